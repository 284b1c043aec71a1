"""The auditor's replay: the journal's own lines added up again, with no code of the limits, at every place and day.

A posting later in the chain can never make an earlier state better or worse, so that it is enough to look, after each
posting, at the lines and commitments that it touched, on every day from its first to the year's end.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

_LINE = {"Appropriated": 1, "CarriedIn": 1, "VirementMade": 1, "Committed": -1, "CommitmentVoided": 1, "CarriedOver": -1, "Lapsed": -1}  # fmt: skip
_COMMITMENT = {"Committed": 1, "CommitmentVoided": -1, "Expended": -1}


@dataclass
class Ledger:
    """What is left under one name on every day of a year."""

    days: list[int] = field(default_factory=lambda: [0] * 366)

    def add(self, day: int, amount: int) -> None:
        """From a day on, so much more (or less)."""
        for each in range(day, 366):
            self.days[each] += amount


def overdrafts(entries: Iterable[Any], year: int = 2019) -> list[str]:
    """Where too much was taken: place, day, name and how much. `entries` have seq, act, object, subject, day, amount."""
    found: list[str] = []
    ledgers: dict[str, Ledger] = {}
    first = date(year, 1, 1)
    for seq, group in groupby(entries, key=lambda entry: entry.seq):
        touched: dict[str, int] = {}
        for entry in group:
            day = (entry.effective_on - first).days
            for name, sign in _of(entry):
                ledgers.setdefault(name, Ledger()).add(day, sign * (entry.amount_won or 0))
                touched[name] = min(day, touched.get(name, 366))
        for name, since in touched.items():
            least = min(ledgers[name].days[since:])
            if least < 0:
                found.append(f"place {seq}: {name} is {least} below nothing")
    return found


def _of(entry: Any) -> Iterable[tuple[str, int]]:
    if entry.act in _LINE:
        yield f"line {entry.object}", _LINE[entry.act]
    if entry.act in _COMMITMENT:
        yield f"commitment {entry.object} {entry.subject}", _COMMITMENT[entry.act]


def in_order() -> Iterable[Any]:
    """The entries of the journal in the order of their places, read from the rows alone."""
    from collections import namedtuple

    from django.db import connection

    row_of = namedtuple("row_of", "seq act object subject effective_on amount_won")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.seq, e.act, e.object, e.subject, e.effective_on, e.amount_won FROM journal_entry e "
            "JOIN journal_seal s ON s.posting_id = e.posting_id ORDER BY s.seq, e.position"
        )
        rows = cursor.fetchall()
    return (row_of(*row) for row in rows)
