"""What people fill in: the numbers of a return as typed, read exactly; nothing typed is lost when something is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.catalogue.language import Programme
from iljari.desks.returns import operations
from iljari.desks.returns.rows import Row, code_of, read_code
from iljari.files.parsing import Unreadable, decimal_number

EXTRA_ROWS = 3
EXTRA_KINDS = 2
MOST_NOTE = 500


@dataclass(frozen=True)
class For:
    """Whose return it is, of which programme, for which period."""

    programme: Programme
    operator: str
    district: str
    since_on: date
    until_on: date


@dataclass(frozen=True)
class Extra:
    """A free row: an item and kinds that the form does not have, chosen from lists."""

    position: int
    indicator: str = ""
    kinds: tuple[str, ...] = ("",) * EXTRA_KINDS
    text: str = ""
    note: str = ""
    problem: str = ""

    @property
    def prefix(self) -> str:
        """How its fields' names begin."""
        return f"extra-{self.position}"

    @property
    def selects(self) -> list[tuple[str, str]]:
        """The name of each list of kinds, with what was chosen there."""
        return [(f"{self.prefix}-kind-{number}", chosen) for number, chosen in enumerate(self.kinds)]

    @property
    def filled(self) -> bool:
        """Whether anything was chosen or typed."""
        return bool(self.indicator or self.text or self.note or any(self.kinds))

    @property
    def code(self) -> str:
        """The name of the row that it asks for."""
        return code_of(self.indicator, dict(part.split("=", 1) for part in self.kinds if "=" in part))


@dataclass(frozen=True)
class Filled:
    """What came of a form: the rows with what was typed and what is wrong there, and the numbers when nothing is."""

    rows: list[Row]
    extras: list[Extra] = field(default_factory=list)
    numbers: list[operations.Number] = field(default_factory=list)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Where something is wrong, and the sentence."""
        told = [(place(row), row.problem) for row in self.rows if row.problem]
        number = _("다른 구분 %(number)d번째 줄")
        return told + [(number % {"number": e.position + 1}, e.problem) for e in self.extras if e.problem]


def place(row: Row) -> str:
    """How a sentence names a row."""
    return f"{row.name} ({row.kinds_named})" if row.kinds_named else row.name


def empty_extras() -> list[Extra]:
    """Free rows, not filled in."""
    return [Extra(position) for position in range(EXTRA_ROWS)]


def exact(text: str) -> str:
    """A number as typed ('1,234', '△5', '３'), written plainly; '' when nothing is reported. Raises Unreadable."""
    number = decimal_number(text)
    if number is None:
        return ""
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def said(error: Unreadable) -> str:
    """What is wrong with a cell, in the reader's language."""
    return error.sentence_en if get_language() == "en" else error.sentence_ko


def checked(rows: Sequence[Row], whose: For) -> tuple[list[Row], list[operations.Number]]:
    """The rows, each with what is wrong with its text, and the numbers of those that hold one."""
    found, numbers, at = list(rows), [], []
    for index, row in enumerate(rows):
        try:
            value = exact(row.text)
        except Unreadable as error:
            found[index] = replace(row, problem=said(error))
            continue
        if value:
            numbers.append(
                operations.Number(
                    row.indicator.code, value, row.unit.code, whose.until_on, row.since_on(whose.since_on),
                    dict(row.kinds), row.note,
                )
            )  # fmt: skip
            at.append(index)
    for wrong in operations.faults(whose.programme.code, numbers, whose.operator, whose.district):
        row = found[at[wrong.position]]
        found[at[wrong.position]] = replace(
            row, problem=" ".join(filter(None, (row.problem, wrong.sentence)))
        )
    return found, numbers


def read_form(rows: Sequence[Row], typed: Mapping[str, str], whose: For) -> Filled:
    """Read what was typed into a return's form: its rows, and the free rows below them."""
    told = [
        replace(row, text=typed.get(f"value-{row.code}", "").strip()[:40], problem="",
                note=typed.get(f"note-{row.code}", "").strip()[:MOST_NOTE])
        for row in rows
    ]  # fmt: skip
    told += _unasked(told, typed, whose.programme)
    extras, added = [], []
    for extra in _extras(typed):
        row, problem = _free_row(extra, whose.programme)
        extras.append(replace(extra, problem=problem))
        added.append(row)
    held = [row for row in added if row is not None]
    found, numbers = checked([*told, *held], whose)
    rest = iter(found[len(told) :])
    for index, row in enumerate(added):
        if row is not None:
            extras[index] = replace(extras[index], problem=next(rest).problem)
    return Filled(found[: len(told)], extras, numbers)


def _unasked(rows: Sequence[Row], typed: Mapping[str, str], programme: Programme) -> list[Row]:
    """Rows that were typed though the form no longer has them (another return was signed meanwhile): kept, not lost."""
    known = {row.code for row in rows}
    found = []
    for name, text in typed.items():
        code = name.removeprefix("value-")
        if code == name or code in known or not text.strip():
            continue
        try:
            row = read_code(programme, code)
        except KeyError:
            continue
        note = typed.get(f"note-{code}", "").strip()[:MOST_NOTE]
        found.append(replace(row, text=text.strip()[:40], note=note))
    return found


def _extras(typed: Mapping[str, str]) -> list[Extra]:
    return [
        Extra(
            position, typed.get(f"extra-{position}-indicator", ""),
            tuple(typed.get(f"extra-{position}-kind-{number}", "") for number in range(EXTRA_KINDS)),
            typed.get(f"extra-{position}-value", "").strip()[:40],
            typed.get(f"extra-{position}-note", "").strip()[:MOST_NOTE],
        )
        for position in range(EXTRA_ROWS)
    ]  # fmt: skip


def _free_row(extra: Extra, programme: Programme) -> tuple[Row | None, str]:
    """The row that a free row asks for, or the sentence why it asks for none."""
    if not extra.filled:
        return None, ""
    if not extra.indicator:
        return None, _("어느 항목의 값인지 고르십시오.")
    if not extra.text:
        return None, _("값을 적거나, 고른 항목을 지우십시오.")
    named = [part.split("=", 1)[0] for part in extra.kinds if "=" in part]
    if len(set(named)) < len(named):
        return None, _("같은 구분에서 두 가지를 골랐습니다. 하나만 고르십시오.")
    try:
        row = read_code(programme, extra.code)
    except KeyError as error:
        return None, str(error.args[0])
    return replace(row, text=extra.text, note=extra.note), ""
