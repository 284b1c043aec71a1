"""Likely duplicates: who is found when somebody is registered, what an officer may say, and what follows."""

from datetime import date

import pytest

from iljari.journal.slip import Refused
from iljari.registry import duplicates, identity, persons
from iljari.registry.duplicates import Decision, Likely, Verdict
from iljari.registry.facts import Given
from iljari.registry.models import LikelyPair, Person
from tests.registry.people import DURI, HANA, NARI, OFFICER, SERI, at, given

pytestmark = pytest.mark.django_db

SAME, LATER = Decision(Verdict.SAME, "identity_checked"), Decision(Verdict.LATER)
DIFFERENT = Decision(Verdict.DIFFERENT, "shared_phone")


def entered(who: list[Given], day: int = 1, **decisions: Decision) -> str:
    return duplicates.enter(who, by=OFFICER, recorded_at=at(day), decisions=decisions)


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (given("김하나", "1993-05-17"), ["name_birth"]),
        (given("김 하나 ", "1993-05-17", "+82-10-1234-5678"), ["name_birth", "phone"]),
        (given("김한나", "1993-05-17", "", "Hana@Example.kr"), ["email"]),
        (given("김두나", "1995-01-01", "010 1234 5678"), ["phone"]),
        (given("김하나", "1993-05-18"), []),
        (DURI, []),
    ],
)
def test_who_is_found(who: list[Given], why: list[str]) -> None:
    entered(HANA)
    assert [each for candidate in duplicates.candidates(who) for each in candidate.why] == why


def test_nobody_is_registered_until_an_officer_has_decided() -> None:
    hana = entered(HANA)
    with pytest.raises(Likely) as asked:
        entered(given("김두나", "1995-01-01", "01012345678"))
    assert [candidate.person for candidate in asked.value.candidates] == [hana]
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("decision", "registered", "pairs"),
    [
        (SAME, 1, []),
        (DIFFERENT, 2, [("different", "shared_phone")]),
        (LATER, 2, [("open", "")]),
    ],
)
def test_what_follows_from_the_decision(
    decision: Decision, registered: int, pairs: list[tuple[str, str]]
) -> None:
    hana = entered(HANA)
    entered(given("김하나", "1993-05-17", "01099998888"), day=5, **{hana: decision})
    assert Person.objects.count() == registered
    assert list(LikelyPair.objects.values_list("state", "reason")) == pairs


def test_the_same_person_gets_what_is_new() -> None:
    hana = entered(HANA)
    new = Given(kind="phone", value=HANA[2].value.__class__("01099998888"), effective_on=date(2018, 1, 5))
    assert entered([*HANA[:2], new], day=5, **{hana: SAME}) == hana
    held = persons.facts_of(hana, date(2018, 1, 5))
    assert held.value("phone").number == "01099998888"
    assert len(persons.history_of(hana)) == 5


def test_another_person_needs_a_reason() -> None:
    hana = entered(HANA)
    with pytest.raises(Refused, match="왜 다른 사람인지"):
        entered(given("김두나", "1995-01-01", "01012345678"), **{hana: Decision(Verdict.DIFFERENT)})
    assert Person.objects.count() == 1


def test_an_open_pair_is_joined_and_parted_again() -> None:
    hana = entered(HANA)
    other = entered(given("김하나", "1993-05-17"), **{hana: LATER})
    (pair,) = duplicates.open_pairs()
    duplicates.decide(pair.pk, SAME, by=OFFICER, at=at(3))
    assert identity.aliases(hana) == {hana, other}
    with pytest.raises(Refused, match="이미"):
        duplicates.decide(pair.pk, SAME, by=OFFICER, at=at(4))
    duplicates.decide(pair.pk, Decision(Verdict.DIFFERENT, "proved_otherwise"), by=OFFICER, at=at(5))
    assert identity.aliases(hana) == {hana}
    assert not duplicates.open_pairs()


def test_a_batch_adds_each_pair_once_and_keeps_decisions() -> None:
    people = [entered(who) for who in (HANA, DURI, SERI, NARI)]
    a, b, c, d = sorted(people)
    assert duplicates.note_many([(a, b, 0.97), (c, b, 0.93), (a, a, 1.0)], found_at=at(2)) == 2
    duplicates.decide(duplicates.open_pairs()[0].pk, DIFFERENT, by=OFFICER, at=at(3))
    assert duplicates.note_many([(b, a, 0.99), (c, d, 0.91)], found_at=at(4)) == 1
    assert [(p.person_a_id, p.person_b_id, p.score) for p in duplicates.open_pairs()] == [
        (b, c, 0.93),
        (c, d, 0.91),
    ]
