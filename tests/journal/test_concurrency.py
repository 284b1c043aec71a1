"""Many writers at once: no budget line is ever overdrawn, and the test knows when the guard is missing."""

from collections.abc import Callable

import pytest

from tests.journal.scratch import FULL, VENDOR, Scratch

PROCESSES, POSTINGS = (16, 1000) if FULL else (16, 60)
pytestmark = pytest.mark.xdist_group("stress")


def test_sixteen_writers_never_overdraw_a_line(scratch_database: Callable[[], Scratch]) -> None:
    """
    Sixteen processes, each with its own connection, hand in commitments, expenditures, voidings, virements, reversals
    and supplementary money on five lines, on days drawn from the whole year. Then every place of the chain is replayed:

    | at every place, on every day                                 | is   |
    |--------------------------------------------------------------|------|
    | taken from a line beyond what it had                         | none |
    | spent or voided beyond a commitment                          | none |
    | postings that failed otherwise than by a refusal             | none |
    | faults of the chain                                          | none |
    | difference of the limits' counters from the entries          | none |
    """
    told = scratch_database().run("crowd", PROCESSES, POSTINGS, 1, "none", timeout=3600)
    assert told["errors"] == []
    assert told["overdrafts"] == []
    assert told["chain"] == []
    assert told["left"] == told["reckoned"]
    assert told["asked"] == PROCESSES * POSTINGS == told["written"] + told["refused"]
    assert told["written"] > told["asked"] // 4
    assert told["refused"] > told["asked"] // 20


def test_without_the_guard_the_same_writers_overdraw(scratch_database: Callable[[], Scratch]) -> None:
    """The same test finds overdrafts as soon as `limits.broken` finds nothing: it does test the guard."""
    told = scratch_database().run("crowd", 4, 60, 1, "guard")
    assert told["errors"] == []
    assert told["overdrafts"] != []
    assert told["chain"] == []


@pytest.mark.skipif(VENDOR != "postgresql", reason="SQLite has one writer at a time and needs no lock by key")
def test_without_the_locks_the_same_writers_overdraw(scratch_database: Callable[[], Scratch]) -> None:
    """Each looks and finds enough, all take: with the limits checked but not locked, PostgreSQL lets it happen."""
    told = scratch_database().run("crowd", 16, 30, 1, "locks")
    assert told["overdrafts"] != []
