"""Locks under which limits are checked: one a key on PostgreSQL, the whole database on SQLite."""

import hashlib
from collections.abc import Iterable

from django.db import connection

_CHAIN = 0x11_7A_71  # any fixed number: the chain's own lock


def _number(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big", signed=True)


def lock_keys(keys: Iterable[str]) -> None:
    """Hold these limits until the transaction ends. In sorted order, so that two postings never wait for each other.

    On SQLite the transaction has begun IMMEDIATE: it is the only writer already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for number in sorted({_number(key) for key in keys}):
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def lock_chain() -> None:
    """Hold the end of the chain until the transaction ends; always the last lock that is taken."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN])
