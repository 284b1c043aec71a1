"""Every answer of every address: whoever is in it is in the log, with no field beyond its purpose (SP-17, SP-22)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from iljari.access import masking
from iljari.access.models import LogRow
from iljari.access.purposes import Purpose
from iljari.registry import duplicates, persons
from iljari.registry.kinds.values import Phone
from iljari.registry.models import LikelyPair
from tests.access.visiting import Visitors
from tests.registry.people import DURI, HANA, OFFICER, SERI, at, given

pytestmark = pytest.mark.django_db

TOLD = {
    "hana": {"name": "김하나", "phone": "01012345678", "email": "hana@example.kr", "birth_on": "1993-05-17"},
    "duri": {"name": "이두리", "phone": "01023456789", "birth_on": "1985-11-02"},
    "seri": {"name": "박세리", "phone": "0221335454", "birth_on": "1960-02-29"},
    "twin": {"name": "독고다람", "phone": "01012345678", "birth_on": "1993-05-18"},
}
ASKED = (
    ("/people/", {"phone": "010-1234-5678"}),
    ("/people/", {"name": "이두리", "birth_on": "1985-11-02"}),
    ("/people/", {"name": "이두리"}),
    ("/people/register/", {"name.text": "김하나", "birth_on.on": "1993-05-17", "phone.number": "01012345678", "source": "declared"}),
    ("/access/log/", {"since": "2018-01-01"}),
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What came back from an address, who is to be read in it, and what the log says of it."""

    address: str
    status: int
    seen: dict[str, set[str]]
    logged: dict[str, set[str]]
    purposes: set[str]


@pytest.fixture
def people() -> dict[str, str]:
    """Four people, two of them likely one: person by name in TOLD."""
    twin = given("독고다람", "1993-05-18", "01012345678")
    made = {
        name: persons.register(facts, by=OFFICER, recorded_at=at(number))
        for number, (name, facts) in enumerate(zip(TOLD, (HANA, DURI, SERI, twin), strict=True), 1)
    }
    duplicates.note(made["hana"], made["twin"], score=0.95, why="phone", found_at=at(9))
    return made


def patterns(resolver: URLResolver, prefix: str = "/") -> Iterator[tuple[str, str]]:
    """(address with its blanks, name) of everything that can be asked."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.name or ""


def filled(people: dict[str, str]) -> list[str]:
    """Every address, with persons' ids in its blanks."""
    found = []
    for address, _name in patterns(get_resolver()):
        if "^" in address or "(" in address:
            continue
        parts = address.split("<")
        for person in people.values() if len(parts) > 1 else [""]:
            blanks = [part.partition(">") for part in parts[1:]]
            pair = LikelyPair.objects.get().pk
            found.append(
                parts[0]
                + "".join(
                    (str(pair) if kind.startswith("int") else person) + rest for kind, _, rest in blanks
                )
            )
    return sorted(set(found))


def forms_of(field: str, value: str) -> set[str]:
    """How a value is written: as it is kept, in groups where it is a phone, masked."""
    return {value, masking.masked(field, value)} | ({Phone(value).shown()} if field == "phone" else set())


HINT = "예: 010-1234-5678"
"""The example beside the field of a form is nobody's number, though here somebody bears it."""


def readable(content: str, sent: set[str]) -> dict[str, set[str]]:
    """Whose fields are to be read in an answer, whole or masked; what was typed by whoever asks is theirs."""
    content = content.replace(HINT, "")
    seen: dict[str, set[str]] = {}
    for name, told in TOLD.items():
        for field, value in told.items():
            if value not in sent and any(text in content for text in forms_of(field, value)):
                seen.setdefault(name, set()).add(field)
    return seen


def asked(client: Client, address: str, sent: dict[str, str] | None, people: dict[str, str]) -> Answer:
    before = LogRow.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    client.raise_request_exception = False
    answer = client.get(address) if sent is None else client.post(address, sent)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    logged: dict[str, set[str]] = {}
    purposes = set()
    for row in LogRow.objects.filter(seq__gt=before):
        purposes.add(row.purpose)
        for subject in row.subjects.values_list("subject", flat=True):
            logged.setdefault(subject, set()).update(row.fields.split())
    typed = {value.replace("-", "") if "phone" in key else value for key, value in (sent or {}).items()}
    return Answer(
        address, answer.status_code, readable(content.decode(errors="replace"), typed), logged, purposes
    )


@pytest.fixture
def answers(people: dict[str, str], settings: Any) -> list[Answer]:
    """What every address answers to several offices."""
    visitors = Visitors(settings)
    offices: tuple[dict[str, str], ...] = (
        {"role": "division officer", "division": "jobs"}, {"role": "privacy officer"},
        {"role": "district officer", "district": "nowon"}, {},
    )  # fmt: skip
    found = []
    for office in offices:
        client = visitors(today=date(2018, 11, 15), **office)
        found += [
            asked(client, address, None, people) for address in filled(people) if "sign-out" not in address
        ]
        found += [asked(client, address, dict(sent), people) for address, sent in ASKED]
    return found


def test_whoever_is_in_an_answer_is_in_the_log(answers: list[Answer], people: dict[str, str]) -> None:
    """Also masked. The answers hold people at all, else this would show nothing."""
    held = [answer for answer in answers if answer.seen]
    assert len(held) >= 8
    unlogged = [
        (answer.address, name) for answer in held for name in answer.seen if not _fields(answer, name, people)
    ]
    assert unlogged == []


def test_no_answer_holds_a_field_beyond_its_purpose(answers: list[Answer], people: dict[str, str]) -> None:
    beyond = [
        (answer.address, name, sorted(fields - _fields(answer, name, people)))
        for answer in answers
        for name, fields in answer.seen.items()
        if fields - _fields(answer, name, people)
    ]
    assert beyond == []
    for answer in answers:
        allowed = {field for code in answer.purposes if code for field in Purpose.every[code].fields}
        assert {field for fields in answer.logged.values() for field in fields} <= allowed


def _fields(answer: Answer, name: str, people: dict[str, str]) -> set[str]:
    """The fields that the log names for whoever this may be: two people may share a phone."""
    same = {
        other for other, told in TOLD.items()
        if any(told.get(field) == TOLD[name].get(field) for field in answer.seen[name])
        or any(masking.masked(field, told.get(field, "")) == masking.masked(field, TOLD[name].get(field, ""))
               for field in answer.seen[name] if field in told)
    }  # fmt: skip
    return set().union(*(answer.logged.get(people[other], set()) for other in same))
