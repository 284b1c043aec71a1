"""The log's chain: is every row still what it was, does every row name whom it named, and is none missing? (SP-19)

Found without help: any row or subject that was edited, taken out, put in or swapped behind the database's guards, and any
row missing before the last. Not found without help: that the tail was cut off, or that everything from some row on was
sealed anew. For that a head must be kept elsewhere (`iljari log-head`), and `faults(witness)` compares (TRUST.md 3.9).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from iljari.access.log import content, store
from iljari.access.models.log import LogRow, LogSubject
from iljari.kernel.canonical import CHAIN_START, chained

_AT_A_TIME = 5000


@dataclass(frozen=True)
class Fault:
    """A place where the log's chain does not hold."""

    seq: int
    sentence: str


def head() -> tuple[int, str]:
    """The last place of the chain and its hash; (0, start) for an empty log."""
    return store.head()


def faults(witness: tuple[int, str] | None = None) -> Iterator[Fault]:
    """Recompute every hash from the rows as they are; yields nothing when the log is whole.

    `witness` is a head (place and hash) that somebody kept: it must still be in the chain.
    """
    try:
        yield from _rows(witness)
    except (ValueError, TypeError, OverflowError) as error:
        yield Fault(0, f"읽을 수 없는 값이 있습니다: {error}")


class _Subjects:
    """The subjects in the order of their rows, taken row by row; what belongs to no row is counted at the end."""

    def __init__(self) -> None:
        pairs = LogSubject.objects.order_by("row_id", "subject").values_list("row_id", "subject")
        self._pairs = pairs.iterator(_AT_A_TIME)
        self._next = next(self._pairs, None)
        self.taken = 0

    def of(self, seq: int) -> list[str]:
        found = []
        while self._next is not None and self._next[0] == seq:
            found.append(self._next[1])
            self._next = next(self._pairs, None)
        self.taken += len(found)
        return found


def _rows(witness: tuple[int, str] | None) -> Iterator[Fault]:
    subjects = _Subjects()
    previous, expected = CHAIN_START, 1
    rows = LogRow.objects.order_by("seq").values_list(*content.COLUMNS, "previous", "hash")
    for values in rows.iterator(_AT_A_TIME):
        row = dict(zip((*content.COLUMNS, "previous", "hash"), values, strict=True))
        seq = row["seq"]
        if seq != expected:
            yield Fault(seq, f"접속기록 {expected}번이 빠져 있습니다.")
        yield from _one(row, previous, subjects.of(seq))
        if witness and witness[0] == seq and witness[1] != row["hash"]:
            yield Fault(seq, "따로 보관한 끝의 해시와 다릅니다. 그 앞의 접속기록이 다시 쓰였습니다.")
        previous, expected = row["hash"], seq + 1
    if witness and witness[0] >= expected:
        yield Fault(witness[0], "따로 보관한 끝보다 짧습니다. 뒤의 접속기록이 잘려 나갔습니다.")
    loose = LogSubject.objects.count() - subjects.taken
    if loose:
        yield Fault(0, f"어느 접속기록에도 들지 않는 대상자가 {loose:,}줄 있습니다.")


def _one(row: dict[str, Any], previous: str, subjects: list[str]) -> Iterator[Fault]:
    if row["subject_count"] != len(subjects) or row["subjects_digest"] != content.subjects_digest(subjects):
        yield Fault(row["seq"], "접속기록의 대상자가 봉인된 것과 다릅니다.")
    if row["previous"] != previous or row["hash"] != chained(previous, content.row_digest(row)):
        yield Fault(row["seq"], "접속기록의 내용이 봉인된 것과 다르거나 앞 기록과 이어지지 않습니다.")
