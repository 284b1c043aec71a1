"""The journal keeps one cursor a connection: whatever befalls the connection, the next posting goes in."""

from collections.abc import Callable

from tests.journal.scratch import VENDOR, Scratch


def test_whatever_befalls_a_connection_the_next_posting_goes_in(
    scratch_database: Callable[[], Scratch],
) -> None:
    """Each mishap with what it told; then a posting each, seven in all, besides 160 by threads and one noted down."""
    told = scratch_database().run("mishaps")
    assert told == {
        "nothing": ["", True],
        "closed": ["", True],
        "rolled_back": ["", True],
        "failed": ["failed", True],
        "lost": ["failed", True],
        "many_threads": [[], True],
        "noted_down": [True, True],
        "kept": True,
        "kept after closed": False,
        "kept after lost": VENDOR == "sqlite",
        "kept where threads share": False,
        "chain": [],
        "postings": 7 + 160 + 1,
    }
