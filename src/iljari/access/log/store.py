"""The statements that a row of the access log runs, written by hand: it stands before every page that shows a person."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from iljari.access.log.content import COLUMNS
from iljari.journal.locks import ACCESS_LOG
from iljari.kernel.canonical import CHAIN_START

# A statement carries so many subjects at most: SQLite takes 32,766 values in one.
_MOST = 10_000
_NAMES = ", ".join(f'"{name}"' for name in (*COLUMNS, "previous", "hash"))
_MARKS = ", ".join(["%s"] * (len(COLUMNS) + 2))


def head() -> tuple[int, str]:
    """The last place of the chain and its hash; (0, start) for an empty log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM access_logrow ORDER BY seq DESC LIMIT 1")
        found = cursor.fetchone()
    return (int(found[0]), str(found[1])) if found else (0, CHAIN_START)


def lock_chain() -> None:
    """Hold the end of the log's chain until the transaction ends. On SQLite the transaction is the only writer already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [ACCESS_LOG])


def insert(values: Sequence[Any], subjects: Iterable[str]) -> None:
    """A row (COLUMNS, previous, hash) and its subjects."""
    seq, at, *others = values
    told = [seq, connection.ops.adapt_datetimefield_value(at), *others]
    named = list(subjects)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO access_logrow ({_NAMES}) VALUES ({_MARKS})", told)
        for start in range(0, len(named), _MOST):
            part = named[start : start + _MOST]
            marks = ", ".join(["(%s, %s)"] * len(part))
            pairs = [value for subject in part for value in (seq, subject)]
            cursor.execute(f"INSERT INTO access_logsubject (row_id, subject) VALUES {marks}", pairs)
