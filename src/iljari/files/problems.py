"""What is wrong with a file, where, and what to do about it: in Korean and in English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_CHARACTERS = 40


def column_letters(index: int) -> str:
    """Name a column as a spreadsheet does, counting from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shown(text: str) -> str:
    """Quote a cell's text inside a sentence: short, on one line, without what could disturb the reader's screen.

    >>> shown("1,23\\n4")
    '‘1,23 4’'
    """
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return f"‘{line[: SHOWN_CHARACTERS - 1]}…’" if len(line) > SHOWN_CHARACTERS else f"‘{line}’"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; each sentence says what, where and what to do. `row` counts as the user sees it."""

    sheet: str
    row: int | None
    column: str | None
    sentence_ko: str
    sentence_en: str


def problem(
    sheet: str, ko: str, en: str, *, row: int | None = None, column: str | int | None = None
) -> Problem:
    """Make a problem whose sentences begin with its place; `column` is a letter, or an index from 0."""
    letters = column_letters(column) if isinstance(column, int) else column
    place_ko = " ".join(
        part for part in (sheet, f"{row}행" if row else "", f"{letters}열" if letters else "") if part
    )
    place_en = ", ".join(
        part for part in (sheet, f"row {row}" if row else "", f"column {letters}" if letters else "") if part
    )
    return Problem(
        sheet,
        row,
        letters,
        f"{place_ko}: {ko}" if place_ko else ko,
        f"{place_en}: {en}" if place_en else en,
    )


class Refusal(Exception):
    """A file that is not taken, with every reason found. Nothing of a refused file is used.

    Its text for logs names places and never the contents: those are in the problems, for the user alone.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        places = [f"row {p.row or '-'} column {p.column or '-'}" for p in self.problems[:5]]
        more = len(self.problems) - len(places)
        return f"{len(self.problems)} problem(s): {'; '.join(places)}" + (
            f"; and {more} more" if more else ""
        )

    @property
    def sentences_ko(self) -> tuple[str, ...]:
        """What to show a Korean reader."""
        return tuple(each.sentence_ko for each in self.problems)

    @property
    def sentences_en(self) -> tuple[str, ...]:
        """What to show an English reader."""
        return tuple(each.sentence_en for each in self.problems)


def refuse(
    sheet: str, ko: str, en: str, *, row: int | None = None, column: str | int | None = None
) -> Refusal:
    """Make a refusal with one problem: `raise refuse(...)`."""
    return Refusal((problem(sheet, ko, en, row=row, column=column),))
