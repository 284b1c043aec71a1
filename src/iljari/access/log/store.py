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


Sealed = tuple[int, str, str, str, int, str]
"""A row as it is checked: place, content as canonical JSON, hash before, its own, how many it names, their digest."""


def _texts() -> str:
    """The row's content as `kernel.canonical` writes it: names in order, no spaces, the instant in UTC to the microsecond.

    Where a value is such that the database would write it otherwise, the text differs, and the row is looked at by itself.
    """
    names = sorted(COLUMNS)
    if connection.vendor == "postgresql":
        at = """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') AS at"""
        columns = ", ".join(at if name == "at" else f'"{name}"' for name in names)
        return f"(SELECT row_to_json(told)::text FROM (SELECT {columns}) AS told)"
    at = "replace(at, ' ', 'T') || CASE length(at) WHEN 19 THEN '.000000' ELSE '' END || '+00:00'"
    pairs = ", ".join(f"'{name}', {at if name == 'at' else _quoted(name)}" for name in names)
    return f"json_object({pairs})"


def _quoted(name: str) -> str:
    return f'"{name}"'


def sealed(after: int, upto: int, most: int) -> list[Sealed]:
    """The first so many rows behind a place, up to another; their texts are put together by the database, in one go."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT seq, {_texts()}, previous, hash, subject_count, subjects_digest FROM access_logrow "
            "WHERE seq > %s AND seq <= %s ORDER BY seq LIMIT %s",
            [after, upto, most],
        )
        return list(cursor.fetchall())


def named(after: int, upto: int) -> dict[int, tuple[int, str]]:
    """Whom the rows behind a place, up to another, name: how many, and their ids in order as canonical JSON."""
    if connection.vendor == "postgresql":
        asked = (
            "SELECT row_id, count(*), '[' || string_agg(to_json(subject)::text, ',' ORDER BY subject COLLATE \"C\") || ']' "
            "FROM access_logsubject WHERE row_id > %s AND row_id <= %s GROUP BY row_id"
        )
    else:
        asked = (
            "SELECT row_id, count(*), json_group_array(subject) FROM (SELECT row_id, subject FROM access_logsubject "
            "WHERE row_id > %s AND row_id <= %s ORDER BY row_id, subject) GROUP BY row_id"
        )
    with connection.cursor() as cursor:
        cursor.execute(asked, [after, upto])
        return {row: (number, text) for row, number, text in cursor.fetchall()}


def before(seq: int) -> tuple[int, str]:
    """The last place up to this one, and its hash; (0, start) where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM access_logrow WHERE seq <= %s ORDER BY seq DESC LIMIT 1", [seq])
        found = cursor.fetchone()
    return (int(found[0]), str(found[1])) if found else (0, CHAIN_START)


def places(after: int, upto: int, step: int) -> list[int]:
    """Every so manieth place of the log behind one, up to another: where it is cut for several who check at once."""
    found: list[int] = []
    with connection.cursor() as cursor:
        while True:
            cursor.execute(
                "SELECT seq FROM access_logrow WHERE seq > %s AND seq <= %s ORDER BY seq LIMIT 1 OFFSET %s",
                [after, upto, step - 1],
            )
            row = cursor.fetchone()
            if row is None:
                return found
            after = int(row[0])
            found.append(after)


def nameless(after: int) -> int:
    """Subjects behind a place that belong to no row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM access_logsubject s WHERE s.row_id > %s "
            "AND NOT EXISTS (SELECT 1 FROM access_logrow r WHERE r.seq = s.row_id)",
            [after],
        )
        return int(cursor.fetchone()[0])
