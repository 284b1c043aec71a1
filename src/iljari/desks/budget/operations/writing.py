"""How every verb of money writes: which line, which amount, which day, and whether the year is still open."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from iljari.acts import money
from iljari.acts.base import Act, Mode
from iljari.desks.budget.models import BudgetLine
from iljari.journal import door, read
from iljari.journal.slip import Receipt, Refused, Reversal
from iljari.kernel.money import Books, FundingSource

AMOUNT = "금액은 1원 이상의 원 단위 정수로 적으십시오."
LARGEST_WON = 10**15
LONGEST_NUMBER = 64


def line_of(code: str) -> BudgetLine:
    """The line with this code; raises Refused with a sentence."""
    line = BudgetLine.objects.filter(code=code).first()
    if line is None:
        raise Refused([f"예산과목 {code}이(가) 없습니다. 과목을 먼저 등록하십시오."])
    return line


def amount_of(amount_won: int) -> int:
    """An amount that an officer may enter: a whole number of won from 1 to 1,000조; raises Refused."""
    if amount_won <= 0:
        raise Refused([AMOUNT])
    return not_too_large(amount_won)


def not_too_large(amount_won: int) -> int:
    """An amount up to 1,000조 either way; raises Refused."""
    if abs(amount_won) > LARGEST_WON:
        raise Refused(["금액이 1,000조원을 넘습니다. 원 단위로 적었는지 확인하십시오."])
    return amount_won


def day_of(line: BudgetLine, on: date) -> date:
    """A day of the line's fiscal year; raises Refused."""
    if on.year != line.year:
        raise Refused([
            f"예산과목 {line.code}의 회계연도는 {line.year}년입니다. {on}은(는) 그 해가 아니니 "
            f"{line.year}년의 날짜를 적으십시오."
        ])  # fmt: skip
    return on


def happened(on: date, at: datetime) -> date:
    """A day that has come; raises Refused for one that is still to come."""
    if on > timezone.localtime(at).date():
        raise Refused([f"{on}은(는) 아직 오지 않았습니다. 오늘이나 그 전 날짜를 적으십시오."])
    return on


def number_of(commitment: str) -> str:
    """A commitment's number as it is kept; raises Refused when it is missing or too long."""
    told = commitment.strip()
    if not told:
        raise Refused(["원인행위 번호를 적으십시오."])
    if len(told) > LONGEST_NUMBER:
        raise Refused([f"원인행위 번호는 {LONGEST_NUMBER}자까지 적을 수 있습니다."])
    return told


def is_closed(line: BudgetLine) -> bool:
    """Whether the line's year is closed."""
    return any(
        entry.reverses is None and entry.reversed_by is None
        for entry in read.lines(acts=("YearClosed",), object=line.code)
    )


def act(
    kind: type[money.BudgetAct], line: BudgetLine, amount_won: int | None, on: date, *, stage: str = "", commitment: str = "",
    mode: Mode | None = None, source: str = "", funding_source: FundingSource | None = None, draws_on: int | None = None,
) -> money.BudgetAct:  # fmt: skip
    """An act on a line, with the line's division and category."""
    kinds = {"kind": line.category}
    if line.division:
        kinds["division"] = line.division
    if stage:
        kinds["stage"] = stage
    return kind(
        programme=line.programme, object=line.code, effective_on=on, amount_won=amount_won,
        books=None if amount_won is None else Books.CITY, kinds=kinds, mode=mode, source=source, subject=commitment,
        funding_source=funding_source, draws_on=draws_on,
    )  # fmt: skip


@dataclass(frozen=True)
class Commitment:
    """A commitment as it stands: its entry (None when it only exists through mirrored payments) and what is left of it."""

    number: str
    entry: int | None
    left_won: int


def commitments(line: BudgetLine, number: str = "", seq: int | None = None) -> list[Commitment]:
    """The line's commitments (or the one with this number) with what is neither voided, spent nor carried over."""
    acts = ("Committed", "CommitmentVoided", "Expended", "CarriedOver")
    return commitments_of(read.lines(acts=acts, object=line.code, subject=number, seq=seq))


def commitments_of(entries: Iterable[read.Line]) -> list[Commitment]:
    """The commitments that these entries of one line speak of."""
    left: dict[str, int] = {}
    made: dict[str, int] = {}
    for told in entries:
        if not told.subject or told.act not in ("Committed", "CommitmentVoided", "Expended", "CarriedOver"):
            continue
        sign = 1 if told.act == "Committed" else -1
        left[told.subject] = left.get(told.subject, 0) + sign * (told.amount_won or 0)
        if told.act == "Committed" and told.reverses is None and told.reversed_by is None:
            made[told.subject] = told.pk
    return [Commitment(name, made.get(name), won) for name, won in left.items()]


def commitment_of(line: BudgetLine, number: str) -> Commitment:
    """The commitment with this number on the line; raises Refused with a sentence."""
    told = number_of(number)
    found = next(iter(commitments(line, told)), None)
    if found is None or found.entry is None:
        raise Refused([
            f"예산과목 {line.code}에 원인행위 번호 {told}이(가) 없습니다. 번호를 확인하거나 원인행위를 먼저 입력하십시오."
        ])  # fmt: skip
    return found


def post(
    lines: Sequence[BudgetLine], make: Callable[[], Sequence[Act | Reversal]], *, by: str, at: datetime, key: str,
    reason: str = "", silent: bool = False, into_closed: bool = False,
) -> Receipt:  # fmt: skip
    """Refuse what comes after the year's closing, then make the acts and hand them in at the door.

    The door looks again under its lock, so that nothing comes in while a year is being closed.
    """
    if not into_closed and door.written(key) is None:
        refuse_closed(lines)
    return door.post(make(), actor=by, key=key, recorded_at=at, reason=reason, silent=silent)


def refuse_closed(lines: Sequence[BudgetLine]) -> None:
    """Raise Refused for every line whose year is closed."""
    sentences = [
        f"예산과목 {line.code}은(는) {line.year}회계연도 결산이 마감되어 더 입력할 수 없습니다. "
        "고치려면 예산 담당자가 마감을 먼저 풀어야 합니다."
        for line in lines
        if is_closed(line)
    ]
    if sentences:
        raise Refused(sentences)
