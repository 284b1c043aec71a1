"""One applicant judged, with the reasons: which rule, which fact, what is missing."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from iljari.rules.fact import Fact, Facts, Known
from iljari.rules.grounds import Grounds, Why, of_value
from iljari.rules.plain import Yield, value
from iljari.rules.plan import Outcome, State, Verdict, plan_for
from iljari.rules.rule import Admission, Amount, Rule

__all__ = ["Finding", "Judgement", "State", "Verdict", "Worth", "judge", "worth"]


@dataclass(slots=True)
class Finding:
    """What one rule says of one applicant."""

    outcome: Outcome
    known: tuple[Known, ...]

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.outcome.prepared.rule

    @property
    def state(self) -> State:
        """Held, failed or unknown."""
        return self.outcome.state

    @property
    def day(self) -> date:
        """The day by which it was judged."""
        return self.outcome.prepared.day

    @property
    def ko(self) -> str:
        """What is required, in Korean, with the day's numbers."""
        return self.outcome.prepared.ko

    @property
    def en(self) -> str:
        """What is required, in English, with the day's numbers."""
        return self.outcome.prepared.en

    @property
    def version(self) -> str:
        """The rule's version of that day: what a decision pins."""
        return self.outcome.prepared.version

    @property
    def because(self) -> tuple[tuple[Fact, Known], ...]:
        """The facts that decided, each with its value, source and day; of an unknown rule, those known so far that matter."""
        return tuple(zip(self.outcome.decided, self.known, strict=True))

    @property
    def missing(self) -> tuple[Fact, ...]:
        """The facts to ask, or to prove by one of their documents, before the rule can be judged."""
        return self.outcome.missing

    @property
    def unsettled(self) -> bool:
        """Unknown though no fact is missing: a value was not set on the day, or the document is silent on it."""
        return self.state is State.UNKNOWN and not self.missing


@dataclass(slots=True)
class Judgement:
    """The verdict on one applicant: what each rule says, and what is known of the facts that decided, one rule after the other."""

    verdict: Verdict
    outcomes: tuple[Outcome, ...]
    known: tuple[Known, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What each rule says, with the facts that decided it."""
        known, found, begin = self.known, [], 0
        for outcome in self.outcomes:
            end = outcome.end
            found.append(Finding(outcome, known[begin:end]))
            begin = end
        return tuple(found)

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The rules that are not held: each a refusal's sentence."""
        return tuple(finding for finding in self.findings if finding.state is State.FAILED)

    @property
    def missing(self) -> tuple[Fact, ...]:
        """The facts that unknown rules still need, each once."""
        return tuple(dict.fromkeys(fact for outcome in self.outcomes for fact in outcome.missing))

    @property
    def declared(self) -> tuple[Fact, ...]:
        """The facts that decided and rest on the applicant's word alone: to be proved by one of their documents."""
        because = (pair for finding in self.findings for pair in finding.because)
        return tuple(dict.fromkeys(fact for fact, known in because if known.source == "declared"))


def judge(admission: Admission, facts: Facts, day: date) -> Judgement:
    """What the rules of an admission say of one applicant on a day. Where no rule is in force, nobody knows."""
    found = plan_for(admission, day).outcomes(facts)
    return Judgement(found.verdict, found.each, found.read(facts))


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
