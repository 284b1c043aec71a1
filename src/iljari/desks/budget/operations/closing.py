"""The year's end: carry over, lapse, close the books of a line, and open them again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from iljari.acts import money
from iljari.acts.base import Act
from iljari.desks.budget.models import BudgetLine
from iljari.desks.budget.operations import writing
from iljari.journal import door, read
from iljari.journal.slip import Receipt, Refused, Reversal


def carry_over(
    *, line: str, amount_won: int, on: date, by: str, at: datetime, key: str, stage: str = "specified", commitment: str = "",
    source: str = "", silent: bool = False,
) -> Receipt:  # fmt: skip
    """이월: set money aside for next year. 명시이월 (specified) takes what is not committed, 사고이월 (unforeseen) what a
    commitment leaves unspent.
    """
    found = writing.line_of(line)
    writing.amount_of(amount_won)
    writing.day_of(found, on)
    if stage not in ("specified", "unforeseen"):
        raise Refused(["명시이월과 사고이월 가운데 하나를 고르십시오."])
    if stage == "specified" and commitment.strip():
        raise Refused(
            ["명시이월은 원인행위하지 않은 금액에서 합니다. 원인행위 번호를 비우거나 사고이월을 고르십시오."]
        )
    if stage == "unforeseen" and not commitment.strip():
        raise Refused(
            ["사고이월은 원인행위를 하고 다 쓰지 못한 금액에서 합니다. 원인행위 번호를 적으십시오."]
        )
    drawn = writing.commitment_of(found, commitment) if commitment.strip() else None
    return writing.post(
        [found],
        lambda: [writing.act(money.CarriedOver, found, amount_won, on, stage=stage, source=source,
                             commitment=drawn.number if drawn else "", draws_on=drawn.entry if drawn else None)],
        by=by, at=at, key=key, silent=silent,
    )  # fmt: skip


def lapse(*, line: str, amount_won: int, on: date, by: str, at: datetime, key: str) -> Receipt:
    """불용: note what stays unspent and is not carried over; at most what is not committed."""
    found = writing.line_of(line)
    writing.amount_of(amount_won)
    writing.happened(writing.day_of(found, on), at)
    return writing.post(
        [found], lambda: [writing.act(money.Lapsed, found, amount_won, on)], by=by, at=at, key=key
    )


@dataclass(frozen=True)
class ClosingPlan:
    """What closing a line's year would do: void what commitments leave unspent, lapse all that is left."""

    line: BudgetLine
    voids: tuple[writing.Commitment, ...]
    lapsed_won: int
    obstacles: tuple[str, ...]
    unpaid: bool = False
    """Whether money is committed on the line and no payment at all is known: payments may still be missing here."""

    @property
    def voided_won(self) -> int:
        """What commitments leave unspent."""
        return sum(each.left_won for each in self.voids)


_GIVES = {
    "Appropriated": 1,
    "CarriedIn": 1,
    "VirementMade": 1,
    "Committed": -1,
    "CommitmentVoided": 1,
    "Lapsed": -1,
}


def closing_plan(line: BudgetLine) -> ClosingPlan:
    """What closing the line's year now would do, and what stands in its way."""
    return _plan(line, list(read.lines(object=line.code)))


def closing_plans(year: int) -> tuple[list[ClosingPlan], list[BudgetLine]]:
    """What closing each open line of a year would do, and the lines that are closed: one pass over the year's entries."""
    entries: dict[str, list[read.Line]] = {}
    for entry in read.lines(object_starts=f"{year}:"):
        entries.setdefault(entry.object, []).append(entry)
    plans, closed = [], []
    for line in BudgetLine.objects.filter(year=year).exclude(category="unitemised"):
        of_line = entries.get(line.code, [])
        if any(e.act == "YearClosed" and e.reverses is None and e.reversed_by is None for e in of_line):
            closed.append(line)
        else:
            plans.append(_plan(line, of_line))
    return plans, closed


