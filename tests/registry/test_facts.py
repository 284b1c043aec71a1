"""Facts about persons: what held on a day, as known then; what is refused; what is found by an exact value."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from iljari.journal.slip import Refused
from iljari.registry import facts, persons
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v
from iljari.registry.models import Person, PersonFact
from tests.registry.people import DURI, HANA, NARI, OFFICER, SERI, at, given

pytestmark = pytest.mark.django_db


def registered(who: list[Given] = HANA, day: int = 1) -> str:
    return persons.register(who, by=OFFICER, recorded_at=at(day))


def test_what_was_handed_in_is_held() -> None:
    held = persons.facts_of(registered(), on=date(2018, 1, 2))
    assert held.value("name") == v.Name("김하나")
    assert held.value("birth_on").age_on(date(2018, 5, 16)) == 24
    assert held.value("phone") == v.Phone("01012345678")
    assert held.value("sex") is None


@pytest.mark.parametrize(
    ("on", "known_on", "district"),
    [
        ("2018-01-01", 9, ""),  # nothing held yet
        ("2018-01-05", 9, "mapo"),
        ("2018-01-12", 9, "mapo"),  # the move was not known on the 9th
        ("2018-01-12", 12, "jung"),  # then it was: moved on the 10th to Jung
        ("2018-01-12", 21, "jongno"),  # on the 20th it came out: it was Jongno
        ("2018-01-05", 21, "mapo"),
        ("2018-01-09", 21, "mapo"),
    ],
)
def test_two_clocks(on: str, known_on: int, district: str) -> None:
    person = registered()

    def home(code: str, day: int) -> Given:
        return Given(kind="address", value=v.Address("어느 길 1", code), effective_on=date(2018, 1, day))

    facts.state(person, home("mapo", 3), by=OFFICER, recorded_at=at(3))
    moved = facts.state(person, home("jung", 10), by=OFFICER, recorded_at=at(11))
    facts.correct(moved.id, home("jongno", 10), reason="mistyped", by=OFFICER, recorded_at=at(20))
    found = persons.facts_of(person, on=date.fromisoformat(on), known_at=at(known_on)).value("address")
    assert (found.district if found else "") == district


def test_of_many_each_stands_until_it_ends() -> None:
    person = registered()
    for code in ("disabled", "low_income"):
        fact = Given(kind="vulnerable_group", value=v.VulnerableGroup(code), effective_on=date(2018, 1, 1),
                     source="document", evidence="recipient_certificate")  # fmt: skip
        last = facts.state(person, fact, by=OFFICER, recorded_at=at(2))
    facts.end(last.id, ends_before=date(2018, 3, 1), by=OFFICER, recorded_at=at(60))

    def groups(on: date, known: int) -> list[str]:
        return [g.code for g in persons.facts_of(person, on, at(known)).values("vulnerable_group")]

    assert groups(date(2018, 2, 28), 61) == ["disabled", "low_income"]
    assert groups(date(2018, 3, 1), 61) == ["disabled"]
    assert groups(date(2018, 3, 1), 59) == ["disabled", "low_income"]


def test_what_ended_does_not_bring_back_what_was_before() -> None:
    person = registered()
    for day, number in ((1, "01011112222"), (10, "01033334444")):
        phone = Given(kind="phone", value=v.Phone(number), effective_on=date(2018, 2, day))
        last = facts.state(person, phone, by=OFFICER, recorded_at=at(50))
    facts.end(last.id, ends_before=date(2018, 2, 20), by=OFFICER, recorded_at=at(55))
    assert persons.facts_of(person, date(2018, 2, 25)).value("phone") is None


def test_a_withdrawn_fact_was_never_so_but_is_remembered() -> None:
    person = registered()
    phone = persons.facts_of(person, date(2018, 1, 2)).fact("phone")
    facts.withdraw(phone.id, by=OFFICER, recorded_at=at(5))
    assert persons.facts_of(person, date(2018, 1, 2)).value("phone") is None
    assert persons.facts_of(person, date(2018, 1, 2), at(4)).value("phone") == v.Phone("01012345678")
    assert persons.search_exact(email="hana@example.kr") == [person]
    assert persons.search_exact(phone="010-1234-5678") == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"phone": "010-1234-5678"}, ["김하나"]),
        ({"phone": "+82 10 1234 5678"}, ["김하나"]),
        ({"email": " HANA@example.kr"}, ["김하나"]),
        ({"name": "김하나", "birth_on": date(1993, 5, 17)}, ["김하나"]),
        ({"name": "김 하나", "birth_on": date(1993, 5, 17)}, ["김하나"]),
        ({"name": "응우옌나리", "birth_on": date(1999, 12, 31)}, ["응우옌 나리"]),
        ({"name": "김하나", "birth_on": date(1993, 5, 18)}, []),
        ({"phone": "010-1234-5678", "email": "nari@example.kr"}, []),
        ({"phone": "010-0000-0000"}, []),
    ],
)
def test_exact_search(asked: dict[str, object], found: list[str]) -> None:
    for who in (HANA, DURI, SERI, NARI):
        registered(who)
    people = persons.search_exact(**asked)
    assert [persons.facts_of(p, date(2018, 1, 2)).value("name").text for p in people] == found


@pytest.mark.parametrize("asked", [{}, {"name": "김하나"}, {"birth_on": date(1993, 5, 17)}, {"phone": " "}])
def test_a_name_alone_is_not_searched(asked: dict[str, object]) -> None:
    with pytest.raises(Refused):
        persons.search_exact(**asked)


def test_a_new_name_is_found_and_so_is_who_bears_it() -> None:
    person = registered()
    name = persons.facts_of(person, date(2018, 1, 2)).fact("name")
    facts.correct(
        name.id, Given(kind="name", value=v.Name("김하늘")), reason="mistyped", by=OFFICER, recorded_at=at(3)
    )
    assert persons.search_exact(name="김하늘", birth_on=date(1993, 5, 17)) == [person]
    assert persons.search_exact(name="김하나", birth_on=date(1993, 5, 17)) == []


@pytest.mark.parametrize(
    ("handed_in", "sentence"),
    [
        (HANA[:1], "생년월일: 꼭 있어야"),
        ([*HANA, HANA[0]], "이름: 두 번"),
        (given("900101-1234567", "1990-01-01"), "주민등록번호"),
        (given("김하나", "1990-01-01", "12345"), "전화번호가 아닙니다"),
        (given("", "1990-01-01"), "비어 있습니다"),
        ([*HANA, Given(kind="sex", value=v.Name("여"))], "성별: 내용의 종류"),
        ([*HANA, Given(kind="blood_type", value=v.Name("A"))], "blood_type"),
        ([*HANA, Given(kind="assets", value=v.Assets(-1), effective_on=date(2018, 1, 1))], "0원 이상"),
        ([*HANA, Given(kind="assets", value=v.Assets(1))], "언제부터인지"),
        ([*HANA, Given(kind="sex", value=v.Sex("female"), source="document")], "어느 서류"),
        ([*HANA, Given(kind="sex", value=v.Sex("female"), source="rumour")], "출처"),
        ([*HANA, Given(kind="sex", value=v.Sex("female"), evidence="lease")], "어느 서류"),
    ],
)
def test_what_is_refused(handed_in: list[Given], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        registered(handed_in)
    assert not Person.objects.exists()


def test_a_fact_is_corrected_once() -> None:
    person = registered()
    name = persons.facts_of(person, date(2018, 1, 2)).fact("name")
    new = Given(kind="name", value=v.Name("김한나"))
    facts.correct(name.id, new, reason="mistyped", by=OFFICER, recorded_at=at(3))
    with pytest.raises(Refused, match="이미 고쳐진"):
        facts.correct(name.id, new, reason="mistyped", by=OFFICER, recorded_at=at(4))
    with pytest.raises(Refused, match="꼭 있어야"):
        facts.withdraw(
            persons.facts_of(person, date(2018, 1, 4)).fact("name").id, by=OFFICER, recorded_at=at(5)
        )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE registry_personfact SET effective_on = '2017-01-01'",
        "UPDATE registry_personfact SET kind = 'email' WHERE kind = 'phone'",
        "UPDATE registry_personfact SET recorded_by = 'H9999'",
        "UPDATE registry_personfact SET source = 'office'",
        "UPDATE registry_person SET registered_by = 'H9999'",
    ],
)
def test_the_database_refuses_a_change_in_place(change: str) -> None:
    registered()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_the_tables_hold_no_plain_word() -> None:
    registered(given("김하나", "1993-05-17", "01012345678", "hana@example.kr"))
    rows = [list(PersonFact.objects.values()), list(Person.objects.values())]
    with connection.cursor() as cursor:
        for table in ("registry_person", "registry_personfact"):
            cursor.execute(f"SELECT * FROM {table}")
            rows.append(cursor.fetchall())
    for canary in ("김하나", "1993-05-17", "01012345678", "hana@example.kr", "hana"):
        assert canary not in str(rows)


def test_many_are_registered_in_batches() -> None:
    batches = persons.register_many([HANA, DURI, SERI, NARI], by=OFFICER, recorded_at=at(1))
    assert [len(batch) for batch in batches] == [4]
    assert len(persons.search_exact(phone="02-2133-5454")) == 1
    assert len(persons.search_exact(name="이두리", birth_on=date(1985, 11, 2))) == 1
