"""The log's chain: is every row still what it was, does every row name whom it named, and is none missing? (SP-19)

Found without help: any row or subject that was edited, taken out, put in or swapped behind the database's guards, and any
row missing before the last. Not found without help: that the tail was cut off, or that everything from some row on was
sealed anew. For that a head must be kept elsewhere (`iljari log-head`), and `faults(witness)` compares (TRUST.md 3.9).
"""

import multiprocessing
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import DatabaseError, connection

from iljari.access.log import content, store
from iljari.access.models.log import LogRow, LogSubject
from iljari.kernel.canonical import chained

_AT_A_TIME = 5_000
_A_SHARE = 100_000
"""Rows that one process checks before it takes the next share; fewer rows than two shares are not worth a process."""
_FIRST = -(2**63)
_NOBODY = (0, "[]")


@dataclass(frozen=True)
class Fault:
    """A place where the log's chain does not hold."""

    seq: int
    sentence: str


def head() -> tuple[int, str]:
    """The last place of the chain and its hash; (0, start) for an empty log."""
    return store.head()


def faults(witness: tuple[int, str] | None = None, *, processes: int = 1) -> Iterator[Fault]:
    """Recompute every hash from the rows as they are; yields nothing when the log is whole.

    `witness` is a head (place and hash) that somebody kept: it must still be in the chain. With several `processes` the log
    is cut into shares; each begins at the hash that the row before it says, which the share before has checked.
    What is written meanwhile is not looked at.
    """
    try:
        last = max(store.head()[0], 0)
        loose = 0
        for found, nameless in _shares(last, witness, processes):
            loose += nameless
            yield from found
        if witness and witness[0] > last:
            yield Fault(witness[0], "따로 보관한 끝보다 짧습니다. 뒤의 접속기록이 잘려 나갔습니다.")
        loose += store.nameless(last)
        if loose:
            yield Fault(0, f"어느 접속기록에도 들지 않는 대상자가 {loose:,}줄 있습니다.")
    except (ValueError, TypeError, OverflowError, DatabaseError) as error:
        yield Fault(0, f"읽을 수 없는 값이 있습니다: {error}")


_Share = tuple[int, int, tuple[int, str] | None]


def _shares(
    last: int, witness: tuple[int, str] | None, processes: int
) -> Iterator[tuple[Iterable[Fault], int]]:
    if processes == 1 or connection.in_atomic_block or last < 2 * _A_SHARE:
        share = _Checked(_FIRST, last, witness)
        yield share.faults(), 0
        yield (), share.loose
        return
    cuts = [_FIRST, *store.places(_FIRST, last, _A_SHARE)]
    shares = [(after, upto, witness) for after, upto in zip(cuts, [*cuts[1:], last], strict=True)]
    with _pool(processes) as pool:
        yield from pool.imap(_share, shares)


@contextmanager
def _pool(processes: int) -> Iterator[Any]:
    """Processes that have connections of their own: this one's is closed before they are forked, and opened when next needed."""
    connection.close()
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield pool


def _share(share: _Share) -> tuple[list[Fault], int]:
    checked = _Checked(*share)
    return list(checked.faults()), checked.loose


class _Checked:
    """The rows behind one place up to another, and those whom they name."""

    def __init__(self, after: int, upto: int, witness: tuple[int, str] | None) -> None:
        self._after, self._upto, self._witness = after, upto, witness
        self.loose = 0

    def faults(self) -> Iterator[Fault]:
        """What does not hold; afterwards `loose` says how many subjects belong to no row."""
        after, (before, previous) = self._after, store.before(self._after)
        while rows := store.sealed(after, self._upto, _AT_A_TIME):
            upto = rows[-1][0] if len(rows) == _AT_A_TIME else self._upto
            named = store.named(after, upto)
            for seq, text, said, hash, count, subjects_digest in rows:
                number, subjects = named.pop(seq, _NOBODY)
                if seq != before + 1:
                    yield Fault(seq, f"접속기록 {before + 1}번이 빠져 있습니다.")
                if (
                    said != previous
                    or count != number
                    or sha256(subjects.encode()).hexdigest() != subjects_digest
                    or _chained(previous, text) != hash
                ):
                    yield from _one(seq, previous)
                if self._witness and self._witness[0] == seq and self._witness[1] != hash:
                    yield Fault(seq, "따로 보관한 끝의 해시와 다릅니다. 그 앞의 접속기록이 다시 쓰였습니다.")
                before, previous = seq, hash
            self.loose += sum(number for number, _ in named.values())
            after = upto
        self.loose += sum(number for number, _ in store.named(after, self._upto).values())


def _chained(previous: str, text: str) -> str:
    """`kernel.canonical.chained`, with the digest of the text as it is made: not written out and read again."""
    return sha256(b"\x00" + bytes.fromhex(previous) + sha256(text.encode()).digest()).hexdigest()


def _one(seq: int, previous: str) -> Iterator[Fault]:
    """A row by itself, read as the program reads it: what the quick look did not find right."""
    row = LogRow.objects.filter(seq=seq).values(*content.COLUMNS, "previous", "hash").get()
    subjects = list(LogSubject.objects.filter(row_id=seq).values_list("subject", flat=True))
    if row["subject_count"] != len(subjects) or row["subjects_digest"] != content.subjects_digest(subjects):
        yield Fault(seq, "접속기록의 대상자가 봉인된 것과 다릅니다.")
    if row["previous"] != previous or row["hash"] != chained(previous, content.row_digest(row)):
        yield Fault(seq, "접속기록의 내용이 봉인된 것과 다르거나 앞 기록과 이어지지 않습니다.")
