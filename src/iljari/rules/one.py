"""One applicant judged, with the reasons: which rule, which fact, what is missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from iljari.rules.fact import Fact, Facts, Kind, Known
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
)  # fmt: skip
from iljari.rules.rule import Admission, Rule


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
Truth = Callable[[Facts], bool | None]


class Grounds(NamedTuple):
    """What decided: facts that are known, and facts that are not and would be needed."""

    because: tuple[Fact, ...] = ()
    missing: tuple[Fact, ...] = ()

    def and_(self, other: "Grounds") -> "Grounds":
        """Both, each fact once."""
        return Grounds(
            tuple(dict.fromkeys(self.because + other.because)),
            tuple(dict.fromkeys(self.missing + other.missing)),
        )


class Prepared(NamedTuple):
    """A rule made ready for one day: its test, its sentences with that day's numbers, its version."""

    rule: Rule
    day: date
    truth: Truth
    ko: str
    en: str
    version: str


class Finding(NamedTuple):
    """What one rule says of one applicant."""

    prepared: Prepared
    state: State
    facts: Facts

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.prepared.rule

    @property
    def ko(self) -> str:
        """What is required, in Korean, with the day's numbers."""
        return self.prepared.ko

    @property
    def en(self) -> str:
        """What is required, in English, with the day's numbers."""
        return self.prepared.en

    @property
    def version(self) -> str:
        """The rule's version of that day: what a decision pins."""
        return self.prepared.version

    @property
    def because(self) -> tuple[tuple[Fact, Known], ...]:
        """The facts that decided, each with its value, source and day; of an unknown rule, those known so far that mattered."""
        return tuple((fact, self.facts[fact.name]) for fact in self.grounds().because)

    @property
    def missing(self) -> tuple[Fact, ...]:
        """The facts to ask, or to prove by one of their documents, before the rule can be judged."""
        return self.grounds().missing

    def grounds(self) -> Grounds:
        """Known and missing facts that the rule's state rests on."""
        return grounds(self.prepared.rule.holds, self.facts, self.prepared.day)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one applicant, with what each rule says."""

    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The rules that are not held: each a refusal's sentence."""
        return tuple(finding for finding in self.findings if finding.state is State.FAILED)

    @property
    def missing(self) -> tuple[Fact, ...]:
        """The facts that unknown rules still need, each once."""
        return tuple(dict.fromkeys(fact for finding in self.findings for fact in finding.missing))

    @property
    def declared(self) -> tuple[Fact, ...]:
        """The facts that decided and rest on the applicant's word alone: to be proved by one of their documents."""
        return tuple(
            dict.fromkeys(
                fact
                for finding in self.findings
                for fact, known in finding.because
                if known.source == "declared"
            )
        )


def judge(admission: Admission, facts: Facts, day: date) -> Judgement:
    """What the rules of an admission say of one applicant on a day. Where no rule is in force, nobody knows."""
    findings = []
    verdict = Verdict.ELIGIBLE
    for prepared in prepared_for(admission, day):
        holds = prepared.truth(facts)
        findings.append(Finding(prepared, _STATES[holds], facts))
        if holds is False:
            verdict = Verdict.REFUSED
        elif holds is None and verdict is Verdict.ELIGIBLE:
            verdict = Verdict.UNKNOWN
    return Judgement(verdict if findings else Verdict.UNKNOWN, tuple(findings))


@lru_cache(maxsize=4096)
def prepared_for(admission: Admission, day: date) -> tuple[Prepared, ...]:
    """An admission's rules of a day, made ready once."""
    return tuple(
        Prepared(rule, day, truth(rule.holds, day), rule.sentence(day), rule.sentence(day, english=True),
                 rule.version(day))
        for rule in admission.in_force(day)
    )  # fmt: skip


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
        return _COMPARED[condition.operator](value(condition.left, day), value(condition.right, day))
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


def _comparison(compared: Callable[[Any, Any], bool]) -> Callable[["Yield", "Yield"], Truth]:
    def of(left: "Yield", right: "Yield") -> Truth:
        def holds(facts: Facts) -> bool | None:
            first = left(facts)
            if first is None:
                return None
            second = right(facts)
            return None if second is None else compared(first, second)

        return holds

    return of


_COMPARED: Mapping[str, Callable[["Yield", "Yield"], Truth]] = {
    ">=": _comparison(lambda a, b: bool(a >= b)),
    "<=": _comparison(lambda a, b: bool(a <= b)),
    ">": _comparison(lambda a, b: bool(a > b)),
    "<": _comparison(lambda a, b: bool(a < b)),
    "==": _comparison(lambda a, b: bool(a == b)),
}


# --- values -------------------------------------------------------------------------------------------------------

Yield = Callable[[Facts], Any]


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
        return year - since.year - ((month, number) < (since.month, since.day))

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


# --- grounds ------------------------------------------------------------------------------------------------------


def grounds(condition: Condition, facts: Facts, day: date) -> Grounds:
    """The facts on which a condition's state rests: what made it true or false, or what is missing to know it."""
    if isinstance(condition, Not):
        return grounds(condition.of, facts, day)
    if isinstance(condition, And | Or):
        state = truth(condition, day)(facts)
        whole = state is isinstance(condition, And)
        found = Grounds()
        for part in condition.of:
            if whole or truth(part, day)(facts) is state:
                found = found.and_(grounds(part, facts, day))
                if state is True and not whole:
                    break
        return found
    if isinstance(condition, Compare):
        return _of_value(condition.left, facts, day).and_(_of_value(condition.right, facts, day))
    return _of_fact(condition.fact, facts) if isinstance(condition, Says | Among) else Grounds()


def _of_value(expression: Value, facts: Facts, day: date) -> Grounds:
    if isinstance(expression, Told | Age):
        return _of_fact(expression.fact, facts)
    if isinstance(expression, Times | Plus | Least):
        return _of_value(expression.left, facts, day).and_(_of_value(expression.right, facts, day))
    if not isinstance(expression, Choose):
        return Grounds()
    found = Grounds()
    for branch in expression.branches:
        held = truth(branch.when, day)(facts)
        found = found.and_(grounds(branch.when, facts, day))
        if held is None:
            return found
        if held:
            return found.and_(_of_value(branch.then, facts, day))
    return found.and_(_of_value(expression.rest, facts, day))


def _of_fact(fact: Fact, facts: Facts) -> Grounds:
    return Grounds(because=(fact,)) if fact.name in facts else Grounds(missing=(fact,))
