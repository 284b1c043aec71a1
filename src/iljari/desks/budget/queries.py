"""What the budget desk's screens read: every line of a year with its money, as of a day and as known at a place.

Nothing reported is None, which is not 0. Two execution rates, each named by its numerator: commitments (원인행위 집행률)
and expenditures (지출 집행률), both of the available appropriation (예산현액).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from fractions import Fraction

from iljari.acts.base import Mode
from iljari.acts.money import BudgetAct
from iljari.acts.register import ACTS
from iljari.desks.budget.models import BudgetLine
from iljari.journal import read
from iljari.kernel.money import FundingSource
from iljari.kernel.period import Period

MONEY = tuple(name for name, act in ACTS.items() if issubclass(act, BudgetAct))
SPENDING = ("Committed", "CommitmentVoided", "Expended")
UNSTATED = ""
"""The funding source of money of which nobody said who pays it."""

Money = int | Fraction | None


def plus(*amounts: Money) -> Money:
    """The sum of what was reported; None when nothing was.

    >>> plus(None, 3, 4), plus(None, None)
    (7, None)
    """
    told = [amount for amount in amounts if amount is not None]
    return sum(told) if told else None


def _rate(part: Money, whole: Money) -> Fraction | None:
    return Fraction(part) / Fraction(whole) if part is not None and whole else None


@dataclass(frozen=True)
class Amounts:
    """Money of a line or of several, in won."""

    requested: Money = None
    original: Money = None
    supplementary: Money = None
    reserve_fund: Money = None
    carried_in: Money = None
    virement: Money = None
    allotted: Money = None
    committed: Money = None
    expended: Money = None
    carried_over: Money = None
    set_aside: Money = None
    """Of what is carried over, what was not committed (명시이월)."""
    lapsed: Money = None

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(
            **{each.name: plus(getattr(self, each.name), getattr(other, each.name)) for each in fields(self)}
        )

    def of(self, share: Fraction) -> "Amounts":
        """The share of every amount."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return Amounts(**{name: None if won is None else won * share for name, won in told.items()})

    @property
    def available(self) -> Money:
        """예산현액: voted, carried in and moved by virement; the most that can be spent this year."""
        return plus(self.original, self.supplementary, self.reserve_fund, self.carried_in, self.virement)

    @property
    def commitment_rate(self) -> Fraction | None:
        """원인행위 집행률."""
        return _rate(self.committed, self.available)

    @property
    def expenditure_rate(self) -> Fraction | None:
        """지출 집행률."""
        return _rate(self.expended, self.available)

    @property
    def left(self) -> Money:
        """What may still be committed."""
        if self.available is None:
            return None
        return self.available - (self.committed or 0) - (self.set_aside or 0) - (self.lapsed or 0)

    @property
    def unspent(self) -> Money:
        """집행잔액: available less expenditure; None while no expenditure is reported."""
        return None if self.available is None or self.expended is None else self.available - self.expended


NOTHING = Amounts()


def total(several: Iterable[Amounts]) -> Amounts:
    """All of them added up."""
    return sum(several, NOTHING)


@dataclass(frozen=True)
class Said:
    """An amount that an officer said last, and for which day."""

    amount_won: int
    on: date


@dataclass(frozen=True)
class LineState:
    """A line with its money as of a day and as known at a place."""

    line: BudgetLine
    amounts: Amounts
    by_source: Mapping[str, Amounts] = field(default_factory=dict)
    forecast: Said | None = None
    basis_on: date | None = None
    closed_on: date | None = None


def _field_of(row: read.Total) -> str:
    stage = row.kinds.get("stage", "")
    return {
        "Appropriated": stage or "original",
        "CarriedIn": "carried_in",
        "VirementMade": "virement",
        "Allotted": "allotted",
        "Committed": "committed",
        "CommitmentVoided": "committed",
        "Expended": "expended",
        "Lapsed": "lapsed",
        "CarriedOver": "carried_over",
    }.get(row.act, "")


