"""What a table is, whatever kind of file it came in."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from iljari.files.problems import Refusal, column_letters
from iljari.files.tables import Table, read_table
from tests.files import honest


def _book(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    """A workbook made by another tool than the one under test."""
    workbook = openpyxl.Workbook()
    fill(workbook)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _cells(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows]


def _outcome(content: bytes) -> Table | Refusal:
    try:
        return read_table("올린 파일", content)
    except Refusal as refused:
        return refused


def _refused(content: bytes, **options: str | int) -> str:
    with pytest.raises(Refusal) as refused:
        read_table("올린 파일", content, **options)  # type: ignore[arg-type]
    return refused.value.sentences_ko[0]


# --- workbooks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "pattern", "expected"),
    [
        (3, "General", "3"),
        (3.0, "0.0", "3"),
        (1940.73, "General", "1940.73"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (999_999_999_999_999, "0", "999999999999999"),
        (-0.0, "General", "0"),
        (-5, "△0", "-5"),
        (0.125, "0.0%", "0.125"),
        (1234, '#,##0"명"', "1234"),
        (True, "General", "TRUE"),
        ("001", "@", "001"),
        ("  \u3000강남구\u200b\u00a0", "General", "강남구"),
        ("\u1100\u1161\u11bc남", "General", "강남"),
        ("李", "General", "李"),
        ("\uf9e1", "General", "\uf9e1"),
        ("=1+1", "@", "=1+1"),
        ("두\n줄", "General", "두\n줄"),
        (datetime.date(2018, 9, 30), 'yyyy"년" m"월" d"일"', "2018-09-30"),
        (datetime.datetime(2018, 9, 30, 14, 30), "yyyy-mm-dd hh:mm", "2018-09-30T14:30:00"),  # noqa: DTZ001
        (datetime.time(9, 5), "hh:mm", "09:05:00"),
        (1.5, "[h]:mm", "36:00:00"),
        (43373, "General", "43373"),
    ],
)
def test_cells_are_exact_text(value: object, pattern: str, expected: str) -> None:
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    worksheet = workbook.add_worksheet()
    worksheet.write_string(0, 0, "제목")
    style = workbook.add_format({"num_format": pattern})
    if isinstance(value, datetime.date | datetime.time):
        worksheet.write_datetime(1, 0, value, style)
    else:
        worksheet.write(1, 0, value, style)
    workbook.close()
    assert _cells(read_table("a.xlsx", target.getvalue())) == [(2, (expected,))]


def test_rows_keep_the_numbers_that_the_user_sees() -> None:
    def fill(workbook: openpyxl.Workbook) -> None:
        sheet = workbook.active
        sheet["B3"], sheet["C3"] = "구", "인원"
        sheet["B5"], sheet["C5"] = "종로구", 3
        sheet["C9"] = 4

    table = read_table("a.xlsx", _book(fill))
    assert (table.header, table.header_row) == (("", "구", "인원"), 3)
    assert _cells(table) == [(5, ("", "종로구", "3")), (9, ("", "", "4"))]


def test_titles_above_the_header_are_passed_by_its_number() -> None:
    def fill(workbook: openpyxl.Workbook) -> None:
        sheet = workbook.active
        for row in (["2018년 9월 실적"], ["(단위: 명)"], ["자치구", "남", "여"], ["종로구", 1, None]):
            sheet.append(row)

    content = _book(fill)
    assert read_table("a.xlsx", content).header == ("2018년 9월 실적", "", "")
    table = read_table("a.xlsx", content, header_row=3)
    assert (table.header, _cells(table)) == (("자치구", "남", "여"), [(4, ("종로구", "1", ""))])
    assert "제목 줄이 비어" in _refused(content, header_row=40)


def test_one_sheet_is_taken_and_several_are_asked_about() -> None:
    def fill(workbook: openpyxl.Workbook) -> None:
        workbook.active.title = "9월"
        workbook.active.append(["구"])
        workbook.create_sheet("빈 시트")
        hidden = workbook.create_sheet("코드")
        hidden.append(["비밀"])
        hidden.sheet_state = "hidden"

    content = _book(fill)
    assert read_table("a.xlsx", content).sheet == "9월"
    assert read_table("a.xlsx", content, sheet="코드").header == ("비밀",)
    assert "‘9월’, ‘빈 시트’, ‘코드’" in _refused(content, sheet="10월")
    assert "비어 있습니다" in _refused(content, sheet="빈 시트")

    def two(workbook: openpyxl.Workbook) -> None:
        fill(workbook)
        workbook["빈 시트"]["A1"] = "구"

    assert "‘9월’, ‘빈 시트’" in _refused(_book(two))
    assert read_table("a.xlsx", _book(two), sheet="빈 시트").header == ("구",)


def test_a_name_that_two_sheets_have_is_refused() -> None:
    book = honest.parts()["xl/workbook.xml"]
    sheet = '<sheet name="9월" sheetId="1" r:id="rId1"/>'.encode()
    assert "손상" in _refused(honest.workbook(book=book.replace(sheet, sheet * 2)), sheet="9월")


def test_merged_rows_are_refused_and_a_merged_header_is_read() -> None:
    def fill(workbook: openpyxl.Workbook) -> None:
        sheet = workbook.active
        for row in (["자치구", "인원", None], [None, "남", "여"], ["종로구", 1, 2], ["합계", None, 3]):
            sheet.append(row)
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A4:B4")

    table = read_table("a.xlsx", _book(fill), header_row=2)
    assert table.header == ("자치구", "남", "여")
    assert _cells(table) == [(3, ("종로구", "1", "2")), (4, ("합계", "", "3"))]

    def over(workbook: openpyxl.Workbook) -> None:
        fill(workbook)
        workbook.active.merge_cells("C3:C4")

    sentence = _refused(_book(over), header_row=2)
    assert "3행 C열" in sentence
    assert "병합을 풀고" in sentence


def test_formulas_give_their_stored_results_and_nothing_else() -> None:
    def row(cells: str) -> bytes:
        return honest.workbook(sheet=honest.in_rows(cells))

    assert _cells(read_table("a", row('<c r="A2"><f>1+1</f><v>2</v></c>'))) == [(2, ("2",))]
    text = row('<c r="A2" t="str"><f>A1</f><v>중구</v></c>')
    assert _cells(read_table("a", text)) == [(2, ("중구",))]
    empty = row('<c r="A2" t="str"><f>IF(1,"","")</f><v></v></c><c r="B2"><v>1</v></c>')
    assert _cells(read_table("a", empty)) == [(2, ("", "1"))]


def test_a_date_that_is_negative_is_refused_and_not_midnight() -> None:
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    workbook.add_worksheet().write_number(0, 0, -1, workbook.add_format({"num_format": "yyyy-mm-dd"}))
    workbook.close()
    assert "음수" in _refused(target.getvalue())


def test_cells_without_places_and_names_with_a_prefix_are_read() -> None:
    plain = honest.cells(honest.HONEST_ROWS)
    unplaced = re.sub(rb' r="[A-Z]?\d+"', b"", plain)
    prefixed = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", plain).replace(b"xmlns=", b"xmlns:x=")
    for sheet in (unplaced, prefixed):
        assert _cells(read_table("a", honest.workbook(sheet=sheet)))[1] == (3, ("중구", "1940.73"))


WHOLE = honest.workbook()
ROWS = _cells(read_table("a.xlsx", WHOLE))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_workbook_is_refused_or_unchanged(damage: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for place, byte in damage:
        content[place] = byte
    outcome = _outcome(bytes(content))
    assert outcome.problems if isinstance(outcome, Refusal) else _cells(outcome) == ROWS


# --- text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_of_every_kind(codec: str, delimiter: str, end: str) -> None:
    lines = [["구", "인원", "비고"], ["종로구", '"1,234"', '"두\n줄 ""따옴표"""'], ["중구", "-", ""]]
    content = end.join(delimiter.join(line) for line in lines) + end
    table = read_table("a.txt", content.encode(codec))
    assert table.header == ("구", "인원", "비고")
    assert _cells(table) == [(2, ("종로구", "1,234", '두\n줄 "따옴표"')), (3, ("중구", "-", ""))]


