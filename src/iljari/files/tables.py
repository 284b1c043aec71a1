"""Reads a table out of an uploaded file, by its content: XLSX, or CSV and TSV in UTF-8, CP949 or UTF-16.

All or nothing: either the whole table, or a `Refusal` with every problem found. Every cell is text: numbers exactly
('1940.73', never '1.0'), days as '2018-09-30', moments as '2018-09-30T14:30:00', truth as 'TRUE' and 'FALSE'. What a
spreadsheet displays by format alone is read as stored: 12.5% is '0.125'; hidden and filtered rows are rows.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from iljari.files import hostile, marks, sandbox
from iljari.files.encodings import Encoding, decode
from iljari.files.hostile import LIMITS
from iljari.files.injection import unguarded
from iljari.files.problems import Problem, Refusal, problem, refuse, shown

__all__ = ["Problem", "Refusal", "Row", "Table", "read_table"]

MAX_PROBLEMS = 100
_EDGES = "".join(map(chr, filter(lambda code: chr(code).isspace(), range(0x3001)))) + "\u200b\ufeff"
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")
_DELIMITERS = ",\t;"
_JAMO = re.compile("[\u1100-\u11ff]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is what the user sees at its left."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it, all of the same width. Blank rows are left out; numbers stay as they were."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    header_row: int = 1

    def column(self, title: str) -> int:
        """Find a column by its title; refuse when it is missing or there are two.

        >>> Table("a.csv", ("구", "인원"), ()).column("인원")
        1
        """
        found = [index for index, each in enumerate(self.header) if each == title]
        if len(found) == 1:
            return found[0]
        place = self.sheet or self.name
        if found:
            raise refuse(
                place,
                f"{shown(title)} 열이 {len(found)}개입니다. 제목이 겹치지 않게 고쳐 주십시오.",
                f"There are {len(found)} columns named {shown(title)}. Give each its own title.",
                row=self.header_row,
                column=found[1],
            )
        raise refuse(
            place,
            f"{shown(title)} 열이 없습니다. 제목 줄에 그 제목을 적어 주십시오.",
            f"There is no column named {shown(title)}. Put that title into the header row.",
            row=self.header_row,
        )


def read_table(
    name: str,
    content: bytes,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    encoding: Encoding | None = None,
) -> Table:
    """Read one table whole, or refuse it.

    `sheet` names a workbook's sheet: without it there must be only one that is visible and holds anything. `header_row`
    is the header's number as the user sees it: without it, the first row that holds anything. `encoding` is the user's
    answer when a text file could be read in two ways.

    >>> table = read_table("9월.csv", "구,인원\\r\\n종로구,3\\r\\n".encode("cp949"))
    >>> table.header, table.rows[0].number, table.rows[0].cells
    (('구', '인원'), 2, ('종로구', '3'))
    """
    hostile.check_size(name, content)
    if content.startswith(hostile.ZIP_MAGIC):
        members = hostile.check_zip(name, content)
        found = sandbox.read_sheet(name, content, members, sheet)
        rows = [(number, tuple(clean(cell) for cell in cells)) for number, cells in found.rows]
        return _from_sheet(name, found, rows, header_row)
    hostile.check_kind(name, content)
    return _from_text(name, decode(name, content, encoding=encoding), header_row)


def clean(text: str) -> str:
    """Strip a cell, and join Hangul that a Mac took apart; hanja are left as they are.

    >>> clean(unicodedata.normalize("NFD", "\\u3000강남구\\u200b ")) == "강남구"
    True
    """
    stripped = text.strip(_EDGES)
    if stripped.isascii():
        return stripped
    return _JAMO.sub(lambda jamo: unicodedata.normalize("NFC", jamo.group()), stripped)


# --- workbooks -----------------------------------------------------------------------------------------------


def _from_sheet(
    name: str, found: sandbox.FoundSheet, rows: list[tuple[int, tuple[str, ...]]], header_row: int | None
) -> Table:
    rows = [(number, cells) for number, cells in rows if any(cells)]
    table = _assembled(found.title, rows, header_row)
    texts = dict(rows)
    header, problems = list(table.header), list(_lost(found.title, rows))
    for top, left, bottom, right in found.merged:
        value = _cell(texts, top, left)
        if not value or bottom == top:
            continue
        if bottom > table.header_row:
            problems.append(
                problem(
                    found.title,
                    f"{top}행부터 {bottom}행까지 합친 칸입니다. 병합을 풀고 행마다 값을 적어 주십시오.",
                    f"Rows {top} to {bottom} are merged here. Unmerge them and write the value into each row.",
                    row=top,
                    column=left,
                )
            )
        elif bottom == table.header_row and left == right and left < len(header):
            header[left] = header[left] or value
    if problems:
        raise Refusal(problems[:MAX_PROBLEMS])
    return Table(name, tuple(header), table.rows, found.title, table.header_row)


def _cell(texts: dict[int, tuple[str, ...]], row: int, column: int) -> str:
    cells = texts.get(row, ())
    return cells[column] if column < len(cells) else ""


# --- text ----------------------------------------------------------------------------------------------------


def _from_text(name: str, text: str, header_row: int | None) -> Table:
    if "\0" in text or re.match(r"\s*<(?:!doctype|html|\?xml|table|meta|head|body)", text, re.IGNORECASE):
        raise refuse(
            name,
            "표 파일이 아니라 웹 문서이거나 이진 파일입니다. " + hostile.SAVE_AS_KO,
            "This is a web page or a binary file under another name, not a table. " + hostile.SAVE_AS_EN,
        )
    if max(map(text.count, _DELIMITERS)) > LIMITS.cells or max(map(text.count, "\r\n")) > LIMITS.rows:
        raise _much(name)
    text = _unmarked(name, text)
    delimiter = _delimiter(name, text, header_row)
    raw = list(_records(name, text, delimiter))
    rows = [(number, tuple(unguarded(clean(cell)) for cell in cells)) for number, cells in raw]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    table = _assembled(name, rows, header_row)
    problems = list(_lost(name, rows)) + list(_shifted(name, table, rows, raw, text))
    if problems:
        raise Refusal(problems[:MAX_PROBLEMS])
    return table


def _unmarked(name: str, text: str) -> str:
    """Take off the mark that files written here carry; refuse one with another's."""
    body, _, last = text.rstrip("\r\n").rpartition("\n")
    if not last.startswith(marks.SIGN):
        return text
    if last != marks.line():
        raise refuse(
            name,
            f"이 파일에는 '{last.removeprefix(marks.SIGN)}' 표시가 있어 여기에 올릴 수 없습니다. 여기에서 받은 파일을 쓰십시오.",
            f"This file is marked '{last.removeprefix(marks.SIGN)}' and cannot be taken here. Use a file downloaded here.",
        )
    return body + "\n"