def _amounts(rows: Iterable[read.Total]) -> Amounts:
    told: dict[str, int] = {}
    for row in rows:
        name = _field_of(row)
        if not name:
            continue
        amount = -row.amount_won if row.act == "CommitmentVoided" else row.amount_won
        told[name] = told.get(name, 0) + amount
        if name == "carried_over" and row.kinds.get("stage") != "unforeseen":
            told["set_aside"] = told.get("set_aside", 0) + amount
    return Amounts(**told)


def _latest(rows: Iterable[read.Total], act: str) -> Said | None:
    said = [row for row in rows if row.act == act]
    if not said:
        return None
    on = max(row.effective_on for row in said)
    return Said(sum(row.amount_won for row in said if row.effective_on == on), on)


def _state(line: BudgetLine, rows: list[read.Total]) -> LineState:
    requested = _latest(rows, "BudgetRequested")
    amounts = _amounts(rows) + Amounts(requested=requested.amount_won if requested else None)
    spent = [row.effective_on for row in rows if row.act in SPENDING]
    closed = [row.effective_on for row in rows if row.act == "YearClosed"]
    return LineState(
        line, amounts, _by_source(line, rows), _latest(rows, "YearEndForecast"), max(spent, default=None),
        max(closed, default=None),
    )  # fmt: skip


def _by_source(line: BudgetLine, rows: list[read.Total]) -> dict[str, Amounts]:
    """Amounts by who pays: as posted where a posting says so, else by the line's shares, else not stated."""
    found: dict[str, Amounts] = {}
    shares = shares_of(line)
    for source in {row.funding_source for row in rows}:
        amounts = _amounts(row for row in rows if row.funding_source == source)
        if source or not shares:
            found[source] = found.get(source, NOTHING) + amounts
            continue
        for payer, share in shares.items():
            found[payer] = found.get(payer, NOTHING) + amounts.of(share)
    return {payer: found[payer] for payer in (*FundingSource, UNSTATED) if payer in found}


def shares_of(line: BudgetLine) -> dict[str, Fraction]:
    """Who pays which share of the line; empty when it is not stated or does not add up to one."""
    try:
        shares = {
            FundingSource(payer).value: Fraction(str(share)) / 100 for payer, share in line.funding.items()
        }
    except ValueError:
        return {}
    return shares if sum(shares.values()) == 1 else {}


def states(
    year: int, *, as_of: date, seq: int | None = None, of: Callable[[BudgetLine], bool] = lambda line: True
) -> list[LineState]:
    """Every line of a year's budget book with its money: effective up to `as_of`, as known at `seq` (all without one)."""
    rows: dict[str, list[read.Total]] = {}
    for row in read.totals(seq, acts=MONEY, object_starts=f"{year}:"):
        if row.living > 0 and row.effective_on <= as_of:
            rows.setdefault(row.line, []).append(row)
    return [
        _state(line, rows.get(line.code, [])) for line in BudgetLine.objects.filter(year=year) if of(line)
    ]


def state(line: BudgetLine, *, as_of: date, seq: int | None = None) -> LineState:
    """One line with its money."""
    rows = [row for row in read.totals(seq, acts=MONEY, object_starts=line.code)
            if row.line == line.code and row.living > 0 and row.effective_on <= as_of]  # fmt: skip
    return _state(line, rows)


def by_division(found: Iterable[LineState]) -> dict[str, Amounts]:
    """Money by division ('' for what belongs to the whole bureau)."""
    return _grouped(found, lambda state: state.line.division)


def by_programme(found: Iterable[LineState]) -> dict[str, Amounts]:
    """Money by the programme that leads a line."""
    return _grouped(found, lambda state: state.line.programme)


def by_category(found: Iterable[LineState]) -> dict[str, Amounts]:
    """Money by policy programmes, administration and financial activities."""
    return _grouped(found, lambda state: state.line.category)


def by_funding_source(found: Iterable[LineState]) -> dict[str, Amounts]:
    """Money by who pays it."""
    sums: dict[str, Amounts] = {}
    for each in found:
        for payer, amounts in each.by_source.items():
            sums[payer] = sums.get(payer, NOTHING) + amounts
    return {payer: sums[payer] for payer in (*FundingSource, UNSTATED) if payer in sums}


