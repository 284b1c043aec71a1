"""Assembling the council report: sections read, references evaluated in one book, one document for all writers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from iljari.catalogue.budget_rows import BUDGET_ROWS
from iljari.catalogue.organisation import BUREAU, DIVISIONS
from iljari.catalogue.register import programme as programme_of
from iljari.catalogue.work_items import CHAPTERS, WORK_ITEMS
from iljari.figures.evaluate import Book, Figure
from iljari.indicators.reference import parse, tokens
from iljari.kernel.units import unit
from iljari.reports import charts
from iljari.reports.council import markup
from iljari.reports.council.typed import split
from iljari.reports.document import (
    Block,
    Cell,
    Chart,
    Document,
    FigureRun,
    Heading,
    Item,
    Note,
    Purpose,
    Run,
    Runs,
    Table,
    Text,
    TypedNumber,
    merged,
)

ROMAN = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ")


@dataclass(frozen=True)
class AuditLine:
    """An audit item as the report lists it."""

    kind: str
    division: str
    text: str
    state: str
    actions: str


@dataclass
class Report:
    """The assembled report: the document, and every figure in it by its key, in the order of reading."""

    document: Document
    figures: dict[str, Figure]
    sections: dict[str, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class Assembler:
    """Turns sections into blocks; keeps every figure that it uses, and every reference that it cannot evaluate."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.figures: dict[str, Figure] = {}
        self.published: dict[str, list[str]] = {}
        self.faults: list[str] = []
        self.section = ""

    def run(self, text: str, programme: str, where: str) -> list[Run]:
        """One reference as a figure followed by its unit; a fault is kept and shown as '?'."""
        try:
            asked = parse(text, programme)
            figure = self.book.figure(asked)
        except (KeyError, ValueError) as error:
            self.faults.append(f"{where}: {{{text}}}: {error.args[0]}")
            return [TypedNumber("?")]
        if figure.value is None:
            self.faults.append(f"{where}: {{{text}}}: 보고된 것이 없습니다({figure.key}).")
        self.figures.setdefault(figure.key, figure)
        self.published.setdefault(figure.key, [])
        if self.section not in self.published[figure.key]:
            self.published[figure.key].append(self.section)
        return [
            _figure_run(figure),
            *([] if asked.bare or figure.value is None else [Text(unit(figure.unit).ko)]),
        ]

    def runs(self, text: str, programme: str, where: str) -> Runs:
        """A sentence: texts, figures, and numbers typed by hand, marked."""
        made: list[Run] = []
        for kind, piece in tokens(text):
            if kind == "reference":
                made += self.run(piece, programme, where)
            else:
                made += [TypedNumber(part) if typed else Text(part) for part, typed in split(piece)]
        return merged(tuple(made))

    def blocks(self, name: str) -> list[Block]:
        """The blocks of one section."""
        self.section = name
        made: list[Block] = []
        seen = ""
        for piece in markup.read(name):
            where = f"{name} {piece.line}행"
            if piece.kind == "programme":
                programme_of(piece.text)
                if seen and piece.text != seen:
                    made.append(Heading(4, programme_of(piece.text).name, f"s{name}-{piece.line}"))
                seen = piece.text
            elif piece.kind == "purpose":
                made.append(Purpose(self.runs(piece.text, piece.programme, where)))
            elif piece.kind == "table":
                made.append(self.table(piece, where))
            elif piece.kind in ("bar", "line", "grouped", "execution"):
                made.append(self.chart(piece, where))
            elif piece.kind == "※":
                made.append(Item("※", self.runs(piece.text, piece.programme, where)))
            else:
                made.append(Item(piece.kind, self.runs(piece.text, piece.programme, where)))  # type: ignore[arg-type]
        return made

    def table(self, piece: markup.Piece, where: str) -> Table:
        """A table; its first row is the head, its first column heads the rows."""
        caption, note = _caption(piece.text)
        width = max(len(row) for row in piece.rows)
        rows = [
            tuple(
                Cell(self.runs(cell, piece.programme, where), header=number == 0 or column == 0)
                for column, cell in enumerate([*row, *[""] * (width - len(row))])
            )
            for number, row in enumerate(piece.rows)
        ]
        return Table(caption, note, (rows[0],), tuple(rows[1:]), numeric=_numeric(rows[1:]))

    def chart(self, piece: markup.Piece, where: str) -> Chart:
        """A chart of the figures given, with the table behind it."""
        caption, note = _caption(piece.text)
        marks: list[charts.Mark] = []
        cells: dict[str, dict[str, Cell]] = {}
        shown_unit = ""
        for references, label in piece.rows:
            category, _, series = (part.strip() for part in label.partition("/"))
            for kind, text in tokens(references):
                run = self.run(text, piece.programme, where) if kind == "reference" else []
                if not run or not isinstance(run[0], FigureRun):
                    continue
                shown_unit = run[0].unit_ko
                marks.append(charts.Mark(category, run[0].value, run[0].text, series))
                cells.setdefault(category, {})[series] = Cell((run[0],), align="right")
        told = ", ".join(
            f"{mark.category} {mark.series} {mark.text}{shown_unit}".replace("  ", " ") for mark in marks
        )
        table = _chart_table(caption, note or (f"단위: {shown_unit}" if shown_unit else ""), cells)
        return Chart(caption, _spec(piece.kind, marks, shown_unit), f"{caption}: {told}", table)


