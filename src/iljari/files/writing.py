"""Writes tables as XLSX and CSV: values exactly as given, and no cell that a spreadsheet could run.

Numbers are numbers as long as a spreadsheet keeps their digits (15 of them, as `read_table` gives them back), else text.
Text is text: in XLSX always a string cell; in CSV with the escape of `injection`, which `read_table` undoes.
"""

from __future__ import annotations

import datetime
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeAlias

import xlsxwriter

from iljari.files import marks
from iljari.files.hostile import LIMITS
from iljari.files.injection import guarded
from iljari.files.problems import Problem, Refusal, problem, refuse, shown
from iljari.files.tables import Table

Value: TypeAlias = str | int | Decimal | datetime.date | datetime.datetime | bool | None

MAX_PROBLEMS = 100
MAX_WIDTH = 60
SIZED_BY_ROWS = 200
FIRST_EXCEL_DAY = datetime.date(1900, 3, 1)
"""Before it a spreadsheet counts a 29 February 1900 that never was: such days are written as text."""
UNDATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_TITLE = re.compile(r"(?!')[^\[\]:*?/\\\x00-\x1f]{1,31}(?<!')")
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_QUOTED = re.compile(r"[,;|\t\"'\r\n]|^\s|\s$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be written. `grouped` names the columns whose numbers are shown as 1,234."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    grouped: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 2):
            if len(row) != len(self.header):
                raise ValueError(f"row {number} has {len(row)} cells, the header {len(self.header)}")


def write_xlsx(sheets: Iterable[Sheet | Table], *, created: datetime.datetime = UNDATED) -> bytes:
    """Write a workbook. The same sheets give the same bytes; `created` is what its properties say.

    >>> from iljari.files.tables import read_table
    >>> content = write_xlsx([Sheet("9월", ("구", "인원"), [("종로구", 1234), ("=1+1", Decimal("0.5"))])])
    >>> [row.cells for row in read_table("a.xlsx", content).rows]
    [('종로구', '1234'), ('=1+1', '0.5')]
    """
    given = [_sheet(each) for each in sheets]
    _check_titles(given)
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    workbook = xlsxwriter.Workbook(target, options)
    said = marks.mark()
    workbook.set_properties({"created": created, **({"comments": said} if said else {})})
    formats = _Formats(workbook)
    for sheet in given:
        _check_cells(sheet)
        worksheet = workbook.add_worksheet(sheet.name)
        _fill(worksheet, sheet, formats)
        if said:
            worksheet.set_header(f"&C{said}")
            worksheet.set_footer(f"&C{said}")
    workbook.close()
    return target.getvalue()


def write_csv(table: Sheet | Table, encoding: Literal["utf-8-sig", "cp949"] = "utf-8-sig") -> bytes:
    r"""Write a CSV file; refuse, with every place, what CP949 cannot hold. Days are ISO, nothing is an empty cell.

    >>> write_csv(Sheet("9월", ("구", "인원"), [("=종로", 3), ("-", None)]), "cp949").decode("cp949")
    '"구","인원"\r\n\'=종로,3\r\n-,\r\n'
    """
    if encoding not in ("utf-8-sig", "cp949"):
        raise ValueError(f"encoding must be utf-8-sig or cp949, not {encoding!r}")
    sheet = _sheet(table)
    problems = list(_unwritable(sheet, "utf-8" if encoding == "utf-8-sig" else encoding))
    if problems:
        raise Refusal(problems)
    lines = [",".join(_quoted(guarded(title)) for title in sheet.header)]
    lines += [",".join(_field(value) for value in row) for row in sheet.rows]
    lines += [marks.line()] if marks.mark() else []
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def _sheet(given: Sheet | Table) -> Sheet:
    if isinstance(given, Sheet):
        return given
    return Sheet(given.sheet or given.name, given.header, [row.cells for row in given.rows])


# --- CSV -----------------------------------------------------------------------------------------------------


