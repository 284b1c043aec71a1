"""Expressions, persons and days as hypothesis makes them, close to where the two evaluations could part."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from iljari.kernel.dated import Dated
from iljari.rules.fact import Fact, Kind, Within
from iljari.rules.language import (
    NOT_STATED,
    Age,
    Compare,
    Condition,
    Fixed,
    Given,
    Least,
    Node,
    Says,
    Told,
    Value,
    among,
    called,
    compare,
)  # fmt: skip
from iljari.rules.vocabulary import FACTS, earlier

LEAP, AFTER = date(2016, 2, 29), date(2020, 2, 29)
CHANGES = ("2017-03-01", "2018-05-01", "2020-02-29")
_CHANGED = [date.fromisoformat(day) for day in CHANGES]
DAYS = sorted(
    {*(day + timedelta(days=step) for day in (*_CHANGED, LEAP, date(2019, 2, 28), date(2018, 9, 3)) for step in (-1, 0, 1))}
)  # fmt: skip
"""Each day on which a generated value changes, the days beside it, and the days about 29 February."""

AGES = (0, 1, 15, 18, 19, 34, 39)
NUMBERS = (0, 1, 9, 10, 50, 200_000_000)
RATES = (Fraction(3, 5), Fraction(1, 2), Fraction(3, 10), Fraction(1, 3), Fraction(1))

BIRTH = FACTS["person.birth_on"]
COUNTED = [
    FACTS["firm.workers"],
    FACTS["application.persons"],
    earlier.count("Lent", within=Within.YEAR).fact,
]
WON = [FACTS["household.property_won"], FACTS["application.amount_won"]]
SAID = [FACTS["person.job_seeker"], FACTS["person.employed"], FACTS["person.regular_income"]]
CHOSEN = [FACTS["person.district"], FACTS["person.sex"]]
SEVERAL = [FACTS["person.groups"], FACTS["firm.status"]]

days = st.sampled_from(DAYS)


def dated(plain: Any) -> Any:
    """A plain value, or one that changes by day, sometimes not yet set."""
    return st.one_of(
        plain, st.dictionaries(st.sampled_from(CHANGES), plain, min_size=1).map(Dated)
    )  # fmt: skip


@st.composite
def numbers(draw: st.DrawFn, depth: int = 1) -> Value:
    """A number: fixed, told, chosen by conditions, reckoned."""
    shapes = ["fixed", "told", "not_stated"] + (["given", "times", "plus", "least", "age"] if depth else [])
    shape = draw(st.sampled_from(shapes))
    if shape == "fixed":
        return called("", draw(dated(st.sampled_from([*NUMBERS, *RATES]))))
    if shape == "told":
        return Told(draw(st.sampled_from([*COUNTED, *WON])))
    if shape == "not_stated":
        return NOT_STATED
    if shape == "age":
        return Age(BIRTH, "age")
    left, right = draw(numbers(depth - 1)), draw(numbers(depth - 1))
    if shape == "times":
        # Three facts of 200 million multiplied are more than a column's whole number holds, and no law reckons so.
        return left * draw(
            numbers(0) if depth == 1 else st.sampled_from(RATES).map(lambda rate: called("", rate))
        )
    if shape == "given":
        return Given(draw(leaves), left).given(draw(leaves), right).otherwise(draw(numbers(depth - 1)))
    return {"plus": left + right, "least": Least(left, right)}[shape]


operators = st.sampled_from([">=", "<=", ">", "<", "=="])
ages: st.SearchStrategy[Compare] = st.builds(
    compare, st.just(Age(BIRTH, "age")), operators, dated(st.sampled_from(AGES))
)
days_told: st.SearchStrategy[Compare] = st.builds(
    compare, st.just(Told(BIRTH)), operators, dated(st.sampled_from([LEAP, date(1999, 3, 1)]))
)
said = st.sampled_from(SAID).map(Says)
amounts: st.SearchStrategy[Compare] = st.builds(
    compare, st.sampled_from([*COUNTED, *WON]).map(Told), operators, dated(st.sampled_from(NUMBERS))
)


@st.composite
def codes(draw: st.DrawFn) -> Condition:
    """A choice among some of its codes."""
    fact = draw(st.sampled_from([*CHOSEN, *SEVERAL]))
    wanted = draw(st.lists(st.sampled_from([each.code for each in fact.choices]), min_size=1, unique=True))
    return among(fact, *wanted)


leaves: st.SearchStrategy[Condition] = st.one_of(ages, said, amounts, codes(), days_told)
reckoned: st.SearchStrategy[Condition] = st.builds(compare, numbers(), operators, numbers())
conditions: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(leaves, leaves, reckoned),
    lambda inner: st.one_of(
        st.builds(lambda a, b: a & b, inner, inner),
        st.builds(lambda a, b: a | b, inner, inner),
        st.builds(lambda a: ~a, inner),
    ),
    max_leaves=5,
)


def births(day: date, years: list[int]) -> st.SearchStrategy[date]:
    """Birth days at the edge of these ages, and about 29 February."""
    edges = {date(day.year - each, day.month, min(day.day, 28)) for age in years for each in (age, age + 1)}
    near = {edge + timedelta(days=step) for edge in edges for step in (-1, 0, 1, 2)}
    return st.sampled_from(sorted({*near, LEAP, date(2000, 2, 28), date(2000, 2, 29), date(2000, 3, 1)}))


def told(fact: Fact, day: date, years: list[int]) -> st.SearchStrategy[Any]:
    """A value of a fact."""
    if fact.kind is Kind.DAY:
        return births(day, years)
    if fact.kind is Kind.YES_NO:
        return st.booleans()
    if fact.kind in (Kind.COUNT, Kind.WON):
        return st.sampled_from(sorted({max(0, number + step) for number in NUMBERS for step in (-1, 0, 1)}))
    code = st.sampled_from([each.code for each in fact.choices])
    return code if fact.kind is Kind.CHOICE else st.frozensets(code, max_size=3)


@st.composite
def people(draw: st.DrawFn, expression: Node, day: date) -> dict[str, Any]:
    """A person of whom some of the facts that an expression asks are not known."""
    bounds = {node.on(day) for node in expression.walk() if isinstance(node, Fixed)}
    years = sorted(bound for bound in bounds if isinstance(bound, int) and bound < 100) or [0]
    known = {
        fact.name: draw(st.none() | told(fact, day, years) | told(fact, day, years))
        for fact in expression.facts()
    }
    return {name: value for name, value in known.items() if value is not None}
