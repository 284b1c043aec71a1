"""kill -9 of the writer: what was acknowledged is there, what is there is whole, nothing is there twice."""

from collections.abc import Callable

import pytest

from tests.journal.scratch import FULL, Scratch

KILLS = 2000 if FULL else 200
pytestmark = pytest.mark.xdist_group("stress")


def test_a_killed_writer_loses_and_doubles_nothing(scratch_database: Callable[[], Scratch]) -> None:
    """
    A writer posts one posting of four entries after another and tells each receipt; it is killed at a moment drawn by
    chance, and the next begins with the key that was not yet acknowledged.

    | after every kill                                        | is   |
    |---------------------------------------------------------|------|
    | postings without all their entries, limits and a seal   | none |
    | acknowledged postings that are not there                | none |
    | acknowledged receipts whose place or hash is another    | none |

    | in the end                                              | is   |
    |---------------------------------------------------------|------|
    | keys that stand twice                                   | none |
    | postings that nobody asked for (but the one in flight)  | none |
    | faults of the chain                                     | none |
    """
    told = scratch_database().run("killed", KILLS, 7, timeout=3600)
    assert told["wrong"] == []
    assert told["doubled"] == 0
    assert told["unasked"] in (0, 1)
    assert told["chain"] == []
    assert told["overdrafts"] == []
    assert told["acknowledged"] >= KILLS
