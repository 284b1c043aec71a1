"""What is written comes back as it was, and nothing that is written can run."""

from __future__ import annotations

import csv
import datetime
import io
import unicodedata
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from iljari.files.injection import guarded, is_dangerous, unguarded
from iljari.files.problems import Refusal
from iljari.files.tables import Row, Table, clean, read_table
from iljari.files.writing import Sheet, Value, write_csv, write_xlsx

STARTS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\0",
    "＝",
    "＋",
    "－",
    "＠",
    "﹦",
    "﹢",
    "﹣",
    "﹫",
    "⁺",
    "⁼",
    "−",
]
SEEDS = [
    lead + start + rest
    for start in STARTS
    for lead in ("", " ", "\u3000", "\u200b", "\ufeff", "'", "''")
    for rest in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://127.0.0.1:9","x")', "SUM(A1:A9)")
]
FORMULA = ("=", "+", "-", "@", "\u2212")
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff\ufffd")
TEXTS = st.text(SIGNS, max_size=12) | st.text("=+-@＝＋－＠'\t\r\n\0 _x0041가,;\"\x1f", max_size=8)
DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
NUMBERS = st.integers(-(10**20), 10**20) | st.decimals(allow_nan=False, allow_infinity=False, places=3)


# --- formulas ------------------------------------------------------------------------------------------------


def test_there_are_enough_seeds() -> None:
    assert len(set(SEEDS)) == len(STARTS) * 7 * 4


def test_no_cell_of_a_workbook_is_a_formula_and_every_text_is_kept() -> None:
    content = write_xlsx(
        [Sheet(seed_sheet, (SEEDS[0], "글"), [(seed, seed) for seed in SEEDS]) for seed_sheet in ("가", "나")]
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                data = archive.read(name)
                assert b"<f" not in data
                assert b"hyperlink" not in data
    sheet = openpyxl.load_workbook(io.BytesIO(content))["가"]
    for row, seed in zip(sheet.iter_rows(min_row=2), SEEDS, strict=True):
        for cell in row:
            assert cell.data_type == "s"
            assert openpyxl.utils.escape.unescape(cell.value) == seed
    read = [row.cells[0] for row in read_table("a.xlsx", content, sheet="가").rows]
    assert read == [clean(seed) for seed in SEEDS]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_no_cell_of_a_csv_file_begins_a_formula(encoding: str) -> None:
    seeds = [seed for seed in SEEDS if _can(seed, encoding)]
    content = write_csv(Sheet("가", ("구", "글"), [("가", seed) for seed in seeds]), encoding)  # type: ignore[arg-type]
    records = list(csv.reader(io.StringIO(content.decode(encoding), newline="")))
    assert len(records) == len(seeds) + 1
    for _, cell in records[1:]:
        seen = cell.lstrip("\u200b\ufeff \u3000")
        assert not unicodedata.normalize("NFKC", seen).startswith((*FORMULA, "\t", "\r", "\n", "\0"))
    table = read_table("a.csv", content, encoding="cp949" if encoding == "cp949" else None)
    assert [row.cells[1] for row in table.rows] == seeds


def _can(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@given(TEXTS)
@example("_xABCD\0")
@example("_x0041_x0042_")
def test_the_guard_is_undone_exactly(text: str) -> None:
    written = guarded(text)
    assert unguarded(written) == text
    assert not is_dangerous(written)
    assert not any(sign < " " and sign not in "\t\r\n" for sign in written)


@pytest.mark.parametrize(
    "text", ["-5", "+5", "-1,234.5", "-", "--", "－", "'18.9.30", "종로구", "1-2", "a=b", ""]
)
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    assert guarded(text) == text


def test_other_peoples_delimiters_find_no_formula_either() -> None:
    content = write_csv(Sheet("가", ("a", "b"), [("x;=1+1", "y\t=1+1")])).decode("utf-8-sig")
    assert content.splitlines()[1] == '"x;=1+1","y\t=1+1"'


# --- round trips ---------------------------------------------------------------------------------------------


def _expected(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Decimal):
        return format(value, "f")
    return (
        str(value)
        if isinstance(value, int)
        else clean(value)
        if isinstance(value, str)
        else value.isoformat()
    )


def _same(read: str, value: Value) -> bool:
    if isinstance(value, Decimal) and not isinstance(value, bool):
        return Decimal(read) == value
    return read == _expected(value)


MOMENTS = st.datetimes(datetime.datetime(1900, 3, 1), datetime.datetime(9999, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0, second=moment.second or 1)
)
VALUES = st.none() | st.booleans() | TEXTS | NUMBERS | DAYS | MOMENTS


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=30))
def test_a_workbook_comes_back(rows: list[tuple[Value, Value]]) -> None:
    content = write_xlsx([Sheet("표", ("번호", "가", "나"), [("x", *row) for row in rows])])
    table = read_table("a.xlsx", content)
    assert [row.number for row in table.rows] == list(range(2, len(rows) + 2))
    for row, values in zip(table.rows, rows, strict=True):
        for read, value in zip(row.cells[1:], values, strict=True):
            assert _same(read, value), (read, value)


@settings(deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=20))
def test_a_csv_file_comes_back(rows: list[tuple[Value, Value]]) -> None:
    kept = [tuple(clean(each) if isinstance(each, str) else each for each in row) for row in rows]
    content = write_csv(Sheet("표", ("번호", "가", "나"), [("x", *row) for row in kept]))
    table = read_table("a.csv", content)
    for row, values in zip(table.rows, kept, strict=True):
        for read, value in zip(row.cells[1:], values, strict=True):
            assert _same(read, value), (read, value)


