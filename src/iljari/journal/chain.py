"""The chain: is every posting still what it was, and is none missing?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from iljari.journal.door import entry_content, seal_digest
from iljari.journal.models import Cell, Entry, Seal
from iljari.kernel.canonical import CHAIN_START, canonical, chained, digest


@dataclass(frozen=True)
class Fault:
    """A place where the chain does not hold."""

    seq: int
    sentence: str


def head() -> tuple[int, str]:
    """The last place of the chain and its hash; (0, start) for an empty journal."""
    last = Seal.objects.order_by("-seq").first()
    return (last.seq, last.hash) if last else (0, CHAIN_START)


def faults() -> Iterator[Fault]:
    """Recompute every hash from the rows as they are; yields nothing when the chain is whole."""
    previous, expected = CHAIN_START, 1
    entries: dict[int, list[Entry]] = {}
    for entry in Entry.objects.select_related("cell").order_by("posting_id", "position").iterator(2000):
        entries.setdefault(entry.posting_id, []).append(entry)
    for seal in Seal.objects.select_related("posting").order_by("seq").iterator(2000):
        if seal.seq != expected:
            yield Fault(seal.seq, f"{expected}번 기록 묶음이 빠져 있습니다.")
        posting = seal.posting
        content = digest(
            {
                "actor": posting.actor,
                "reason": posting.reason,
                "acts": [entry_content(entry) for entry in entries.pop(posting.pk, [])],
            }
        )
        if content != posting.content_digest:
            yield Fault(seal.seq, "기록의 내용이 봉인된 것과 다릅니다.")
        if seal.previous != previous or seal.hash != chained(previous, seal_digest(posting, seal.seq, content)):
            yield Fault(seal.seq, "앞 기록과 이어지지 않습니다.")
        previous, expected = seal.hash, seal.seq + 1
    for posting_id in entries:
        yield Fault(0, f"봉인되지 않은 기록 묶음(내부 번호 {posting_id})이 있습니다.")
    for cell_digest, kinds in _cells():
        if digest(json.loads(kinds)) != cell_digest or canonical(json.loads(kinds)) != kinds:
            yield Fault(0, "구분값 묶음이 고쳐졌습니다.")


def _cells() -> Iterator[tuple[str, str]]:
    yield from Cell.objects.values_list("digest", "kinds").iterator(2000)