def test_blank_records_are_left_out_and_counted() -> None:
    table = read_table("a.csv", "\n,,\n구,수\n\n ,\u3000\n종로구,1\n중구\n".encode())
    assert (table.header, table.header_row) == (("구", "수"), 3)
    assert _cells(table) == [(6, ("종로구", "1")), (7, ("중구", ""))]


def test_what_divides_the_cells_is_not_guessed() -> None:
    assert "쉼표인지 탭인지" in _refused("구,인원\t비고\n".encode())
    assert read_table("a.csv", "구\n종로구\n".encode()).header == ("구",)
    assert read_table("a.csv", "제목, 부제\n구\t수\t비고\n1\t2\t3\n".encode(), header_row=2).header == (
        "구",
        "수",
        "비고",
    )


@pytest.mark.parametrize(
    ("text", "row", "word"),
    [
        ("구,수\n종로구,1,234\n", 2, "큰따옴표"),
        ("구,수\n종로구,1\n중구", 3, "잘렸을"),
        ('구,수\n"종로구,1\n', 2, "닫히지"),
        ('구,수\n"종로"구,1\n', 2, "잘못 쓰였거나"),
        (" , \n\n", None, "비어 있습니다"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(text: str, row: int | None, word: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_table("a.csv", text.encode())
    assert refused.value.problems[0].row == row
    assert word in refused.value.sentences_ko[0]


def test_every_problem_is_listed_at_once() -> None:
    lines = "\n".join(f"구{n},1,234" for n in range(2, 7))
    with pytest.raises(Refusal) as refused:
        read_table("a.csv", f"구,수\n{lines}\n".encode())
    assert [(problem.row, problem.column) for problem in refused.value.problems] == [
        (n, "C") for n in range(2, 7)
    ]
    assert str(refused.value).startswith("5 problem(s): row 2 column C")


@given(st.text(max_size=60) | st.text("구,\t\"'\r\n;=-1 ", max_size=30))
def test_any_text_is_a_table_or_a_refusal(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    outcome = _outcome(content)
    if isinstance(outcome, Refusal):
        assert outcome.problems
    else:
        assert all(len(row.cells) == len(outcome.header) for row in outcome.rows)
        assert [row.number for row in outcome.rows] == sorted({row.number for row in outcome.rows})


@given(st.binary(max_size=80))
def test_any_bytes_are_a_table_or_a_refusal(content: bytes) -> None:
    outcome = _outcome(content)
    assert isinstance(outcome, Table) or outcome.problems


# --- columns -------------------------------------------------------------------------------------------------


def test_a_column_is_found_by_its_title_or_refused() -> None:
    table = read_table("a.csv", "구,인원,인원\n종로구,1,2\n".encode())
    assert table.column("구") == 0
    with pytest.raises(Refusal) as twice:
        table.column("인원")
    assert (twice.value.problems[0].row, twice.value.problems[0].column) == (1, "C")
    with pytest.raises(Refusal) as missing:
        table.column("비고")
    assert "‘비고’ 열이 없습니다" in missing.value.sentences_ko[0]


@given(st.integers(0, 16_383))
def test_column_letters_are_those_of_a_spreadsheet(index: int) -> None:
    assert column_letters(index) == get_column_letter(index + 1)