@given(st.lists(st.text(st.characters(codec="cp949"), max_size=10), min_size=1, max_size=10))
def test_cp949_comes_back_or_is_asked_about(texts: list[str]) -> None:
    kept = [clean(text) for text in texts]
    content = write_csv(Sheet("표", ("번호", "글"), [("x", text) for text in kept]), "cp949")
    table = read_table("a.csv", content, encoding="cp949")
    assert [row.cells[1] for row in table.rows] == kept
    try:
        unasked = read_table("a.csv", content)
    except Refusal:
        return
    assert unasked.rows == table.rows


def test_a_table_that_was_read_can_be_written() -> None:
    table = Table("9월.csv", ("구", "인원"), (Row(2, ("종로구", "001")), Row(5, ("=x", "-5"))))
    again = read_table("b.csv", write_csv(table))
    assert (again.header, [row.cells for row in again.rows]) == (
        table.header,
        [row.cells for row in table.rows],
    )
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([table])))["9월.csv"]
    assert [cell.value for cell in book[2]] == ["종로구", "001"]


# --- kinds of cells ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "stored", "kind", "pattern"),
    [
        (1234, 1234, "n", "0"),
        (Decimal("1940.73"), 1940.73, "n", "0.00"),
        (Decimal("9.95"), 9.95, "n", "0.00"),
        (Decimal("1E+3"), 1000, "n", "0"),
        (10**15, "1000000000000000", "s", "General"),
        (Decimal("0.12345678901234567"), "0.12345678901234567", "s", "General"),
        (True, True, "b", "General"),
        (None, None, "n", "General"),
        ("001", "001", "s", "General"),
        ("http://127.0.0.1:9/", "http://127.0.0.1:9/", "s", "General"),
        (datetime.date(2018, 9, 30), datetime.datetime(2018, 9, 30), "d", "yyyy-mm-dd"),  # noqa: DTZ001
        (datetime.date(1899, 1, 1), "1899-01-01", "s", "General"),
    ],
)
def test_values_are_cells_of_their_own_type(value: Value, stored: object, kind: str, pattern: str) -> None:
    content = write_xlsx([Sheet("표", ("가", "나"), [(value, "x")])])
    cell = openpyxl.load_workbook(io.BytesIO(content))["표"]["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (stored, kind, pattern)


def test_numbers_are_grouped_where_it_is_asked() -> None:
    content = write_xlsx([Sheet("표", ("연도", "금액"), [(2018, Decimal("1234.5"))], frozenset({"금액"}))])
    sheet = openpyxl.load_workbook(io.BytesIO(content))["표"]
    assert [cell.number_format for cell in sheet[2]] == ["0", "#,##0.0"]


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheet = Sheet("표", ("가",), [(datetime.date(2018, 9, 30),), (1,)])
    assert write_xlsx([sheet]) == write_xlsx([sheet])
    assert write_csv(sheet) == write_csv(sheet)
    with zipfile.ZipFile(io.BytesIO(write_xlsx([sheet]))) as archive:
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("value", [1.5, float("nan"), b"x", ["x"], Decimal("NaN"), Decimal("Infinity")])
def test_what_is_not_exact_is_not_written(value: object) -> None:
    sheet = Sheet("표", ("가",), [(value,)])  # type: ignore[list-item]
    with pytest.raises((TypeError, ValueError)):
        write_xlsx([sheet])
    with pytest.raises((TypeError, ValueError)):
        write_csv(sheet)


def test_rows_are_as_wide_as_the_header() -> None:
    with pytest.raises(ValueError, match="row 2 has 2 cells"):
        Sheet("표", ("가",), [(1, 2)])


# --- refusals ------------------------------------------------------------------------------------------------


def test_what_cp949_cannot_hold_is_listed_with_its_places() -> None:
    sheet = Sheet("표", ("이름", "비고"), [("홍길동", "가\u20bb"), ("𠮷野", "")])
    with pytest.raises(Refusal) as refused:
        write_csv(sheet, "cp949")
    assert [(problem.row, problem.column) for problem in refused.value.problems] == [(2, "B"), (3, "A")]
    assert "U+20BB" in refused.value.sentences_ko[0]
    assert "U+20BB" in refused.value.sentences_en[0]
    assert "𠮷野".encode() in write_csv(sheet)


@pytest.mark.parametrize("name", ["", "가" * 32, "a/b", "a[1]", "'a", "a'", "History", "a\nb", "a:b", "a?"])
def test_names_that_no_sheet_can_have(name: str) -> None:
    with pytest.raises(Refusal):
        write_xlsx([Sheet(name, ("가",), [])])


def test_two_sheets_of_one_name() -> None:
    with pytest.raises(Refusal):
        write_xlsx([Sheet("a", ("가",), []), Sheet("A", ("가",), [])])
    with pytest.raises(ValueError, match="at least one"):
        write_xlsx([])


@pytest.mark.parametrize("text", ["가" * 32_768, "\ud800", "\uffff"])
def test_texts_that_no_cell_can_hold(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        write_xlsx([Sheet("표", ("가", "나"), [("x", "y"), ("x", text)])])
    assert (refused.value.problems[0].row, refused.value.problems[0].column) == (3, "B")


def test_a_csv_file_opens_as_text_and_not_as_sylk() -> None:
    assert write_csv(Sheet("표", ("ID", "이름"), []), "cp949") == '"ID","이름"\r\n'.encode("cp949")
    with pytest.raises(ValueError, match="encoding must be"):
        write_csv(Sheet("표", ("가",), []), "latin-1")  # type: ignore[arg-type]
