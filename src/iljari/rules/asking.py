"""Which facts can still change a verdict: what the finder asks next, and when it stops asking."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from math import floor, prod
from typing import Any, NamedTuple

from iljari.rules.columns import OLDEST, born_by
from iljari.rules.fact import Fact, Facts, Kind, Known
from iljari.rules.language import Age, Among, Choose, Compare, Fixed, Node, NotStated, Told, Value
from iljari.rules.plain import value
from iljari.rules.plan import Prepared, plan_for
from iljari.rules.rule import Admission

_A_DAY = timedelta(days=1)
_MOST = 4096
"""Combinations of answers that are tried out for one group of rules; a group with more is asked whole until some are known."""


class Question(NamedTuple):
    """A fact whose answer can still change a verdict, and the names of the admissions whose verdict it can change."""

    fact: Fact
    admissions: tuple[str, ...]


def what_could_change(admissions: Mapping[str, Admission], facts: Facts, day: date) -> tuple[Question, ...]:
    """The facts worth asking, those that can change most verdicts first.

    A fact can change a verdict that is unknown if there are answers to other questions, some perhaps left open, after which the
    verdict is still unknown and one answer to this fact settles it. It is exact, but for rules that reckon with two facts
    (times, plus, the smaller of two) and for those that share many open facts: there a question may be asked that no answer would
    need; none is left out.
    """
    found: dict[Fact, list[str]] = {}
    for name, admission in admissions.items():
        for fact in could_change(admission, facts, day):
            found.setdefault(fact, []).append(name)
    questions = [Question(fact, tuple(names)) for fact, names in found.items()]
    return tuple(sorted(questions, key=lambda question: -len(question.admissions)))


def could_change(admission: Admission, facts: Facts, day: date) -> tuple[Fact, ...]:
    """The facts whose answer can still change the verdict of one admission, in the order in which its rules ask them."""
    rules = plan_for(admission, day).rules
    held = [rule.truth(facts) for rule in rules]
    if False in held:
        return ()
    groups = [_Group(rules, facts, day).tried() for rules in _connected(_open(rules, held), facts)]
    found = set()
    for group in groups:
        rest = all(other.can_hold for other in groups if other is not group)
        found |= group.can_fail_by | (group.can_hold_by if rest else set())
    return tuple(fact for fact in admission.facts() if fact.name in found)


def _open(rules: Sequence[Prepared], held: Sequence[bool | None]) -> list[Prepared]:
    return [rule for rule, holds in zip(rules, held, strict=True) if holds is None]


def _connected(rules: Sequence[Prepared], facts: Facts) -> list[list[Prepared]]:
    """Rules in groups that share no fact that is not known: what is answered for one says nothing of another."""
    groups: list[tuple[set[str], list[Prepared]]] = []
    for rule in rules:
        asked = {fact.name for fact in rule.rule.facts() if fact.name not in facts}
        touching = [group for group in groups if group[0] & asked]
        groups = [group for group in groups if not group[0] & asked]
        groups.append(
            (
                asked.union(*(names for names, _ in touching)),
                [*(r for _, some in touching for r in some), rule],
            )
        )
    return [some for _, some in groups]


@dataclass
class _Group:
    """Rules that share facts: which facts can settle them, tried out with one answer of each sort that they tell apart."""

    rules: list[Prepared]
    facts: Facts
    day: date
    can_hold: bool = False
    can_hold_by: set[str] = field(default_factory=set)
    can_fail_by: set[str] = field(default_factory=set)

    def tried(self) -> "_Group":
        """All answers and gaps tried."""
        asked = {
            fact.name: fact
            for rule in self.rules
            for fact in rule.rule.facts()
            if fact.name not in self.facts
        }
        sorts = _Sorts(self.rules, self.facts, self.day)
        answers = [[None, *sorts.of(fact)] for fact in asked.values()]
        if sorts.loose or prod(len(each) for each in answers) > _MOST:
            self.can_hold, self.can_hold_by, self.can_fail_by = True, set(asked), set(asked)
            return self
        table = {
            places: self._holds(
                tuple(asked), [each[place] for each, place in zip(answers, places, strict=True)]
            )
            for places in product(*(range(len(each)) for each in answers))
        }
        self.can_hold = True in table.values()
        for places, holds in table.items():
            for number, name in enumerate(asked):
                if places[number] and holds is not None:
                    before = table[(*places[:number], 0, *places[number + 1 :])]
                    if before is None:
                        (self.can_hold_by if holds else self.can_fail_by).add(name)
        return self

    def _holds(self, names: Sequence[str], answers: Sequence[Any]) -> bool | None:
        told = {
            name: Known(answer) for name, answer in zip(names, answers, strict=True) if answer is not None
        }
        known = {**self.facts, **told}
        held = [rule.truth(known) for rule in self.rules]
        return False if False in held else None if None in held else True


class _Sorts:
    """The sorts of answers that rules tell apart, one answer of each: on, beside and between the values that they compare with."""

    def __init__(self, rules: Iterable[Prepared], facts: Facts, day: date) -> None:
        self.facts, self.day = facts, day
        self.loose = False
        self.bounds: dict[str, set[Any]] = {}
        self.ages: dict[str, set[Any]] = {}
        self.wanted: dict[str, list[frozenset[str]]] = {}
        self.linked: set[str] = set()
        for rule in rules:
            for node in rule.rule.holds.walk():
                self._see(node)

    def of(self, fact: Fact) -> list[Any]:
        """An answer of each sort."""
        if fact.kind is Kind.YES_NO:
            return [True, False]
        if fact.kind in (Kind.CHOICE, Kind.CHOICES):
            return self._codes(fact)
        if fact.kind is Kind.DAY:
            return self._days(fact.name)
        bounds, reach = self.bounds.get(fact.name, set()), 1
        if fact.name in self.linked:
            bounds, reach = set().union({0}, *(self.bounds.get(name, set()) for name in self.linked)), 2
        near = {floor(bound) + step for bound in bounds for step in range(-reach, reach + 1)}
        return sorted(number for number in near if number >= 0) or [0]

    def _see(self, node: Node) -> None:
        if isinstance(node, Among):
            self.wanted.setdefault(node.fact.name, []).append(frozenset(node.codes.on(self.day) or ()))
        if not isinstance(node, Compare):
            return
        left, right = list(self._outcomes(node.left)), list(self._outcomes(node.right))
        for side, other in ((left, right), (right, left)):
            for term in side:
                if isinstance(term, Told | Age):
                    self._compared(term, other)

    def _compared(self, term: Told | Age, others: Sequence[Any]) -> None:
        """A fact that is not known, against all that it may be compared with."""
        bounds = self.ages if isinstance(term, Age) else self.bounds
        found = bounds.setdefault(term.fact.name, set())
        for other in others:
            if not isinstance(other, Value):
                found.add(other)
            elif isinstance(term, Age) or isinstance(other, Age) or term.fact.kind is Kind.DAY:
                self.loose = True
            elif isinstance(other, Told):
                self.linked |= {term.fact.name, other.fact.name}

    def _outcomes(self, expression: Value) -> Iterator[Any]:
        """What a value may come out as: plain values, and facts that are not known."""
        if isinstance(expression, Fixed | NotStated) or all(
            fact.name in self.facts for fact in expression.facts()
        ):
            plain = value(expression, self.day)(self.facts)
            if plain is not None:
                yield plain
        elif isinstance(expression, Told | Age):
            yield expression
        elif isinstance(expression, Choose):
            for then in (*(branch.then for branch in expression.branches), expression.rest):
                yield from self._outcomes(then)
        else:
            self.loose = True

    def _codes(self, fact: Fact) -> list[Any]:
        """A code of each sort; of a fact with several codes, a set of each sort that codes together make."""
        wanted = self.wanted.get(fact.name, [])
        sorts = {tuple(each.code in codes for codes in wanted): each.code for each in fact.choices}
        if fact.kind is Kind.CHOICE:
            return list(sorts.values())
        sets: dict[tuple[bool, ...], frozenset[str]] = {(False,) * len(wanted): frozenset()}
        for sort, code in sorts.items():
            for other, some in list(sets.items()):
                sets.setdefault(tuple(a or b for a, b in zip(sort, other, strict=True)), some | {code})
        return list(sets.values())

    def _days(self, name: str) -> list[date]:
        """Days beside each bound, and beside each day on which an age began; no day after today where an age is asked."""
        near = {bound + step * _A_DAY for bound in self.bounds.get(name, set()) for step in (-1, 0, 1)}
        for age in self.ages.get(name, set()):
            for years in (floor(age), floor(age) + 1):
                if not 0 <= years <= OLDEST:
                    continue
                near |= {born_by(self.day, years), born_by(self.day, years) + _A_DAY}
        if name in self.ages:
            near = {each for each in near if each <= self.day}
        return sorted(near) or [self.day]
