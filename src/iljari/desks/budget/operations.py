"""What the budget desk does: each verb posts one act on a budget line, within the line's limits."""

from datetime import date, datetime

from iljari.acts import money
from iljari.acts.base import Mode
from iljari.desks.budget.models import BudgetLine
from iljari.journal import door
from iljari.journal.slip import Receipt, Refused, Reversal
from iljari.kernel.money import Books, FundingSource

_AMOUNT = "금액은 1원 이상의 원 단위 정수여야 합니다."


def _line(code: str) -> BudgetLine:
    line = BudgetLine.objects.filter(code=code).first()
    if line is None:
        raise Refused([f"예산과목 {code}이(가) 없습니다. 과목을 먼저 등록하십시오."])
    return line


def _fields(line: BudgetLine, amount_won: int, on: date, stage: str, mode: Mode | None, source: str) -> dict[str, object]:  # fmt: skip
    kinds = {"kind": line.category}
    if line.division:
        kinds["division"] = line.division
    if stage:
        kinds["stage"] = stage
    return dict(
        programme=line.programme, object=line.code, effective_on=on, amount_won=amount_won, books=Books.CITY, kinds=kinds,
        mode=mode, source=source,
    )  # fmt: skip


def _post(
    kind: type[money.BudgetAct], *, line: str, amount_won: int, on: date, by: str, at: datetime, key: str, stage: str = "",
    commitment: str = "", mode: Mode | None = None, source: str = "", silent: bool = False,
    funding_source: FundingSource | None = None, draws_on: int | None = None,
) -> Receipt:  # fmt: skip
    if amount_won < 0 or (amount_won == 0 and mode is not Mode.MIRRORED and not source):
        raise Refused([_AMOUNT])
    found = _line(line)
    if on.year != found.year:
        raise Refused([f"예산과목 {line}의 회계연도는 {found.year}년입니다. {on}은(는) 그 해가 아닙니다."])
    act = kind(
        **_fields(found, amount_won, on, stage, mode, source), subject=commitment, funding_source=funding_source,
        draws_on=draws_on,
    )  # type: ignore[arg-type]  # fmt: skip
    return door.post([act], actor=by, key=key, recorded_at=at, silent=silent)


def appropriate(*, line: str, amount_won: int, on: date, by: str, at: datetime, key: str, stage: str = "original",
                source: str = "", silent: bool = False) -> Receipt:  # fmt: skip
    """예산 편성: enter money voted for a line (본예산, 추경, 예비비), in won."""
    return _post(money.Appropriated, line=line, amount_won=amount_won, on=on, by=by, at=at, key=key, stage=stage,
                 source=source, silent=silent)  # fmt: skip


def commit(*, line: str, amount_won: int, commitment: str, on: date, by: str, at: datetime, key: str,
           source: str = "", silent: bool = False) -> Receipt:  # fmt: skip
    """지출원인행위: reserve an amount on a line under a commitment number; refused beyond what is left on any day."""
    if not commitment.strip():
        raise Refused(["원인행위 번호를 적으십시오."])
    return _post(money.Committed, line=line, amount_won=amount_won, commitment=commitment, on=on, by=by, at=at, key=key,
                 source=source, silent=silent)  # fmt: skip


def void(*, line: str, amount_won: int, commitment: str, on: date, by: str, at: datetime, key: str) -> Receipt:
    """원인행위 감액·해제: give back what a commitment no longer needs."""
    return _post(money.CommitmentVoided, line=line, amount_won=amount_won, commitment=commitment, on=on, by=by, at=at,
                 key=key)  # fmt: skip


def expend(*, line: str, amount_won: int, commitment: str, on: date, by: str, at: datetime, key: str,
           draws_on: int | None = None, source: str = "", silent: bool = False) -> Receipt:  # fmt: skip
    """지출: pay against a commitment, up to what is left of it."""
    return _post(money.Expended, line=line, amount_won=amount_won, commitment=commitment, on=on, by=by, at=at, key=key,
                 draws_on=draws_on, source=source, silent=silent)  # fmt: skip


