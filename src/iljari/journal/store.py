"""The few statements that every posting runs, written by hand: composing them anew each time took longer than running them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from iljari.journal.content import COLUMNS

# A statement carries so many rows at most: SQLite takes 32,766 values in one.
_ROWS = 1000
_ENTRY = ("posting_id", "position", "cell_id",
          *(f"{name}_id" if name in ("draws_on", "reverses") else name for name in COLUMNS))  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A posting that is there already."""

    id: int
    content_digest: str
    seq: int
    hash: str


@dataclass(frozen=True)
class Head:
    """The end of the chain."""

    seq: int
    hash: str
    recorded_at: datetime


def known(key: str) -> Known | None:
    """The posting with the caller's key, if there is one."""
    rows = _all(
        "SELECT p.id, p.content_digest, s.seq, s.hash FROM journal_posting p "
        "JOIN journal_seal s ON s.posting_id = p.id WHERE p.key = %s",
        [key],
    )
    return Known(*rows[0]) if rows else None


def head() -> Head | None:
    """The end of the chain; None for an empty journal."""
    rows = _all("SELECT seq, hash, recorded_at FROM journal_seal ORDER BY seq DESC LIMIT 1", [])
    return Head(rows[0][0], rows[0][1], _moment(rows[0][2])) if rows else None


def profiles(keys: Sequence[str]) -> dict[str, dict[date, int]]:
    """For each limit what changes under it, by day."""
    found: dict[str, dict[date, int]] = {key: {} for key in keys}
    if keys:
        for key, day, change in _all(
            f"SELECT key, effective_on, SUM(change) FROM journal_limituse WHERE key IN ({_marks(len(keys))}) "
            "GROUP BY key, effective_on",
            keys,
        ):
            found[key][_day(day)] = int(change)
    return found


def standing(act: str, programmes: Sequence[str]) -> list[tuple[str, str, str, str, str, date]]:
    """The entries of an act that are not taken back: (programme, object, subject, operator, district, day), latest first."""
    if not programmes:
        return []
    rows = _all(
        "SELECT e.programme, e.object, e.subject, e.operator, e.district, e.effective_on FROM journal_entry e "
        f"WHERE e.act = %s AND e.programme IN ({_marks(len(programmes))}) AND e.reverses_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id) "
        "ORDER BY e.effective_on DESC, e.id DESC",
        [act, *programmes],
    )
    return [(programme, object, subject, operator, district, _day(on))
            for programme, object, subject, operator, district, on in rows]  # fmt: skip


def naming(acts: Sequence[str], subjects: Sequence[str]) -> list[tuple[int, str, str, str]]:
    """Entries of these acts, not taken back, that name one of these as subject or object: (entry, act, subject, object).

    Two statements in one, so that each goes by its own index.
    """
    asked = (
        "SELECT e.id, e.act, e.subject, e.object FROM journal_entry e "
        f"WHERE e.act IN ({_marks(len(acts))}) AND e.{{}} IN ({{}}) AND e.reverses_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id)"
    )
    found: list[tuple[int, str, str, str]] = []
    for start in range(0, len(subjects), _ROWS):
        part = subjects[start : start + _ROWS]
        both = [asked.format(column, _marks(len(part))) for column in ("subject", "object")]
        found += _all(" UNION ".join(both), [*acts, *part, *acts, *part])
    return found


def closed(lines: Sequence[str]) -> list[str]:
    """Those of these budget lines whose year is closed."""
    if not lines:
        return []
    rows = _all(
        f"SELECT DISTINCT e.object FROM journal_entry e WHERE e.act = 'YearClosed' AND e.object IN ({_marks(len(lines))}) "
        "AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id) "
        "ORDER BY e.object",
        lines,
    )
    return [str(row[0]) for row in rows]


def cells(digests: Sequence[str]) -> dict[str, int]:
    """The cells that are there, by digest."""
    if not digests:
        return {}
    return dict(
        _all(f"SELECT digest, id FROM journal_cell WHERE digest IN ({_marks(len(digests))})", digests)
    )


