"""Nothing is painted on: change a row of the record, and exactly the figures that descend from it move."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from iljari.acts.base import Act
from iljari.figures import consistency
from iljari.figures.evaluate import Book, Figure
from iljari.journal.read import Total, totals
from iljari.kernel.money import MILLION
from iljari.reports.council.assemble import assemble
from iljari.web.loading import package as packages
from tests.conftest import RECORD

SEED = 2018
CHANGES = 100


def _identity(total: Total) -> tuple[object, ...]:
    return (total.programme, total.act, tuple(sorted(total.kinds.items())), total.unit, total.effective_on, total.since_on,
            total.until_on, total.district, total.operator, total.mode)  # fmt: skip


def _of_act(act: Act) -> tuple[object, ...]:
    return (act.programme, type(act).__name__, tuple(sorted(act.kinds.items())), act.unit, act.effective_on, act.since_on,
            act.until_on, act.district, act.operator, (act.mode or "").value)  # type: ignore[union-attr]  # fmt: skip


def _changed(rows: Iterable[Total], act: Act) -> list[Total]:
    """The totals as they would be if the row said one more (one won more, one unit more)."""
    wanted = _of_act(act)
    made, hit = [], 0
    for total in rows:
        if _identity(total) == wanted:
            hit += 1
            more = 0 if act.amount_won is None else MILLION
            total = replace(total, quantity=total.quantity + (0 if more else 1), amount_won=total.amount_won + more)
        made.append(total)
    assert hit == 1, f"the row's entry is not in the journal: {act}"
    return made


def _descends(figure: Figure, act: Act) -> bool:
    """Whether the figure, or one that it is computed from, counts the row: said by its definition, not by its value."""
    if figure.parts:
        return any(_descends(part, act) for part in figure.parts)
    return any(_identity(total) == _of_act(act) for total in BOOK.rows(figure.reference))


BOOK: Book


@pytest.fixture
def book(loaded: date) -> Book:
    global BOOK
    BOOK = Book(loaded)
    return BOOK


def test_a_changed_row_moves_exactly_its_figures_and_breaks_exactly_its_identities(book: Book) -> None:
    package = packages.read(RECORD)
    rows = [act for _, act in packages.values(package)]
    assert len(rows) > 800
    before_rows = totals()
    before = assemble(book).figures
    before_checks = consistency.checks(book)
    reached = 0
    for act in random.Random(SEED).sample(rows, CHANGES):
        after_book = Book(book.as_of, book.seq, _changed(before_rows, act))
        after = assemble(after_book).figures
        assert after.keys() == before.keys()
        moved = {key for key in before if before[key].value != after[key].value}
        descend = {key for key, figure in before.items() if _descends(figure, act)}
        assert moved <= descend, f"moved without descending from the row: {sorted(moved - descend)} ({act})"
        still = {key for key in descend - moved if not _cancels(before[key], act)}
        assert not still, f"did not move: {sorted(still)} ({act})"
        reached += bool(moved)
        after_checks = consistency.checks(after_book)
        for old, new in zip(before_checks, after_checks, strict=True):
            touched = any(_descends(figure, act) for figure in (*old.left_figures, *old.right_figures))
            if not touched:
                assert old.verdict is new.verdict, f"an identity moved without reason: {old.identity} ({act})"
                assert (old.left, old.right) == (new.left, new.right)
            elif old.verdict is consistency.Verdict.HOLDS and new.left != old.left and new.right == old.right:
                wide = abs((new.left or Fraction(0)) - (old.left or Fraction(0))) >= _grain(new)
                assert new.verdict is consistency.Verdict.BROKEN or not wide, f"should break: {old.identity} ({act})"
    assert reached == CHANGES, f"only {reached} of {CHANGES} rows are shown by some figure of the report"


def _grain(check: consistency.Check) -> Fraction:
    """The least difference that shows in the right side's printed places."""
    from iljari.kernel.units import unit

    figure = check.right_figures[0]
    return unit(figure.unit).factor / Fraction(10) ** figure.places


def _cancels(figure: Figure, act: Act) -> bool:
    """A figure in whose arithmetic the row stands on both sides (a share of itself) may stay where it is."""
    return bool(figure.parts) and sum(_descends(part, act) for part in figure.parts) > 1
