"""Evaluating figures on what the journal knew: one pass over the totals serves the screen, the file and the report."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from iljari.acts.base import Mode
from iljari.catalogue.language import Programme
from iljari.catalogue.register import programme as programme_of
from iljari.indicators.definition import Indicator, Kind, item_of, keeps_item
from iljari.indicators.reference import NotReported, Reference, arithmetic, parse
from iljari.journal import identity, read
from iljari.kernel.period import Period, fiscal_year, period
from iljari.kernel.units import may_show, rounded, shown, spoken_places, unit

_SHARES = ("share", "share_difference")


class Row(Protocol):
    """What a total and a single entry have in common: enough to say whether a figure counts it."""

    programme: str
    act: str
    kinds: Mapping[str, str]
    unit: str
    effective_on: date
    since_on: date | None
    until_on: date | None
    district: str
    operator: str


class Ambiguous(ValueError):
    """A reference that does not say which of several values is meant."""


@dataclass(frozen=True)
class Figure:
    """A figure: exact value in its measure's base (None: nothing was reported, which is not 0), and what it rests on."""

    reference: Reference
    programme: Programme
    indicator: Indicator
    value: Fraction | None
    unit: str
    period: str
    basis_on: date | None
    origin: str
    entries: int
    carriers: int = 0
    parts: tuple["Figure", ...] = ()

    @property
    def key(self) -> str:
        """The figure's name for ever."""
        return self.reference.key

    @property
    def places(self) -> int:
        """How many decimal places it is shown with."""
        if self.reference.decimals is not None:
            return self.reference.decimals
        if self.indicator.decimals is not None and not self.reference.shown_as:
            return self.indicator.decimals
        if self.value is None:
            return 0
        amount = self.value / unit(self.unit).factor
        exact = spoken_places(amount)
        return exact if rounded(amount, exact) == amount else unit(self.unit).decimals

    @property
    def number(self) -> Fraction | None:
        """The value in its unit, rounded as it is shown."""
        return None if self.value is None else rounded(self.value / unit(self.unit).factor, self.places)

    @property
    def text(self) -> str:
        """The value as it is shown, without its unit: '11,000'; '—' when nothing was reported."""
        return "—" if self.value is None else shown(self.value, self.unit, self.places)

    def label(self, english: bool = False) -> str:
        """What the figure is called: indicator and kinds, in Korean or English."""
        words = [self.indicator.en if english else self.indicator.ko]
        for name, value in self.reference.kinds:
            if name == "source":
                words.append(value.upper())
                continue
            try:
                words.append(self.programme.word(name, value, english=english))
            except KeyError:
                words.append(value)
        return ", ".join(words) if english else " ".join(words)


