"""A return as a file: the form to fill in, and what was filled in; XLSX, CSV in UTF-8 and in CP949. All or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from django.utils.translation import get_language

from iljari.desks.returns.forms import For, checked
from iljari.desks.returns.operations import Number
from iljari.desks.returns.rows import Row, period_text, read_code, with_unit
from iljari.files.encodings import Encoding
from iljari.files.problems import Problem, Refusal, problem
from iljari.files.tables import Table, read_table
from iljari.files.writing import Sheet, write_csv, write_xlsx

HEADER = ("사업", "기간", "항목", "구분", "기준", "단위", "값", "비고", "코드")
SHEET = "보고"
END = "끝"
KINDS = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "cp949": ("text/csv; charset=cp949", "csv"),
}


def write(rows: Sequence[Row], whose: For, kind: str) -> bytes:
    """Write the rows with what stands there now; empty cells are to be filled in. `kind` is one of KINDS."""
    period = period_text(whose.since_on, whose.until_on)
    cells = [
        (whose.programme.name, period, row.indicator.ko, row.kinds_named, row.basis, row.unit.ko or row.unit.code,
         _value(row.text), row.note, row.code)
        for row in rows
    ]  # fmt: skip
    cells.append(("", "", "", "", "", "", None, "파일 끝 표시입니다. 이 줄을 지우지 마십시오.", END))
    sheet = Sheet(SHEET, HEADER, cells, grouped=frozenset({"값"}))
    if kind == "xlsx":
        return write_xlsx([sheet])
    return write_csv(sheet, "cp949" if kind == "cp949" else "utf-8-sig")


def _value(text: str) -> Decimal | str | None:
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def read(
    name: str, content: bytes, rows: Sequence[Row], whose: For, encoding: Encoding | None = None
) -> tuple[list[Row], list[Number]]:
    """Read a filled-in file whole; raises Refusal with every cell that is wrong, and then nothing of it is used."""
    table = read_table(name, content, encoding=encoding)
    place = table.sheet or table.name
    code, value = table.column("코드"), table.column("값")
    known = {row.code: row for row in rows}
    found: list[Row] = []
    numbers: list[int] = []
    problems: list[Problem] = [*_cut(table, place, code), *_foreign(table, whose, place)]
    seen: dict[str, int] = {}
    for line in table.rows:
        if line.cells[code] == END:
            continue
        named = line.cells[code]
        try:
            row = known.get(named) or read_code(whose.programme, named)
        except KeyError as error:
            problems.append(_told(place, str(error.args[0]), line.number, code))
            continue
        if row.code in seen:
            problems.append(
                problem(
                    place, f"{seen[row.code]}행과 같은 항목입니다. 하나만 남기십시오.",
                    f"This is the same item as in row {seen[row.code]}. Keep one of them.", row=line.number, column=code,
                )
            )  # fmt: skip
            continue
        seen[row.code] = line.number
        try:
            row = with_unit(row, line.cells[table.column("단위")] if "단위" in table.header else "")
        except ValueError as error:
            problems.append(_told(place, str(error), line.number, table.column("단위")))
            continue
        note = line.cells[table.column("비고")] if "비고" in table.header else ""
        found.append(replace(row, text=line.cells[value], note=note[:500], problem=""))
        numbers.append(line.number)
    marked, taken = checked(found, whose)
    for row, number in zip(marked, numbers, strict=True):
        if row.problem:
            problems.append(_told(place, row.problem, number, value))
    if not problems and not taken:
        problems.append(
            problem(place, "값이 하나도 없습니다. ‘값’ 열에 보고할 수를 적어 다시 올려 주십시오.",
                    "It holds no value. Write the numbers into the column ‘값’ and upload it again.", column=value)
        )  # fmt: skip
    if problems:
        raise Refusal(sorted(problems, key=lambda each: (each.row or 0, each.column or "")))
    return marked, taken


def _told(place: str, sentence: str, row: int, column: int) -> Problem:
    """A problem whose sentence is in the reader's language already."""
    return problem(place, sentence, sentence, row=row, column=column)


def _cut(table: Table, place: str, code: int) -> Iterator[Problem]:
    """A text file that was cut between two rows reads as a shorter table: so its last row says that it is the last."""
    if table.sheet or (table.rows and table.rows[-1].cells[code] == END):
        return
    yield problem(
        place,
        "파일이 중간에서 잘린 것 같습니다. 끝까지 저장된 파일인지 보고, 마지막 줄의 ‘코드’ 열에 ‘끝’이라고 적어 올려 주십시오.",
        "The file seems to have been cut. Check that it is whole, and end it with a row that says ‘끝’ in the column ‘코드’.",
        row=table.rows[-1].number if table.rows else table.header_row,
    )


def _foreign(table: Table, whose: For, place: str) -> Iterator[Problem]:
    """Rows of another programme or period: the wrong file for this return."""
    wanted = {
        "사업": (whose.programme.name, whose.programme.code),
        "기간": (period_text(whose.since_on, whose.until_on),),
    }
    for title, names in wanted.items():
        if title not in table.header:
            continue
        column = table.column(title)
        for line in table.rows:
            if line.cells[column] and line.cells[column] not in names:
                yield problem(
                    place, f"‘{line.cells[column][:40]}’의 값입니다. 이 보고는 ‘{names[0]}’의 보고이니 맞는 파일을 올려 주십시오.",
                    f"This row is for ‘{line.cells[column][:40]}’; this return is for ‘{names[0]}’. Upload the right file.",
                    row=line.number, column=column,
                )  # fmt: skip
                break


def sentences(refusal: Refusal) -> tuple[str, ...]:
    """What to show the reader."""
    return refusal.sentences_en if get_language() == "en" else refusal.sentences_ko
