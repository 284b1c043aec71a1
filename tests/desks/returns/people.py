"""The people of these tests, the returns that they write, and the days on which they do."""

import itertools
import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.test import Client

from iljari.access.roles import Role
from iljari.catalogue.register import all_programmes
from iljari.desks.returns import operations
from iljari.desks.returns.models import Deliverer, Duty, Line, Return
from iljari.desks.returns.operations import Number
from tests import signing_in

SEOUL = ZoneInfo("Asia/Seoul")
TODAY = date(2019, 3, 15)
AT = datetime(2019, 3, 15, 10, 0, tzinfo=SEOUL)
FEBRUARY = (date(2019, 2, 1), date(2019, 2, 28))
JANUARY = (date(2019, 1, 1), date(2019, 1, 31))
CAFE = "jobs.job_cafe"

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in, with the name under which he acts."""

    client: Client
    name: str

    def post(self, address: str, **typed: object) -> object:
        """Send a form."""
        return self.client.post(address, typed)


def sign_in(role: str, **place: str) -> Person:
    """A new person of this role and place, signed in."""
    name = f"test-{role.replace(' ', '-').replace(chr(39), '')}-{next(_numbers)}"
    return Person(signing_in.sign_in(Client(), signing_in.account(name, Role(role), **place)), name)


def new_operator(programme: str = CAFE, kind: str = "operator") -> str:
    """An operator of its own, so that nothing that other tests report is mixed up with it; everything is entrusted to it."""
    code = f"test_operator_{next(_numbers)}"
    signing_in.entrust(code, *all_programmes())
    Deliverer.objects.create(code=code, programme=programme, name=f"시험 기관 {code}", kind=kind)
    return code


def number(indicator: str, value: object, unit: str = "people", **kinds: str) -> Number:
    """A number of February 2019."""
    return Number(indicator, str(value), unit, FEBRUARY[1], FEBRUARY[0], kinds)


def drafted(
    operator: str, *numbers: Number, programme: str = CAFE, by: str = "drafter", district: str = ""
) -> Return:
    """The draft of February's return."""
    return operations.draft(
        programme=programme, since_on=FEBRUARY[0], until_on=FEBRUARY[1], by=by, operator=operator, district=district,
        numbers=numbers or (number("users", 120, activity="space"),), at=AT,
    )  # fmt: skip


def submitted(operator: str, *numbers: Number, programme: str = CAFE, by: str = "drafter") -> Return:
    """February's return, handed in."""
    paper = drafted(operator, *numbers, programme=programme, by=by)
    operations.submit(paper=paper, by=by, at=AT)
    return paper


def signed(operator: str, *numbers: Number, programme: str = CAFE) -> Return:
    """February's return, signed off."""
    paper = submitted(operator, *numbers, programme=programme)
    operations.sign(paper=paper, by="signer", at=AT)
    return paper


def line_of(paper: Return, position: int = 0) -> Line:
    """One number of a return."""
    return Line.objects.get(of=paper, position=position)


def owing(operator: str = "", district: str = "", programme: str = CAFE, **told: object) -> Duty:
    """A duty to report from January 2019 on."""
    return Duty.objects.create(
        programme=programme, operator=operator, district=district, **({"since_on": JANUARY[0]} | told)
    )


def text(answer: object) -> str:
    """What a page says, without its marks."""
    page = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.S)  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("&#x27;", "'")


def officer(division: str = "jobs") -> Person:
    return sign_in("division officer", division=division)


def head(division: str = "jobs") -> Person:
    return sign_in("division head", division=division)