class Book:
    """The journal as it was known at one place (`seq`), asked for one day (`as_of`)."""

    def __init__(self, as_of: date, seq: int | None = None, totals: list[read.Total] | None = None) -> None:
        self.as_of = as_of
        self.seq = read.last_seq() if seq is None else seq
        self._totals = totals
        self._made: dict[str, Figure] = {}
        self._days: dict[date, Book] = {}

    @cached_property
    def _index(self) -> dict[tuple[str, str], list[read.Total]]:
        index: dict[tuple[str, str], list[read.Total]] = {}
        for total in self._totals if self._totals is not None else read.totals(self.seq):
            if total.living <= 0:
                continue
            index.setdefault((total.programme, total.act), []).append(total)
            index.setdefault(("", total.act), []).append(total)
        return index

    def on(self, as_of: date) -> "Book":
        """The same knowledge, asked for another day; the totals are shared."""
        if as_of not in self._days:
            self._days[as_of] = Book(as_of, self.seq)
            self._days[as_of].__dict__["_index"] = self._index
        return self._days[as_of]

    def figure(self, reference: Reference | str, programme: str = "") -> Figure:
        """The figure that a reference means. Raises KeyError or ValueError with a sentence when it means none."""
        asked = parse(reference, programme) if isinstance(reference, str) else reference
        asked = replace(asked, bare=False)
        if asked.key not in self._made:
            self._made[asked.key] = self._evaluate(asked)
        return self._made[asked.key]

    def _evaluate(self, asked: Reference) -> Figure:
        programme = programme_of(asked.programme)
        indicator = programme.indicator(asked.indicator)
        unit_shown = asked.shown_as or indicator.unit
        if asked.shown_as and not may_show(unit(indicator.unit), unit(asked.shown_as)):
            raise ValueError(
                f"{asked.key}: '{indicator.unit}'을(를) '{asked.shown_as}'(으)로 나타낼 수 없습니다."
            )
        if indicator.kind is Kind.DERIVED:
            return self._derived(asked, programme, indicator, unit_shown)
        rows = self.rows(asked)
        if _never_added(indicator):
            _one_cell(asked, rows)
        value = self._value(rows, asked, indicator) if rows else None
        return Figure(
            asked, programme, indicator, value, unit_shown, self._period_text(asked, indicator, rows),
            max((row.effective_on for row in rows), default=None), _origin(row.mode for row in rows),
            sum(row.entries for row in rows), len({(row.district, row.operator) for row in rows}),
        )  # fmt: skip

    def _value(self, rows: list[read.Total], asked: Reference, indicator: Indicator) -> Fraction:
        if indicator.kind is not Kind.DISTINCT:
            return sum((_amount(row, indicator) for row in rows), Fraction(0))
        span = period(asked.period) if asked.period else fiscal_year(self.as_of.year)
        subjects = {
            line.subject
            for line in read.lines(programme=asked.programme, acts=indicator.acts, seq=self.seq)
            if line.reverses is None
            and not line.reversed_by
            and line.subject
            and line.effective_on <= self.as_of
            and span.contains(line.effective_on)
            and counts(line, asked, indicator)
        }
        return Fraction(identity.different(subjects, self.seq))

    def statements(self, asked: Reference) -> list[read.Total]:
        """Every printed value of a stated indicator, whatever its kinds and period."""
        programme = programme_of(asked.programme)
        indicator = programme.indicator(asked.indicator)
        return [
            total
            for act in indicator.acts
            for total in self._index.get((programme.code, act), [])
            if counts(total, asked, indicator)
        ]

    def rows(self, asked: Reference) -> list[read.Total]:
        """The totals that the figure adds up."""
        programme = programme_of(asked.programme)
        indicator = programme.indicator(asked.indicator)
        found: list[read.Total] = []
        for act in (*indicator.acts, *indicator.minus):
            for total in self._index.get(("" if programme.counts_all else programme.code, act), []):
                if counts(total, asked, indicator):
                    found.append(total)
        return self._in_time(found, asked, indicator)

    def _in_time(self, rows: list[read.Total], asked: Reference, indicator: Indicator) -> list[read.Total]:
        window = period(asked.period) if asked.period else None
        if indicator.kind is Kind.STATED:
            rows = _said_exactly([row for row in rows if row.effective_on <= self.as_of], asked)
            return [row for row in rows if window is None or stated_period(row) == window]
        if indicator.kind is Kind.DECLARED:
            if indicator.per_period:
                return _of_period(
                    asked, rows, window or fiscal_year(self.as_of.year), exact=window is not None
                )
            day = self.as_of if window is None or window.contains(self.as_of) else window.last_day
            return _latest([row for row in rows if row.until_on is None or row.until_on >= day], day, None)
        rows = [row for row in rows if row.effective_on <= self.as_of]
        if indicator.kind is Kind.LEVEL:
            return _last_counts(rows, window.last_day if window else self.as_of, window)
        if indicator.kind in (Kind.CUMULATIVE, Kind.BALANCE) and window is None:
            return rows
        span = window or fiscal_year(self.as_of.year)
        if indicator.kind in (Kind.CUMULATIVE, Kind.BALANCE):
            return [row for row in rows if row.effective_on < span.ends_before]
        return [row for row in rows if span.holds(row.since_on, row.effective_on)]

    def _derived(
        self, asked: Reference, programme: Programme, indicator: Indicator, unit_shown: str
    ) -> Figure:
        parts = []
        for text in programme.needed(indicator.formula):
            inner = parse(text, programme.code)
            kinds = dict(asked.kinds) | dict(inner.kinds)
            parts.append(
                self.figure(
                    replace(inner, kinds=tuple(sorted(kinds.items())), period=inner.period or asked.period)
                )
            )
        value: Fraction | None = None
        if all(part.value is not None for part in parts):
            try:
                value = arithmetic(
                    indicator.formula, [part.value for part in parts if part.value is not None]
                )
            except NotReported:
                value = None
        basis = max((part.basis_on for part in parts if part.basis_on), default=None)
        return Figure(
            asked, programme, indicator, value, unit_shown, asked.period or _common_period(parts), basis,
            weakest(part.origin for part in parts), sum(row.entries for row in self._behind(parts)), 0, tuple(parts),
        )  # fmt: skip

    def _behind(self, parts: Iterable[Figure]) -> list[read.Total]:
        """The totals behind these figures, each once."""
        found: dict[int, read.Total] = {}
        for part in parts:
            rows = self._behind(part.parts) if part.parts else self.rows(part.reference)
            found.update({id(row): row for row in rows})
        return list(found.values())

    def _period_text(self, asked: Reference, indicator: Indicator, rows: list[read.Total]) -> str:
        if asked.period:
            return asked.period
        if indicator.kind is Kind.STATED and rows:
            return str(stated_period(rows[0]))
        if indicator.kind is Kind.FLOW or indicator.per_period:
            return str(self.as_of.year)
        return f"as-of {max((row.effective_on for row in rows), default=self.as_of).isoformat()}"


def counts(row: Row, asked: Reference, indicator: Indicator) -> bool:
    """Whether the figure counts this row, days apart: its act, where, item and kinds."""
    if not indicator.of_amount and unit(row.unit).measure != unit(indicator.unit).measure:
        return False
    if keeps_item(indicator) and row.kinds.get("item") != item_of(indicator):
        return False
    if any(row.kinds.get(name) != value for name, value in indicator.where.items()):
        return False
    for name, value in asked.kinds:
        have = {"district": row.district, "operator": row.operator}.get(name, row.kinds.get(name))
        if have != value:
            return False
    return True


