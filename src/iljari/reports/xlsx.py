"""XLSX 문서: a document as a workbook: one sheet a section, numbers as numbers, and under each sheet its figures.

The list of figures gives key, value, unit, basis date and source; a number is shown as the report shows it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from iljari.reports import charts
from iljari.reports.document import (
    Block,
    Cell,
    Chart,
    Document,
    FigureRun,
    Heading,
    Item,
    Note,
    Placed,
    Purpose,
    Runs,
    Table,
    TypedNumber,
    breadth,
    figures,
    merged,
    plain,
    typed_numbers,
)
from iljari.reports.number_format import Shown, shown

NAVY, INK, FAINT, RULE, PALE, PALER, TYPED = (
    "#063A74",
    "#1E2124",
    "#58616A",
    "#B1B8BE",
    "#EEF2F7",
    "#F7F9FB",
    "#B35C00",
)
FONT = "맑은 고딕"

FIGURE_COLUMNS = ("항목", "값", "단위", "기준일", "출처", "구분", "표시", "키")
"""The head of every list of figures."""

_LIST_WIDTHS = (30.0, 13.0, 12.0, 13.0, 24.0, 15.0, 12.0, 36.0)
_NARROW, _BROAD = 11.0, 42.0
_INDENT = {"": 0, "□": 0, "○": 1, "-": 2, "·": 3, "※": 2}
_LINE = 17.0


@dataclass(slots=True)
class _Section:
    """A sheet's blocks under their headings."""

    title: str
    blocks: list[Block] = field(default_factory=list)
    name: str = ""


def write(document: Document, *, fonts: Path | None = None) -> bytes:
    """The workbook's bytes, the same for the same document."""
    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(made, options)
    book.set_properties(
        {
            "title": document.marked_title,
            "subject": document.subtitle,
            "author": document.organisation,
            "comments": document.basis_note,
            "created": datetime(document.day.year, document.day.month, document.day.day),  # noqa: DTZ001
        }
    )
    looks = _Looks(book)
    sections = _sections(document)
    _contents(book.add_worksheet("차례"), looks, document, sections)
    for number, section in enumerate(sections, start=1):
        _Sheet(book.add_worksheet(section.name), looks, section, number, fonts).write()
    if document.mark:
        for sheet in book.worksheets():
            sheet.set_header(f"&C{document.mark}")
    book.close()
    return made.getvalue()


def _sections(document: Document) -> list[_Section]:
    """One section for each chapter or part; a chapter that begins with a part shares that part's sheet."""
    sections = [_Section("개요")]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            last = sections[-1].blocks
            alone = bool(last) and all(isinstance(one, Heading) and one.level == 1 for one in last)
            if not (alone and block.level == 2):
                sections.append(_Section(""))
            sections[-1].title = f"{block.number} {block.text}".strip()
        sections[-1].blocks.append(block)
    kept = [section for section in sections if section.blocks]
    names: set[str] = {"차례"}
    for section in kept:
        section.name = _sheet_name(section.title, names)
        names.add(section.name.casefold())
    return kept


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that spreadsheets allow: at most 31 characters, none of []:*?/\\, unlike the others."""
    name = re.sub(r"[\[\]:*?/\\\n]", " ", title).strip(" '")[:31].strip(" '") or "시트"
    for number in count(2):
        if name.casefold() not in taken and name.casefold() != "history":
            return name
        name = f"{name[:26].rstrip()} ({number})"
    raise AssertionError("unreachable")


class _Looks:
    """Cell formats, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        wanted = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter", **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]


