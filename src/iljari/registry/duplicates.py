"""Likely duplicates (중복 의심): found by blind index when somebody is registered, or by the batch; an officer decides.

The officer sees the candidates masked and says: the same person, another person (with the reason), or later.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.access import log
from iljari.journal import locks
from iljari.journal.slip import Refused
from iljari.registry import facts, identity, persons
from iljari.registry.facts import Given
from iljari.registry.models import LikelyPair

# What being equal says of two registrations, as a score from 0 to 1: the connecting information is one person's alone,
# a telephone may be a household's.
EQUAL = {"ci": 1.0, "name_birth": 0.95, "email": 0.8, "phone": 0.6}
_EQUAL = {
    "ci": gettext_lazy("연계정보"),
    "name_birth": gettext_lazy("이름·생년월일"),
    "email": gettext_lazy("전자우편"),
    "phone": gettext_lazy("전화번호"),
    "linked": gettext_lazy("기록 대조"),
}

DIFFERENT_BECAUSE = {
    "identity_checked": gettext_lazy("신분증을 대조함"),
    "shared_phone": gettext_lazy("전화·전자우편을 함께 씀(가족 등)"),
    "namesake": gettext_lazy("이름과 생년월일이 같은 다른 사람"),
    "subject_said": gettext_lazy("본인이 다르다고 함"),
}


class Verdict(StrEnum):
    """What the officer says of a candidate."""

    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"


@dataclass(frozen=True)
class Candidate:
    """Somebody registered who may be the same: who, what is equal."""

    person: str
    why: tuple[str, ...]

    @property
    def score(self) -> float:
        """The strongest of what is equal."""
        return max(EQUAL[each] for each in self.why)

    @property
    def told(self) -> str:
        """What is equal, in the reader's language."""
        return told(",".join(self.why))


def told(why: str) -> str:
    """What is equal in a pair, in the reader's language."""
    return ", ".join(str(_EQUAL.get(each, each)) for each in why.split(","))


@dataclass(frozen=True)
class Decision:
    """The officer's verdict on one candidate, with the reason for 'another person'."""

    verdict: Verdict
    reason: str = ""