def _amount(row: read.Total, indicator: Indicator) -> Fraction:
    sign = -1 if row.act in indicator.minus else 1
    if indicator.of_amount:
        return Fraction(sign * row.amount_won)
    return sign * row.quantity * unit(row.unit).factor


_Carrier = tuple[str, str, str, str]


def _carrier(row: read.Total, but: str = "") -> _Carrier:
    """Whose value it is, of what kinds; `but` names a dimension that does not tell carriers apart."""
    kinds = sorted((name, value) for name, value in row.kinds.items() if name != but)
    return (row.programme, row.district, row.operator, str(kinds))


def _latest(
    rows: list[read.Total], day: date, window: Period | None, apart: Callable[[read.Total], _Carrier] = _carrier
) -> list[read.Total]:  # fmt: skip
    """The last row of each carrier up to `day` (and inside the window where one is asked for)."""
    last: dict[_Carrier, tuple[date, str]] = {}
    held = [
        row
        for row in rows
        if row.effective_on <= day and (window is None or window.contains(row.effective_on))
    ]
    by_whom = [(apart(row), (row.effective_on, row.kinds.get("half", "")), row) for row in held]
    for carrier, when, _row in by_whom:
        last[carrier] = max(last.get(carrier, when), when)
    return [row for carrier, when, row in by_whom if last[carrier] == when]


def _last_counts(rows: list[read.Total], day: date, window: Period | None) -> list[read.Total]:
    """The last count of each carrier. A half-year is when a count was made, not what was counted: the later one stands."""
    return _latest(rows, day, window, apart=lambda row: _carrier(row, but="half"))


def _never_added(indicator: Indicator) -> bool:
    """Whether several values are a question, not a sum: declared ones, and shares (80% content, 97% would recommend)."""
    if indicator.kind is Kind.LEVEL:
        return unit(indicator.unit).measure in _SHARES
    return indicator.kind in (Kind.DECLARED, Kind.STATED) and not indicator.additive


def _of_period(asked: Reference, rows: list[read.Total], span: Period, *, exact: bool) -> list[read.Total]:
    """Decisions for exactly this period; without an explicit period and with none exact, those that lie in or over it.

    Two of one carrier that overlap (a half-year's target and a five-year one) are never added: which is meant?
    """
    same = [row for row in rows if (row.effective_on, row.until_on) == (span.starts_on, span.last_day)]
    if same or exact:
        return same
    found = [
        row
        for row in rows
        if row.effective_on < span.ends_before and (row.until_on is None or row.until_on >= span.starts_on)
    ]
    ends: dict[tuple[str, str, str, str], date] = {}
    for row in sorted(found, key=lambda row: row.effective_on):
        if row.effective_on <= ends.get(_carrier(row), date.min):
            raise Ambiguous(f"{asked.key}: 기간이 겹치는 값이 여럿입니다. 기간을 적으십시오(예: @{span}).")
        ends[_carrier(row)] = row.until_on or date.max
    return found


def _said_exactly(rows: list[read.Total], asked: Reference) -> list[read.Total]:
    """Of printed values those that say just what is asked, not also those of its parts."""
    wanted = {name for name, _ in asked.kinds} | {"item", "source"}
    exact = [row for row in rows if set(row.kinds) <= wanted]
    return exact or rows


def stated_period(row: read.Total) -> Period:
    """The period of which a printed value speaks."""
    start = row.since_on or row.effective_on
    end = row.until_on or row.effective_on
    return Period(start, date.fromordinal(end.toordinal() + 1))


def _one_cell(asked: Reference, rows: list[read.Total]) -> None:
    cells = {_carrier(row) for row in rows}
    if len(cells) > 1:
        told = "; ".join(sorted(str(dict(row.kinds)) for row in rows)[:4])
        raise Ambiguous(f"{asked.key}: 값이 여럿입니다. 구분을 더 적으십시오({told}).")


_ORIGIN = {
    Mode.STATED: "stated", Mode.RETURN: "return", Mode.REMAINDER: "return", Mode.SINGLE: "record",
    Mode.MIRRORED: "record", Mode.DECLARED: "declared",
}  # fmt: skip
_WEAKEST_FIRST = ("stated", "return", "record", "declared")


def weakest(origins: Iterable[str]) -> str:
    """The origin of a figure made of several: stated if any part is, then return, then record, then declared."""
    found = set(origins)
    return next((origin for origin in _WEAKEST_FIRST if origin in found), "record")


def _origin(modes: Iterable[str]) -> str:
    return weakest(_ORIGIN[Mode(mode)] for mode in modes)


def _common_period(parts: list[Figure]) -> str:
    periods = {part.period for part in parts}
    return periods.pop() if len(periods) == 1 else (parts[0].period if parts else "")
