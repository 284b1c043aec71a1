"""보고서 문서: the evaluated document, every figure in it already shown as a text; one value for all four writers.

A document says nothing about how it looks. It knows no indicator and computes nothing: whoever writes a report
evaluates its figures first and lays them into sentences and tables here.

>>> purpose = Purpose((Text("공공근로로 "), FigureRun("jobs.public_works/participants", "11,000", 11_000), Text("명 참여")))
>>> plain(purpose.runs)
'공공근로로 11,000명 참여'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, Literal
from urllib.parse import quote

from iljari.files import marks

NOT_REPORTED = "—"
"""미보고: shown where nothing was reported, which is not 0."""

MARKS = ("", "□", "○", "-", "※", "·")
"""항목 기호: the levels of the Korean administration's writing, outermost first; '' is a plain paragraph."""

Align = Literal["", "left", "center", "right"]

_ADDRESS = "/:?&=%#+,;@~!$'()*"
_LEFT_OUT = {"Cc", "Cf", "Cn", "Cs"}
_SPACES = {"\t": " ", "\u2028": "\n", "\u2029": "\n"}


def clean(text: str) -> str:
    """Leave out what no file may hold (control and format characters, lone surrogates) or what turns text around.

    A line feed stays and breaks the line; syllables come composed.

    >>> clean("공공\\x00근로\\t\\x1b[31m")
    '공공근로 [31m'
    """
    if text.isascii() and text.isprintable():
        return text
    spaced = "".join(_SPACES.get(character, character) for character in unicodedata.normalize("NFC", text))
    return "".join(c for c in spaced if c == "\n" or unicodedata.category(c) not in _LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Text:
    """글: words that hold no quantity."""

    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """손으로 적은 수: a number that an officer typed by hand; marked as such wherever it is shown."""

    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))


@dataclass(frozen=True, slots=True)
class FigureRun:
    """수치: a figure in a sentence or a cell, as it is shown, with what it takes to find it again.

    `text` is what a reader sees, rounded as the indicator says; `value` is exact and in `unit` (80.1 percent is
    80.1, not 0.801), and None where nothing was reported. `stated` marks what a source merely prints.
    """

    key: str
    text: str
    value: Fraction | int | None = None
    unit: str = ""
    unit_ko: str = ""
    stated: bool = False
    href: str = ""
    label: str = ""
    basis: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if not self.key or clean(self.key) != self.key:
            raise ValueError(f"A figure needs a key that can be written: {self.key!r}")
        for name in ("text", "unit", "unit_ko", "label", "basis", "source"):
            object.__setattr__(self, name, clean(getattr(self, name)))
        if self.href and not re.match(r"(https?:/)?/(?!/)", self.href):
            raise ValueError(f"A figure's page is a path or a web address: {self.href!r}")
        if not self.text.strip():
            raise ValueError(
                f"A figure is shown as something, and as '{NOT_REPORTED}' where nothing was reported: {self.key}"
            )

    @property
    def reported(self) -> bool:
        """보고됨: whether there is something to show; a time of day is, though it is no number."""
        return self.text != NOT_REPORTED

    @property
    def page(self) -> str:
        """쪽: the path of the figure's page, in the letters that an address may have."""
        return quote(self.href, safe=_ADDRESS) or f"/figures/{quote(self.key, safe='')}"

    @property
    def address(self) -> str:
        """주소: the same path ending in the key, so that who reads a file finds which figure a number is.

        >>> FigureRun("jobs.cafe/users", "58,859", href="/figures/12?as_of=2018-09-30").address
        '/figures/12?as_of=2018-09-30#figure=jobs.cafe%2Fusers'
        """
        return f"{self.page}#figure={quote(self.key, safe='')}"


