"""What is chained of a row of the access log: its columns and the digest of its subjects, as canonical JSON."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from iljari.kernel.canonical import digest

# The columns that make a row's content, in one order for all who write and read them.
COLUMNS = (
    "seq", "at", "account", "role", "division", "district", "operator", "address", "act", "purpose", "fields", "page",
    "case", "reason", "subject_count", "subjects_digest",
)  # fmt: skip


def subjects_digest(subjects: Iterable[str]) -> str:
    """One digest for a set of subjects, in whatever order they were shown."""
    return digest(sorted(subjects))


def row_digest(row: Mapping[str, Any]) -> str:
    """The digest of a row's content (all of COLUMNS)."""
    told = {name: row[name] for name in COLUMNS}
    told["at"] = _instant(told["at"])
    return digest(told)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
