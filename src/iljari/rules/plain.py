"""An expression as plain functions of what is known of one case: made once for a day, run as often as there are applicants."""

import operator
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from iljari.rules.fact import Fact, Facts, Kind
from iljari.rules.language import (
    Age,
    Among,
    And,
    Choose,
    Compare,
    Condition,
    Fixed,
    Least,
    Not,
    Or,
    Plus,
    Says,
    Times,
    Told,
    Value,
)

Truth = Callable[[Facts], bool | None]
Yield = Callable[[Facts], Any]


# --- conditions ---------------------------------------------------------------------------------------------------


def truth(condition: Condition, day: date) -> Truth:
    """A condition as a function of the facts: True, False, or None where it is not known."""
    if isinstance(condition, And):
        return _all(tuple(truth(part, day) for part in condition.of))
    if isinstance(condition, Or):
        return _any(tuple(truth(part, day) for part in condition.of))
    if isinstance(condition, Not):
        return _opposite(truth(condition.of, day))
    if isinstance(condition, Says):
        return _says(condition.fact.name)
    if isinstance(condition, Among):
        return _among(condition.fact, condition.codes.on(day))
    if isinstance(condition, Compare):
        return _compared(condition, day)
    raise TypeError(f"{type(condition).__name__}: 모르는 조건입니다.")


def _all(tests: tuple[Truth, ...]) -> Truth:
    def holds(facts: Facts) -> bool | None:
        found: bool | None = True
        for test in tests:
            held = test(facts)
            if held is False:
                return False
            if held is None:
                found = None
        return found

    return holds


def _any(tests: tuple[Truth, ...]) -> Truth:
    def holds(facts: Facts) -> bool | None:
        found: bool | None = False
        for test in tests:
            held = test(facts)
            if held is True:
                return True
            if held is None:
                found = None
        return found

    return holds


def _opposite(test: Truth) -> Truth:
    def holds(facts: Facts) -> bool | None:
        held = test(facts)
        return None if held is None else not held

    return holds


def _says(name: str) -> Truth:
    def holds(facts: Facts) -> bool | None:
        known = facts.get(name)
        return None if known is None else known.value

    return holds


def _among(fact: Fact, codes: tuple[str, ...] | None) -> Truth:
    name, several = fact.name, fact.kind is Kind.CHOICES
    wanted = frozenset(codes or ())

    def holds(facts: Facts) -> bool | None:
        known = facts.get(name)
        if known is None or codes is None:
            return None
        return not wanted.isdisjoint(known.value) if several else known.value in wanted

    return holds


def _compared(expression: Compare, day: date) -> Truth:
    left, right = expression.left, expression.right
    compared = _COMPARED[expression.operator]
    if isinstance(right, Fixed) and isinstance(left, Told | Age):
        name, bound = left.fact.name, right.on(day)
        if bound is not None:
            return (
                _told_against(name, compared, bound)
                if isinstance(left, Told)
                else _aged(name, compared, bound, day)
            )
    return _either(value(left, day), compared, value(right, day))


def _told_against(name: str, compared: Callable[[Any, Any], bool], bound: Any) -> Truth:
    def holds(facts: Facts) -> bool | None:
        known = facts.get(name)
        return None if known is None else compared(known.value, bound)

    return holds


def _aged(name: str, compared: Callable[[Any, Any], bool], bound: Any, day: date) -> Truth:
    years = _age(name, day)

    def holds(facts: Facts) -> bool | None:
        age = years(facts)
        return None if age is None else compared(age, bound)

    return holds


def _either(left: Yield, compared: Callable[[Any, Any], bool], right: Yield) -> Truth:
    def holds(facts: Facts) -> bool | None:
        first = left(facts)
        if first is None:
            return None
        second = right(facts)
        return None if second is None else compared(first, second)

    return holds


_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}


# --- values -------------------------------------------------------------------------------------------------------


def value(expression: Value, day: date) -> Yield:
    """A value as a function of the facts: a number or a day, None where it is not known."""
    if isinstance(expression, Fixed):
        plain = expression.on(day)
        return lambda facts: plain
    if isinstance(expression, Told):
        return _told(expression.fact.name)
    if isinstance(expression, Age):
        return _age(expression.fact.name, day)
    if isinstance(expression, Choose):
        return _chosen(
            tuple((truth(branch.when, day), value(branch.then, day)) for branch in expression.branches),
            value(expression.rest, day),
        )
    if isinstance(expression, Times | Plus | Least):
        return _reckoned(
            _RECKONED[type(expression)], value(expression.left, day), value(expression.right, day)
        )
    return lambda facts: None


def _told(name: str) -> Yield:
    def of(facts: Facts) -> Any:
        known = facts.get(name)
        return None if known is None else known.value

    return of


def _age(name: str, day: date) -> Yield:
    year, month, number = day.year, day.month, day.day

    def of(facts: Facts) -> int | None:
        known = facts.get(name)
        if known is None:
            return None
        since: date = known.value
        before = since.month > month or (since.month == month and since.day > number)
        return year - since.year - before

    return of


def _chosen(branches: tuple[tuple[Truth, Yield], ...], rest: Yield) -> Yield:
    def of(facts: Facts) -> Any:
        for test, then in branches:
            held = test(facts)
            if held is None:
                return None
            if held:
                return then(facts)
        return rest(facts)

    return of


def _reckoned(reckon: Callable[[Any, Any], Any], left: Yield, right: Yield) -> Yield:
    def of(facts: Facts) -> Any:
        first, second = left(facts), right(facts)
        return None if first is None or second is None else reckon(first, second)

    return of


_RECKONED: Mapping[type, Callable[[Any, Any], Any]] = {
    Times: lambda a, b: a * b,
    Plus: lambda a, b: a + b,
    Least: lambda a, b: min(a, b),
}
