"""One applicant judged, with the reasons: which rule, which fact, what is missing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from iljari.rules.fact import Fact, Facts, Known
from iljari.rules.grounds import Grounds, Why, of_value, why
from iljari.rules.plain import Truth, Yield, truth, value
from iljari.rules.rule import Admission, Amount, Rule


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
        """The facts that decided, each with its value, source and day; of an unknown rule, those known so far that matter."""
        facts = self.facts
        return tuple((fact, facts[name]) for name, fact in self.grounds().because.items())

    @property
    def missing(self) -> tuple[Fact, ...]:
        """The facts to ask, or to prove by one of their documents, before the rule can be judged."""
        return tuple(self.grounds().missing.values()) if self.state is State.UNKNOWN else ()

    @property
    def unsettled(self) -> bool:
        """Unknown though no fact is missing: a value was not set on the day, or the document is silent on it."""
        return self.state is State.UNKNOWN and not self.missing

    def grounds(self) -> Grounds:
        """Known and missing facts that the rule's state rests on."""
        found = Grounds({}, {})
        self.prepared.why(self.facts, found)
        return found


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
        Prepared(
            rule, day, truth(rule.holds, day), why(rule.holds, day),
            rule.sentence(day), rule.sentence(day, english=True), rule.version(day),
        )
        for rule in admission.in_force(day)
    )  # fmt: skip


# --- amounts ------------------------------------------------------------------------------------------------------


class Worth(NamedTuple):
    """What the law gives one applicant: a whole number or an exact fraction; None where it is not known."""

    value: int | Fraction | None
    because: tuple[tuple[Fact, Known], ...]
    missing: tuple[Fact, ...]


def worth(amount: Amount, facts: Facts, day: date) -> Worth:
    """An amount for one applicant on a day, with the facts that decided it, or those that are missing."""
    yields, reasons = _reckoned(amount, day)
    found, grounds = yields(facts), Grounds({}, {})
    reasons(facts, grounds)
    because = tuple((fact, facts[name]) for name, fact in grounds.because.items())
    return Worth(found, because, tuple(grounds.missing.values()) if found is None else ())


@lru_cache(maxsize=4096)
def _reckoned(amount: Amount, day: date) -> tuple[Yield, Why]:
    """An amount made ready for a day once."""
    return value(amount.yields, day), of_value(amount.yields, day)