def _contents(sheet: Worksheet, looks: _Looks, document: Document, sections: list[_Section]) -> None:
    """The first sheet: what the report is, and its sheets."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, 2, 16)
    lines: tuple[tuple[str, dict[str, Any], int], ...] = (
        (f"{document.mark}  {document.meeting}".strip(), {"font_size": 12, "font_color": FAINT}, 22),
        (document.title, {"font_size": 22, "bold": True, "font_color": NAVY}, 38),
        (document.subtitle, {"font_size": 13}, 24),
        (f"{document.dated}  {document.organisation}", {"font_size": 12, "bold": True}, 24),
        (document.basis_note and f"기준 : {document.basis_note}", {"font_color": FAINT}, 20),
    )
    for row, (text, look, height) in enumerate(lines):
        sheet.write_string(row, 0, text, looks(**look))
        sheet.set_row(row, height)
    head = looks(bold=True, bg_color=PALE, top=2, bottom=1, top_color=NAVY, bottom_color=RULE, align="center")
    for column, text in enumerate(("시트", "수치", "손으로 적은 수")):
        sheet.write_string(6, column, text, head)
    number = looks(num_format="#,##0", bottom=1, bottom_color=RULE)
    for row, section in enumerate(sections, start=7):
        link = looks(font_color="#0B50D0", underline=1, bottom=1, bottom_color=RULE)
        quoted = section.name.replace("'", "''")
        sheet.write_url(row, 0, f"internal:'{quoted}'!A1", link, section.title)
        sheet.write_number(row, 1, len(_listed(section.blocks)), number)
        sheet.write_number(row, 2, len(list(typed_numbers(section.blocks))), number)
        sheet.set_row(row, 20)
    _for_print(sheet)


def _for_print(sheet: Worksheet) -> None:
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C- &P -")


def _listed(blocks: Iterable[Block]) -> list[FigureRun]:
    """The figures of a sheet, each key once for each way it is shown."""
    return list({(run.key, run.text): run for run in figures(blocks)}.values())


class _Sheet:
    """Writes a section downwards, row after row."""

    def __init__(
        self, sheet: Worksheet, looks: _Looks, section: _Section, number: int, fonts: Path | None
    ) -> None:
        self._sheet, self._looks, self._section, self._number = sheet, looks, section, number
        self._fonts = fonts
        self._row = 0
        self._widths = _widths(section.blocks)
        self._last = len(self._widths) - 1

    def write(self) -> None:
        self._sheet.hide_gridlines(2)
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, width)
        for block in self._section.blocks:
            self._block(block)
        self._figures()
        _for_print(self._sheet)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                size = {1: 18, 2: 15, 3: 13, 4: 11.5}[block.level]
                self._row += 1 if self._row else 0
                self._line(
                    f"{block.number} {block.text}".strip(),
                    size * 1.9,
                    font_size=size,
                    bold=True,
                    font_color=NAVY,
                )
            case Purpose():
                self._text(block.runs, border=1, border_color=NAVY, bg_color=PALE, indent=1)
            case Item():
                self._item(block)
            case Note():
                self._text(block.runs, font_size=9, font_color=FAINT)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)

    def _item(self, item: Item) -> None:
        look: dict[str, Any] = {"indent": _INDENT[item.mark]}
        if item.mark == "□":
            self._row += 1
            look |= {"bold": True, "font_size": 12}
        elif item.mark == "※":
            look |= {"font_size": 9, "font_color": FAINT}
        self._text(item.runs, before=f"{item.mark} " if item.mark else "", **look)

    def _line(self, text: str, height: float, **look: Any) -> None:
        self._sheet.write_string(self._row, 0, text, self._looks(**look))
        self._sheet.set_row(self._row, height)
        self._row += 1

    def _text(self, runs: Runs, before: str = "", **look: Any) -> None:
        """A sentence over the sheet's whole width; what was typed by hand is underlined in its own colour."""
        style = self._looks(text_wrap=True, align="left", **look)
        words = before + plain(runs)
        size = look.get("font_size", 10)
        across = (sum(self._widths) - 2 * look.get("indent", 0)) * 10 / size * 0.92
        lines = sum(max(1, ceil(breadth(line) / across)) for line in words.split("\n"))
        self._sheet.set_row(self._row, lines * _LINE * size / 10 + 3)
        self._sheet.merge_range(self._row, 0, self._row, self._last, "", style)
        if any(isinstance(run, TypedNumber) for run in runs):
            typed = self._looks(**{**look, "font_color": TYPED, "underline": 1})
            parts: list[Any] = [before] if before else []
            for run in merged(runs):
                parts += [typed, run.text] if isinstance(run, TypedNumber) else [run.text]
            self._sheet.write_rich_string(self._row, 0, *parts, " ", style)
        else:
            self._sheet.write_string(self._row, 0, words, style)
        self._row += 1

    def _chart(self, chart: Chart) -> None:
        self._row += 1
        if chart.caption:
            self._line(chart.caption, 22, bold=True, font_size=11)
        png = charts.png(chart.spec, fonts=self._fonts)
        height = int.from_bytes(png[20:24], "big") / 2
        options = {"image_data": io.BytesIO(png), "x_scale": 0.5, "y_scale": 0.5, "description": chart.alt}
        self._sheet.insert_image(self._row, 0, "chart.png", options)
        for _ in range(ceil(height / 20) + 1):
            self._sheet.set_row(self._row, 15)
            self._row += 1
        self._table(chart.table)

    def _table(self, table: Table) -> None:
        self._row += 1
        if table.unit_note:
            unit = self._looks(font_size=9, font_color=FAINT, align="right")
            self._sheet.write_string(self._row, max(table.columns - 1, 1), f"({table.unit_note})", unit)
        if table.caption or table.unit_note:
            self._line(table.caption, 20, bold=True, font_size=11)
        first = self._row
        for number in range(len(table.header) + len(table.rows)):
            self._sheet.set_row(first + number, self._row_height(table, number))
        for place in table.placed:
            self._cell(table, place, first)
        self._row = first + len(table.header) + len(table.rows) + 1

    def _row_height(self, table: Table, number: int) -> float:
        lines = 1
        for place in table.placed:
            if place.row == number and place.cell.rowspan == 1:
                width = sum(self._widths[place.column : place.column + place.cell.colspan])
                lines = max(lines, ceil(breadth(plain(place.cell.runs)) / (width * 0.92)))
        return lines * _LINE + 2

    def _cell(self, table: Table, place: Placed, first: int) -> None:
        cell, head = place.cell, place.row < len(table.header)
        look: dict[str, Any] = {"border": 1, "border_color": RULE, "text_wrap": True, "align": place.align}
        if place.header:
            look |= {"bg_color": PALE if head else PALER, "bold": head}
        number = _numeric(cell)
        if number:
            look |= {"num_format": number.format, "text_wrap": False}
        if any(isinstance(run, TypedNumber) for run in cell.runs):
            look |= {"font_color": TYPED, "underline": 1}
        row, style = first + place.row, self._looks(**look)
        if cell.colspan > 1 or cell.rowspan > 1:
            below, right = row + cell.rowspan - 1, place.column + cell.colspan - 1
            self._sheet.merge_range(row, place.column, below, right, "", style)
        if number:
            self._sheet.write_number(row, place.column, number.number, style)
        else:
            self._sheet.write_string(row, place.column, plain(cell.runs), style)

    def _figures(self) -> None:
        """The list of this sheet's figures, as a table that can be filtered."""
        listed = _listed(self._section.blocks)
        if not listed:
            return
        self._row += 1
        self._line("이 시트의 수치 목록", 24, bold=True, font_size=12, font_color=NAVY)
        head = self._looks(bold=True, bg_color=PALE, align="center", bottom=1, bottom_color=NAVY)
        columns = [{"header": name, "header_format": head} for name in FIGURE_COLUMNS]
        name, style = f"figures_{self._number}", "Table Style Light 1"
        end = self._row + len(listed)
        options = {"columns": columns, "name": name, "style": style}
        self._sheet.add_table(self._row, 0, end, len(FIGURE_COLUMNS) - 1, options)
        for row, run in enumerate(listed, start=self._row + 1):
            for column, value in enumerate(_told(run)):
                if value != "":
                    self._value(row, column, value)
        self._row = end + 1

    def _value(self, row: int, column: int, value: str | date | Shown) -> None:
        if isinstance(value, Shown):
            self._sheet.write_number(
                row, column, value.number, self._looks(num_format=value.format, align="right")
            )
        elif isinstance(value, date):
            self._sheet.write_datetime(
                row, column, value, self._looks(num_format="yyyy-mm-dd", align="center")
            )
        else:
            align = {1: "right", 2: "center", 3: "center", 5: "center", 6: "right"}.get(column, "left")
            indent = {"indent": 1} if FIGURE_COLUMNS[column] in ("출처", "키") else {}
            self._sheet.write_string(row, column, value, self._looks(align=align, **indent))


