"""표: tables with merged cells, whose head rows stand again on every page."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from iljari.reports.document import Placed, Purpose, Runs, Table, Text, breadth, merged, plain
from iljari.reports.hwpx import looks
from iljari.reports.hwpx.body import Body
from iljari.reports.hwpx.styles import GOTHIC, INK, NAVY, PALE, PALER, RULE, Frame, Letters, Lines

_SIDES: dict[str, Lines] = {
    "left": Lines("LEFT", spacing=130),
    "center": Lines("CENTER", spacing=130),
    "right": Lines("RIGHT", spacing=130),
}
_OUTER, _INNER = ("0.4", NAVY), ("0.12", RULE)
_UPRIGHT = 200
"""The margin above and below a cell's text, in hundredths of a point."""


def table(body: Body, table: Table) -> str:
    """A table under its caption and unit note."""
    parts = []
    if table.caption:
        parts.append(body.paragraph((Text(f"< {table.caption} >"),), looks.CAPTION))
    if table.unit_note:
        parts.append(body.paragraph((Text(f"({table.unit_note})"),), looks.UNIT))
    parts.append(_anchored(body, _Grid(body, table).written()))
    return "".join(parts)


def purpose(body: Body, block: Purpose) -> str:
    """The purpose in its box: a table of one cell, as the administration draws it."""
    side = ("0.3", NAVY)
    frame = body.header.frame(Frame(side, side, side, side, PALE))
    inner = body.paragraph(block.runs, looks.PURPOSE)
    lines = _line_count(plain(block.runs), looks.TEXT_WIDTH - 1700, looks.PURPOSE.letters.size)
    height = round((lines * 1.5 - 0.4) * looks.PURPOSE.letters.size) + 1200
    cell = _cell(inner, (0, 0, 1, 1), (looks.TEXT_WIDTH, height), frame, (850, 600), header=False)
    return _anchored(
        body, _tbl(body, f"<hp:tr>{cell}</hp:tr>", (1, 1), (looks.TEXT_WIDTH, height), frame, room=300)
    )


def _anchored(body: Body, tbl: str) -> str:
    run = f'<hp:run charPrIDRef="{body.header.letters(looks.ANCHOR.letters)}">{tbl}<hp:t/></hp:run>'
    return body.around(
        run, lines=body.header.lines(looks.ANCHOR.lines), style=looks.ANCHOR.style(body.header)
    )


class _Grid:
    """A table's widths, heights and letters, from its number of columns and the length of its texts."""

    def __init__(self, body: Body, table: Table) -> None:
        self._body, self._table = body, table
        self._rows = len(table.header) + len(table.rows)
        many = table.columns
        self._size = 1050 if many <= 6 else 950 if many <= 9 else 850 if many <= 12 else 750
        self._margin = 510 if many <= 6 else 283
        edges = [round(looks.TEXT_WIDTH * sum(table.shares[:number])) for number in range(many + 1)]
        self._widths = [right - left for left, right in pairwise(edges)]
        self._heights = self._estimated()

    def _estimated(self) -> list[int]:
        """Row heights as the texts will need them: 한글 makes a row higher on opening, other readers do not."""
        heights = [self._height(1)] * self._rows
        for place in sorted(self._table.placed, key=lambda place: place.cell.rowspan):
            span = place.cell.rowspan
            lines = _line_count(plain(place.cell.runs), self._width(place) - 2 * self._margin, self._size)
            missing = self._height(lines) - sum(heights[place.row : place.row + span])
            if missing > 0:
                heights[place.row + span - 1] += missing
        return heights

    def _height(self, lines: int) -> int:
        return round(lines * self._size * 1.3) + 2 * _UPRIGHT

    def _width(self, place: Placed) -> int:
        return sum(self._widths[place.column : place.column + place.cell.colspan])

    def written(self) -> str:
        rows = []
        for number in range(self._rows):
            cells = "".join(self._placed(place) for place in self._table.placed if place.row == number)
            rows.append(f"<hp:tr>{cells}</hp:tr>")
        frame = self._body.header.frame(Frame(_INNER, _INNER, _INNER, _INNER))
        size = (sum(self._widths), sum(self._heights))
        return _tbl(
            self._body,
            "".join(rows),
            (self._rows, self._table.columns),
            size,
            frame,
            repeat=bool(self._table.header),
        )

    def _placed(self, place: Placed) -> str:
        cell, head = place.cell, place.row < len(self._table.header)
        last_row, last_column = (
            place.row + cell.rowspan == self._rows,
            place.column + cell.colspan == self._table.columns,
        )
        frame = Frame(
            top=_OUTER if place.row == 0 else _INNER,
            bottom=_OUTER if last_row else _INNER,
            left=_INNER if place.column else None,
            right=None if last_column else _INNER,
            fill=PALE if head else PALER if place.header else "",
        )
        height = sum(self._heights[place.row : place.row + cell.rowspan])
        where = (place.column, place.row, cell.colspan, cell.rowspan)
        inner = self._paragraph(cell.runs, place.align, bold=head)
        number = self._body.header.frame(frame)
        return _cell(
            inner, where, (self._width(place), height), number, (self._margin, _UPRIGHT), header=head
        )

    def _paragraph(self, runs: Runs, align: str, *, bold: bool) -> str:
        letters = Letters(self._size, bold=bold, colour=INK, face=GOTHIC)
        written = "".join(self._body.run(run, letters) for run in merged(runs))
        written = written or f'<hp:run charPrIDRef="{self._body.header.letters(letters)}"/>'
        return self._body.around(written, lines=self._body.header.lines(_SIDES[align]))


def _line_count(text: str, width: int, size: int) -> int:
    across = max(width, size) / (size / 2 * 1.06)
    return sum(max(1, ceil(breadth(line) / across)) for line in text.split("\n"))


def _cell(
    inner: str,
    where: tuple[int, int, int, int],
    size: tuple[int, int],
    frame: int,
    margin: tuple[int, int],
    *,
    header: bool,
) -> str:
    column, row, colspan, rowspan = where
    return (
        f'<hp:tc name="" header="{int(header)}" hasMargin="1" protect="0" editable="0" dirty="0" borderFillIDRef="{frame}">'
        '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0"'
        f' linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">{inner}</hp:subList>'
        f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="{colspan}" rowSpan="{rowspan}"/>'
        f'<hp:cellSz width="{size[0]}" height="{size[1]}"/>'
        f'<hp:cellMargin left="{margin[0]}" right="{margin[0]}" top="{margin[1]}" bottom="{margin[1]}"/></hp:tc>'
    )


def _tbl(
    body: Body,
    rows: str,
    counts: tuple[int, int],
    size: tuple[int, int],
    frame: int,
    *,
    repeat: bool = False,
    room: int = 100,
) -> str:
    number = body.number()
    return (
        f'<hp:tbl id="{number}" zOrder="{number}" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES"'
        f' lock="0" dropcapstyle="None" pageBreak="CELL" repeatHeader="{int(repeat)}" rowCnt="{counts[0]}"'
        f' colCnt="{counts[1]}" cellSpacing="0" borderFillIDRef="{frame}" noAdjust="0">'
        f'<hp:sz width="{size[0]}" widthRelTo="ABSOLUTE" height="{size[1]}" heightRelTo="ABSOLUTE" protect="0"/>'
        '<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA"'
        ' horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
        f'<hp:outMargin left="0" right="0" top="{room}" bottom="{room}"/><hp:inMargin left="510" right="510" top="141" bottom="141"/>'
        f"{rows}</hp:tbl>"
    )