def _delimiter(name: str, text: str, header_row: int | None) -> str:
    """Take the sign that divides the header into most cells; a tie is refused, not guessed."""
    widths: dict[str, int] = {}
    for sign in _DELIMITERS:
        try:
            for number, cells in enumerate(csv.reader(_lines(text), delimiter=sign, strict=True), 1):
                if number == header_row or (header_row is None and any(clean(cell) for cell in cells)):
                    widths[sign] = len(cells)
                    break
        except csv.Error:
            continue
    best = max(widths.values(), default=1)
    signs = [sign for sign, width in widths.items() if width == best]
    if best > 1 and len(signs) > 1:
        raise refuse(
            name,
            "칸을 나누는 기호가 쉼표인지 탭인지 알 수 없습니다. 쉼표 하나로 나누거나 .xlsx로 저장해 올려 주십시오.",
            "It is unclear which sign divides the cells. Use commas alone, or save it as .xlsx and upload that.",
            row=header_row or 1,
        )
    return signs[0] if best > 1 else ","


def _lines(text: str) -> Iterator[str]:
    """Divide a text at its line ends and keep them, one at a time: a copy of 20 MB would be one too many."""
    return (line.group() for line in _LINE.finditer(text))


def _records(name: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Number the records as a spreadsheet would, blank ones included."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(_lines(text), delimiter=delimiter, strict=True), 1):
            if len(cells) > LIMITS.columns or number > LIMITS.rows:
                raise _much(name)
            if cells:
                yield number, cells
    except csv.Error:
        raise refuse(
            name,
            "큰따옴표가 닫히지 않았거나 잘못 쓰였거나 칸이 너무 깁니다. 파일이 잘리지 않았는지 보고 다시 저장해 올려 주십시오.",
            "A quotation mark is not closed or misplaced, or a cell is too long. Check that the file was not cut, and save "
            "it again.",
            row=number + 1,
        ) from None


def _much(name: str) -> Refusal:
    return refuse(
        name,
        "표가 너무 큽니다. 파일을 나누어 올려 주십시오.",
        "The table is too large. Split the file and upload its parts.",
    )


def _shifted(
    name: str,
    table: Table,
    rows: list[tuple[int, tuple[str, ...]]],
    raw: list[tuple[int, list[str]]],
    text: str,
) -> Iterator[Problem]:
    """Find rows with more cells than the header (a bare '1,234' shifts what follows), and a last row that was cut."""
    width = next(len(cells) for number, cells in raw if number == table.header_row)
    for number, cells in rows:
        if number > table.header_row and any(cells[width:]):
            yield problem(
                name,
                f"제목은 {width}칸인데 이 행은 {len(cells)}칸입니다. 1,234처럼 쉼표가 든 값은 큰따옴표로 묶어 주십시오.",
                f"The header has {width} cells and this row {len(cells)}. Put a value with a comma, as 1,234, in quotes.",
                row=number,
                column=width,
            )
    number, last = raw[-1]
    if number > table.header_row and len(last) < width and not text.endswith(("\n", "\r")):
        yield problem(
            name,
            "마지막 행이 중간에서 끝납니다. 파일이 잘렸을 수 있으니 다시 저장해 올려 주십시오.",
            "The last row ends midway: the file may have been cut. Save it again and upload that.",
            row=number,
        )


# --- both ----------------------------------------------------------------------------------------------------


def _assembled(place: str, rows: list[tuple[int, tuple[str, ...]]], header_row: int | None) -> Table:
    """Divide rows into header and body, and give all the same width."""
    if not rows:
        raise refuse(
            place,
            "표가 비어 있습니다. 값이 든 파일을 올려 주십시오.",
            "The table is empty. Upload a file that holds something.",
        )
    at = header_row or rows[0][0]
    found = [cells for number, cells in rows if number == at]
    if not found:
        raise refuse(
            place,
            "제목 줄이 비어 있습니다. 이 행에 제목을 적어 주십시오.",
            "The header row is empty. Put the titles into this row.",
            row=at,
        )
    body = [(number, cells) for number, cells in rows if number > at]
    width = max(len(_trimmed(cells)) for cells in [found[0], *(cells for _, cells in body)])
    return Table(
        place,
        _fitted(found[0], width),
        tuple(Row(number, _fitted(cells, width)) for number, cells in body),
        header_row=at,
    )


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return cells[:width]


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells[:width] + ("",) * (width - len(cells))


def _lost(place: str, rows: list[tuple[int, tuple[str, ...]]]) -> Iterator[Problem]:
    for number, cells in rows:
        for column, cell in enumerate(cells):
            if "\ufffd" in cell:
                yield problem(
                    place,
                    "이미 깨진 글자(�)가 들어 있습니다. 온전한 원본에서 다시 적어 주십시오.",
                    "The cell holds characters that were already lost (�). Write it again from the original.",
                    row=number,
                    column=column,
                )