def _told(run: FigureRun) -> Iterator[str | date | Shown]:
    """A figure as a row under `FIGURE_COLUMNS`."""
    yield run.label or run.key
    yield shown(run.value, run.text) or run.text
    yield run.unit_ko or run.unit
    yield date.fromisoformat(run.basis) if re.fullmatch(r"\d{4}-\d\d-\d\d", run.basis) else run.basis
    yield run.source
    yield "자료에 적힌 값" if run.stated else "계산한 값"
    yield run.text
    yield run.key


def _numeric(cell: Cell) -> Shown | None:
    """The number of a cell that holds one figure, perhaps with a word before or after it."""
    found = [number for number, run in enumerate(cell.runs) if isinstance(run, FigureRun)]
    if len(found) != 1 or any(isinstance(run, TypedNumber) for run in cell.runs):
        return None
    run = cell.runs[found[0]]
    before, after = plain(cell.runs[: found[0]]), plain(cell.runs[found[0] + 1 :])
    if not isinstance(run, FigureRun) or len(before + after) > 30 or "\n" in before + after:
        return None
    return shown(run.value, run.text, before, after)


def _widths(blocks: Iterable[Block]) -> list[float]:
    """Column widths for all tables of a sheet and its list of figures."""
    widths = [*_LIST_WIDTHS]
    for block in blocks:
        table = block.table if isinstance(block, Chart) else block
        if isinstance(table, Table):
            widths += [_NARROW] * (table.columns - len(widths))
            for place in table.placed:
                if place.cell.colspan == 1:
                    needed = min(breadth(plain(place.cell.runs)) * 1.1 + 1.5, _BROAD)
                    widths[place.column] = max(widths[place.column], needed)
    return widths