def _chart_table(caption: str, note: str, cells: dict[str, dict[str, Cell]]) -> Table:
    """The table behind a chart: a row a category, a column a series."""
    series = list(dict.fromkeys(name for row in cells.values() for name in row))
    head = tuple(Cell((Text(word),), header=True) for word in ("구분", *(name or "값" for name in series)))
    rows = tuple(
        (
            Cell((Text(category),), header=True),
            *(row.get(name, Cell((Text("—"),), align="right")) for name in series),
        )
        for category, row in cells.items()
    )
    return Table(caption, note, (head,), rows, numeric=frozenset(range(1, len(series) + 1)))


def _spec(kind: str, marks: list[charts.Mark], shown_unit: str) -> charts.Spec:
    if kind == "line":
        return charts.lines(marks, unit=shown_unit)
    if kind == "execution":
        return charts.execution_bars(marks, unit=shown_unit)
    if kind == "grouped" or any(mark.series for mark in marks):
        return charts.grouped_bars(marks, unit=shown_unit)
    return charts.bars(marks, unit=shown_unit)


def _figure_run(figure: Figure) -> FigureRun:
    told = unit(figure.unit)
    return FigureRun(
        key=figure.key,
        text=figure.text,
        value=None if figure.unit == "time of day" else figure.number,
        unit=figure.unit,
        unit_ko=told.ko,
        stated=figure.origin == "stated",
        href=f"/figures/{figure.key}/",
        label=f"{figure.programme.name} {figure.label()}",
        basis=figure.basis_on.isoformat() if figure.basis_on else "",
        source=ORIGINS[figure.origin][0],
    )


ORIGINS = {
    "record": ("개별 기록", "single records"),
    "return": ("보고", "returns"),
    "stated": ("인쇄된 값", "printed values"),
    "declared": ("정한 값", "decisions"),
}


def _caption(text: str) -> tuple[str, str]:
    match = re.search(r"\((단위\s*:[^)]*)\)", text)
    return (re.sub(r"\s*\(단위\s*:[^)]*\)", "", text).strip(" :"), match[1] if match else "")


def _numeric(rows: Sequence[tuple[Cell, ...]]) -> frozenset[int]:
    columns = range(len(rows[0])) if rows else range(0)
    return frozenset(
        column
        for column in columns
        if column and any(any(isinstance(run, FigureRun) for run in row[column].runs) for row in rows)
    )