Run = Text | FigureRun | TypedNumber
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """제목: of a chapter (1), part (2), work item (3) or item's part (4); `number` is printed before it (Ⅰ, 1, ①)."""

    level: Literal[1, 2, 3, 4]
    text: str
    anchor: str
    number: str = ""

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3, 4):
            raise ValueError(f"A heading is of level 1 to 4, not {self.level}: {self.text}")
        if not re.fullmatch(r"[A-Za-z][\w.-]*", self.anchor, flags=re.ASCII):
            raise ValueError(f"An anchor is a letter, then letters, digits, '_', '-' or '.': {self.anchor!r}")
        for name in ("text", "number"):
            object.__setattr__(self, name, clean(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class Purpose:
    """사업목적: the sentence that says what the work is for; stands in a bordered box under the heading."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """항목: a paragraph at one of the levels □ ○ - ※ ·, or a plain one."""

    mark: str
    runs: Runs

    def __post_init__(self) -> None:
        if self.mark not in MARKS:
            raise ValueError(
                f"An item is marked with one of {' '.join(MARKS[1:])} or with nothing, not {self.mark!r}"
            )


@dataclass(frozen=True, slots=True)
class Note:
    """주석: small print below a table or a chart: its source, its basis date, what it leaves out."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Cell:
    """칸: a cell of a table; merged cells stand once, where they begin (as in HTML)."""

    runs: Runs = ()
    colspan: int = 1
    rowspan: int = 1
    header: bool = False
    align: Align = ""

    @property
    def figure(self) -> FigureRun | None:
        """The cell's figure where it holds one figure and nothing else."""
        only = self.runs[0] if len(self.runs) == 1 else None
        return only if isinstance(only, FigureRun) else None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """자리가 정해진 칸: a cell with the row and column of its upper left corner and how it is aligned."""

    row: int
    column: int
    cell: Cell
    align: Literal["left", "center", "right"]
    header: bool


@dataclass(frozen=True)
class Table:
    """표: its caption, unit note ("단위 : 명"), header rows and rows, with widths in any measure and numeric columns."""

    caption: str
    unit_note: str
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...] = ()
    numeric: frozenset[int] = frozenset()
    placed: tuple[Placed, ...] = field(init=False, compare=False, repr=False)
    columns: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", clean(self.caption))
        object.__setattr__(self, "unit_note", clean(self.unit_note))
        rows = self.header + self.rows
        if not rows or not rows[0]:
            raise ValueError(f"A table needs at least one row with a cell: {self.caption}")
        object.__setattr__(self, "columns", sum(cell.colspan for cell in rows[0]))
        head = _place(self.header, self.columns, self.caption)
        body = _place(self.rows, self.columns, self.caption)
        shifted = [(row + len(self.header), column, cell) for row, column, cell in body]
        object.__setattr__(self, "placed", tuple(self._aligned(*place) for place in head + shifted))
        if self.widths and len(self.widths) != self.columns:
            raise ValueError(
                f"A table of {self.columns} columns has {len(self.widths)} widths: {self.caption}"
            )

    def _aligned(self, row: int, column: int, cell: Cell) -> Placed:
        header = cell.header or row < len(self.header)
        usual: Literal["left", "center", "right"] = "left"
        if row < len(self.header) or (header and cell.rowspan > 1):
            usual = "center"
        elif column in self.numeric or cell.figure:
            usual = "right"
        return Placed(row, column, cell, cell.align or usual, header)

    @property
    def shares(self) -> tuple[float, ...]:
        """너비: each column's share of the table's width; what is not said is estimated from the texts."""
        widths = self.widths or self._estimated()
        return tuple(width / sum(widths) for width in widths)

    def _estimated(self) -> tuple[float, ...]:
        longest = [6.0] * self.columns
        for place in self.placed:
            if place.cell.colspan == 1:
                longest[place.column] = max(longest[place.column], breadth(plain(place.cell.runs)) + 3)
        return tuple(min(breadth_, 40.0) for breadth_ in longest)


def _place(rows: tuple[Row, ...], columns: int, caption: str) -> list[tuple[int, int, Cell]]:
    """Give every cell its row and column; refuse a table that has holes, overlaps or cells beyond its edge."""
    taken = [[False] * columns for _ in rows]
    places: list[tuple[int, int, Cell]] = []
    for number, row in enumerate(rows):
        for cell in row:
            free = [column for column in range(columns) if not taken[number][column]]
            start = free[0] if free else columns
            covered = [
                (r, c)
                for r in range(number, number + cell.rowspan)
                for c in range(start, start + cell.colspan)
            ]
            if any(r >= len(rows) or c >= columns or taken[r][c] for r, c in covered):
                raise ValueError(
                    f"Row {number + 1}: the cell '{plain(cell.runs)}' does not fit the table: {caption}"
                )
            for r, c in covered:
                taken[r][c] = True
            places.append((number, start, cell))
        if not all(taken[number]):
            raise ValueError(f"Row {number + 1} leaves {taken[number].count(False)} columns empty: {caption}")
    return places


@dataclass(frozen=True)
class Chart:
    """도표: a drawing (a Vega-Lite specification) with its words for who cannot see it, and its table."""

    caption: str
    spec: dict[str, Any]
    alt: str
    table: Table

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", clean(self.caption))
        object.__setattr__(self, "alt", clean(self.alt))
        if not self.alt.strip():
            raise ValueError(f"A chart needs words for who cannot see it: {self.caption}")


Block = Heading | Purpose | Item | Table | Chart | Note


@dataclass(frozen=True)
class Document:
    """보고서: who tells what to whom, on which day and basis, and the blocks that say it."""

    title: str
    subtitle: str
    meeting: str
    day: date
    organisation: str
    basis_note: str
    blocks: tuple[Block, ...]
    mark: str = field(default_factory=marks.mark)
    """What each of its files says of itself on every page (practice is marked so); empty for nothing."""

    def __post_init__(self) -> None:
        for name in ("title", "subtitle", "meeting", "organisation", "basis_note"):
            object.__setattr__(self, name, clean(getattr(self, name)))
        if not self.title.strip():
            raise ValueError("A document needs a title.")
        anchors = [block.anchor for block in self.blocks if isinstance(block, Heading)]
        twice = sorted({anchor for anchor in anchors if anchors.count(anchor) > 1})
        if twice:
            raise ValueError(f"Two headings have one anchor: {', '.join(twice)}")

    @property
    def headings(self) -> tuple[Heading, ...]:
        """차례: the headings in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def marked_title(self) -> str:
        """The title as a file's properties give it, with the mark."""
        return f"{self.title} ({self.mark})" if self.mark else self.title

    @property
    def dated(self) -> str:
        """The day as it stands on a title page.

        >>> Document("보고", "", "", date(2018, 11, 15), "", "", ()).dated
        '2018. 11. 15.'
        """
        return f"{self.day.year}. {self.day.month}. {self.day.day}."


def plain(runs: Iterable[Run]) -> str:
    """The words of a sentence as they are read, figures included."""
    return "".join(run.text for run in runs)


def runs_of(block: Block) -> Iterator[Run]:
    """Every run of a block, in the order of reading; of a chart, those of its table."""
    if isinstance(block, Purpose | Item | Note):
        yield from block.runs
    elif isinstance(block, Table):
        for place in block.placed:
            yield from place.cell.runs
    elif isinstance(block, Chart):
        yield from runs_of(block.table)


def figures(blocks: Iterable[Block]) -> Iterator[FigureRun]:
    """수치 목록: every figure in the order of reading, as often as it stands there."""
    for block in blocks:
        yield from (run for run in runs_of(block) if isinstance(run, FigureRun))


def typed_numbers(blocks: Iterable[Block]) -> Iterator[TypedNumber]:
    """손으로 적은 수의 목록: every number that was typed by hand."""
    for block in blocks:
        yield from (run for run in runs_of(block) if isinstance(run, TypedNumber))


def merged(runs: Runs) -> Runs:
    """The same words with neighbouring texts joined and empty ones left out.

    >>> merged((Text("가"), Text("나"), Text("")))
    (Text(text='가나'),)
    """
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if isinstance(run, Text) and isinstance(last, Text):
            joined[-1] = replace(last, text=last.text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def breadth(text: str) -> float:
    """폭: how broad a text is, in Latin letters; a Korean syllable is as broad as two.

    >>> breadth("명 A")
    4.0
    """
    return float(sum(2 if character > "\u1100" else 1 for character in text))
