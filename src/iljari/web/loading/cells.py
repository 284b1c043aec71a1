"""The cells of a record's rows: each read, or told wrong with its table, row, column and a sentence."""

from dataclasses import dataclass
from datetime import date

from iljari.catalogue.language import Programme
from iljari.catalogue.register import programme as programme_of
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.kernel.money import MILLION
from iljari.kernel.period import Period, period


@dataclass(frozen=True)
class Problem:
    """What is wrong in a row, for whoever wrote it: the file, the row as a spreadsheet counts, the column, a sentence."""

    table: str
    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}행 {self.column}: {self.sentence}"


@dataclass(frozen=True)
class Row:
    """One row of a table, with where it stands."""

    table: str
    number: int
    cells: dict[str, str]
    year: int = 0

    @property
    def first_day(self) -> date:
        """The first day of the record's year: since when it holds what has no day of its own."""
        return date(self.year, 1, 1)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def problem(self, column: str, sentence: str) -> Problem:
        """A problem at this row."""
        return Problem(self.table, self.number, column, sentence)


class Wrong(Exception):
    """A cell that cannot be read: its column and the sentence."""

    def __init__(self, column: str, sentence: str) -> None:
        self.column, self.sentence = column, sentence
        super().__init__(sentence)


def the_programme(row: Row, column: str = "programme") -> Programme:
    """The programme that the row names."""
    try:
        return programme_of(row[column])
    except KeyError as error:
        raise Wrong(column, str(error.args[0])) from None


def the_kinds(row: Row) -> dict[str, str]:
    """The kinds of a row: 'half=h1;delivered_by=city'."""
    kinds: dict[str, str] = {}
    for part in row["kinds"].split(";"):
        if part.strip():
            name, sign, value = part.strip().partition("=")
            if not sign or not value:
                raise Wrong("kinds", f"'{part}'은(는) 구분이 아닙니다. half=h1처럼 적으십시오.")
            kinds[name] = value
    return kinds


def the_day(row: Row, column: str) -> date:
    """A day in the row, written 2018-09-30."""
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        raise Wrong(column, f"'{row[column]}'은(는) 날짜가 아닙니다. 2018-09-30처럼 적으십시오.") from None


def the_period(row: Row, column: str = "period") -> Period:
    """The period in the row."""
    try:
        return period(row[column])
    except ValueError as error:
        raise Wrong(column, str(error)) from None


def source(row: Row) -> str:
    """Where the row stands in the document: 'L516'."""
    return f"L{row['line']}"


def deliverer(row: Row) -> tuple[str, str]:
    """(operator, district) of who reports the row: a district's code, an operator's, or the city itself."""
    code = row["deliverer"]
    if not code:
        raise Wrong("deliverer", "누가 보고하는지 적으십시오(자치구·기관 코드, 또는 city).")
    return ("", code) if code in DISTRICTS else (code, "")


def million_won(row: Row, column: str) -> int:
    """An amount printed in million won, as won."""
    text = row[column].replace(",", "")
    if not text.isdigit():
        raise Wrong(column, f"'{row[column]}'은(는) 백만원 단위의 정수가 아닙니다.")
    return int(text) * MILLION
