"""Nothing is painted on: change a row of the record, and exactly the figures that descend from it move."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import RECORD

from iljari.acts.base import Act
from iljari.figures import consistency
from iljari.figures.evaluate import Book, Figure
from iljari.journal.read import Total, totals
from iljari.kernel.money import MILLION
from iljari.reports.council.assemble import assemble
from iljari.reports.council.publish import figure_list
from iljari.web.loading import package as packages

TABLES = {
    "happened-jobs-2.csv": ("504", "505"),
    "decided-jobs-2.csv": (",1000,people", ",1001,people"),
    "budget_lines.csv": (",49907,", ",49908,"),
    "staff.csv": ("jobs,general,g5,5,5", "jobs,general,g5,5,6"),
}

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
            total = total._replace(
                quantity=total.quantity + (0 if more else 1), amount_won=total.amount_won + more
            )
        made.append(total)
    assert hit == 1, f"the row's entry is not in the journal: {act}"
    return made


def _descends(figure: Figure, act: Act) -> bool:
    """Whether the figure, or one that it is computed from, counts the row: said by its definition, not by its value."""
    if figure.parts:
        return any(_descends(part, act) for part in figure.parts)
    return any(_identity(total) == _of_act(act) for total in BOOK.rows(figure.reference))


def _says_so(figure: Figure, act: Act) -> bool:
    """Whether the words of the definition (programme, acts, kinds, item) could speak of the row, read without the engine."""
    if figure.parts:
        return any(_says_so(part, act) for part in figure.parts)
    indicator, wanted = figure.indicator, dict(figure.reference.kinds) | dict(figure.indicator.where)
    have = dict(act.kinds) | {"district": act.district, "operator": act.operator}
    item = indicator.code
    for ending in (".target", ".plan", ".stated"):
        item = item.removesuffix(ending) if indicator.code.endswith(ending) else item
    return (
        (figure.programme.counts_all or figure.programme.code == act.programme)
        and type(act).__name__ in (*indicator.acts, *indicator.minus)
        and all(have.get(name) == value for name, value in wanted.items())
        and act.kinds.get("item", item) == item
    )


BOOK: Book


@pytest.fixture
def book(loaded: date) -> Book:
    global BOOK
    BOOK = Book(loaded)
    return BOOK


def test_a_changed_row_moves_exactly_its_figures_and_breaks_exactly_its_identities(book: Book) -> None:
    package = packages.read(RECORD)
    rows = [act for _, act in packages.values(package)]
    assert len(rows) > 1300
    before_rows = totals()
    before = assemble(book).figures
    before_checks = consistency.checks(book)
    reached = 0
    for act in random.Random(SEED).sample(rows, CHANGES):
        after_book = Book(book.as_of, book.seq, _changed(before_rows, act))
        after = assemble(after_book).figures
        assert after.keys() == before.keys()
        moved = {key for key in before if before[key].value != after[key].value}
        may = {key for key, figure in before.items() if _says_so(figure, act)}
        assert moved <= may, f"moved although no definition speaks of the row: {sorted(moved - may)} ({act})"
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
            elif _must_break(old, new):
                wide = abs((new.left or Fraction(0)) - (old.left or Fraction(0))) >= _grain(new)
                assert new.verdict is consistency.Verdict.BROKEN or not wide, (
                    f"should break: {old.identity} ({act})"
                )
    assert reached == CHANGES, f"only {reached} of {CHANGES} rows are shown by some figure of the report"


def _must_break(old: consistency.Check, new: consistency.Check) -> bool:
    """Whether one side alone of an equality that held has moved."""
    held = old.verdict is consistency.Verdict.HOLDS and old.identity.relation == "="
    return held and new.left != old.left and new.right == old.right


def _grain(check: consistency.Check) -> Fraction:
    """The least difference that shows in the right side's printed places."""
    from iljari.kernel.units import unit

    figure = check.right_figures[0]
    return unit(figure.unit).factor / Fraction(10) ** figure.places


def _cancels(figure: Figure, act: Act) -> bool:
    """A figure in whose arithmetic the row stands on both sides (a share of itself) may stay where it is."""
    return bool(figure.parts) and sum(_descends(part, act) for part in figure.parts) > 1


@pytest.mark.parametrize("table", TABLES)
def test_a_changed_row_of_the_package_reaches_the_report_through_loader_desks_and_door(
    table: str, loaded: date, tmp_path: Path
) -> None:
    if connection.vendor != "sqlite":
        return  # the run below brings its own embedded database: once is enough
    before = {
        row["key"]: row["value"] for row in figure_list(assemble(Book(loaded)), Book(loaded))["figures"]
    }
    folder = tmp_path / "record-2018"
    shutil.copytree(RECORD, folder)
    path = folder / table
    old, new = TABLES[table]
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    here = {**os.environ, "ILJARI_RUN": str(tmp_path / "run"), "DATABASE_URL": ""}
    iljari = [sys.executable, "-m", "iljari.web.cli"]
    subprocess.run([*iljari, "load", str(folder)], env=here, check=True, capture_output=True)
    told = subprocess.run(
        [*iljari, "figures", "--json"], env=here, check=True, capture_output=True, text=True
    )
    after = {row["key"]: row["value"] for row in json.loads(told.stdout)["figures"]}
    moved = {key for key in before if before[key] != after[key]}
    programme = {"staff.csv": "bureau.staffing/"}.get(table, "jobs.public_works/")
    assert any(key.startswith(programme) for key in moved)
    assert all(key.startswith((programme, "bureau.budget_summary/")) for key in moved), sorted(moved)