def assemble(book: Book, *, day: date | None = None, audit: Iterable[AuditLine] = ()) -> Report:
    """The whole report of `day` as the book knows it; `audit` are the council desk's items for chapter Ⅴ."""
    day = day or book.as_of
    maker = Assembler(book)
    blocks: list[Block] = []
    written = set(markup.names())
    blocks.append(Heading(1, "일반현황", "general", ROMAN[0]))
    blocks += maker.blocks("0-01") if "0-01" in written else []
    blocks.append(Heading(1, "비전 및 목표", "vision", ROMAN[1]))
    blocks += maker.blocks("0-02") if "0-02" in written else []
    blocks.append(Heading(1, "주요업무 보고", "work", ROMAN[2]))
    for chapter, (title, _, _) in CHAPTERS.items():
        blocks.append(Heading(2, title, f"chapter-{chapter}", str(chapter)))
        for item in (item for item in WORK_ITEMS if item.chapter == chapter):
            name = f"{item.chapter}-{item.number:02d}"
            blocks.append(Heading(3, item.ko, f"item-{item.code}", str(item.number)))
            blocks += maker.blocks(name) if name in written else []
    blocks.append(Heading(1, f"{day.year}년 예산 집행현황", "budget", ROMAN[3]))
    blocks.append(Heading(2, "총괄현황", "budget-summary", "1"))
    blocks += maker.blocks("4-00") if "4-00" in written else []
    blocks += _budget_table(maker)
    blocks.append(Heading(1, f"{day.year - 1}년 행정사무감사 처리결과", "audit", ROMAN[4]))
    blocks.append(Heading(2, "처리결과 총괄", "audit-1", "1"))
    blocks += maker.blocks("5-00") if "5-00" in written else []
    blocks += _audit_tables(audit)
    document = Document(
        title=f"{day.year} 주요업무보고",
        subtitle="",
        meeting="제284회 시의회 정례회 기획경제위원회",
        day=day,
        organisation=BUREAU[0],
        basis_note="수치마다 기준일이 있습니다. 기준일은 수치의 쪽과 XLSX의 수치 목록에 적혀 있습니다.",
        blocks=tuple(blocks),
    )
    return Report(document, maker.figures, maker.published, maker.faults)


def _budget_table(maker: Assembler) -> list[Block]:
    """The table of the budget rows: appropriation, commitments, rate, and what is left, by division."""
    maker.section = "4-54"
    made: list[Block] = [Heading(2, "예산사업별 집행현황", "budget-rows", "2")]
    head = tuple(Cell((Text(word),), header=True) for word in
                 ("연번", "예산사업", "예산현액", "집행액", "집행률(%)", "남은 예산"))  # fmt: skip
    for division in DIVISIONS:
        rows = []
        for row in (row for row in BUDGET_ROWS if row.division == division.code):
            told = [maker.run(f"!{name}", row.lead, f"예산사업 {row.number}")
                    for name in ("appropriation", "commitment", "commitment_rate", "uncommitted")]  # fmt: skip
            rows.append(
                (
                    Cell((Text(str(row.number)),), align="center"),
                    Cell((Text(row.ko),), header=True),
                    *(Cell(tuple(runs), align="right") for runs in told),
                )
            )
        made.append(Item("□", (Text(division.ko),)))
        made.append(
            Table(
                f"{division.ko} 예산사업", "단위: 백만원, '18. 10. 24. 기준", (head,), tuple(rows),
                widths=(6, 44, 14, 14, 10, 12), numeric=frozenset({2, 3, 4, 5}),
            )
        )  # fmt: skip
    made.append(Note((Text("집행액은 지출원인행위액이다. 남은 예산은 예산현액에서 집행액을 뺀 금액이다."),)))
    return made


def _audit_tables(audit: Iterable[AuditLine]) -> list[Block]:
    made: list[Block] = []
    by_kind: dict[str, list[AuditLine]] = {}
    for line in audit:
        by_kind.setdefault(line.kind, []).append(line)
    head = tuple(
        Cell((Text(word),), header=True) for word in ("담당", "지적·요구 사항", "상태", "조치와 계획")
    )
    for number, (kind, lines) in enumerate(by_kind.items(), 2):
        made.append(Heading(2, kind, f"audit-{number}", str(number)))
        rows = tuple(tuple(Cell((Text(word),)) for word in (line.division, line.text, line.state, line.actions or "—"))
                     for line in lines)  # fmt: skip
        made.append(Table(kind, "", (head,), rows, widths=(18, 40, 9, 33)))
    return made
