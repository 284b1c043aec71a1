"""Why an expression is true, false or unknown for one case: the facts that decided, and those that are missing."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from iljari.rules.fact import Fact, Facts
from iljari.rules.language import (
    Age,
    Among,
    And,
    Choose,
    Compare,
    Condition,
    Least,
    Not,
    Or,
    Plus,
    Says,
    Times,
    Told,
    Value,
)
from iljari.rules.plain import Truth, truth


class Grounds(NamedTuple):
    """The facts, by name, that are known and decided, and those that are not known and are needed."""

    because: dict[str, Fact]
    missing: dict[str, Fact]


Why = Callable[[Facts, Grounds], None]
"""Adds to the grounds what an expression rests on for these facts."""


def why(condition: Condition, day: date) -> Why:
    """What a condition rests on: of an `and` that is false its false parts, of one that is true all, of one that is unknown the
    unknown ones; of an `or` the other way round, and of several that are true the first."""
    if isinstance(condition, Not):
        return why(condition.of, day)
    if isinstance(condition, And | Or):
        return _parts(condition, day)
    if isinstance(condition, Compare):
        return _both(of_value(condition.left, day), of_value(condition.right, day))
    if isinstance(condition, Says | Among):
        return _fact(condition.fact)
    raise TypeError(f"{type(condition).__name__}: 모르는 조건입니다.")


def _parts(condition: And | Or, day: date) -> Why:
    parts = tuple((truth(part, day), why(part, day)) for part in condition.of)
    deciding = isinstance(condition, Or)

    def add(facts: Facts, grounds: Grounds) -> None:
        held = [test(facts) for test, _ in parts]
        state = deciding if deciding in held else None if None in held else not deciding
        for each, (_, reason) in zip(held, parts, strict=True):
            if each is state:
                reason(facts, grounds)
                if state is True and deciding:
                    return

    return add


def _fact(fact: Fact) -> Why:
    name = fact.name

    def add(facts: Facts, grounds: Grounds) -> None:
        grounds[name not in facts][name] = fact

    return add


def _both(first: Why, second: Why) -> Why:
    def add(facts: Facts, grounds: Grounds) -> None:
        first(facts, grounds)
        second(facts, grounds)

    return add


def of_value(expression: Value, day: date) -> Why:
    """What a value rests on: the conditions asked until its branch was found, and that branch."""
    if isinstance(expression, Told | Age):
        return _fact(expression.fact)
    if isinstance(expression, Times | Plus | Least):
        return _both(of_value(expression.left, day), of_value(expression.right, day))
    if isinstance(expression, Choose):
        return _chosen(expression, day)
    return lambda facts, grounds: None


def _chosen(expression: Choose, day: date) -> Why:
    branches: tuple[tuple[Truth, Why, Why], ...] = tuple(
        (truth(branch.when, day), why(branch.when, day), of_value(branch.then, day))
        for branch in expression.branches
    )
    rest = of_value(expression.rest, day)

    def add(facts: Facts, grounds: Grounds) -> None:
        for test, reason, then in branches:
            reason(facts, grounds)
            held = test(facts)
            if held is None:
                return
            if held:
                then(facts, grounds)
                return
        rest(facts, grounds)

    return add
