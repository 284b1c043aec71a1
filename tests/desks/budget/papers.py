"""Making lines, posting on them, and reading what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from iljari.desks.budget import operations, queries
from iljari.desks.budget.models import BudgetLine
from iljari.journal import read
from iljari.journal.slip import Receipt, Refused

SEOUL = ZoneInfo("Asia/Seoul")
OFFICER = "budget-officer"
_numbers = count(1)


def at(day: str | date) -> datetime:
    """Nine in the morning of a day in Seoul."""
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime.combine(on, time(9), SEOUL)


def line(
    number: str,
    *,
    year: int = 2022,
    programme: str = "jobs.public_works",
    division: str = "jobs",
    **told: Any,
) -> BudgetLine:
    """A registered line."""
    return operations.register_line(
        year=year,
        number=number,
        name=f"시험 과목 {number}",
        programme=programme,
        division=division,
        by=OFFICER,
        **told,
    )


def do(
    verb: str, code: str, won: int | None, on: str, *, known: str = "", key: str = "", **told: Any
) -> Receipt:
    """Run an operation on a line: effective on a day, known on the same day unless told otherwise."""
    told = {"line": code, "amount_won": won, "on": date.fromisoformat(on)} | told
    if verb == "vire":
        told["from_line"] = told.pop("line")
    key = key or f"test:{verb}:{next(_numbers)}"
    return getattr(operations, verb)(**told, by=OFFICER, at=at(known or on), key=key)  # type: ignore[no-any-return]


def left(code: str, on: str = "", known: str = "") -> int | None:
    """What may still be committed on a line at the year's end (or a day), as it was known on a day (now without one)."""
    found = BudgetLine.objects.get(code=code)
    day = date.fromisoformat(on) if on else date(found.year, 12, 31)
    seq = read.seq_known_at(at(known)) if known else None
    return queries.state(found, as_of=day, seq=seq).amounts.left  # type: ignore[return-value]


def entries(code: str) -> list[read.Line]:
    """Every entry on a line, in the order written."""
    return list(read.lines(object=code))


@contextmanager
def nothing_posted() -> Iterator[None]:
    """What happens inside posts nothing."""
    before = read.last_seq()
    yield
    assert read.last_seq() == before


@contextmanager
def refused(sentence: str) -> Iterator[None]:
    """What happens inside is refused with this sentence (a part of it), and posts nothing."""
    with nothing_posted(), pytest.raises(Refused) as told:
        yield
    assert sentence in " ".join(told.value.sentences), told.value.sentences


def closed_on(line: BudgetLine) -> date | None:
    """The day on which the line's year was closed; None while it is open."""
    return queries.state(line, as_of=date(line.year, 12, 31)).closed_on
