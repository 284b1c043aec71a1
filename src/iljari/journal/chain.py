"""The chain: is every posting still what it was, and is none missing?

What it finds by itself: any row of the journal that was edited, taken out, put in or swapped behind the database's
guards, and any posting missing before the last. What it cannot find by itself: that the tail was cut off, or that
everything from some posting on was written anew with new hashes. For that somebody outside keeps a head (a witness),
and `faults(witness)` compares. The numbers of limit uses and breaches by themselves (their `id`) are not sealed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from iljari.journal import content, store
from iljari.journal.models import Breach, Cell, Entry, LimitUse, Posting, Seal
from iljari.kernel.canonical import CHAIN_START, canonical, chained, digest


@dataclass(frozen=True)
class Fault:
    """A place where the chain does not hold."""

    seq: int
    sentence: str


def head() -> tuple[int, str]:
    """The last place of the chain and its hash; (0, start) for an empty journal."""
    last = store.head()
    return (last.seq, last.hash) if last else (0, CHAIN_START)


def head_at() -> tuple[int, str, datetime | None]:
    """The same with the moment at which the last posting was learnt; nothing was learnt later."""
    last = store.head()
    return (last.seq, last.hash, last.recorded_at) if last else (0, CHAIN_START, None)


def faults(witness: tuple[int, str] | None = None) -> Iterator[Fault]:
    """Recompute every hash from the rows as they are; yields nothing when the chain is whole.

    `witness` is a head (place and hash) that somebody kept: it must still be in the chain.
    """
    try:
        yield from _seals(witness)
        yield from _loose()
        yield from _cells()
    except (ValueError, TypeError, OverflowError) as error:
        yield Fault(0, f"읽을 수 없는 값이 있습니다: {error}")


class _Rows:
    """Rows of one table in the order of their seals, taken posting by posting. What has no seal is counted at the end."""

    def __init__(self, rows: QuerySet[Any], *columns: str) -> None:
        self._rows = rows.values_list(*columns).iterator(5000)
        self._next = next(self._rows, None)
        self.taken = 0

    def of(self, seq: int) -> list[tuple[Any, ...]]:
        found = []
        while self._next is not None and self._next[0] == seq:
            found.append(self._next[1:])
            self._next = next(self._rows, None)
        self.taken += len(found)
        return found


def _seals(witness: tuple[int, str] | None) -> Iterator[Fault]:
    entries = _Rows(
        Entry.objects.filter(posting__seal__isnull=False).order_by("posting__seal__seq", "position", "pk"),
        "posting__seal__seq", "pk", "position", "cell__kinds", *content.COLUMNS,
    )  # fmt: skip
    uses = _Rows(
        LimitUse.objects.filter(entry__posting__seal__isnull=False).order_by("entry__posting__seal__seq", "pk"),
        "entry__posting__seal__seq", "entry_id", "key", "effective_on", "change",
    )  # fmt: skip
    breaches = _Rows(
        Breach.objects.filter(entry__posting__seal__isnull=False).order_by("entry__posting__seal__seq", "pk"),
        "entry__posting__seal__seq", "entry_id", "key", "sentence",
    )  # fmt: skip
    previous, expected, before, seen = CHAIN_START, 1, 0, 0
    for seal in Seal.objects.select_related("posting").order_by("seq").iterator(5000):
        seen += 1
        if seal.seq != expected:
            yield Fault(seal.seq, f"{expected}번 기록 묶음이 빠져 있습니다.")
        if seal.posting_id <= before:  # readers rely on it: what is known at a place is found by this number
            yield Fault(seal.seq, "기록 묶음의 내부 번호가 앞의 것보다 크지 않습니다.")
        before = seal.posting_id
        yield from _one(seal, previous, entries.of(seal.seq), uses.of(seal.seq), breaches.of(seal.seq))
        if witness and witness[0] == seal.seq and witness[1] != seal.hash:
            yield Fault(seal.seq, "증인이 보관한 해시와 다릅니다. 그 앞의 기록이 다시 쓰였습니다.")
        previous, expected = seal.hash, seal.seq + 1
    if witness and witness[0] >= expected:
        yield Fault(witness[0], "증인이 보관한 끝보다 짧습니다. 뒤의 기록 묶음이 잘려 나갔습니다.")
    for model, taken in (
        (Entry, entries.taken),
        (LimitUse, uses.taken),
        (Breach, breaches.taken),
        (Seal, seen),
    ):
        yield from _counted(model, taken)


def _one(
    seal: Seal,
    previous: str,
    rows: list[tuple[Any, ...]],
    uses: list[tuple[Any, ...]],
    breaches: list[tuple[Any, ...]],
) -> Iterator[Fault]:
    posting = seal.posting
    contents = [content.of_row(row[3:], json.loads(row[2])) for row in rows]
    same = content.content_digest(posting.actor, posting.reason, contents)
    if same != posting.content_digest or [row[1] for row in rows] != list(range(len(rows))):
        yield Fault(seal.seq, "기록의 내용이 봉인된 것과 다릅니다.")
    if seal.recorded_at != posting.recorded_at:
        yield Fault(seal.seq, "봉인의 시각이 기록의 시각과 다릅니다.")
    sealed = content.seal_digest(
        seq=seal.seq, posting=posting.pk, key=posting.key, recorded_at=posting.recorded_at,
        stored_at=posting.stored_at, content=same, entries=[row[0] for row in rows], uses=uses, breaches=breaches,
    )  # fmt: skip
    if seal.previous != previous or seal.hash != chained(previous, sealed):
        yield Fault(seal.seq, "앞 기록과 이어지지 않습니다.")


def _counted(model: type[Model], taken: int) -> Iterator[Fault]:
    number = model._default_manager.count()
    if number != taken:
        yield Fault(0, f"어느 묶음에도 들지 않는 줄이 {model._meta.db_table}에 {number - taken}개 있습니다.")


def _loose() -> Iterator[Fault]:
    for pk in Posting.objects.filter(seal__isnull=True).values_list("pk", flat=True):
        yield Fault(0, f"봉인되지 않은 기록 묶음(내부 번호 {pk})이 있습니다.")


def _cells() -> Iterator[Fault]:
    used = Exists(Entry.objects.filter(cell=OuterRef("pk")))
    for name, kinds, is_used in Cell.objects.values_list("digest", "kinds", used).iterator(5000):
        if digest(json.loads(kinds)) != name or canonical(json.loads(kinds)) != kinds:
            yield Fault(0, "구분값 묶음이 고쳐졌습니다.")
        if not is_used:
            yield Fault(0, "아무 기록도 쓰지 않는 구분값 묶음이 있습니다.")
