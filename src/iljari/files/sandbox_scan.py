"""What the child looks at in a workbook's XML before a reader gets it: no entities, whole, and nothing kept quiet.

calamine reads an error (#DIV/0!) and a formula that was never computed as an empty cell, which would be "not reported", and
lets the second of two cells with one place win. `Scan` refuses all three, and counts what the reader must then have read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

MAX_PROBLEMS = 100


class Refused(Exception):
    """A reason code with its places: (code, row, column, detail), rows from 1 and columns from 0."""

    def __init__(self, *reasons: tuple[str, int | None, int | None, Any]) -> None:
        super().__init__()
        self.reasons = reasons


class Enough(Exception):
    """Raised inside a parser when what was looked for is found."""


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _doctype
    parser.XmlDeclHandler = _declaration
    return parser


def _doctype(*_: Any) -> None:
    raise Refused(("entity", None, None, None))


def _declaration(version: str, encoding: str | None, standalone: int) -> None:
    if (encoding or "utf-8").lower() not in ("utf-8", "us-ascii"):
        raise Refused(("damaged", None, None, None))


def check_prolog(data: bytes) -> None:
    """Refuse a document type, hence every entity, and every encoding but UTF-8; read no further than the root."""

    def root(*_: Any) -> None:
        raise Enough

    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise Refused(("damaged", None, None, None))
    parse(data, start=root)


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> bool:
    """Parse to the end; return whether a handler had enough before it. What is not well-formed is damaged."""
    parser = _parser()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except Enough:
        return True
    except expat.ExpatError:
        raise Refused(("damaged", None, None, None)) from None
    return False


class Scan:
    """What the reader would keep quiet about: errors, formulas never computed, cells repeated or out of order.

    It also counts and adds up the places of all cells that are not text, to prove afterwards that none was lost. A cell is
    judged when the next tag opens: each handler left out saves a call for every one of up to two million cells.
    """

    def __init__(self, limits: dict[str, int]) -> None:
        self.problems: list[tuple[str, int | None, int | None, Any]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.negative: set[tuple[int, int]] = set()
        self.values = self.places = self.texts = 0
        self._limits = limits
        self._tags: tuple[str, ...] = ("c", "v", "f", "is", "row", "mergeCell")
        self._columns: dict[str, int] = {}
        self._row, self._column = 0, -1
        self._last_row, self._last_column = 0, -1
        self._top = self._left = self._right = -1
        self._kind = self._value = ""
        self._pending = self._formula = self._valued = self._inline = False

    def read(self, data: bytes) -> None:
        """Scan a sheet from its first tag to its last."""

        def root(name: str, _: dict[str, str]) -> None:
            prefix = name.removesuffix(name.rpartition(":")[2])
            self._tags = tuple(prefix + tag for tag in self._tags)
            raise Enough

        parse(data, start=root)
        parse(data, start=self._start, text=self._text)
        self._close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        cell, value, formula, inline, row, merged = self._tags
        if name == value:
            self._valued = True
        elif name == cell:
            self._close()
            self._open(attributes)
        elif name == formula:
            self._formula = True
        elif name == inline:
            self._inline = True
        elif name == row:
            self._close()
            self._row, self._column = int(attributes.get("r", self._row + 1)), -1
        else:
            self._close()
            if name == merged:
                first, _, last = attributes.get("ref", "").partition(":")
                (top, left), (bottom, right) = self._place(first), self._place(last or first)
                self.merged.append((top, left, bottom, right))

    def _text(self, text: str) -> None:
        if self._valued:
            self._value += text

    def _place(self, place: str) -> tuple[int, int]:
        """Read a place such as 'B12'. The few letters are looked up; whatever is outside a sheet is damaged."""
        letters = place.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _column(letters)
        row = int(place[len(letters) :] or 0)
        if not 0 < row <= self._limits["rows"] or not 0 <= column < self._limits["columns"]:
            raise Refused(("damaged", None, None, None))
        return row, column

    def _open(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        row, column = self._row, self._column = self._place(place) if place else (self._row, self._column + 1)
        if row < self._last_row or (row == self._last_row and column <= self._last_column):
            raise Refused(("damaged", row, column, None))
        self._last_row, self._last_column = row, column
        self._kind = attributes.get("t", "n")
        self._pending, self._value = True, ""

    def _close(self) -> None:
        """Judge the cell that was open, if one was."""
        if not self._pending:
            return
        value, kind = self._value.strip(), self._kind
        if kind == "e":
            self._problem("error", value[:20])
        elif self._formula and not value and not (kind == "str" and self._valued) and not self._inline:
            self._problem("uncomputed", None)
        elif value and kind in ("n", "b", "d"):
            self.values += 1
            self.places += self._row * self._limits["columns"] + self._column
            if value[0] == "-":
                self.negative.add((self._row, self._column))
            self._stretch()
        elif value or self._inline:
            self.texts += 1
            self._stretch()
        self._pending = self._formula = self._valued = self._inline = False

    def _stretch(self) -> None:
        """Refuse before the reader lays out a grid of billions for two cells far apart."""
        column = self._column
        if self._top < 0:
            self._top, self._left, self._right = self._row, column, column
        elif column < self._left:
            self._left = column
        elif column > self._right:
            self._right = column
        area = (self._row - self._top + 1) * (self._right - self._left + 1)
        if area > self._limits["cells"]:
            full = 2 * (self.values + self.texts) > area
            raise Refused(("much", None, None, None) if full else ("spread", self._row, column, None))

    def _problem(self, code: str, detail: str | None) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append((code, self._row, self._column, detail))


def _column(letters: str) -> int:
    column = 0
    for letter in letters if 0 < len(letters) <= 3 else "?":
        if not "A" <= letter <= "Z":
            return -1
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