def mirror_expenditure(*, line: str, amount_won: int, commitment: str, on: date, by: str, at: datetime, key: str,
                       source: str, silent: bool = False) -> Receipt:  # fmt: skip
    """지출(e호조): take over an expenditure from the city's accounting system; flagged, not refused, where it breaks a limit."""
    return _post(money.Expended, line=line, amount_won=amount_won, commitment=commitment, on=on, by=by, at=at, key=key,
                 mode=Mode.MIRRORED, source=source, silent=silent)  # fmt: skip


def vire(*, from_line: str, to_line: str, amount_won: int, on: date, by: str, at: datetime, key: str) -> Receipt:
    """전용: move an amount from one line to another, in one posting."""
    if amount_won <= 0:
        raise Refused([_AMOUNT])
    giving, taking = _line(from_line), _line(to_line)
    if giving.code == taking.code:
        raise Refused(["같은 과목으로는 전용할 수 없습니다. 다른 과목을 고르십시오."])
    if {giving.year, taking.year} != {on.year}:
        raise Refused(["전용은 같은 회계연도 안에서만 할 수 있습니다."])
    acts = [
        money.VirementMade(**_fields(giving, -amount_won, on, "", None, "")),  # type: ignore[arg-type]
        money.VirementMade(**_fields(taking, amount_won, on, "", None, "")),  # type: ignore[arg-type]
    ]
    return door.post(acts, actor=by, key=key, recorded_at=at)


def carry_over(*, line: str, amount_won: int, on: date, by: str, at: datetime, key: str, stage: str = "specified",
               source: str = "", silent: bool = False) -> Receipt:  # fmt: skip
    """이월: set money aside for next year (명시이월 specified, 사고이월 unforeseen)."""
    return _post(money.CarriedOver, line=line, amount_won=amount_won, on=on, by=by, at=at, key=key, stage=stage,
                 source=source, silent=silent)  # fmt: skip


def carry_in(*, line: str, amount_won: int, on: date, by: str, at: datetime, key: str, stage: str = "specified") -> Receipt:
    """전년 이월: take over what the year before set aside."""
    return _post(money.CarriedIn, line=line, amount_won=amount_won, on=on, by=by, at=at, key=key, stage=stage)


def allot(*, line: str, amount_won: int, quarter: int, on: date, by: str, at: datetime, key: str) -> Receipt:
    """배정: release part of the appropriation for a quarter (1 to 4)."""
    return _post(money.Allotted, line=line, amount_won=amount_won, on=on, by=by, at=at, key=key, stage=f"quarter{quarter}")


def lapse(*, line: str, amount_won: int, on: date, by: str, at: datetime, key: str) -> Receipt:
    """불용: note at the year's end what stays unspent and is not carried over."""
    return _post(money.Lapsed, line=line, amount_won=amount_won, on=on, by=by, at=at, key=key)


def request(*, line: str, amount_won: int, on: date, by: str, at: datetime, key: str) -> Receipt:
    """예산 요구: what the division asks for, for the line's year."""
    return _post(money.BudgetRequested, line=line, amount_won=amount_won, on=on, by=by, at=at, key=key)


def forecast(*, line: str, amount_won: int, on: date, by: str, at: datetime, key: str) -> Receipt:
    """연말 전망: what the officer expects to be spent by the year's end."""
    return _post(money.YearEndForecast, line=line, amount_won=amount_won, on=on, by=by, at=at, key=key)


def reverse(*, entry: int, reason: str, by: str, at: datetime, key: str) -> Receipt:
    """정정: take back one entry on a budget line, once, with a reason code."""
    return door.post([Reversal(entry)], actor=by, key=key, recorded_at=at, reason=f"correction:{reason}")
