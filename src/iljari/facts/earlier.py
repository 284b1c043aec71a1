"""Earlier acts of a subject: how often, and whether something still runs. Joined ids count as one, as known then."""

from collections.abc import Iterable
from datetime import date, datetime

from iljari.acts.base import Mode
from iljari.acts.decided import RecordingModeSet
from iljari.acts.register import act_named
from iljari.journal import identity, read
from iljari.journal.read import Line
from iljari.kernel.period import Period
from iljari.rules.fact import EarlierFact, Kind, Known, Within

ENDINGS = ("Terminated", "Completed", "Resigned", "Withdrawn")
"""Acts that end what they answer (`draws_on`)."""


def same(subject: str, known_at: datetime | None = None) -> tuple[str, ...]:
    """All ids that stand for the same person or body, this one first, as known at a moment (now without one)."""
    stands = identity.representatives(read.seq_known_at(known_at) if known_at else None)
    if subject not in stands:
        return (subject,)
    return (
        subject,
        *sorted(other for other, top in stands.items() if top == stands[subject] and other != subject),
    )


def of(subject: str, fact: EarlierFact, *, day: date, known_at: datetime | None = None) -> Known:
    """What the journal answers: for a count a whole number, for 'running' yes or no."""
    seq = read.seq_known_at(known_at) if known_at else None
    lines = [line for each in same(subject, known_at) for line in read.lines(subject=each, seq=seq)]
    living = [line for line in lines if line.reverses is None and line.reversed_by is None]
    found = [line for line in living if _asked(line, fact) and line.effective_on <= day]
    if fact.kind is Kind.COUNT:
        span = window(fact.within, day)
        found = [line for line in found if span.starts_on <= line.effective_on < span.ends_before]
        return Known(len(found), "journal", _last(found))
    running = [line for line in found if _runs(line, living, day)]
    return Known(bool(running), "journal", _last(running or found))


def complete(fact: EarlierFact, *, day: date, known_at: datetime | None = None) -> bool:
    """Whether the journal names everybody to whom the act happened in the time asked: it was recorded one by one from its first
    day on. What came as a return (numbers of people) names nobody: of it, 'not found' is not 'no'."""
    single, since_on = act_named(fact.act).mode_by_default is Mode.SINGLE, window(fact.within, day).starts_on
    seq = read.seq_known_at(known_at) if known_at else None
    rows = [
        line
        for line in read.lines(programme=fact.programme, acts=(RecordingModeSet.__name__,), seq=seq)
        if line.object == fact.act
        and line.effective_on <= day
        and line.reverses is None
        and line.reversed_by is None
    ]
    otherwise = [line.effective_on for line in rows if line.subject != Mode.SINGLE]
    everywhere = [
        line.effective_on
        for line in rows
        if line.subject == Mode.SINGLE
        and line.effective_on <= since_on
        and not line.operator
        and not line.district
    ]
    if not everywhere:
        return single and not otherwise
    return max(otherwise, default=date.min) < max(everywhere)


def window(within: Within, day: date) -> Period:
    """The days over which acts are counted, seen from a day, which is itself counted but for the year before.

    >>> window(Within.YEAR_BEFORE, date(2018, 11, 15))
    Period(starts_on=datetime.date(2017, 1, 1), ends_before=datetime.date(2018, 1, 1))
    """
    after = date.fromordinal(day.toordinal() + 1)
    if within is Within.YEAR:
        return Period(date(day.year, 1, 1), after)
    if within is Within.YEAR_BEFORE:
        return Period(date(day.year - 1, 1, 1), date(day.year, 1, 1))
    if within is Within.TWELVE_MONTHS:
        leap = (after.month, after.day) == (2, 29)
        return Period(after.replace(year=after.year - 1, day=28 if leap else after.day), after)
    return Period(date.min, after)


def _asked(line: Line, fact: EarlierFact) -> bool:
    return (
        line.act == fact.act
        and fact.programme in ("", line.programme)
        and all(line.kinds.get(dimension) == value for dimension, value in fact.where)
    )


def _runs(line: Line, living: Iterable[Line], day: date) -> bool:
    """Whether what an act began goes on: its last day is not over, and nothing that answers it has ended it."""
    if line.until_on is not None and line.until_on < day:
        return False
    return not any(
        other.act in ENDINGS and other.draws_on == line.pk and other.effective_on <= day for other in living
    )


def _last(lines: Iterable[Line]) -> date | None:
    return max((line.effective_on for line in lines), default=None)
