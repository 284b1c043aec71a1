"""Facts for the rules: what the registry holds, what the journal counts, and what the applicant says, each with its source."""

from datetime import date, timedelta
from typing import Any

import pytest

from iljari.acts.base import Mode
from iljari.acts.decided import RecordingModeSet
from iljari.acts.happened import Lent
from iljari.acts.identity import SubjectsJoined, SubjectsParted
from iljari.catalogue.register import all_programmes
from iljari.facts import bringing, earlier, people
from iljari.registry import organisations, persons
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v
from iljari.rules.fact import Fact, Known, Within
from iljari.rules.vocabulary import FACTS
from iljari.rules.vocabulary import earlier as asked_earlier
from tests.journal import ledger
from tests.journal.conftest import clerk
from tests.journal.ledger import Clerk
from tests.registry.firms import SHOWN, firm
from tests.registry.people import OFFICER, SERI, at

__all__ = ["clerk"]
pytestmark = pytest.mark.django_db

SINCE = date(2018, 1, 10)
ON = date(2018, 3, 1)


def _held(kind: str, value: v.Value, source: str = "declared", evidence: str = "") -> Given:
    return Given(kind=kind, value=value, effective_on=SINCE, source=source, evidence=evidence)


SCHOOL = v.Schooling("연습대학교", "university", "enrolled", in_seoul=True)
GONE = v.Schooling("연습고등학교", "vocational_high_school", "left", in_seoul=True)

CASES: list[tuple[list[Given], str, Any]] = [
    # what the registry holds, the fact, what the rules are told
    ([], "person.birth_on", Known(date(1960, 2, 29), "declared", date(1900, 1, 1))),
    ([], "person.district", None),
    ([], "person.employed", None),
    ([_held("address", v.Address("1로 2", "mapo"), "office", "neighbourhood_office")], "person.district",
     Known("mapo", "office", SINCE, "neighbourhood_office")),
    ([_held("address", v.Address("먼길 3"))], "person.district", Known("outside", "declared", SINCE)),
    ([_held("residence", v.Address("1로 2", "nowon"))], "person.stay", Known("nowon", "declared", SINCE)),
    ([_held("schooling", SCHOOL)], "person.schooling", Known(frozenset({"student"}), "declared", SINCE)),
    ([_held("schooling", SCHOOL)], "person.school_in_seoul", Known(True, "declared", SINCE)),
    ([_held("schooling", GONE)], "person.school_in_seoul", None),
    ([_held("schooling", GONE)], "person.schooling", Known(frozenset({"none"}), "declared", SINCE)),
    ([_held("job_seeker", v.JobSeeker("연습-1"))], "person.job_seeker", Known(True, "declared", SINCE)),
    ([_held("employment", v.Employment("연습사업장"))], "person.employed", Known(True, "declared", SINCE)),
    ([_held("employment", v.Employment("연습사업장", insured=False))], "person.employed", None),
    ([_held("income", v.Income(0, False))], "person.regular_income", Known(False, "declared", SINCE)),
    ([_held("income", v.Income(9, True, "household"))], "person.regular_income", None),
    ([_held("vulnerable_group", v.VulnerableGroup("disabled"), "document", "disability_certificate"),
      _held("vulnerable_group", v.VulnerableGroup("low_income"))], "person.groups",
     Known(frozenset({"disabled", "low_income"}), "declared", SINCE)),
    ([_held("assets", v.Assets(200_000_000))], "household.property_won", Known(200_000_000, "declared", SINCE)),
]  # fmt: skip


@pytest.mark.parametrize(("held", "name", "told"), CASES)
def test_what_the_registry_holds_of_a_person(held: list[Given], name: str, told: Known | None) -> None:
    person = persons.register([*SERI, *held], by=OFFICER, recorded_at=at(12))
    assert bringing.facts_of(person, [FACTS[name]], day=ON).get(name) == told


def test_what_held_before_its_day_or_was_not_yet_known_is_not_brought() -> None:
    person = persons.register([*SERI, _held("assets", v.Assets(5))], by=OFFICER, recorded_at=at(12))
    asked = [FACTS["household.property_won"]]
    assert bringing.facts_of(person, asked, day=SINCE - timedelta(days=1)) == {}
    assert bringing.facts_of(person, asked, day=ON, known_at=at(11)) == {}
    assert bringing.facts_of(person, asked, day=ON, known_at=at(13)) != {}


def test_what_is_said_now_replaces_a_declaration_but_nothing_that_was_shown() -> None:
    held = [
        _held("assets", v.Assets(5)),
        _held("address", v.Address("1로 2", "mapo"), "office", "neighbourhood_office"),
    ]
    person = persons.register([*SERI, *held], by=OFFICER, recorded_at=at(12))
    asked = [FACTS["household.property_won"], FACTS["person.district"], FACTS["person.job_seeker"]]
    told = {"household.property_won": Known(7), "person.district": Known("nowon"), "person.job_seeker": Known(False),
            "person.sex": Known("male")}  # fmt: skip
    known = bringing.facts_of(person, asked, day=ON, told=told)
    assert {name: fact.value for name, fact in known.items()} == {
        "household.property_won": 7, "person.district": "mapo", "person.job_seeker": False,
    }  # fmt: skip


def test_somebody_unregistered_is_known_by_what_is_told_alone() -> None:
    loans = asked_earlier.count("Lent").fact
    told = {"person.district": Known("mapo"), loans.name: Known(3)}
    asked = [FACTS["person.district"], loans]
    assert bringing.facts_of("", asked, day=ON, told=told) == told


