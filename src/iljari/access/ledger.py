"""Reading the ledger of rights: which rights held on a day, as the ledger tells it now or told it at a moment (SP-03)."""

from datetime import date, datetime

from iljari.access.models import RightEntry


def replayed(known_at: datetime | None = None) -> dict[str, RightEntry]:
    """The last row of every right, by right; of those recorded by `known_at`, if told."""
    rows = RightEntry.objects.order_by("id")
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return {row.right: row for row in rows}


def on(day: date, known_at: datetime | None = None) -> list[RightEntry]:
    """The rights that held on a day, each as its last row says."""
    return [
        row
        for row in replayed(known_at).values()
        if row.from_on <= day and (row.ended_on is None or day < row.ended_on)
    ]
