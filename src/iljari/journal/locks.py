"""Locks under which limits are checked: one a key on PostgreSQL, the whole database on SQLite."""

import fcntl
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from iljari.journal import store

# Advisory locks are told from other users' by their first number. A key falls on one of so many second numbers: two keys
# that fall together only wait for each other, and a load of many thousand postings in one transaction does not run
# out of the server's lock table.
_LIMITS = 0x11_7A_71
_CHAIN = 0x11_7A_72
ACCESS_LOG = 0x11_7A_73  # taken by iljari.access.log, and named here so that no two are the same
_JOINS = 0x11_7A_74
_NUMBERS = 2048


def _number(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % _NUMBERS


@contextmanager
def turn() -> Iterator[None]:
    """Wait for one's turn to write, on SQLite: there waiters only look again now and then, and newcomers overtake them.

    The queue is a file beside the database, which a dead process leaves by itself. Whoever is in a transaction already
    has the turn; SQLite's own lock is the one that counts.
    """
    name = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite" or connection.in_atomic_block or not name.is_file():
        yield
        return
    with open(f"{name}-turn", "ab") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        yield


def lock_joins(*, changing: bool) -> None:
    """Hold who is one with whom until the transaction ends: together with others who only look, alone when `changing` it.

    Always the first lock that is taken: whose limits count follows from it, and with that the keys that are locked next.
    """
    if connection.vendor == "postgresql":
        taking = "pg_advisory_xact_lock" if changing else "pg_advisory_xact_lock_shared"
        store.cursor().execute(f"SELECT {taking}(%s, 0)", [_JOINS])


def lock_keys(keys: Iterable[str]) -> None:
    """Hold these limits until the transaction ends. In sorted order, so that two postings never wait for each other.

    On SQLite the transaction has begun IMMEDIATE: it is the only writer already.
    """
    if connection.vendor == "postgresql":
        numbers = sorted({_number(key) for key in keys})
        taking = "SELECT pg_advisory_xact_lock(%s, n) FROM unnest(%s::int[]) AS n"
        store.cursor().execute(taking, [_LIMITS, numbers])


def lock_chain() -> None:
    """Hold the end of the chain until the transaction ends; always the last lock that is taken."""
    if connection.vendor == "postgresql":
        store.cursor().execute("SELECT pg_advisory_xact_lock(%s, 0)", [_CHAIN])
