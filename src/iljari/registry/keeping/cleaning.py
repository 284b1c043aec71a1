"""Cleaning (완전 삭제): what deleted rows leave behind in the database's files is overwritten (SP-23).

SQLite: `secure_delete` overwrites a deleted row with zeros at once (settings); here the write-ahead log is cut to nothing
and the file is rebuilt. PostgreSQL keeps dead rows in their pages, and pages' old copies in the write-ahead log: the tables
are written anew (VACUUM FULL), and the log is turned over, whose old segments the server reuses in its own time. What may
still lie there is ciphertext under a key that is not in the database; it becomes unreadable for good when that key is
changed and removed (`iljari rotate-keys`). Values of encrypted columns never enter PostgreSQL's statistics (`statistics`).
"""

from datetime import datetime
from time import monotonic

from django.db import connection, models

from iljari.registry.keeping import table
from iljari.registry.models import Cleaning, ErasureEntry


def to_clean() -> int:
    """How many erasures have not been cleaned after."""
    last = Cleaning.objects.order_by("pk").last()
    return ErasureEntry.objects.filter(pk__gt=last.last_entry if last else 0).count()


def clean(*, by: str, at: datetime) -> float:
    """Overwrite what erased rows left behind; gives the seconds that it took. Runs outside any transaction."""
    if connection.in_atomic_block:
        raise RuntimeError("cleaning rewrites files: call it outside any transaction")
    begun = monotonic()
    last = ErasureEntry.objects.aggregate(last=models.Max("pk"))["last"] or 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name in _tables():
                cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(name)}")
            cursor.execute("SELECT has_function_privilege('pg_switch_wal()', 'EXECUTE')")
            if cursor.fetchone()[0]:
                cursor.execute("SELECT pg_switch_wal()")
        else:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    seconds = monotonic() - begun
    Cleaning.objects.create(at=at, by=by, last_entry=last, seconds=seconds)
    return seconds


def _tables() -> list[str]:
    """The tables from which erasure or the run takes rows."""
    rows = (each for each in table.every().values() if each.holds != {"nobody"})
    gone = (each for each in rows if each.erasure != "keep" or (each.kept_as and not each.kept_as.for_good))
    return [each.model._meta.db_table for each in gone]
