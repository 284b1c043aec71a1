"""One definition, two evaluations: what one applicant is told is what the column says, for any rule, person and day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import hypothesis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iljari.rules import columns, plain
from iljari.rules.fact import Facts, Known
from iljari.rules.language import Choose, Condition, Not, Value
from iljari.rules.one import judge
from iljari.rules.plan import Plan
from iljari.rules.rule import Admission, Rule
from tests.rules import generated, population


def _known(person: population.Person) -> Facts:
    return {name: Known(value) for name, value in person.items()}


def same(condition: Condition, persons: list[population.Person], day: date) -> None:
    """Each person's truth, both ways."""
    alone = plain.truth(condition, day)
    assert population.truths(condition, persons, day) == [alone(_known(person)) for person in persons]


def same_value(value: Value, persons: list[population.Person], day: date) -> None:
    """Each person's value, both ways: equal to the last part of a won."""
    alone = plain.value(value, day)
    assert population.values(value, persons, day) == [alone(_known(person)) for person in persons]


@st.composite
def cases(draw: st.DrawFn, expressions: st.SearchStrategy[Any]) -> tuple[Any, list[population.Person], date]:
    """An expression, people and a day."""
    expression, day = draw(expressions), draw(generated.days)
    return expression, draw(st.lists(generated.people(expression, day), min_size=1, max_size=6)), day


@settings(max_examples=200)
@given(cases(generated.conditions))
def test_a_condition_is_the_same_for_one_and_for_all(
    case: tuple[Condition, list[population.Person], date],
) -> None:
    same(*case)


@settings(max_examples=200)
@given(cases(generated.numbers(2)))
def test_a_value_is_the_same_for_one_and_for_all(case: tuple[Value, list[population.Person], date]) -> None:
    same_value(*case)


@settings(max_examples=150)
@given(cases(generated.conditions))
def test_outcomes_that_are_kept_are_those_worked_out_anew(
    case: tuple[Condition, list[population.Person], date],
) -> None:
    condition, persons, day = case
    try:
        admission = Admission("가", "a", rules=(Rule("r", condition, "가", "a", "L1"),))
    except ValueError:
        hypothesis.reject()
    for facts in map(_known, persons):
        (kept,) = judge(admission, facts, day).findings
        (fresh,) = Plan(admission, day).outcomes(facts).each
        assert (kept.outcome.state, kept.outcome.decided, kept.outcome.missing) == (
            fresh.state,
            fresh.decided,
            fresh.missing,
        )
        assert kept.because == tuple((fact, facts[fact.name]) for fact in fresh.decided)
        assert not set(fresh.missing) & {fact for fact, _ in kept.because}
        assert (
            fresh.state
            == {True: "held", False: "failed", None: "unknown"}[plain.truth(condition, day)(facts)]
        )


# --- what the properties would not let pass -----------------------------------------------------------------------


def _not_unknown_is_true(condition: Any) -> Any:
    return lambda facts: not condition(facts)


def _early(tests: Any) -> Any:
    """An `and` that stops at the first part that is not known, before a false one."""

    def holds(facts: Facts) -> bool | None:
        for test in tests:
            held = test(facts)
            if held is not True:
                return held
        return True

    return holds


def _a_day_late(day: date, years: int) -> date:
    return _BORN(day, years) + timedelta(days=1)


def _march(day: date, years: int) -> date:
    """29 February of a year without one, taken as 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def _falls_through(expression: Choose, day: date) -> columns.Scaled:
    """CASE as one writes it first: what is not known falls through to the next branch."""
    found = _CHOSEN(expression, day)
    text = found.sql.text
    whens = [columns.condition(branch.when, day) for branch in expression.branches]
    for when in whens:
        text = text.replace(f" WHEN {when.text} IS NULL THEN NULL", "", 1)
    thens = [columns.value(branch.then, day).times(found.scale) for branch in expression.branches]
    rest = columns.value(expression.rest, day).times(found.scale)
    parameters = [
        each for when, then in zip(whens, thens, strict=True) for each in (*when.parameters, *then.parameters)
    ]
    return columns.Scaled(columns.Sql(text, (*parameters, *rest.parameters)), found.scale)


def _unscaled(self: columns.Scaled, scale: int) -> columns.Sql:
    return self.sql


_BORN, _CHOSEN = columns.born_by, columns._chosen

MUTANTS: list[tuple[str, object, str, Callable[..., Any], st.SearchStrategy[Any]]] = [
    # what is broken, where, by what, seen on which expressions
    ("not of unknown is true", plain, "_opposite", _not_unknown_is_true, generated.conditions),
    ("and stops before a false part", plain, "_all", _early, generated.conditions),
    ("an age begins a day late", columns, "born_by", _a_day_late, generated.ages),
    ("29 February becomes 1 March", columns, "born_by", _march, generated.ages),
    ("CASE falls through", columns, "_chosen", _falls_through, generated.numbers(1)),
    ("parts of different wholes compared", columns.Scaled, "times", _unscaled, generated.reckoned),
]


@pytest.mark.parametrize(
    ("what", "where", "name", "broken", "expressions"), MUTANTS, ids=[each[0] for each in MUTANTS]
)
def test_the_properties_fail_when(
    what: str, where: object, name: str, broken: Callable[..., Any], expressions: st.SearchStrategy[Any], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(where, name, broken)

    @settings(max_examples=1000, database=None, phases=[hypothesis.Phase.generate])
    @given(cases(expressions))
    def tried(case: tuple[Any, list[population.Person], date]) -> None:
        (same_value if isinstance(case[0], Value) else same)(*case)

    with pytest.raises(AssertionError):
        tried()


def test_not_of_unknown_is_unknown() -> None:
    condition = Not(generated.Says(generated.SAID[0]))
    same(condition, [{}, {generated.SAID[0].name: True}], generated.DAYS[0])
    assert plain.truth(condition, generated.DAYS[0])({}) is None
