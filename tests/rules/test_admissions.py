"""Two programmes' rules as tables: the day, what is known, the verdict, the rules that decided."""

from datetime import date

import pytest

from iljari.catalogue.language import Role
from iljari.catalogue.register import all_programmes
from iljari.rules import columns
from iljari.rules.fact import Known
from iljari.rules.one import Verdict, judge
from iljari.rules.rule import Admission
from iljari.rules.vocabulary import FACTS
from tests.rules import population

PROGRAMMES = all_programmes()
SUIT = PROGRAMMES["jobs.interview_suit"].admits[Role.VISITOR]
WORKS = PROGRAMMES["jobs.public_works"].admits[Role.PARTICIPANT]
LOANS = "earlier.count:Lent:jobs.interview_suit:year"
DAY = date(2018, 9, 3)

WHO = {
    "민아": {
        "person.birth_on": date(1994, 2, 28),
        "person.schooling": frozenset({"high_school_graduate"}),
        "person.district": "mapo",
        "person.employed": False,
        "person.regular_income": False,
        "person.job_seeker": True,
        "household.property_won": 200_000_000,
        LOANS: 9,
    },
    "준": {
        "person.birth_on": date(1983, 9, 4),
        "person.schooling": frozenset({"graduate"}),
        "person.district": "outside",
        "person.stay": "mapo",
        "person.school_in_seoul": True,
        LOANS: 0,
    },
}

CASES = [
    # admission, who, other facts, day, verdict, rules failed, facts missing
    (SUIT, "민아", {}, DAY, "eligible", "", ""),
    (SUIT, "민아", {LOANS: 10}, DAY, "refused", "loans", ""),
    (SUIT, "민아", {LOANS: None}, DAY, "unknown", "", LOANS),
    (SUIT, "민아", {"person.birth_on": None, LOANS: 10}, DAY, "refused", "loans", "person.birth_on"),
    (SUIT, "준", {}, date(2018, 9, 3), "eligible", "", ""),
    (SUIT, "준", {}, date(2018, 9, 4), "refused", "age_ceiling", ""),
    (SUIT, "준", {"person.stay": "outside"}, DAY, "refused", "residence", ""),
    (SUIT, "준", {"person.stay": None}, DAY, "unknown", "", "person.stay"),
    (SUIT, "준", {"person.district": None}, DAY, "eligible", "", ""),
    (WORKS, "민아", {}, DAY, "eligible", "", ""),
    (WORKS, "민아", {"household.property_won": 200_000_001}, DAY, "refused", "property", ""),
    (WORKS, "민아", {"person.employed": True, "person.regular_income": None}, DAY, "refused", "unemployed", ""),
    (WORKS, "민아", {"person.regular_income": None}, DAY, "unknown", "", "person.regular_income"),
    (WORKS, "민아", {"person.birth_on": date(2000, 2, 29)}, date(2018, 2, 28), "refused", "age_floor", ""),
    (WORKS, "민아", {"person.birth_on": date(2000, 2, 29)}, date(2018, 3, 1), "eligible", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("admission", "who", "other", "day", "verdict", "failed", "missing"), CASES)
def test_one_applicant_and_the_column_say_the_same(
    admission: Admission,
    who: str,
    other: dict[str, object],
    day: date,
    verdict: str,
    failed: str,
    missing: str,
) -> None:
    facts = {name: Known(value) for name, value in {**WHO[who], **other}.items() if value is not None}
    found = judge(admission, facts, day)
    assert found.verdict == verdict
    assert " ".join(finding.rule.code for finding in found.failed) == failed
    assert " ".join(fact.name for fact in found.missing) == missing
    assert _by_column(admission, {name: known.value for name, known in facts.items()}, day) == verdict


def _by_column(admission: Admission, person: population.Person, day: date) -> Verdict:
    """The verdict of a population of one."""
    (holds,) = population.verdicts(columns.verdict(admission, day), admission.facts(), [person])
    return {True: Verdict.ELIGIBLE, False: Verdict.REFUSED, None: Verdict.UNKNOWN}[holds]


def test_a_refusal_says_its_sentence_its_line_and_the_fact_that_failed() -> None:
    facts = {
        **{name: Known(value) for name, value in WHO["민아"].items()},
        "household.property_won": Known(250_000_000, "document", date(2018, 6, 1), "tax_on_property"),
    }
    (finding,) = judge(WORKS, facts, DAY).failed
    assert finding.ko == "재산이 2억 원 이하여야 합니다."
    assert finding.en == "Your property must not exceed 200,000,000 won."
    assert finding.rule.source == "L1395"
    assert finding.because == (
        (
            FACTS["household.property_won"],
            Known(250_000_000, "document", date(2018, 6, 1), "tax_on_property"),
        ),
    )


def test_one_pass_counts_many_admissions_by_group() -> None:
    """
    | who | registered in | born       | suit     | works    |
    |-----|---------------|------------|----------|----------|
    | 민아 | mapo          | 1994-02-28 | eligible | eligible |
    | 준   | outside       | 1983-09-04 | eligible | refused  |
    | –   | mapo          | not known  | unknown  | unknown  |
    """
    jun = {**WHO["준"], "person.schooling": frozenset({"graduate"}), "person.job_seeker": False}
    people = [WHO["민아"] | {"person.schooling": frozenset({"graduate"})}, jun, {"person.district": "mapo"}]
    found = population.counted({"suit": SUIT, "works": WORKS}, people, DAY, by={"place": '"person.district"'})
    assert found == {
        "mapo": {"suit.eligible": 1, "suit.refused": 0, "suit.unknown": 1, "works.eligible": 1, "works.refused": 0, "works.unknown": 1},
        "outside": {"suit.eligible": 1, "suit.refused": 0, "suit.unknown": 0, "works.eligible": 0, "works.refused": 1, "works.unknown": 0},
    }  # fmt: skip
