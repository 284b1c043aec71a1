"""What lies behind a figure: its breakdowns, the entries, how it came to be what it is, and what others state."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from iljari.access.offices import Office
from iljari.access.offices import named as named_offices
from iljari.acts.money import BudgetAct
from iljari.acts.register import act_named
from iljari.catalogue.register import programme as programme_of
from iljari.desks.returns.models import Line as ReturnLine
from iljari.figures import lineage
from iljari.figures.consistency import Check
from iljari.figures.evaluate import Book, Figure
from iljari.indicators.definition import Kind
from iljari.indicators.reference import Reference
from iljari.journal import read
from iljari.kernel.units import shown, unit
from iljari.web import asked as asking
from iljari.web import drawn, words, written
from iljari.web.templatetags.iljari import figure_url

_HIDDEN = ("item",)
_MOST_VALUES = 60
_MOST_DAYS = 24


@dataclass(frozen=True)
class Breakdown:
    """A figure by one dimension: its values as bars, and what is not told apart."""

    dimension: str
    name: str
    bars: list[drawn.Bar]
    rest: str


def breakdowns(book: Book, figure: Figure) -> list[Breakdown]:
    """A figure by every dimension present behind it."""
    found = []
    for name in sorted(_values(book, figure.reference), key=words.dimension):
        values = sorted(_values(book, figure.reference)[name])
        if not 0 < len(values) <= _MOST_VALUES:
            continue
        rows = []
        for value in values:
            part = _part(book, figure.reference, name, value)
            if part is not None and part.value is not None:
                rows.append(
                    (words.started(words.value(figure.programme, name, value)), figure_url(part), part)
                )
        if not rows or (len(rows) == 1 and rows[0][2].value == figure.value and name == "source"):
            continue
        if name in ("district", "operator", "source"):
            rows.sort(key=lambda row: -(row[2].value or 0))
        found.append(
            Breakdown(
                name,
                words.started(words.dimension(name)),
                drawn.bars(rows, _whole(figure, [row[2] for row in rows])),
                _rest(figure, [row[2] for row in rows]),
            )
        )
    return found


def _values(book: Book, asked: Reference) -> dict[str, set[str]]:
    """The values of every dimension that the rows behind a reference carry, apart from those already chosen."""
    figure = _figure(book, asked)
    if figure is not None and figure.indicator.kind is Kind.DERIVED:
        each = [_values(book, part.reference) for part in figure.parts]
        shared = set.intersection(*(set(values) for values in each)) if each else set()
        return {name: set.intersection(*(values[name] for values in each)) for name in shared}
    chosen = {name for name, _ in asked.kinds} | set(_HIDDEN)
    found: dict[str, set[str]] = {}
    for row in book.rows(asked):
        for name, value in asking.kinds_of(row):
            if name not in chosen:
                found.setdefault(name, set()).add(value)
    return found


def _part(book: Book, asked: Reference, name: str, value: str) -> Figure | None:
    kinds = tuple(sorted({**dict(asked.kinds), name: value}.items()))
    return _figure(
        book, Reference(asked.programme, asked.indicator, kinds, asked.period, asked.shown_as, asked.decimals)
    )


def _figure(book: Book, asked: Reference) -> Figure | None:
    try:
        return book.figure(asked)
    except (KeyError, ValueError):
        return None


def _whole(figure: Figure, parts: list[Figure]) -> Fraction | None:
    """The whole of which the parts are shares, where they add up to no more than it."""
    told = sum((part.value for part in parts if part.value is not None), Fraction(0))
    fits = (
        figure.value is not None
        and 0 < told <= figure.value
        and all((part.value or 0) >= 0 for part in parts)
    )
    return figure.value if fits and _adds_up(figure) else None


def _adds_up(figure: Figure) -> bool:
    indicator = figure.indicator
    if indicator.kind is Kind.DECLARED:
        return indicator.additive
    return indicator.kind in (Kind.FLOW, Kind.CUMULATIVE, Kind.LEVEL, Kind.BALANCE)


def _rest(figure: Figure, parts: list[Figure]) -> str:
    """What the parts leave of the whole, where they add up; empty when nothing is left."""
    if figure.value is None or not _adds_up(figure):
        return ""
    left = figure.value - sum((part.value for part in parts if part.value is not None), Fraction(0))
    if left == 0:
        return ""
    return written.with_unit(shown(left, figure.unit), figure.unit, words.in_english())


@dataclass(frozen=True)
class Entry:
    """An entry as the page shows it."""

    line: read.Line
    act: str
    kinds: str
    amount: str
    who: str
    source: str
    mode: str
    by: str
    from_record: bool
    paper: str
    budget_line: str


def entries(lines: list[read.Line]) -> list[Entry]:
    """Entries in words, each with the return or budget line that it came from."""
    papers = dict(
        ReturnLine.objects.filter(entry__in=[line.pk for line in lines]).values_list("entry", "of_id")
    )
    offices = named_offices(line.actor for line in lines)
    named = words.operators()
    return [_entry(line, papers, offices, named) for line in lines]


def _entry(
    line: read.Line, papers: dict[int, str], offices: dict[str, Office], named: dict[str, tuple[str, str]]
) -> Entry:
    act = act_named(line.act)
    money = act.takes_money
    programme = programme_of(line.programme)
    english = words.in_english()
    if money:
        amount = written.won(line.amount_won, english)
    else:
        amount = written.with_unit(
            shown(line.quantity * unit(line.unit).factor, line.unit), line.unit, english
        )
    from_record = line.actor.startswith("migration:")
    office = offices.get(line.actor)
    return Entry(
        line, words.act_name(line.act), words.kinds(programme, line.kinds), amount,
        words.deliverer(line.operator, line.district, named), words.source_line(line.source), str(words.MODES[line.mode]),
        str(office) if office else ("" if from_record else line.actor), from_record, papers.get(line.pk, ""),
        line.object if issubclass(act, BudgetAct) else "",
    )  # fmt: skip


@dataclass(frozen=True)
class Change:
    """What the figure was from a day on, and why it changed then."""

    known_on: date
    figure: Figure
    reasons: list[str]


def history(book: Book, figure: Figure) -> list[Change]:
    """How the figure changed with what became known, day by day, oldest first."""
    days = {line.seq: written.day_of(line.recorded_at) for line in lineage.ever(book, figure.reference)}
    reasons: dict[date, set[str]] = {}
    for line in lineage.ever(book, figure.reference):
        if line.reason:
            reasons.setdefault(days[line.seq], set()).add(words.reason(line.reason))
    last = {days[seq]: then for seq, then in lineage.history(figure.reference, book)}
    told: list[Change] = []
    for day, then in sorted(last.items(), key=lambda one: one[0]):
        if not told or told[-1].figure.value != then.value:
            told.append(Change(day, then, sorted(reasons.get(day, ())) or [_why(then, first=not told)]))
    return told[-_MOST_DAYS:]


def _why(then: Figure, *, first: bool) -> str:
    """Why a figure changed where nobody gave a reason."""
    if then.value is None:
        return _("계산에 드는 수치가 아직 다 보고되지 않음") if then.parts else _("기록을 되돌려 비었음")
    return _("처음 기록됨") if first else _("더 기록됨")


def stated(checks: list[Check], asked: Reference) -> list[Check]:
    """What sources print of the same indicator and kinds, each beside the value computed for its period."""
    return [
        check
        for check in checks
        if check.automatic
        and check.left_figures[0].reference.programme == asked.programme
        and check.left_figures[0].reference.indicator == asked.indicator
        and check.left_figures[0].reference.kinds == asked.kinds
    ]


def rules(checks: list[Check], asked: Reference) -> list[Check]:
    """The declared identities that speak of this very figure."""
    key = asked.plain().key
    return [
        check
        for check in checks
        if not check.automatic
        and any(figure.reference.plain().key == key for figure in (*check.left_figures, *check.right_figures))
    ]
