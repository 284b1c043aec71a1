"""Which facts can still change a verdict: what the finder asks next, and when it stops asking."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_MOST = 40_000
"""Truths that are found out at most for one group of rules; a group with more is asked whole until some facts are known."""


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


Places = tuple[int, ...]
"""An answer for each of some facts by its place among the sorts; 0 is no answer."""


class _Group:
    """Rules that share facts: which facts can settle them, tried out with one answer of each sort that they tell apart.

    Once the facts that several rules ask are answered or left open, each rule is tried by itself with the facts that it alone asks:
    together they fail where one fails and hold where all hold.
    """

    def __init__(self, rules: list[Prepared], facts: Facts, day: date) -> None:
        sorts = _Sorts(rules, facts, day)
        asked = {rule: [fact for fact in rule.rule.facts() if fact.name not in facts] for rule in rules}
        times = Counter(fact for some in asked.values() for fact in some)
        self.facts = facts
        self.answers = {fact.name: [None, *sorts.of(fact)] for fact in times}
        self.shared = [fact.name for fact, count in times.items() if count > 1]
        self.own = {rule: [fact.name for fact in some if times[fact] == 1] for rule, some in asked.items()}
        self.loose = sorts.loose or self._tries() > _MOST
        self.can_hold = False
        self.can_hold_by: set[str] = set()
        self.can_fail_by: set[str] = set()

    def tried(self) -> "_Group":
        """All answers and gaps tried."""
        if self.loose:
            everything = set(self.answers)
            self.can_hold, self.can_hold_by, self.can_fail_by = True, everything, everything
            return self
        tables = {places: self._tables(places) for places in self._places(self.shared)}
        for places, each in tables.items():
            if all(True in table.values() for table in each):
                self.can_hold = True
            self._by_own(each)
            for number, name in enumerate(self.shared):
                if places[number]:
                    before = tables[(*places[:number], 0, *places[number + 1 :])]
                    self._by_shared(name, before, each)
        return self

    def _by_own(self, tables: list[dict[Places, bool | None]]) -> None:
        """What the facts that one rule alone asks can settle, the shared ones being as they are."""
        for table, names in zip(tables, self.own.values(), strict=True):
            others = [other for other in tables if other is not table]
            not_failed = all(other[_open_places(other)] is not False for other in others)
            holding = all(True in other.values() for other in others)
            for places, holds in table.items():
                for number, name in enumerate(names):
                    if holds is None or not places[number]:
                        continue
                    if table[(*places[:number], 0, *places[number + 1 :])] is None:
                        if holds and holding:
                            self.can_hold_by.add(name)
                        elif not holds and not_failed:
                            self.can_fail_by.add(name)

    def _by_shared(
        self, name: str, before: list[dict[Places, bool | None]], after: list[dict[Places, bool | None]]
    ) -> None:
        """What an answer to a shared fact settles: the rules' truths before it and after it."""
        holding = all(True in table.values() for table in after)
        open_before = [table[_open_places(table)] for table in before]
        for number, (was, becomes) in enumerate(zip(before, after, strict=True)):
            settled = {becomes[places] for places, holds in was.items() if holds is None}
            if True in settled and holding:
                self.can_hold_by.add(name)
            if False in settled and all(
                holds is not False for other, holds in enumerate(open_before) if other != number
            ):
                self.can_fail_by.add(name)

    def _tables(self, shared: Places) -> list[dict[Places, bool | None]]:
        """Each rule's truth for every answer and gap of its own facts, the shared ones being answered so."""
        known = {**self.facts, **self._told(self.shared, shared)}
        return [
            {places: rule.truth({**known, **self._told(names, places)}) for places in self._places(names)}
            for rule, names in self.own.items()
        ]

    def _told(self, names: Sequence[str], places: Places) -> dict[str, Known]:
        return {
            name: Known(self.answers[name][place]) for name, place in zip(names, places, strict=True) if place
        }

    def _places(self, names: Sequence[str]) -> Iterator[Places]:
        return product(*(range(len(self.answers[name])) for name in names))

    def _tries(self) -> int:
        """How many truths would have to be found out."""
        sizes = {name: len(answers) for name, answers in self.answers.items()}
        own = sum(prod(sizes[name] for name in names) for names in self.own.values())
        return own * prod(sizes[name] for name in self.shared)


def _open_places(table: dict[Places, bool | None]) -> Places:
    """No answer to any of a table's facts: the first of its keys."""
    return next(iter(table))


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
        numbers = sorted(number for number in near if number >= 0) or [0]
        return numbers if fact.name in self.linked else _told_apart(numbers, sorted(bounds))

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


def _told_apart(numbers: Sequence[int], bounds: Sequence[Any]) -> list[int]:
    """One number of each sort that comparisons with the bounds tell apart."""
    sorts = {(bisect_left(bounds, number), bisect_right(bounds, number)): number for number in numbers}
    return list(sorts.values())
