"""One pass over the journal gives the same sums as adding up its lines one by one, at every place."""

import random
from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iljari.acts.happened import Participated
from iljari.acts.money import BudgetAct
from iljari.acts.register import ACTS
from iljari.journal import read
from iljari.journal.slip import Reversal
from tests.journal.ledger import PROGRAMME, Clerk
from tests.journal.officer import Officer, appropriate


@pytest.fixture
def mixed(clerk: Clerk) -> tuple[int, int]:
    """Two hundred postings: money at five lines, numbers of persons by half, deliverer and district, some taken back."""
    first = read.last_seq()
    appropriate()
    chance, officer = random.Random(5), Officer("officer", 5)
    returned: list[int] = []
    for _ in range(100):
        officer.ask()
        act = Participated(
            programme=PROGRAMME, effective_on=date(2019, chance.randrange(1, 4), chance.choice((1, 15))),
            since_on=chance.choice((None, date(2019, 1, 1))), quantity=Fraction(chance.randrange(40), 4),
            operator=chance.choice(("", "op-a", "op-b")), district=chance.choice(("", "jongno")),
            kinds=chance.choice(({}, {"half": "h1"}, {"half": "h1", "delivered_by": "city"})),
            unit=chance.choice(("people", "jobs")),
        )  # fmt: skip
        returned += clerk.post(act).entries
        if chance.random() < 0.2:
            clerk.post(Reversal(returned.pop(chance.randrange(len(returned)))), reason="correction:typo")
    return first, read.last_seq()


def _naive(seq: int | None) -> dict[tuple[Any, ...], tuple[Fraction, int, int, int, int]]:
    """What `totals()` should say, added up line by line in Python."""
    groups: dict[tuple[Any, ...], list[read.Line]] = defaultdict(list)
    for line in read.lines(seq=seq):
        budget_line = line.object if issubclass(ACTS[line.act], BudgetAct) else ""
        groups[
            line.programme, line.act, tuple(line.kinds.items()), line.unit, line.effective_on, line.since_on,
            line.until_on, line.district, line.operator, budget_line, line.mode,
        ].append(line)  # fmt: skip
    return {
        key: (
            sum((line.quantity for line in lines), Fraction(0)),
            sum(line.amount_won or 0 for line in lines),
            len(lines),
            max(line.pk for line in lines),
            sum(line.reverses is None and line.reversed_by is None for line in lines),
        )
        for key, lines in groups.items()
    }


def _told(seq: int | None) -> dict[tuple[Any, ...], tuple[Fraction, int, int, int, int]]:
    return {
        (
            total.programme, total.act, tuple(total.kinds.items()), total.unit, total.effective_on, total.since_on,
            total.until_on, total.district, total.operator, total.line, total.mode,
        ): (total.quantity, total.amount_won, total.entries, total.last, total.living)
        for total in read.totals(seq)
    }  # fmt: skip


def test_totals_are_the_sums_of_the_lines_at_every_place(mixed: tuple[int, int]) -> None:
    first, last = mixed
    for seq in (*range(first, last, 23), last, None):
        assert _told(seq) == _naive(seq), seq


def test_totals_take_one_pass_and_narrow_to_acts_and_lines(mixed: tuple[int, int]) -> None:
    with CaptureQueriesContext(connection, ) as queries:  # fmt: skip
        everything = read.totals()
    assert len(queries) == 3, "where the journal ends, the pass, and what the cells say"
    chosen = read.totals(acts=("Committed", "Expended"), object_starts="2019:1")
    assert chosen == [
        t for t in everything if t.act in ("Committed", "Expended") and t.line.startswith("2019:1")
    ]


def test_what_is_known_later_leaves_the_earlier_totals_as_they_were(
    mixed: tuple[int, int], clerk: Clerk
) -> None:
    first, last = mixed
    before = {seq: _told(seq) for seq in range(first, last, 31)}
    officer = Officer("late", 9)
    for _ in range(30):
        officer.ask()
    assert read.last_seq() > last
    assert {seq: _told(seq) for seq in before} == before


def test_lines_are_found_by_each_of_their_sides(mixed: tuple[int, int]) -> None:
    first, last = mixed
    everything = [line for line in read.lines() if line.seq > first]
    assert [line.seq for line in everything] == sorted(line.seq for line in everything)

    def found(**words: Any) -> list[read.Line]:
        return [line for line in read.lines(**words) if line.seq > first]

    assert found(operator="op-a") == [line for line in everything if line.operator == "op-a"]
    assert found(district="jongno") == [line for line in everything if line.district == "jongno"]
    assert found(object="2019:3") == [line for line in everything if line.object == "2019:3"]
    assert found(acts=("Participated",)) == [line for line in everything if line.act == "Participated"]
    assert found(posting=last) == [line for line in everything if line.seq == last]
    some = everything[len(everything) // 2]
    assert found(subject=some.subject, pks=[some.pk]) == [some]
    assert found(keys=[some.key])[0].seq == some.seq
