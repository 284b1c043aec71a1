"""The journal against a model of a few lines of plain Python: whatever officers do, in whatever order of days."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
    run_state_machine_as_test,
)

from iljari.acts import money
from iljari.acts.base import Act
from iljari.journal import limits, read
from iljari.journal.slip import Refused, Reversal
from tests.journal import audit
from tests.journal.ledger import Clerk, left_as_known, left_on, on_line
from tests.journal.scratch import FULL

LINES = ("2019:model-1", "2019:model-2")
DAYS = (*(date(2019, month, day) for month in (1, 2, 6, 7, 12) for day in (1, 15)), date(2019, 12, 31))
AMOUNTS = st.integers(1, 12)


@dataclass(frozen=True)
class Row:
    """One entry of the model: what it gives to a name (a line, a commitment) from a day on."""

    name: str
    day: date
    change: int


@dataclass
class Model:
    """What a budget is, said as plainly as can be: rows, and sums of rows."""

    postings: list[list[Row]] = field(default_factory=list)
    numbers: set[tuple[str, str]] = field(default_factory=set)

    def left(self, name: str, day: date, known: int | None = None) -> int:
        """What is left under a name on a day, as known after so many postings."""
        return sum(
            row.change
            for rows in self.postings[:known]
            for row in rows
            if row.name == name and row.day <= day
        )

    def lets_in(self, rows: list[Row]) -> bool:
        """Whether no name that these rows take from falls below nothing, on any day from the first taking on."""
        self.postings.append(rows)
        try:
            return all(
                self.left(row.name, day) >= 0
                for row in rows
                if row.change < 0
                for day in (*DAYS, row.day)
                if day >= row.day
            )
        finally:
            self.postings.pop()


class Budget(RuleBasedStateMachine):
    """Appropriate, commit, spend, void, move, take back: the door and the model must say the same each time."""

    entries: Bundle[tuple[tuple[int, ...], list[Row], tuple[str, str] | None]] = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.clerk = Clerk()
        self.model = Model()
        self.first = read.last_seq()
        self.answers: list[dict[tuple[str, date], int]] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    def _post(
        self, acts: list[Act | Reversal], rows: list[Row], number: tuple[str, str] | None = None
    ) -> tuple[int, ...]:
        expected = self.model.lets_in(rows) and (number is None or number not in self.model.numbers)
        try:
            receipt = self.clerk.post(*acts, reason="correction:typo", key=f"model:{self.clerk.posted}")
        except Refused:
            let_in = False
        else:
            let_in = True
        assert let_in is expected, (acts, rows)
        if not let_in:
            return ()
        self.model.postings.append(rows)
        if number:
            self.model.numbers.add(number)
        self.answers.append(self._answers(receipt.seq))
        return receipt.entries

    def _answers(self, seq: int) -> dict[tuple[str, date], int]:
        """What the journal's figures say as known at a place, on every day."""
        totals = read.totals(seq, object_starts="2019:model-")
        return {(line, day): left_as_known(day, seq, line, totals) for line in LINES for day in DAYS}

    @rule(target=entries, line=st.sampled_from(LINES), won=AMOUNTS, day=st.sampled_from(DAYS))
    def appropriate(self, line: str, won: int, day: date) -> Any:
        rows = [Row(line, day, won)]
        return self._post([on_line(money.Appropriated, won, day, line=line)], rows), rows, None

    @rule(
        target=entries,
        line=st.sampled_from(LINES),
        won=AMOUNTS,
        day=st.sampled_from(DAYS),
        number=st.sampled_from("abcd"),
    )
    def commit(self, line: str, won: int, day: date, number: str) -> Any:
        rows = [Row(line, day, -won), Row(f"{line} {number}", day, won)]
        act = on_line(money.Committed, won, day, number, line=line)
        return self._post([act], rows, (line, number)), rows, (line, number)

    @rule(
        target=entries,
        line=st.sampled_from(LINES),
        won=AMOUNTS,
        day=st.sampled_from(DAYS),
        number=st.sampled_from("abcd"),
    )
    def spend(self, line: str, won: int, day: date, number: str) -> Any:
        rows = [Row(f"{line} {number}", day, -won)]
        return self._post([on_line(money.Expended, won, day, number, line=line)], rows), rows, None

    @rule(
        target=entries,
        line=st.sampled_from(LINES),
        won=AMOUNTS,
        day=st.sampled_from(DAYS),
        number=st.sampled_from("abcd"),
    )
    def void(self, line: str, won: int, day: date, number: str) -> Any:
        rows = [Row(f"{line} {number}", day, -won), Row(line, day, won)]
        return self._post([on_line(money.CommitmentVoided, won, day, number, line=line)], rows), rows, None

    @rule(target=entries, line=st.sampled_from(LINES), won=AMOUNTS, day=st.sampled_from(DAYS))
    def vire(self, line: str, won: int, day: date) -> Any:
        other = LINES[1 - LINES.index(line)]
        rows = [Row(line, day, -won), Row(other, day, won)]
        giving, taking = ((line, -won), (other, won))
        acts = [on_line(money.VirementMade, won, day, line=name) for name, won in (giving, taking)]
        return self._post(list(acts), rows), rows, None

    @rule(entry=consumes(entries))
    def take_back(self, entry: tuple[tuple[int, ...], list[Row], tuple[str, str] | None]) -> None:
        pks, rows, number = entry
        back = [Row(row.name, row.day, -row.change) for row in rows]
        if pks and self._post([Reversal(pk) for pk in pks], back) and number:
            self.model.numbers.discard(number)

    @rule(entry=consumes(entries), won=AMOUNTS, day=st.sampled_from(DAYS))
    def correct(
        self, entry: tuple[tuple[int, ...], list[Row], tuple[str, str] | None], won: int, day: date
    ) -> None:
        """A commitment taken back and entered anew with another amount and day, in one posting."""
        pks, rows, number = entry
        if not pks or number is None:
            return
        line, name = number
        new = [Row(line, day, -won), Row(f"{line} {name}", day, won)]
        back = [Row(row.name, row.day, -row.change) for row in rows]
        self.model.numbers.discard(number)
        acts = [Reversal(pks[0]), on_line(money.Committed, won, day, name, line=line)]
        if not self._post(acts, back + new, number):
            self.model.numbers.add(number)

    @invariant()
    def nothing_is_overdrawn_and_nothing_known_changes(self) -> None:
        assert read.last_seq() == self.first + len(self.model.postings)
        for line in LINES:
            assert limits.least_headroom([money.line_key(line)], DAYS[0], DAYS[-1]) >= 0
            for day in DAYS[3::4]:
                assert left_on(day, line) == self.model.left(line, day)

    def replay(self) -> None:
        """After all: every earlier state of knowledge still gives the answers that it gave then, and the model's."""
        for number, answered in enumerate(self.answers, 1):
            assert self._answers(self.first + number) == answered
            for (line, day), left in answered.items():
                assert left == self.model.left(line, day, number) >= 0


class Replayed(Budget):
    """The same, and in the end everything is replayed."""

    def teardown(self) -> None:
        try:
            self.replay()
            mine = [entry for entry in audit.in_order() if entry.object in LINES]
            assert audit.overdrafts(mine) == []
        finally:
            super().teardown()


@pytest.mark.usefixtures("db")
def test_the_door_and_the_model_say_the_same() -> None:
    """
    | law                                                                        | after every step |
    |----------------------------------------------------------------------------|------------------|
    | the door lets in what the model lets in, and refuses what it refuses       | holds            |
    | what is left is what the model has left, on every day, and never below 0   | holds            |
    | each refused posting wrote nothing                                         | holds            |
    | every earlier known_at answers as it did then (replayed in the end)        | holds            |
    """
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Replayed,
        settings=settings(
            max_examples=1000 if FULL else 100, stateful_step_count=50 if FULL else 40, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
