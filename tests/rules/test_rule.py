"""A rule is one sentence of the law: its numbers are typed once, its version is that of a day, what is wrong with it is said."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from iljari.kernel.dated import Dated
from iljari.rules.fact import Kind, Known
from iljari.rules.language import NOT_STATED, Condition, Given, Least, called
from iljari.rules.one import Verdict, judge, worth
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import application, firm, household, person
from tests.rules import population

MAY = date(2018, 5, 1)


def _rule(holds: Condition, ko: str = "가", code: str = "r", starts_on: date | None = None) -> Rule:
    return Rule(code, holds, ko, "a", "L246", starts_on)


def _aged(values: dict[str, int]) -> Rule:
    return _rule(person.age >= Dated(values), "만 {age.floor}세 이상")


def test_a_later_value_leaves_the_versions_before_it_alone() -> None:
    """
    | edit                        | version of April | version of May |
    |-----------------------------|------------------|----------------|
    | 15 is added from May on     | stays            | another        |
    | what held in April is edited | another         | stays          |
    """
    first, added, edited = (
        _aged({"2016-01-01": 19}),
        _aged({"2016-01-01": 19, "2018-05-01": 15}),
        _aged({"2016-01-01": 18, "2018-05-01": 15}),
    )
    april = date(2018, 4, 30)
    assert first.version(april) == added.version(april) != edited.version(april)
    assert first.version(MAY) != added.version(MAY) == edited.version(MAY)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: _rule(person.age >= 15, "만 {age.ceiling}세"), "규정에 없는 값"),
        (lambda: _rule((person.age >= 15) | (person.age >= 19)), "이름의 값이 둘"),
        (lambda: Admission("가", "a", (_rule(person.age >= 15), _rule(person.age <= 15))), "부호가 겹칩니다"),
        (lambda: Admission("가", "a", (_rule(person.age >= 15), _rule(person.age >= 19, code="s"))), "called"),
        (lambda: firm.is_("certificate"), "이 사실이 가질 수 있는 값이 아닙니다"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rule_is_said(wrong: Callable[[], object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        wrong()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: person.age >= 15.5,
        lambda: 15 <= person.age <= 39,
        lambda: (person.age >= 15) and (person.age <= 39),
        lambda: person.age >= date(2018, 1, 1),
    ],
)
def test_what_python_would_take_and_the_law_does_not_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"[가-힣]"):
        wrong()


def test_a_rule_binds_from_its_day_on_and_no_rule_at_all_says_nothing() -> None:
    admission = Admission("가", "a", (_rule(person.age >= 15, starts_on=MAY),))
    child = {"person.birth_on": Known(date(2010, 1, 1))}
    assert judge(admission, child, MAY).verdict is Verdict.REFUSED
    assert judge(admission, child, date(2018, 4, 30)).verdict is Verdict.UNKNOWN
    assert admission.change_days() == (MAY,)


def test_a_simulation_sets_values_by_their_names() -> None:
    admission = Admission(
        "가",
        "a",
        (_aged({"2016-01-01": 19, "2018-05-01": 15}), _rule(household.property_won <= 200_000_000, code="p")),
    )
    assert sorted(admission.values()) == ["age.floor", "property_won.ceiling"]
    changed = admission.changed({"age.floor": 17})
    assert [rule.sentence(day) for rule in changed.rules[:1] for day in (date(2017, 1, 1), MAY)] == [
        "만 17세 이상"
    ] * 2
    assert admission.rules[0].sentence(MAY) == "만 15세 이상"
    with pytest.raises(KeyError, match=r"바꿀 수 있는 값: age\.floor"):
        admission.changed({"age": 17})


GENERAL = Amount(
    "grant",
    Least(application.persons, called("most", 50))
    * (
        Given(firm.is_("certified") & firm.support_year.equals(called("y1", 1)), Fraction(60, 100))
        .given(firm.is_("certified") & firm.support_year.equals(called("y2", 2)), Fraction(1, 2))
        .otherwise(NOT_STATED)
        + Given(person.employed, Fraction(1, 5)).otherwise(Fraction(0))
    )
    * called("base", 1_724_000, Kind.WON),
    "일자리 창출 지원금",
    "job-creation grant",
    "L975-978",
)


@pytest.mark.parametrize(
    ("persons", "year", "longer", "won"),
    [
        (1, 1, False, 1_034_400),
        (1, 2, False, 862_000),
        (1, 2, True, 1_206_800),
        (3, 1, False, 3_103_200),
        (50, 1, False, 51_720_000),
        (51, 1, False, 51_720_000),
        (1, 3, False, None),
    ],
)
def test_an_amount_is_exact_to_the_won(persons: int, year: int, longer: bool, won: int | None) -> None:
    facts = {
        "application.persons": Known(persons), "firm.support_year": Known(year), "person.employed": Known(longer),
        "firm.status": Known(frozenset(["certified"])),
    }  # fmt: skip
    assert worth(GENERAL, facts, MAY).value == won
    told = {name: known.value for name, known in facts.items()}
    assert population.values(GENERAL.yields, [told], MAY) == [won]
