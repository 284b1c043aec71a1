"""Reading the journal: sums by cell and day in one pass, entries behind a figure, postings, what was known when."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from django.db.models import Case, CharField, Count, F, Max, QuerySet, Subquery, Sum, Value, When

from iljari.acts.money import BudgetAct
from iljari.acts.register import ACTS
from iljari.journal.models import Breach, Cell, Entry, Posting, Seal
from iljari.kernel.period import Period
from iljari.kernel.units import QUANTITY_SCALE


class Total(NamedTuple):
    """Entries of one programme, act, cell, carrier and day, added up: what figures are made of.

    `living` is how many of them are not taken back: with none, nothing is reported there, which is not 0.
    """

    programme: str
    act: str
    kinds: Mapping[str, str]
    unit: str
    effective_on: date
    since_on: date | None
    until_on: date | None
    district: str
    operator: str
    line: str
    funding_source: str
    mode: str
    quantity: Fraction
    amount_won: int
    entries: int
    last: int
    living: int


@dataclass(frozen=True)
class Line:
    """One entry as screens and files show it, with the posting that it came in."""

    pk: int
    seq: int
    programme: str
    act: str
    kinds: Mapping[str, str]
    unit: str
    quantity: Fraction
    amount_won: int | None
    effective_on: date
    since_on: date | None
    until_on: date | None
    district: str
    operator: str
    subject: str
    object: str
    draws_on: int | None
    mode: str
    source: str
    actor: str
    reason: str
    key: str
    recorded_at: datetime
    stored_at: datetime
    reverses: int | None
    reversed_by: int | None
    reversed_at: int | None
    funding_source: str = ""


def last_seq() -> int:
    """The last sealed place of the journal; 0 when it is empty."""
    return Seal.objects.aggregate(last=Max("seq"))["last"] or 0


def seq_known_at(moment: datetime) -> int:
    """The place up to which the journal was known at a moment: what a report pins."""
    return Seal.objects.filter(recorded_at__lte=moment).aggregate(last=Max("seq"))["last"] or 0


def known_moment(seq: int) -> datetime | None:
    """When the posting at this place became known."""
    return Seal.objects.filter(seq=seq).values_list("recorded_at", flat=True).first()


def _sealed(seq: int | None) -> QuerySet[Entry]:
    """The entries up to a place. Postings get their numbers in the order of their seals, so that no join is needed."""
    return Entry.objects.filter(posting_id__lte=_last_posting(seq).first() or 0)


def _of_sealed(seq: int | None) -> QuerySet[Entry]:
    """The same with one statement less: for a few entries. Where all are added up, PostgreSQL does better with the number."""
    return Entry.objects.filter(posting_id__lte=Subquery(_last_posting(seq)[:1]))


def _last_posting(seq: int | None) -> QuerySet[Seal, int]:
    seals = Seal.objects.all() if seq is None else Seal.objects.filter(seq__lte=seq)
    return seals.order_by("-seq").values_list("posting_id", flat=True)


_BY = ("programme", "act", "cell_id", "unit", "effective_on", "since_on", "until_on", "district", "operator",
       "line", "funding_source", "mode")  # fmt: skip
_MONEY = tuple(name for name, act in ACTS.items() if issubclass(act, BudgetAct))


def totals(seq: int | None = None, *, acts: Iterable[str] = (), object_starts: str = "") -> list[Total]:
    """All that is sealed up to `seq`, added up by programme, act, cell, carrier and day: one pass, no query a figure.

    `acts` and `object_starts` ('2018:' for a year's budget lines) narrow it.
    """
    line = Case(When(act__in=_MONEY, then=F("object")), default=Value(""), output_field=CharField())
    entries = _sealed(seq)
    if names := tuple(acts):
        entries = entries.filter(act__in=names)
    if object_starts:
        entries = entries.filter(object__startswith=object_starts)
    rows = entries.annotate(line=line).values_list(*_BY).annotate(
        quantity=Sum("quantity_e4"), amount=Sum("amount_won"), number=Count("pk"), last=Max("pk"),
        taken_back=Count("reverses"),
    )  # fmt: skip
    kinds = {pk: json.loads(text) for pk, text in Cell.objects.values_list("pk", "kinds")}
    quantities: dict[int, Fraction] = {}
    found = []
    for row in rows.order_by("last").iterator(5000):
        (programme, act, cell, unit, effective_on, since_on, until_on, district, operator, line_code, funding_source, mode,
         quantity, amount, number, last, taken_back) = row  # fmt: skip
        exact = quantities.get(quantity)
        if exact is None:
            exact = quantities[quantity] = Fraction(int(quantity), QUANTITY_SCALE)
        found.append(
            Total(programme, act, kinds[cell], unit, effective_on, since_on, until_on, district, operator, line_code,
                  funding_source, mode, exact, int(amount or 0), number, last, number - 2 * taken_back)
        )  # fmt: skip
    return found


def lines(
    *, programme: str | None = None, acts: Iterable[str] = (), seq: int | None = None, pks: Sequence[int] | None = None,
    subject: str = "", object: str = "", operator: str | None = None, district: str | None = None, posting: int | None = None,
    during: Period | None = None, keys: Sequence[str] | None = None, object_starts: str = "",
) -> Iterator[Line]:  # fmt: skip
    """The sealed entries that match, in the order in which they were written. `keys` are those of their postings."""
    entries = _of_sealed(seq).select_related("cell", "posting").annotate(
        seq=F("posting__seal__seq"), taken_back=F("reversed_by__pk"), taken_back_at=F("reversed_by__posting__seal__seq")
    )  # fmt: skip
    if programme is not None:
        entries = entries.filter(programme=programme)
    if names := tuple(acts):
        entries = entries.filter(act__in=names)
    if pks is not None:
        entries = entries.filter(pk__in=pks)
    if subject:
        entries = entries.filter(subject=subject)
    if object:
        entries = entries.filter(object=object)
    if operator is not None:
        entries = entries.filter(operator=operator)
    if district is not None:
        entries = entries.filter(district=district)
    if posting is not None:
        entries = entries.filter(posting__seal__seq=posting)
    if during is not None:
        entries = entries.filter(effective_on__gte=during.starts_on, effective_on__lt=during.ends_before)
    if keys is not None:
        entries = entries.filter(posting__key__in=keys)
    if object_starts:
        entries = entries.filter(object__startswith=object_starts)
    for entry in entries.order_by("pk").iterator(2000):
        yield _line(entry, seq)


def _line(entry: Entry, known: int | None) -> Line:
    """The entry as it was known at a place: a reversal that came later does not show yet."""
    posting = entry.posting
    later = known is not None and (entry.taken_back_at or 0) > known  # type: ignore[attr-defined]
    return Line(
        entry.pk, entry.seq, entry.programme, entry.act, json.loads(entry.cell.kinds), entry.unit,  # type: ignore[attr-defined]
        Fraction(entry.quantity_e4, QUANTITY_SCALE), entry.amount_won, entry.effective_on, entry.since_on,
        entry.until_on, entry.district, entry.operator, entry.subject, entry.object, entry.draws_on_id, entry.mode,
        entry.source, posting.actor, posting.reason, posting.key, posting.recorded_at, posting.stored_at,
        entry.reverses_id, None if later else entry.taken_back,  # type: ignore[attr-defined]
        None if later else entry.taken_back_at,  # type: ignore[attr-defined]
        entry.funding_source,
    )  # fmt: skip


def last_days(subjects: Iterable[str]) -> dict[str, date]:
    """For each of these subjects that stands in the journal, the last day on which something was so (subject or object)."""
    asked = list(subjects)
    found: dict[str, date] = {}
    for start in range(0, len(asked), 500):
        part = asked[start : start + 500]
        for column in ("subject", "object"):
            rows = Entry.objects.filter(**{f"{column}__in": part}).values_list(column)
            for name, effective_on, until_on in rows.annotate(a=Max("effective_on"), b=Max("until_on")):
                last = max(effective_on, until_on or effective_on)
                found[name] = max(found.get(name, last), last)
    return found


def has_posting(key: str) -> bool:
    """Whether a posting with this caller's key is in the journal."""
    return Posting.objects.filter(key=key, seal__isnull=False).exists()


def breaches() -> list[tuple[int, str, str]]:
    """Mirrored entries that broke a limit: (entry, limit's key, sentence), for the reconciliation list."""
    return list(Breach.objects.order_by("pk").values_list("entry_id", "key", "sentence"))


def changes(since: int, until: int, programme: str = "") -> list[Line]:
    """The entries sealed after `since` up to `until`: what was learnt between two states of knowledge."""
    entries = _of_sealed(until).filter(posting__seal__seq__gt=since).select_related("cell", "posting")
    if programme:
        entries = entries.filter(programme=programme)
    annotated = entries.annotate(
        seq=F("posting__seal__seq"),
        taken_back=F("reversed_by__pk"),
        taken_back_at=F("reversed_by__posting__seal__seq"),
    )
    return [_line(entry, until) for entry in annotated.order_by("pk")]
