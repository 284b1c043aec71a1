"""What is acknowledged is on disk: how the embedded database is opened."""

import sqlite3
from collections.abc import Callable

import pytest

from iljari.web.settings import wal_is_safe
from tests.journal.scratch import VENDOR, Scratch


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_a_write_ahead_log_only_where_the_library_does_not_lose_it(
    version: tuple[int, ...], safe: bool
) -> None:
    """The WAL-reset defect was mended in 3.51.3, and in 3.50.7 and 3.44.6 of the older lines."""
    assert wal_is_safe(version) is safe


@pytest.mark.skipif(VENDOR != "sqlite", reason="these are SQLite's settings")
def test_every_commit_reaches_the_disk_and_writers_wait_from_the_start(
    scratch_database: Callable[[], Scratch],
) -> None:
    """
    | setting      | is                                        | else                                            |
    |--------------|-------------------------------------------|-------------------------------------------------|
    | synchronous  | 2 (FULL)                                  | a power cut loses acknowledged postings         |
    | journal_mode | delete, or wal where that is safe         | the file may be damaged                         |
    | foreign_keys | 1                                         | an entry could stand on nothing                 |
    | begins       | IMMEDIATE                                 | two writers read the same headroom, both take it|
    """
    told = scratch_database().run("pragmas")
    assert told["synchronous"] == 2
    assert told["journal_mode"] == ("wal" if wal_is_safe(sqlite3.sqlite_version_info) else "delete")
    assert told["foreign_keys"] == 1
    assert told["begins"] == "BEGIN IMMEDIATE"
