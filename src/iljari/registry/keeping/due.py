"""What is due: the records whose time has passed, and the nightly run that lets them go (PA-07)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import Min

from iljari.journal.locks import turn
from iljari.registry.keeping import erasing, holds, reviews, table
from iljari.registry.keeping.classes import CLASSES, RecordClass
from iljari.registry.keeping.clocks import end_of, idle_since
from iljari.registry.keeping.table import PARENT, PERSON, Keeping
from iljari.registry.kinds import KINDS
from iljari.registry.models import PersonFact

WHOLE = "participation_5y"
"""When this class is due for a person, the person goes whole."""

_PART = 500


@dataclass(frozen=True)
class Due:
    """Records of one table that are due: how many, since when, and why they wait nevertheless ('', 'review')."""

    keeping: Keeping
    kept_as: RecordClass
    count: int
    oldest_on: date | None
    waits: str = ""
    kinds: tuple[str, ...] = ()


def due(on: date) -> list[Due]:
    """What is due on a day, without what is held; what only waits for a review says so."""
    return [*_persons_due(on), *_rows_due(on)]


def short_classes() -> dict[str, tuple[str, ...]]:
    """The record classes of single facts that end before the person's own, with their kinds."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in KINDS.values():
        if kind.retention != WHOLE:
            found[kind.retention] = (*found.get(kind.retention, ()), kind.code)
    return found


def _persons_due(on: date) -> Iterator[Due]:
    facts, persons = table.every()["registry.PersonFact"], table.every()["registry.Person"]
    whole = sum(len(part) for part in _persons(WHOLE, on))
    if whole:
        yield Due(persons, CLASSES[WHOLE], whole, None)
    for code, kinds in short_classes().items():
        count = sum(len(part) for part in _persons(code, on, kinds))
        if count:
            yield Due(facts, CLASSES[code], count, None, kinds=kinds)


def _persons(code: str, on: date, kinds: tuple[str, ...] | None = None) -> Iterator[list[str]]:
    until = CLASSES[code].due_until(on)
    if until is None or code in holds.held_classes(on):
        return
    held = holds.held_subjects(on)
    for part in idle_since(until, kinds=kinds):
        yield [person for person in part if person not in held]


def _columns() -> list[Keeping]:
    """The tables whose clock is a column of their own."""
    return [
        each
        for each in table.every().values()
        if each.clock not in ("", PERSON, PARENT) and each.kept_as and not each.kept_as.for_good
    ]


def _rows(keeping: Keeping, on: date) -> "models.QuerySet[models.Model]":
    """The rows of a table that are due on a day, without those that are held."""
    kept_as = keeping.kept_as
    until = kept_as.due_until(on) if kept_as else None
    rows = keeping.model._base_manager.all()
    if until is None or keeping.record_class in holds.held_classes(on):
        return rows.none()
    column = models.F(keeping.clock)
    name = keeping.clock.rpartition("__")[2]
    owner = keeping.model
    for step in keeping.clock.split("__")[:-1]:
        owner = owner._meta.get_field(step).related_model  # type: ignore[assignment]
    instant = isinstance(owner._meta.get_field(name), models.DateTimeField)
    found = rows.annotate(clock_at=column).filter(clock_at__lte=end_of(until) if instant else until)
    held = sorted(holds.held_subjects(on)) if keeping.subject else []
    return found.exclude(pk__in=keeping.of_subjects(held).values("pk")) if held else found


def _rows_due(on: date) -> Iterator[Due]:
    for keeping in _columns():
        assert keeping.kept_as is not None
        rows = _rows(keeping, on)
        count = rows.count()
        if not count:
            continue
        oldest = rows.aggregate(oldest=Min("clock_at"))["oldest"]
        oldest_on = oldest.date() if isinstance(oldest, datetime) else oldest
        ready = _rows(keeping, _day_for(keeping, on)).count() if keeping.kept_as.record else count
        if ready:
            yield Due(keeping, keeping.kept_as, ready, oldest_on)
        if count > ready:
            yield Due(keeping, keeping.kept_as, count - ready, oldest_on, waits="review")


def _day_for(keeping: Keeping, on: date) -> date:
    """The due day up to which a table's rows may go: today, or for a public record as far as its review went."""
    if not (keeping.kept_as and keeping.kept_as.record):
        return on
    until = reviews.reviewed_until(keeping.record_class)
    return date(1900, 1, 1) if until is None else min(on, until)


def run(*, by: str, at: datetime, on: date, step: Callable[[int], object] = lambda done: None) -> int:
    """Let go what is due on a day; gives how many persons and rows went. What waits for a review stays."""
    holds.release_expired(by=by, at=at)
    done = 0
    for part in _persons(WHOLE, on):
        if part:
            erasing.erase_many(part, reason="retention", by=by, at=at)
            done += len(part)
            step(len(part))
    for code, kinds in short_classes().items():
        for part in _persons(code, on, kinds):
            for start in range(0, len(part), _PART):
                some = PersonFact.objects.filter(person__in=part[start : start + _PART], kind__in=kinds)
                with turn(), transaction.atomic():
                    some._raw_delete(some.db)
            done += len(part)
            step(len(part))
    for keeping in _columns():
        done += _let_go(keeping, _day_for(keeping, on), step)
    return done


def _let_go(keeping: Keeping, on: date, step: Callable[[int], object]) -> int:
    """Delete a table's due rows with what belongs to them, a transaction every 500."""
    done = 0
    while keys := list(_rows(keeping, on).values_list("pk", flat=True)[:_PART]):
        with turn(), transaction.atomic():
            keeping.model._base_manager.filter(pk__in=keys).delete()
        done += len(keys)
        step(len(keys))
    return done
