"""What may I get? Answers given just now, judged against every programme's rules; nothing of them is kept anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from iljari.catalogue.language import Programme, Role
from iljari.catalogue.register import all_programmes
from iljari.rules.asking import Question, what_could_change
from iljari.rules.fact import Fact, Kind, Known, Of
from iljari.rules.one import Finding, Judgement, Verdict, judge
from iljari.rules.rule import Admission

PERSON, FIRM = "person", "firm"
_ROLES = {
    PERSON: (Role.PARTICIPANT, Role.VISITOR, Role.APPLICANT, Role.TRAINEE, Role.WORKER),
    FIRM: (Role.ENTERPRISE, Role.HOST, Role.INTERMEDIARY),
}
SETTLED = ("application.track", "application.consortium")
"""What one chooses when one applies: nobody is fit or unfit for it before."""


@dataclass(frozen=True)
class Offer:
    """One programme in one role, and what its rules say of the answers so far."""

    programme: Programme
    role: Role
    admission: Admission
    judgement: Judgement
    waiting: tuple[Fact, ...]

    @property
    def left(self) -> tuple[Fact, ...]:
        """Facts that were not asked here, or not answered, and are looked at when one applies."""
        return self.judgement.missing

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The rules that do not hold."""
        return self.judgement.failed


@dataclass(frozen=True)
class Found:
    """All offers, told apart: that fit, that nearly fit (one rule, or an answer, is missing), that do not, that have no rules."""

    fitting: tuple[Offer, ...]
    nearly: tuple[Offer, ...]
    others: tuple[Offer, ...]
    unruled: tuple[Offer, ...]
    questions: tuple[Question, ...]


def find(who: str, answers: Mapping[str, Known], skipped: frozenset[str], day: date) -> Found:
    """What the rules of all programmes say, and the questions whose answer can still change something, the best first."""
    admissions = _admissions(who)
    ruled = {name: admission for name, (_p, _r, admission) in admissions.items() if admission.in_force(day)}
    asked = what_could_change(ruled, answers, day)
    waiting = tuple(each for each in asked if may_ask(each.fact) and each.fact.name not in skipped)
    groups: dict[str, list[Offer]] = {"fitting": [], "nearly": [], "others": [], "unruled": []}
    for name, (programme, role, admission) in admissions.items():
        judgement = judge(admission, answers, day)
        open_facts = tuple(each.fact for each in waiting if name in each.admissions)
        offer = Offer(programme, role, admission, judgement, open_facts)
        groups["unruled" if name not in ruled else _group(offer)].append(offer)
    return Found(**{name: tuple(offers) for name, offers in groups.items()}, questions=waiting)


def _group(offer: Offer) -> str:
    """Fits: every rule that could be judged from answers holds. Nearly: one rule fails, or answers are missing."""
    if offer.judgement.verdict is Verdict.REFUSED:
        alone = len(offer.failed) == 1 and len(offer.judgement.findings) > 1
        return "nearly" if alone else "others"
    if offer.judgement.verdict is Verdict.ELIGIBLE or not any(may_ask(fact) for fact in offer.left):
        return "fitting"
    return "nearly"


def _admissions(who: str) -> dict[str, tuple[Programme, Role, Admission]]:
    return {
        f"{programme.code}/{role}": (programme, role, admission)
        for programme in all_programmes().values()
        for role, admission in programme.admits.items()
        if side(role, admission) == who
    }


def side(role: Role, admission: Admission) -> str:
    """Whom an admission speaks to: a person, or a firm or body; empty for districts and members of committees."""
    if role in _ROLES[FIRM] or any(fact.of is Of.ORGANISATION for fact in admission.facts()):
        return FIRM if role in (*_ROLES[FIRM], *_ROLES[PERSON]) else ""
    return PERSON if role in _ROLES[PERSON] else ""


def may_ask(fact: Fact) -> bool:
    """Whether a question asks it here: earlier acts the journal knows; amounts and tracks are settled when one applies."""
    settled = fact.of is Of.APPLICATION and (fact.kind in (Kind.COUNT, Kind.WON) or fact.name in SETTLED)
    return fact.of is not Of.EARLIER and not settled