def insert_cell(digest: str, kinds: str) -> int:
    """A new combination of dimension values."""
    return int(
        _all("INSERT INTO journal_cell (digest, kinds) VALUES (%s, %s) RETURNING id", [digest, kinds])[0][0]
    )


def insert_posting(
    key: str, content_digest: str, actor: str, reason: str, recorded_at: datetime
) -> tuple[int, datetime]:
    """A new posting; gives its id and the machine's time at which it was stored."""
    rows = _all(
        "INSERT INTO journal_posting (key, content_digest, actor, reason, recorded_at) VALUES (%s, %s, %s, %s, %s) "
        "RETURNING id, stored_at",
        [key, content_digest, actor, reason, connection.ops.adapt_datetimefield_value(recorded_at)],
    )
    return int(rows[0][0]), _moment(rows[0][1])


def insert_entries(posting: int, cell_ids: Sequence[int], contents: Sequence[Mapping[str, Any]]) -> list[int]:
    """The entries of a posting, in order; gives their ids."""
    rows = [
        [posting, position, cell, *(content[name] for name in COLUMNS)]
        for position, (cell, content) in enumerate(zip(cell_ids, contents, strict=True))
    ]
    return [int(row[0]) for row in _insert("journal_entry", _ENTRY, rows, "RETURNING id")]


def insert_uses(uses: Sequence[tuple[int, str, date, int]]) -> None:
    """What entries take from their limits: (entry, key, day, change)."""
    rows = [[entry, key, on.isoformat(), change] for entry, key, on, change in uses]
    _insert("journal_limituse", ("entry_id", "key", "effective_on", "change"), rows)


def insert_breaches(breaches: Sequence[tuple[int, str, str]]) -> None:
    """Limits that mirrored entries broke: (entry, key, sentence)."""
    _insert("journal_breach", ("entry_id", "key", "sentence"), [list(row) for row in breaches])


def insert_seal(seq: int, posting: int, previous: str, hash: str, recorded_at: datetime) -> None:
    """The posting's place in the chain."""
    at = connection.ops.adapt_datetimefield_value(recorded_at)
    _insert(
        "journal_seal",
        ("seq", "posting_id", "previous", "hash", "recorded_at"),
        [[seq, posting, previous, hash, at]],
    )


def _insert(
    table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], returning: str = ""
) -> list[Any]:
    found: list[Any] = []
    names = ", ".join(f'"{name}"' for name in columns)
    for start in range(0, len(rows), _ROWS):
        part = rows[start : start + _ROWS]
        marks = ", ".join([f"({_marks(len(columns))})"] * len(part))
        values = [value for row in part for value in row]
        statement = f"INSERT INTO {table} ({names}) VALUES {marks} {returning}"
        found += _all(statement, values) if returning else _run(statement, values)
    return found


def _run(statement: str, values: Iterable[Any]) -> list[Any]:
    cursor().execute(statement, list(values))
    return []


def _all(statement: str, values: Iterable[Any]) -> list[Any]:
    asked = cursor()
    asked.execute(statement, list(values))
    return list(asked.fetchall())


def cursor() -> Any:
    """One cursor a connection, kept: on PostgreSQL making one takes longer than a statement.

    What Django looks at before it makes one is looked at here as well. A new one is made for a new connection, where
    statements are noted down, and where threads share a connection: each would take the other's rows.
    """
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    if connection.queries_logged or connection.allow_thread_sharing:
        return connection.cursor()
    kept = getattr(connection, "iljari_cursor", None)
    if kept is None or kept.connection is not connection.connection:
        kept = connection.iljari_cursor = connection.cursor()  # type: ignore[attr-defined]
    return kept


def _marks(number: int) -> str:
    return ", ".join(["%s"] * number)


def _day(value: date | str) -> date:
    """SQLite gives days as text."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def _moment(value: datetime | str) -> datetime:
    """SQLite gives moments in UTC without saying so, as text where it does not know the column."""
    at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