def test_what_the_registry_holds_of_a_firm() -> None:
    one = firm(on=date(2015, 3, 2), district="mapo", size="small")
    held = organisations.certify(organisation=one, kind="social_enterprise", issued_on=date(2016, 6, 1),
                                 support_since_on=date(2017, 2, 1), **SHOWN)  # fmt: skip
    organisations.report_numbers(organisation=one, year=2017, values={"paid_workers": 9}, **SHOWN)
    asked = [FACTS[name] for name in ("firm.district", "firm.workers", "firm.status", "firm.support_year")]
    known = bringing.facts_of(one.pk, asked, day=ON)
    assert held.pk
    assert {name: fact.value for name, fact in known.items()} == {
        "firm.district": "mapo", "firm.workers": 9, "firm.support_year": 2,
        "firm.status": frozenset({"certified", "small_or_medium"}),
    }  # fmt: skip


def test_what_is_not_recorded_of_a_firm_is_not_no() -> None:
    """Of a firm whose certificates nobody recorded nobody knows that it is not certified: it is asked."""
    for number, told in enumerate(({}, {"size": "small"}, {"size": "large", "kind": "cooperative"})):
        one = firm(f"한빛{number}", **told)
        assert bringing.facts_of(one.pk, [FACTS["firm.status"]], day=ON) == {}
    told = {"firm.status": Known(frozenset({"certified"}))}
    assert bringing.facts_of(one.pk, [FACTS["firm.status"]], day=ON, told=told) == told


SPANS = [
    # within, first day counted, last day counted (seen from 1 March 2018)
    (Within.YEAR, "2018-01-01", "2018-03-01"),
    (Within.YEAR_BEFORE, "2017-01-01", "2017-12-31"),
    (Within.TWELVE_MONTHS, "2017-03-02", "2018-03-01"),
]


@pytest.mark.parametrize(("within", "first", "last"), SPANS)
def test_earlier_acts_are_counted_from_a_first_to_a_last_day(
    clerk: Clerk, within: Within, first: str, last: str
) -> None:
    suit = "jobs.interview_suit"
    fact = asked_earlier.count("Lent", programme=suit, within=within).fact
    days = [date.fromisoformat(first), date.fromisoformat(last)]
    near = [days[0] - timedelta(days=1), *days, days[1] + timedelta(days=1)]
    for day in near:
        clerk.post(
            Lent(programme=suit, effective_on=day, subject="p_one"), day=f"{max(day, ON)}", name=f"{day}"
        )
    assert earlier.of("p_one", fact, day=ON).value == 2
    assert earlier.of("p_other", fact, day=ON) == Known(0, "journal")
    clerk.reverse(f"{days[1]}")
    assert earlier.of("p_one", fact, day=ON) == Known(1, "journal", days[0])


JOURNALS = [
    # how the act is recorded (from which day), loans posted for the person, told now, what the rules are told
    ("", 0, None, None),
    ("", 0, 0, Known(0)),
    ("", 0, 12, Known(12)),
    ("", 1, None, Known(1, "journal", ON)),
    ("", 1, 12, Known(12)),
    ("2018-01-01", 0, None, Known(0, "journal")),
    ("2018-01-01", 0, 12, Known(12)),
    ("2018-01-01", 1, 0, Known(1, "journal", ON)),
    ("2018-02-01", 0, None, None),
    ("2018-02-01", 0, 3, Known(3)),
]


@pytest.mark.parametrize(("single", "loans", "told", "known"), JOURNALS)
def test_what_the_journal_does_not_name_is_no_only_where_everybody_is_named(
    clerk: Clerk, single: str, loans: int, told: int | None, known: Known | None
) -> None:
    suit, fact = (
        "jobs.interview_suit",
        asked_earlier.count("Lent", programme="jobs.interview_suit", within=Within.YEAR).fact,
    )
    if single:
        set_on = date.fromisoformat(single)
        clerk.post(
            RecordingModeSet(programme=suit, effective_on=set_on, object="Lent", subject="single"), day=single
        )
    for _ in range(loans):
        mode = Mode.SINGLE if single else Mode.RETURN
        clerk.post(Lent(programme=suit, effective_on=ON, subject="p_one", mode=mode), day=f"{ON}")
    said = {} if told is None else {fact.name: Known(told)}
    assert bringing.facts_of("p_one", [fact], day=ON, told=said).get(fact.name) == known


def test_what_was_posted_for_one_id_counts_for_the_person_who_has_two(clerk: Clerk) -> None:
    suit, on = "jobs.interview_suit", date(2019, 3, 1)  # after the record, should another test have loaded it
    fact = asked_earlier.count("Lent", programme=suit).fact
    clerk.post(Lent(programme=suit, effective_on=on, subject="p_one"), day="2019-03-01")
    clerk.post(
        SubjectsJoined(programme="bureau.registry", effective_on=on, subject="p_one", object="p_two"),
        day="2019-03-05",
    )
    clerk.post(
        SubjectsParted(programme="bureau.registry", effective_on=on, subject="p_one", object="p_two"),
        day="2019-03-09",
    )
    seen = {
        day: earlier.of("p_two", fact, day=on, known_at=ledger.at(f"2019-03-0{day}")).value
        for day in (4, 6, 9)
    }
    assert seen == {4: 0, 6: 1, 9: 0}


def test_whatever_a_rule_asks_somebody_can_know() -> None:
    """A fact is brought from the registry or the journal, or is the application's own: none is asked that nobody reads."""
    asked: set[Fact] = set()
    for programme in all_programmes().values():
        for admission in programme.admits.values():
            asked.update(admission.facts())
    nobody = [fact.name for fact in asked | set(FACTS.values())
              if not bringing.can_be_brought(fact) and fact.of != "application"]  # fmt: skip
    assert nobody == []
    assert set(people.READERS) <= set(FACTS)
