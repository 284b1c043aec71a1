"""What is known: the book of figures that a request's pages read, and the report written from it.

The journal is append-only, so a book made for a place of its chain stays right for ever. A few are kept, named by the
database, the chain's hash and the day.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from django.db import connection
from django.http import HttpRequest

from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.desks.council import operations as council
from iljari.desks.council.models import AuditItem, Measure
from iljari.figures import consistency
from iljari.figures.evaluate import Book
from iljari.journal import chain, read
from iljari.reports.council import assemble
from iljari.web import today

T = TypeVar("T")

_KEPT = 8
_lock = Lock()
_known: OrderedDict[Hashable, "Known"] = OrderedDict()


@dataclass
class Known:
    """A book, with what was already worked out from it."""

    book: Book
    _made: dict[str, Any] = field(default_factory=dict)

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]  # type: ignore[no-any-return]

    def report(self) -> assemble.Report:
        """The council report written from this book."""
        return self.kept("report", lambda: assemble.assemble(self.book, audit=audit_lines(self.book.seq)))

    def checks(self) -> list[consistency.Check]:
        """Every identity on this book."""
        return self.kept("checks", lambda: consistency.checks(self.book))


def known(as_of: date, known_on: date | None = None) -> Known:
    """What the journal said about `as_of` at the end of the day `known_on` (all that it says without one)."""
    last, hash, at = chain.head_at()
    then = None if known_on is None else today.end_of(known_on)
    seq = last if then is None or at is None or at <= then else read.seq_known_at(then)
    name = (str(connection.settings_dict["NAME"]), hash, seq, as_of)
    with _lock:
        if name in _known:
            _known.move_to_end(name)
            return _known[name]
    made = Known(Book(as_of, seq))
    with _lock:
        _known[name] = made
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return made


def of(request: HttpRequest) -> Known:
    """What a page shows unless it asks otherwise: as of today, as it was known at the end of today."""
    day = today.of(request)
    return known(day, day)


def audit_lines(seq: int | None = None) -> list[assemble.AuditLine]:
    """The council desk's items as the report lists them, with their state in the journal."""
    kinds, states = dict(AuditItem.Kind.choices), dict(AuditItem.State.choices)
    entered = audit_answers(seq)
    state_now = {line.object: str(line.kinds["status"]) for line in entered}
    taken: dict[str, list[str]] = {}
    for measure in Measure.objects.filter(entry__in=[line.pk for line in entered]):
        taken.setdefault(measure.item_id, []).append(measure.text)
    return [
        assemble.AuditLine(
            str(kinds[item.kind]), DIVISIONS[item.division].ko, item.text,
            str(states.get(state_now.get(item.pk, ""), "미답변")),
            " ".join(dict.fromkeys(text for text in (item.actions.strip(), *taken.get(item.pk, ())) if text)),
        )
        for item in sorted(AuditItem.objects.all(), key=lambda item: (AuditItem.Kind.values.index(item.kind), item.pk))
    ]  # fmt: skip


def audit_answers(seq: int | None = None) -> list[read.Line]:
    """The entries by which audit items entered a state and that were not taken back, in the order written."""
    lines = list(read.lines(programme=council.PROGRAMME, acts=("FindingAnswered",), seq=seq))
    taken_back = {line.reverses for line in lines}
    return [
        line for line in lines if line.reverses is None and line.pk not in taken_back and line.quantity > 0
    ]


def audit_states(seq: int | None = None) -> dict[str, str]:
    """The state of every answered audit item by its id, as the journal has it: one pass over the answers."""
    return {line.object: str(line.kinds["status"]) for line in audit_answers(seq)}
