"""Money going out, in two phases: a commitment reserves, expenditures draw on it, the rest is voided.

Natively, limits refuse. Mirrored from e호조, where the truth lies, they flag.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from iljari.acts import money
from iljari.acts.base import Act, Mode
from iljari.desks.budget.models import BudgetLine
from iljari.desks.budget.operations import writing
from iljari.journal.slip import Receipt, Refused, Reversal
from iljari.kernel.money import FundingSource


def commit(
    *, line: str, amount_won: int, commitment: str, on: date, by: str, at: datetime, key: str, source: str = "",
    silent: bool = False, funding_source: FundingSource | None = None,
) -> Receipt:  # fmt: skip
    """지출원인행위: reserve an amount on a line under a commitment number; refused beyond what is left on any day."""
    found = writing.line_of(line)
    number = writing.number_of(commitment)
    if not (source and amount_won == 0):  # a source may print a line without commitments
        writing.amount_of(amount_won)
    writing.happened(writing.day_of(found, on), at)
    return writing.post(
        [found],
        lambda: [writing.act(money.Committed, found, amount_won, on, commitment=number, source=source,
                             funding_source=funding_source)],
        by=by, at=at, key=key, silent=silent,
    )  # fmt: skip


def void(
    *, line: str, amount_won: int, commitment: str, on: date, by: str, at: datetime, key: str
) -> Receipt:
    """원인행위 감액·해제: give back what a commitment no longer needs."""
    return _drawn(money.CommitmentVoided, line, amount_won, commitment, on, by=by, at=at, key=key)


def expend(
    *, line: str, amount_won: int, commitment: str, on: date, by: str, at: datetime, key: str, source: str = "",
    funding_source: FundingSource | None = None,
) -> Receipt:  # fmt: skip
    """지출: pay against a commitment, up to what is left of it."""
    return _drawn(money.Expended, line, amount_won, commitment, on, by=by, at=at, key=key, source=source,
                  funding_source=funding_source)  # fmt: skip


def _drawn(
    kind: type[money.BudgetAct], line: str, amount_won: int, commitment: str, on: date, *, by: str, at: datetime, key: str,
    source: str = "", funding_source: FundingSource | None = None,
) -> Receipt:  # fmt: skip
    """An act that draws on a commitment of the line."""
    found = writing.line_of(line)
    writing.amount_of(amount_won)
    writing.happened(writing.day_of(found, on), at)
    drawn = writing.commitment_of(found, commitment)
    return writing.post(
        [found],
        lambda: [writing.act(kind, found, amount_won, on, commitment=drawn.number, source=source,
                             funding_source=funding_source, draws_on=drawn.entry)],
        by=by, at=at, key=key,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Mirrored:
    """One commitment or expenditure as e호조 has it.

    A negative amount takes off a commitment, or is money that came back (반납·여입). `instead_of` is the entry whose place
    it takes: an officer's own, or what e호조 said before.
    """

    line: str
    amount_won: int
    commitment: str
    on: date
    source: str
    expended: bool
    funding_source: FundingSource | None = None
    instead_of: int | None = None


def mirror_commitment(
    *, line: str, amount_won: int, commitment: str, on: date, by: str, at: datetime, key: str, source: str,
    funding_source: FundingSource | None = None, instead_of: int | None = None, silent: bool = False,
) -> Receipt:  # fmt: skip
    """지출원인행위(e호조): take over a commitment from the city's accounting system."""
    row = Mirrored(line=line, amount_won=amount_won, commitment=commitment, on=on, source=source, expended=False,
                   funding_source=funding_source, instead_of=instead_of)  # fmt: skip
    return mirror(rows=[row], by=by, at=at, key=key, silent=silent)


def mirror_expenditure(
    *, line: str, amount_won: int, commitment: str, on: date, by: str, at: datetime, key: str, source: str,
    funding_source: FundingSource | None = None, instead_of: int | None = None, silent: bool = False,
) -> Receipt:  # fmt: skip
    """지출(e호조): take over an expenditure from the city's accounting system."""
    row = Mirrored(line=line, amount_won=amount_won, commitment=commitment, on=on, source=source, expended=True,
                   funding_source=funding_source, instead_of=instead_of)  # fmt: skip
    return mirror(rows=[row], by=by, at=at, key=key, silent=silent)


def mirror(*, rows: Sequence[Mirrored], by: str, at: datetime, key: str, silent: bool = False) -> Receipt:
    """Take over a file's rows in one posting, all or nothing; flagged, not refused, where they break a limit."""
    lines = {code: writing.line_of(code) for code in dict.fromkeys(row.line for row in rows)}
    numbers: dict[str, dict[str, int | None]] = {}
    for code, line in lines.items():
        numbers[code] = {each.number: each.entry for each in writing.commitments(line)}
    acts = [_mirrored(row, lines[row.line], numbers[row.line]) for row in rows]
    before = [Reversal(row.instead_of) for row in rows if row.instead_of is not None]
    return writing.post(
        list(lines.values()), lambda: [*before, *acts], by=by, at=at, key=key, silent=silent, into_closed=True,
        reason="correction:mirrored" if before else "",
    )  # fmt: skip


def _mirrored(row: Mirrored, line: BudgetLine, commitments: Mapping[str, int | None]) -> Act:
    """The act that a row records: an expenditure, a commitment, or what takes off a commitment."""
    writing.not_too_large(row.amount_won)
    writing.day_of(line, row.on)
    if not row.source.strip():
        raise Refused(["어느 자료에서 왔는지(e호조 문서 번호)를 함께 적어야 합니다."])
    number = row.commitment.strip() if row.expended else writing.number_of(row.commitment)
    amount, kind = row.amount_won, money.Expended if row.expended else money.Committed
    if not row.expended and amount < 0:
        amount, kind = -amount, money.CommitmentVoided
    draws_on = None if kind is money.Committed else commitments.get(number)
    return writing.act(
        kind, line, amount, row.on, commitment=number, mode=Mode.MIRRORED, source=row.source, draws_on=draws_on,
        funding_source=row.funding_source,
    )  # fmt: skip
