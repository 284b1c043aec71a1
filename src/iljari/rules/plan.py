"""An admission made ready for a day: its tests, its sentences with that day's numbers, and the outcomes seen so far.

What each rule says, and on which facts that rests, depends on a case only through a few truths: of each comparison, each choice,
each yes or no. Cases with the same truths have the same outcomes, which are worked out once and kept.
"""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from iljari.rules.fact import Fact, Facts, Known
from iljari.rules.grounds import Grounds, Why, why
from iljari.rules.language import Age, Among, Compare, Condition, Fixed, Says, Told
from iljari.rules.plain import Truth, truth
from iljari.rules.rule import Admission, Rule

KEPT = 4096
"""Patterns of truths for which outcomes are kept, at most, for one admission and day."""


class State(StrEnum):
    """What a rule is for an applicant."""

    HELD = "held"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What the rules say of an applicant. Nobody is refused by it: a person signs (PA-12)."""

    ELIGIBLE = "eligible"
    REFUSED = "refused"
    UNKNOWN = "unknown"


_STATES = {True: State.HELD, False: State.FAILED, None: State.UNKNOWN}


class Prepared(NamedTuple):
    """A rule made ready for one day: its test, its sentences with that day's numbers, its version."""

    rule: Rule
    day: date
    truth: Truth
    why: Why
    ko: str
    en: str
    version: str


class Outcome(NamedTuple):
    """What one rule says, without the applicant's own values: the facts that decided, and those that are missing.

    `end` is how many facts decided this rule and those before it.
    """

    prepared: Prepared
    state: State
    decided: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    end: int


class Outcomes(NamedTuple):
    """What all rules say of cases with the same truths. `read` takes what is known of the facts that decided, in their order."""

    verdict: Verdict
    each: tuple[Outcome, ...]
    read: Callable[[Facts], tuple[Known, ...]]


class Plan:
    """The rules of an admission that are in force on a day."""

    def __init__(self, admission: Admission, day: date) -> None:
        self.rules = tuple(_prepared(rule, day) for rule in admission.in_force(day))
        self._tests = tuple(
            dict.fromkeys(test for rule in self.rules for test in _tests(rule.rule.holds, day))
        )
        self._truths = tuple(_truth(test, day) for test in self._tests)
        self._seen: dict[tuple[bool | None, ...], Outcomes] = {}

    def outcomes(self, facts: Facts) -> Outcomes:
        """The verdict, and what each rule says."""
        pattern = tuple([test(facts) for test in self._truths])
        found = self._seen.get(pattern)
        if found is None:
            found = self._worked_out(facts)
            if len(self._seen) < KEPT:
                self._seen[pattern] = found
        return found

    def _worked_out(self, facts: Facts) -> Outcomes:
        outcomes: tuple[Outcome, ...] = ()
        for rule in self.rules:
            outcomes = (*outcomes, _outcome(rule, facts, outcomes[-1].end if outcomes else 0))
        states = {outcome.state for outcome in outcomes}
        verdict = Verdict.ELIGIBLE if states == {State.HELD} else Verdict.UNKNOWN
        names = [fact.name for outcome in outcomes for fact in outcome.decided]
        return Outcomes(Verdict.REFUSED if State.FAILED in states else verdict, outcomes, _reader(names))


@lru_cache(maxsize=4096)
def plan_for(admission: Admission, day: date) -> Plan:
    """An admission made ready for a day, once."""
    return Plan(admission, day)


def _prepared(rule: Rule, day: date) -> Prepared:
    sentences = rule.sentence(day), rule.sentence(day, english=True)
    return Prepared(rule, day, truth(rule.holds, day), why(rule.holds, day), *sentences, rule.version(day))


def _outcome(rule: Prepared, facts: Facts, before: int) -> Outcome:
    state, grounds = _STATES[rule.truth(facts)], Grounds({}, {})
    rule.why(facts, grounds)
    missing = tuple(grounds.missing.values()) if state is State.UNKNOWN else ()
    decided = tuple(grounds.because.values())
    return Outcome(rule, state, decided, missing, before + len(decided))


def _reader(names: list[str]) -> Callable[[Facts], tuple[Known, ...]]:
    """Takes these facts out of those that are known."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda facts: tuple([facts[name] for name in names])


def _tests(expression: Condition, day: date) -> Iterator[Condition | Fact]:
    """What an expression's outcome depends on: its single conditions, and whether a fact is known where the condition's own truth
    does not tell that (it reckons, or compares with a value that is not set on the day)."""
    for node in expression.walk():
        if isinstance(node, Compare | Among | Says):
            yield node
            if not _plain(node, day):
                yield from node.facts()


def _plain(node: Compare | Among | Says, day: date) -> bool:
    if isinstance(node, Says):
        return True
    if isinstance(node, Among):
        return node.codes.on(day) is not None
    return (
        isinstance(node.left, Told | Age) and isinstance(node.right, Fixed) and node.right.on(day) is not None
    )


def _truth(test: Condition | Fact, day: date) -> Truth:
    return _is_known(test.name) if isinstance(test, Fact) else truth(test, day)


def _is_known(name: str) -> Truth:
    return lambda facts: name in facts