def _grouped(found: Iterable[LineState], key: Callable[[LineState], str]) -> dict[str, Amounts]:
    sums: dict[str, Amounts] = {}
    for each in found:
        sums[key(each)] = sums.get(key(each), NOTHING) + each.amounts
    return sums


def years() -> list[int]:
    """The years that have lines, the latest first."""
    return list(BudgetLine.objects.order_by("-year").values_list("year", flat=True).distinct())


_OF_COMMITMENTS = (*SPENDING, "CarriedOver")


def acts_of(line: BudgetLine, *, as_of: date | None = None, seq: int | None = None) -> list[read.Line]:
    """Every entry on a line, the last written first."""
    found = [entry for entry in read.lines(acts=MONEY, object=line.code, seq=seq)
             if as_of is None or entry.effective_on <= as_of]  # fmt: skip
    return found[::-1]


@dataclass(frozen=True)
class CommitmentState:
    """A commitment of a line: what was committed, voided, spent and carried over, and what is left."""

    number: str
    on: date | None
    committed: int
    voided: int
    expended: int
    carried_over: int
    mirrored: bool

    @property
    def left(self) -> int:
        """What may still be spent."""
        return self.committed - self.voided - self.expended - self.carried_over


def commitments(line: BudgetLine, *, as_of: date, seq: int | None = None) -> list[CommitmentState]:
    """The line's commitments, the latest first."""
    return commitments_in(read.lines(acts=_OF_COMMITMENTS, object=line.code, seq=seq), as_of=as_of)


def commitments_in(entries: Iterable[read.Line], *, as_of: date) -> list[CommitmentState]:
    """The commitments of which these entries of a line speak, in whatever order, the latest first."""
    found: dict[str, list[read.Line]] = {}
    for entry in sorted(entries, key=lambda each: each.pk):
        if entry.act in _OF_COMMITMENTS and entry.subject and entry.effective_on <= as_of:
            found.setdefault(entry.subject, []).append(entry)
    told = [_commitment(number, entries) for number, entries in found.items()]
    return sorted(told, key=lambda each: (each.on or date.min, each.number), reverse=True)


def _commitment(number: str, entries: list[read.Line]) -> CommitmentState:
    def won(act: str) -> int:
        return sum(entry.amount_won or 0 for entry in entries if entry.act == act)

    days = [entry.effective_on for entry in entries if entry.act == "Committed"]
    return CommitmentState(
        number, min(days, default=None), won("Committed"), won("CommitmentVoided"), won("Expended"), won("CarriedOver"),
        any(entry.mode == "mirrored" for entry in entries),
    )  # fmt: skip


@dataclass(frozen=True)
class Broken:
    """A limit that mirrored entries broke together: its sentence, and the entries that drew on it."""

    sentence: str
    entries: tuple[read.Line, ...]

    @property
    def line(self) -> str:
        """The budget line's code."""
        return self.entries[0].object

    @property
    def amount_won(self) -> int:
        """What they draw together."""
        return sum(entry.amount_won or 0 for entry in self.entries)

    @property
    def on(self) -> date:
        """The last of their days."""
        return max(entry.effective_on for entry in self.entries)


def breaches_of(entries: Iterable[read.Line]) -> list[Broken]:
    """The limits that these entries broke; what was taken back is settled."""
    by_pk = {entry.pk: entry for entry in entries if entry.reverses is None and entry.reversed_by is None}
    found: dict[tuple[str, str], list[read.Line]] = {}
    mirrored = any(entry.mode == Mode.MIRRORED for entry in by_pk.values())
    for pk, key, sentence in read.breaches() if mirrored else ():
        if pk in by_pk:
            found.setdefault((key, sentence), []).append(by_pk[pk])
    return [Broken(sentence, tuple(drawn)) for (_, sentence), drawn in found.items()]


def in_month(month: Period) -> list[read.Line]:
    """Every entry of money that is effective in a month."""
    return list(read.lines(acts=(*SPENDING, "CarriedOver", "Lapsed"), during=month))
