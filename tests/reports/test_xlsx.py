"""The workbook: numbers are numbers, words are words, every figure is listed with its basis and source."""

from __future__ import annotations

import io
from datetime import date, datetime
from fractions import Fraction

import openpyxl
import pytest
import python_calamine

from iljari.reports import xlsx
from iljari.reports.document import Document, Heading, Item, Text, figures
from iljari.reports.number_format import Shown, shown
from tests.reports import readers, sample


@pytest.fixture(scope="module")
def book(xlsx_file: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_file), rich_text=True)


def test_one_sheet_a_section_after_the_contents(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        "차례",
        "Ⅰ 일반현황",
        "1 지속가능한 좋은 일자리 창출",
        "2 노동존중 구현",
        "Ⅲ 예산 집행",
    ]
    links = [cell.hyperlink.location for row in book["차례"].iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]


def test_numbers_are_numbers_and_shown_as_in_the_report(book: openpyxl.Workbook) -> None:
    cells = {
        cell.value: cell
        for row in book["Ⅰ 일반현황"].iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }
    assert readers.displayed(cells[248_673]) == "248,673"
    rate = next(cell for value, cell in cells.items() if abs(value - 177_850 / 248_673 * 100) < 1e-9)
    assert readers.displayed(rate) == "71.5"
    assert readers.displayed(cells[-5]) == "△5"


def test_another_reader_finds_the_numbers(xlsx_file: bytes) -> None:
    opened = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(xlsx_file))
    values = [value for row in opened.get_sheet_by_name("2 노동존중 구현").to_python() for value in row]
    assert 1058.0 in values
    assert 12.0 in values


def test_every_figure_has_its_basis_source_and_exact_number(xlsx_file: bytes, document: Document) -> None:
    listed = {row["키"].value: row for row in readers.lists_of(xlsx_file)}
    for run in figures(document.blocks):
        row = listed[run.key]
        assert row["표시"].value == run.text
        basis = row["기준일"].value
        assert (basis.date() if isinstance(basis, datetime) else basis) == date.fromisoformat(run.basis)
        assert row["출처"].value == (run.source or None)
        assert row["값"].value == ("—" if run.value is None else pytest.approx(float(run.value)))
    assert listed["jobs.youth/rate_stated"]["구분"].value == "자료에 적힌 값"


def test_words_that_look_like_formulas_stay_words(book: openpyxl.Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if cell.value == sample.HOSTILE_SHOWN]


@pytest.mark.parametrize("words", ["=SUM(1)", "+1", "-1", "@SUM(A1)", "http://localhost", "'quoted", "0123"])
def test_a_cell_keeps_its_words(words: str) -> None:
    blocks = (Heading(1, words, "a"), Item("", (Text(words),)))
    written = xlsx.write(Document("제목", "", "", date(2018, 1, 1), "", "", blocks))
    sheet = openpyxl.load_workbook(io.BytesIO(written)).worksheets[1]
    values = [
        (cell.value, cell.data_type, cell.hyperlink)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    ]
    assert values == [(words, "s", None)] * 2


def test_headings_that_make_no_sheet_name_are_changed() -> None:
    titles = ("가/나[다]:*?\\", "가 나 다", "아주 긴 제목" * 10, "아주 긴 제목" * 10, "History", "'", "차례")
    blocks = tuple(Heading(2, title, f"h{number}") for number, title in enumerate(titles))
    written = xlsx.write(Document("제목", "", "", date(2018, 1, 1), "", "", blocks))
    names = openpyxl.load_workbook(io.BytesIO(written)).sheetnames
    assert len({name.casefold() for name in names}) == len(titles) + 1
    assert max(map(len, names)) <= 31


def test_numbers_typed_by_hand_are_counted_and_underlined(book: openpyxl.Workbook) -> None:
    counted = {row[0].value: row[2].value for row in book["차례"].iter_rows(min_row=8)}
    assert counted["1 지속가능한 좋은 일자리 창출"] == 1
    rich = [
        str(cell.value)
        for row in book.worksheets[2].iter_rows()
        for cell in row
        if type(cell.value).__name__ == "CellRichText"
    ]
    assert [text.strip() for text in rich] == ["· 손으로 적은 수 약 120개소"]


SHOWN = (
    # value, text, before, after, what the spreadsheet holds
    (11_000, "11,000", "", "", Shown(11_000.0, "#,##0")),
    (700, "700", "", "명", Shown(700.0, '0"명"')),
    (Fraction(2, 3), "0.7", "약 ", "%", Shown(2 / 3, '"약 "0.0"%"')),
    (-3, "△3", "", "", Shown(-3.0, '0;"△"0')),
    (3, "+3", "", "", Shown(3.0, '"+"0')),
    (Fraction(5, 2), "2", "", "", Shown(2.0, "0")),  # rounded to even by who wrote it: what is shown is kept
    (85_648_123_000, "85,648", "", "", Shown(85_648.0, "#,##0")),  # in another unit than its value
    (None, "—", "", "", None),
    (None, "09:30", "", "", None),
    (1, "1위", "", "", None),
    (1, "1", "2018년 ", "", None),
)


@pytest.mark.parametrize(("value", "text", "before", "after", "held"), SHOWN)
def test_what_a_spreadsheet_holds_for_what_the_report_shows(
    value: Fraction | int | None, text: str, before: str, after: str, held: Shown | None
) -> None:
    assert shown(value, text, before, after) == held
