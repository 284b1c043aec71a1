"""Who works at the desk in these tests, and how a call is typed."""

import itertools
import re
from typing import Any

from django.test import Client

from iljari.access.roles import Role
from iljari.journal import read
from tests import signing_in

_numbers = itertools.count(1)


def person(role: str, **place: str) -> Client:
    """Somebody of this role and place, signed in; `client.who` is the account."""
    name = f"office-{role.replace(' ', '-').replace(chr(39), '')}-{next(_numbers)}"
    client = signing_in.sign_in(Client(), signing_in.account(name, Role(role), **place))
    client.who = name  # type: ignore[attr-defined]
    return client


def officer(division: str = "jobs") -> Client:
    return person("division officer", division=division)


def head(division: str = "jobs") -> Client:
    return person("division head", division=division)


def once() -> str:
    """A form's key that nobody used."""
    return f"screen-{next(_numbers)}"


def send(client: Client, address: str, **typed: Any) -> Any:
    """A form, sent once."""
    return client.post(address, {"once": once()} | typed)


def text(answer: Any) -> str:
    """What a page says, without its marks."""
    page = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("&#x27;", "'")


def nothing_posted(before: int) -> bool:
    """Whether the journal is as long as it was."""
    return read.last_seq() == before


CALL = {
    "title": "2019년 강소기업 공모", "title_en": "Strong SMEs 2019", "text": "함께할 기업을 찾습니다.", "applicants": ["firm"],
    "opens_at": "2019-05-01T09:00", "closes_at": "2019-05-31T18:00", "choice": "review", "places": "2", "reserve": "1",
    "objection_days": "30", "reviewers": "2", "criterion-0-ko": "사업 계획", "criterion-0-most": "40",
    "criterion-1-ko": "금액", "criterion-1-most": "20", "criterion-2-ko": "능력", "criterion-2-most": "20",
    "criterion-3-ko": "가치", "criterion-3-most": "20", "tie-0": "row:0", "tie-1": "earliest", "document-0-ko": "사업계획서",
    "document-0-required": "", "quota-0-of": "group:women", "quota-0-least": "1",
}  # fmt: skip
NEW = "/intake/office/new/?kind=jobs.seoul_strong_sme:firms"