def _field(value: Value) -> str:
    text = _text(value)
    if not isinstance(value, str):
        return text
    written = guarded(text)
    return _quoted(written) if _QUOTED.search(written[written.startswith("'") :]) else written


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _text(value: Value) -> str:
    """Write a value as `read_table` would give it back."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError("only finite numbers can be written")
        return format(value, "f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(
        f"a cell is text, a whole number, a Decimal, a day or nothing, not {type(value).__name__}"
    )


def _unwritable(sheet: Sheet, encoding: str) -> Iterator[Problem]:
    found = 0
    for number, row in enumerate([sheet.header, *sheet.rows], 1):
        for column, value in enumerate(row):
            if not isinstance(value, str) or value.isascii():
                continue
            try:
                value.encode(encoding)
            except UnicodeEncodeError as error:
                sign = value[error.start]
                yield problem(
                    sheet.name,
                    f"{shown(sign)}(U+{ord(sign):04X}) 글자는 CP949로 적을 수 없습니다. UTF-8로 받거나 글자를 바꾸십시오.",
                    f"{shown(sign)} (U+{ord(sign):04X}) cannot be written in CP949. Take UTF-8, or change the character.",
                    row=number,
                    column=column,
                )
                found += 1
                if found == MAX_PROBLEMS:
                    return


# --- XLSX ----------------------------------------------------------------------------------------------------


class _Formats:
    """A workbook's cell formats, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[str, Any] = {}
        self.header = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})

    def number(self, pattern: str) -> Any:
        if pattern not in self._made:
            self._made[pattern] = self._workbook.add_format({"num_format": pattern})
        return self._made[pattern]


def _fill(worksheet: Any, sheet: Sheet, formats: _Formats) -> None:
    for column, title in enumerate(sheet.header):
        worksheet.write_string(0, column, title, formats.header)
        texts = [title, *(_text(row[column]) for row in sheet.rows[:SIZED_BY_ROWS])]
        worksheet.set_column(column, column, min(MAX_WIDTH, max(_width(text) for text in texts) + 2))
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values):
            _write(worksheet, row, column, value, formats, sheet.header[column] in sheet.grouped)
    worksheet.freeze_panes(1, 0)
    if sheet.header:
        worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _write(worksheet: Any, row: int, column: int, value: Value, formats: _Formats, grouped: bool) -> None:
    """Write one cell by its own type alone: nothing is ever recognised in a text."""
    text = _text(value)
    whole = "#,##0" if grouped else "0"
    if value is None or text == "":
        return
    if isinstance(value, bool):
        status = worksheet.write_boolean(row, column, value)
    elif isinstance(value, int | Decimal) and _kept(Decimal(value)):
        places = len(text.partition(".")[2])
        pattern = f"{whole}.{'0' * places}" if places else whole
        status = worksheet.write_number(row, column, value, formats.number(pattern))
    elif isinstance(value, datetime.datetime) and not value.microsecond and value.tzinfo is None:
        if value.date() < FIRST_EXCEL_DAY:
            status = worksheet.write_string(row, column, text)
        else:
            status = worksheet.write_datetime(row, column, value, formats.number("yyyy-mm-dd hh:mm:ss"))
    elif type(value) is datetime.date and value >= FIRST_EXCEL_DAY:
        status = worksheet.write_datetime(row, column, value, formats.number("yyyy-mm-dd"))
    else:
        status = worksheet.write_string(row, column, text)
    if status != 0:
        raise ValueError(f"cell {row + 1}, {column + 1} was not written")


def _kept(number: Decimal) -> bool:
    """Whether a spreadsheet gives a number back digit by digit."""
    return abs(number) < 10**15 and Decimal(format(float(number), ".15g")) == number


def _width(text: str) -> int:
    return max(
        (
            sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
            for line in text[:200].split("\n")
        ),
        default=0,
    )


def _check_titles(sheets: list[Sheet]) -> None:
    seen: set[str] = set()
    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    for sheet in sheets:
        if not _TITLE.fullmatch(sheet.name) or sheet.name.lower() in seen | {"history"}:
            raise refuse(
                sheet.name,
                "시트 이름으로 쓸 수 없습니다. 31자까지, [ ] : * ? / \\ 없이, 서로 다르게 적어 주십시오.",
                "This cannot be a sheet's name. Use up to 31 characters without [ ] : * ? / \\, each name once.",
            )
        seen.add(sheet.name.lower())


def _check_cells(sheet: Sheet) -> None:
    if len(sheet.rows) >= LIMITS.rows or len(sheet.header) > LIMITS.columns:
        raise refuse(
            sheet.name,
            "시트 하나에 담기에는 표가 너무 큽니다. 나누어 내려받으십시오.",
            "The table does not fit into one sheet. Download it in parts.",
        )
    for number, row in enumerate([sheet.header, *sheet.rows], 1):
        for column, value in enumerate(row):
            if not isinstance(value, str):
                continue
            if len(value) > LIMITS.cell_characters or _NO_XML.search(value):
                raise refuse(
                    sheet.name,
                    "칸에 담을 수 없는 글입니다(32,767자 초과 또는 쓸 수 없는 문자). 줄이거나 고쳐 주십시오.",
                    "A cell cannot hold this text (over 32,767 characters, or a sign that XML forbids). Shorten or mend it.",
                    row=number,
                    column=column,
                )