def _plan(line: BudgetLine, entries: Sequence[read.Line]) -> ClosingPlan:
    found = writing.commitments_of(entries)
    left = sum(_GIVES.get(entry.act, 0) * (entry.amount_won or 0) for entry in entries)
    left -= sum(
        entry.amount_won or 0 for entry in entries if entry.act == "CarriedOver" and not entry.subject
    )
    obstacles = [
        f"예산과목 {line.code}: 원인행위 {each.number}의 지출이 원인행위액보다 {-each.left_won:,}원 많습니다. "
        "대사 화면에서 먼저 바로잡으십시오."
        for each in found
        if each.left_won < 0
    ]
    if left < 0:
        obstacles.append(
            f"예산과목 {line.code}: 원인행위가 예산현액보다 {-left:,}원 많습니다. 대사 화면에서 먼저 바로잡으십시오."
        )
    voids = tuple(each for each in found if each.left_won > 0)
    unpaid = bool(voids) and not any(entry.act == "Expended" for entry in entries)
    lapsed = max(left, 0) + sum(each.left_won for each in voids)
    return ClosingPlan(line, voids, lapsed, tuple(obstacles), unpaid)


def close_year(*, line: str, by: str, at: datetime, key: str) -> Receipt:
    """결산 마감: what commitments leave unspent is voided, what is left lapses, and the line's year is closed.

    Not before the year's last day, and not while e호조's entries stand beyond a limit.
    """
    found = writing.line_of(line)
    if not found.itemised:
        raise Refused(
            [f"예산과목 {found.code}은(는) 부서 합계여서 마감하지 않습니다. 사업별 과목을 마감하십시오."]
        )
    last = date(found.year, 12, 31)
    if timezone.localtime(at).date() < last:
        raise Refused(
            [f"{found.year}회계연도가 아직 끝나지 않았습니다. 결산 마감은 {last}부터 할 수 있습니다."]
        )

    def make() -> list[Act | Reversal]:
        plan = closing_plan(found)
        if plan.obstacles:
            raise Refused(plan.obstacles)
        acts: list[Act | Reversal] = [
            writing.act(
                money.CommitmentVoided,
                found,
                each.left_won,
                last,
                commitment=each.number,
                draws_on=each.entry,
            )
            for each in plan.voids
        ]
        if plan.lapsed_won:
            acts.append(writing.act(money.Lapsed, found, plan.lapsed_won, last))
        return [*acts, writing.act(money.YearClosed, found, None, last)]

    return _again(key, found) or writing.post([found], make, by=by, at=at, key=key)


def reopen(*, line: str, reason: str, by: str, at: datetime, key: str) -> Receipt:
    """마감 해제: take the closing of a line back, whole, with a reason code."""
    found = writing.line_of(line)
    if not reason:
        raise Refused(["정정 사유를 고르십시오."])
    if known := _again(key, found):
        return known
    closed = [
        entry for entry in read.lines(acts=("YearClosed",), object=found.code)
        if entry.reverses is None and entry.reversed_by is None
    ]  # fmt: skip
    if not closed:
        raise Refused([f"예산과목 {found.code}은(는) 마감되지 않았습니다."])
    together = [entry.pk for entry in read.lines(posting=closed[0].seq) if entry.reversed_by is None]
    return writing.post(
        [found], lambda: [Reversal(pk) for pk in together], by=by, at=at, key=key, reason=f"correction:{reason}",
        into_closed=True,
    )  # fmt: skip


def _again(key: str, line: BudgetLine) -> Receipt | None:
    """The receipt of this very posting when it is handed in a second time; raises Refused when the key was another's."""
    known = door.written(key)
    if known and any(entry.object != line.code for entry in read.lines(keys=[key])):
        raise Refused(["같은 입력 번호로 다른 과목이 이미 처리되었습니다. 화면을 새로 열어 다시 하십시오."])
    return known
