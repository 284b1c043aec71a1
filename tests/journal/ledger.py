"""Small ledgers written as tables in docstrings, and a clerk who posts what they say."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from iljari.acts import money
from iljari.acts.base import Act
from iljari.journal import door, limits, read
from iljari.journal.slip import Receipt, Reversal
from iljari.kernel.money import Books

SEOUL = ZoneInfo("Asia/Seoul")
PROGRAMME = "jobs.public_works"
LINE = "2019:spec"
YEAR_END = date(2019, 12, 31)


def table(told: Callable[..., object] | str, number: int = 0) -> list[dict[str, str]]:
    """The rows of the n-th table in a docstring, by the names in its first line."""
    text = told if isinstance(told, str) else inspect.getdoc(told) or ""
    tables: list[list[list[str]]] = [[]]
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith("|"):
            tables[-1].append([cell.strip() for cell in stripped.strip("|").split("|")])
        elif tables[-1]:
            tables.append([])
    head, *rows = [row for row in tables[number] if not set("".join(row)) <= set("-: ")]
    return [dict(zip(head, row, strict=True)) for row in rows]


def at(day: str) -> datetime:
    """Noon of a day in Seoul."""
    return datetime.fromisoformat(f"{day} 12:00").replace(tzinfo=SEOUL)


def won(text: str) -> int:
    """An amount as the tables write it: 1,000."""
    return int(text.replace(",", ""))


def on_line(
    kind: type[money.BudgetAct],
    amount_won: int,
    on: str | date,
    commitment: str = "",
    *,
    line: str = LINE,
    **more: Any,
) -> money.BudgetAct:
    """An act on a budget line of the city's books."""
    day = on if isinstance(on, date) else date.fromisoformat(on)
    return kind(
        programme=PROGRAMME, object=line, effective_on=day, amount_won=amount_won, subject=commitment,
        books=Books.CITY, kinds={"kind": "policy"}, **more,
    )  # fmt: skip


@dataclass
class Clerk:
    """Posts one posting a call; makes keys as it goes; the clock stands until `at` moves it."""

    clock: str = "2019-01-02"
    posted: int = 0
    receipts: dict[str, Receipt] = field(default_factory=dict)

    def post(
        self, *acts: Act | Reversal, day: str = "", key: str = "", reason: str = "", name: str = ""
    ) -> Receipt:
        """Hand these acts in as one posting; `name` keeps the receipt."""
        self.clock = day or self.clock
        self.posted += 1
        receipt = door.post(
            list(acts),
            actor="clerk",
            key=key or f"clerk:{self.posted}",
            recorded_at=at(self.clock),
            reason=reason,
        )
        if name:
            self.receipts[name] = receipt
        return receipt

    def reverse(self, name: str, *, day: str = "", reason: str = "correction:typo") -> Receipt:
        """Take back all entries of a named posting."""
        return self.post(*(Reversal(entry) for entry in self.receipts[name].entries), day=day, reason=reason)


def left_on(day: str | date, line: str = LINE) -> int:
    """What may still be committed on a day: the line's headroom."""
    on = day if isinstance(day, date) else date.fromisoformat(day)
    return limits.headroom(money.line_key(line), on)


GIVES = {"Appropriated": 1, "CarriedIn": 1, "VirementMade": 1, "CommitmentVoided": 1, "Committed": -1, "CarriedOver": -1, "Lapsed": -1}  # fmt: skip


def left_as_known(as_of: date, seq: int, line: str = LINE, totals: Sequence[read.Total] | None = None) -> int:
    """The same from the journal's entries alone, as of a day and as known at a place: no limit's counter is asked."""
    return sum(
        GIVES[total.act] * total.amount_won
        for total in (read.totals(seq) if totals is None else totals)
        if total.line == line and total.effective_on <= as_of and total.act in GIVES
    )
