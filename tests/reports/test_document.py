"""What a document refuses, and how a table's cells find their places."""

from __future__ import annotations

from datetime import date

import pytest

from iljari.reports.document import (
    Cell,
    Chart,
    Document,
    FigureRun,
    Heading,
    Item,
    Table,
    Text,
    TypedNumber,
    clean,
    typed_numbers,
)
from tests.reports import sample


def _cell(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((Text(text),), colspan, rowspan)


def _document(*blocks: Heading) -> Document:
    return Document("제목", "", "", date(2018, 11, 15), "", "", blocks)


TABLES_REFUSED = (
    ("a hole", ((_cell("가"), _cell("나")), (_cell("다"),)), "Row 2 leaves 1 columns empty"),
    (
        "a cell beyond the edge",
        ((_cell("가"), _cell("나")), (_cell("다"), _cell("라", 2))),
        "'라' does not fit",
    ),
    ("a cell below the last row", ((_cell("가", 1, 2), _cell("나")),), "'가' does not fit"),
    ("an overlap", ((_cell("가"), _cell("나", 1, 2)), (_cell("다"), _cell("라"))), "'라' does not fit"),
    ("no cell", ((),), "at least one row"),
)


@pytest.mark.parametrize(
    ("rows", "sentence"), [case[1:] for case in TABLES_REFUSED], ids=[case[0] for case in TABLES_REFUSED]
)
def test_a_table_with_a_fault_is_refused(rows: tuple[tuple[Cell, ...], ...], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Table("표", "", (), rows)


def test_widths_are_as_many_as_columns() -> None:
    with pytest.raises(ValueError, match="2 columns has 1 widths"):
        Table("표", "", (), ((_cell("가"), _cell("나")),), widths=(1,))


def test_cells_under_merged_ones_stand_in_the_next_free_column() -> None:
    placed = {(place.row, place.column): place for place in sample.NEW_DEAL.placed}
    assert placed[1, 4].cell.runs == (Text("소계"),)
    assert placed[2, 0].header
    assert placed[2, 0].align == "left"
    assert placed[2, 1].align == "right"
    assert placed[0, 4].align == "center"


def test_estimated_widths_fill_the_table() -> None:
    assert sum(sample.NEW_DEAL.shares) == pytest.approx(1)
    assert sample.BUDGET.shares[0] == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (lambda: FigureRun("", "1"), "needs a key"),
        (lambda: FigureRun("a\x00b", "1"), "needs a key"),
        (lambda: FigureRun("a", " "), "shown as something"),
        (lambda: FigureRun("a", "1", href="javascript:alert(1)"), "a path or a web address"),
        (lambda: FigureRun("a", "1", href="//elsewhere/x"), "a path or a web address"),
        (lambda: Item("▶", ()), "not '▶'"),
        (lambda: Heading(5, "제목", "a"), "level 1 to 4"),  # type: ignore[arg-type]
        (lambda: Heading(1, "제목", '"><script>'), "An anchor is"),
        (lambda: _document(Heading(1, "가", "a"), Heading(2, "나", "a")), "Two headings have one anchor: a"),
        (lambda: Document("", "", "", date(2018, 1, 1), "", "", ()), "needs a title"),
        (lambda: Chart("도표", {}, " ", sample.BUDGET), "words for who cannot see it"),
    ],
)
def test_what_cannot_be_written_is_refused(made, sentence: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=sentence):
        made()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("가\x00나\x1b[0m", "가나[0m"),
        ("가\t나\r\n다", "가 나\n다"),
        ("앞\u202e뒤\u200b\ufeff", "앞뒤"),
        ("\ud800", ""),
        ("\u1100\u1161", "가"),
    ],
)
def test_text_is_cleaned_of_what_no_file_may_hold(given: str, kept: str) -> None:
    assert clean(given) == kept


def test_numbers_typed_by_hand_are_listed(document: Document) -> None:
    assert list(typed_numbers(document.blocks)) == [TypedNumber("약 120")]