class Likely(Exception):
    """There are candidates that nobody has decided on yet; nothing was registered."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = tuple(candidates)
        super().__init__(
            _("중복이 의심되는 사람이 %(count)s명 있습니다. 같은 사람인지 판단하십시오.")
            % {"count": f"{len(self.candidates):,}"}
        )


def candidates(given: Sequence[Given]) -> list[Candidate]:
    """Who is registered with the same connecting information, name and birth date, e-mail or phone; the likeliest first."""
    found: dict[str, list[str]] = {}
    for why, text in _told_of(given):
        people = persons.with_name_and_birth(*text) if why == "name_birth" else persons.with_value(why, text)
        for person in people:
            found.setdefault(person, []).append(why)
    ordered = [
        Candidate(person, tuple(sorted(why, key=lambda w: -EQUAL[w]))) for person, why in found.items()
    ]
    return sorted(ordered, key=lambda each: (-each.score, each.person))


def _told_of(given: Sequence[Given]) -> Iterator[tuple[str, Any]]:
    """What of it two registrations may have in common: (what, its value; of name and birth date, both)."""
    values = {each.kind: each.value for each in given}
    if "name" in values and "birth_on" in values:
        yield "name_birth", (values["name"].text, values["birth_on"].on)
    for kind in ("ci", "email", "phone"):
        if kind in values:
            (text,) = values[kind].stored().values()
            yield kind, text


def enter(
    given: Sequence[Given],
    *,
    by: str,
    recorded_at: datetime,
    decisions: Mapping[str, Decision],
    synthetic: bool = False,
    person: str = "",
) -> str:
    """Register somebody whose likely duplicates an officer has decided on; returns the person's id.

    'The same' registers nobody: what is new is added to the person who is there. 'Another' and 'later' register, and keep
    the pair with the decision, or open. Two who register the same person at once wait for each other: the second is asked.
    Raises Likely with the candidates that are undecided, Refused with sentences.
    """  # fmt: skip
    if faults := facts.faults_of(given):
        raise Refused(faults)
    with locks.turn(), transaction.atomic():
        locks.lock_keys(f"registering:{why}:{text}" for why, text in _told_of(given))
        return _entered(given, by, recorded_at, decisions, synthetic, person)


def _entered(
    given: Sequence[Given],
    by: str,
    recorded_at: datetime,
    decisions: Mapping[str, Decision],
    synthetic: bool,
    person: str,
) -> str:
    likely = candidates(given)
    undecided = [each for each in likely if each.person not in decisions]
    if undecided:
        raise Likely(likely)
    decided = {each: decisions[each.person] for each in likely}
    same = [each.person for each, decision in decided.items() if decision.verdict is Verdict.SAME]
    if len(same) > 1:
        raise Refused(
            [_("같은 사람은 한 명만 고르십시오. 고른 두 사람이 서로 같은 사람이면 먼저 연결하십시오.")]
        )
    for decision in decided.values():
        if decision.verdict is Verdict.DIFFERENT and decision.reason not in DIFFERENT_BECAUSE:
            raise Refused([_("왜 다른 사람인지 사유를 고르십시오.")])
    if same:
        _add(same[0], given, by=by, recorded_at=recorded_at)
        return same[0]
    person = persons.register(given, by=by, recorded_at=recorded_at, synthetic=synthetic, person=person)
    for each, decision in decided.items():
        pair = note(person, each.person, score=each.score, why=",".join(each.why), found_at=recorded_at)
        if decision.verdict is Verdict.DIFFERENT:
            decide(pair.pk, decision, by=by, at=recorded_at)
    return person


def _add(person: str, given: Sequence[Given], *, by: str, recorded_at: datetime) -> None:
    """What the papers say that the registry does not say yet."""
    for each in given:
        known = persons.facts_of(person, each.effective_on or recorded_at.date())
        with log.unseen():
            there = known.values(each.kind)
        if each.value not in there and each.kind not in ("name", "birth_on"):
            facts.state(person, each, by=by, recorded_at=recorded_at)


def note(one: str, other: str, *, score: float, why: str, found_at: datetime) -> LikelyPair:
    """Keep a pair for an officer to decide on; one that is there already stays as it is."""
    first, second = sorted((one, other))
    pair, _ = LikelyPair.objects.get_or_create(
        person_a_id=first, person_b_id=second, defaults={"score": score, "why": why, "found_at": found_at}
    )
    return pair


def note_many(pairs: Iterable[tuple[str, str, float]], *, found_at: datetime) -> int:
    """Keep the pairs of a batch that links records: (one, other, score from 0 to 1). Returns how many are new."""
    rows = {tuple(sorted((one, other))): score for one, other, score in pairs if one != other}
    before = LikelyPair.objects.count()
    LikelyPair.objects.bulk_create(
        (
            LikelyPair(person_a_id=a, person_b_id=b, score=score, why="linked", found_at=found_at)
            for (a, b), score in rows.items()
        ),
        batch_size=1000,
        ignore_conflicts=True,
    )
    return LikelyPair.objects.count() - before


def open_pairs() -> QuerySet[LikelyPair]:
    """The pairs that wait for an officer, the likeliest first."""
    return LikelyPair.objects.filter(state=LikelyPair.State.OPEN).order_by("-score", "pk")


def pair(number: int) -> LikelyPair | None:
    """A pair by its number."""
    return LikelyPair.objects.filter(pk=number).first()


def decide(pair: int, decision: Decision, *, by: str, at: datetime) -> LikelyPair:
    """Decide on a pair: 'the same' joins the two in the journal; 'another' after 'the same' parts them again. Raises Refused."""
    with transaction.atomic():
        row = LikelyPair.objects.select_for_update().filter(pk=pair).first()
        if row is None:
            raise Refused([_("그런 쌍이 없습니다. 화면을 새로 열어 확인하십시오.")])
        if row.state == decision.verdict.value:
            raise Refused(
                [_("이미 '%(state)s'(으)로 판단되어 있습니다.") % {"state": row.get_state_display()}]
            )
        if decision.verdict is Verdict.LATER:
            raise Refused([_("나중에 판단하려면 그대로 두면 됩니다.")])
        if decision.verdict is Verdict.SAME:
            identity.join(row.person_a_id, row.person_b_id, reason=decision.reason, by=by, recorded_at=at)
        elif row.state == LikelyPair.State.SAME:
            identity.part(row.person_a_id, row.person_b_id, reason=decision.reason, by=by, recorded_at=at)
        elif decision.reason not in DIFFERENT_BECAUSE:
            raise Refused([_("왜 다른 사람인지 사유를 고르십시오.")])
        row.state, row.reason = decision.verdict.value, decision.reason
        row.decided_by, row.decided_at = by, at
        row.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    return row
