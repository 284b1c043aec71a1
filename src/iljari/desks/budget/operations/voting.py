"""Money on a line: asked for, voted, reduced, carried in, allotted by quarter, moved between lines."""

from datetime import date, datetime

from iljari.acts import money
from iljari.acts.base import Act
from iljari.desks.budget.models import BudgetLine
from iljari.desks.budget.operations import writing
from iljari.journal import read
from iljari.journal.slip import Receipt, Refused, Reversal
from iljari.kernel.money import FundingSource

STAGES = ("original", "supplementary", "reserve_fund")
CARRIED = ("specified", "unforeseen")
_AVAILABLE = ("Appropriated", "CarriedIn", "VirementMade")


def request(*, line: str, amount_won: int, on: date, by: str, at: datetime, key: str) -> Receipt:
    """예산 요구: what the division asks for, for the line's year; usually entered in the year before.

    A later request stands for the earlier one; one of the same day replaces it.
    """
    found = writing.line_of(line)
    writing.amount_of(amount_won)
    if not found.year - 1 <= on.year <= found.year:
        raise Refused([
            f"{found.year}년 예산의 요구는 {found.year - 1}년이나 {found.year}년의 날짜로 적으십시오. {on}은(는) 맞지 않습니다."
        ])  # fmt: skip
    return latest_of_day(money.BudgetRequested, found, amount_won, on, by=by, at=at, key=key)


def appropriate(
    *, line: str, amount_won: int, on: date, by: str, at: datetime, key: str, stage: str = "original", source: str = "",
    silent: bool = False, funding_source: FundingSource | None = None,
) -> Receipt:  # fmt: skip
    """예산 편성: enter money voted for a line (본예산, 추경, 예비비), in won."""
    found = writing.line_of(line)
    if stage not in STAGES:
        raise Refused(["본예산, 추가경정예산, 예비비 가운데 하나를 고르십시오."])
    if not (source and amount_won == 0):  # a source may print a line without money
        writing.amount_of(amount_won)
    writing.day_of(found, on)
    return writing.post(
        [found],
        lambda: [writing.act(money.Appropriated, found, amount_won, on, stage=stage, source=source,
                             funding_source=funding_source)],
        by=by, at=at, key=key, silent=silent,
    )  # fmt: skip


def reduce(
    *, line: str, amount_won: int, on: date, by: str, at: datetime, key: str, source: str = "",
    funding_source: FundingSource | None = None,
) -> Receipt:  # fmt: skip
    """감액 추경: take money off a line by a supplementary budget; never below what is committed on any later day."""
    found = writing.line_of(line)
    writing.amount_of(amount_won)
    writing.day_of(found, on)
    return writing.post(
        [found],
        lambda: [writing.act(money.Appropriated, found, -amount_won, on, stage="supplementary", source=source,
                             funding_source=funding_source)],
        by=by, at=at, key=key,
    )  # fmt: skip


def carry_in(
    *, line: str, amount_won: int, on: date, by: str, at: datetime, key: str, stage: str = "specified",
    funding_source: FundingSource | None = None,
) -> Receipt:  # fmt: skip
    """전년 이월: take over what the year before set aside."""
    found = writing.line_of(line)
    if stage not in CARRIED:
        raise Refused(["명시이월과 사고이월 가운데 하나를 고르십시오."])
    writing.amount_of(amount_won)
    writing.day_of(found, on)
    return writing.post(
        [found],
        lambda: [writing.act(money.CarriedIn, found, amount_won, on, stage=stage, funding_source=funding_source)],
        by=by, at=at, key=key,
    )  # fmt: skip


def allot(*, line: str, amount_won: int, quarter: int, on: date, by: str, at: datetime, key: str) -> Receipt:
    """배정: release part of the appropriation for a quarter (1 to 4); together never more than the appropriation."""
    found = writing.line_of(line)
    if quarter not in (1, 2, 3, 4):
        raise Refused(["분기는 1부터 4까지 가운데 하나를 고르십시오."])
    writing.amount_of(amount_won)
    writing.day_of(found, on)

    def make() -> list[Act | Reversal]:
        available = _sum(found, _AVAILABLE)
        allotted = _sum(found, ("Allotted",))
        if allotted + amount_won > available:
            raise Refused([
                f"예산과목 {found.code}: 배정액을 모두 더하면 예산현액을 넘습니다. "
                f"더 배정할 수 있는 금액은 {max(available - allotted, 0):,}원입니다."
            ])  # fmt: skip
        return [writing.act(money.Allotted, found, amount_won, on, stage=f"quarter{quarter}")]

    return writing.post([found], make, by=by, at=at, key=key)


def _sum(line: BudgetLine, acts: tuple[str, ...]) -> int:
    return sum(entry.amount_won or 0 for entry in read.lines(acts=acts, object=line.code))


def vire(
    *, from_line: str, to_line: str, amount_won: int, on: date, by: str, at: datetime, key: str
) -> Receipt:
    """전용: move an amount from one line to another, in one posting."""
    giving, taking = writing.line_of(from_line), writing.line_of(to_line)
    writing.amount_of(amount_won)
    if giving.code == taking.code:
        raise Refused(["같은 과목으로는 전용할 수 없습니다. 다른 과목을 고르십시오."])
    if giving.year != taking.year:
        raise Refused(["전용은 같은 회계연도의 과목 사이에서만 할 수 있습니다."])
    writing.day_of(giving, on)
    return writing.post(
        [giving, taking],
        lambda: [
            writing.act(money.VirementMade, giving, -amount_won, on),
            writing.act(money.VirementMade, taking, amount_won, on),
        ],
        by=by, at=at, key=key,
    )  # fmt: skip


def latest_of_day(
    kind: type[money.BudgetAct],
    line: BudgetLine,
    amount_won: int,
    on: date,
    *,
    by: str,
    at: datetime,
    key: str,
) -> Receipt:
    """Post what is said anew from a day on; what was said for the same day before is taken back."""
    again = list(read.lines(keys=[key]))
    before = [entry.reverses for entry in again if entry.reverses] or [
        entry.pk
        for entry in read.lines(acts=(kind.__name__,), object=line.code)
        if not again and entry.effective_on == on and entry.reverses is None and entry.reversed_by is None
    ]
    return writing.post(
        [line],
        lambda: [*(Reversal(pk) for pk in before), writing.act(kind, line, amount_won, on)],
        by=by, at=at, key=key, reason="correction:state" if before else "",
    )  # fmt: skip
