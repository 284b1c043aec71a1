"""From a file to its rows as understood; every cell that cannot be understood becomes a problem with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iljari.desks.budget.models import BudgetLine
from iljari.exchange.ehojo.layout import LINE, LONGEST_NUMBER, MOST_ROWS, SUBTOTALS, TOTALS, Layout
from iljari.files import parsing, tables
from iljari.files.encodings import Encoding
from iljari.files.problems import Problem, Refusal, problem, refuse
from iljari.kernel.money import FUNDING_SOURCE_NAMES, FundingSource

UNITS = re.compile(r"[(\[](?P<unit>[^)\]]*)[)\]]$")


@dataclass(frozen=True)
class Told:
    """A row of the file as it was understood."""

    row: int
    line: BudgetLine
    commitment: str
    on: date
    amount_won: int
    source: str
    payer: FundingSource | None

    @property
    def said(self) -> tuple[object, ...]:
        """What must be the same for the row to be the same."""
        return (self.line.code, self.source, self.commitment, self.on, self.amount_won, self.payer)


def plain_title(title: str) -> str:
    """A title without spaces and without its unit in brackets.

    >>> plain_title("지출 금액 (원)"), plain_title("세부사업코드")
    ('지출금액', '세부사업코드')
    """
    return UNITS.sub("", re.sub(r"\s", "", title))


def read(name: str, content: bytes, layout: Layout, encoding: Encoding | None) -> tables.Table:
    """The table below its header, even where lines of a report's head stand above it."""
    table = tables.read_table(name, content, encoding=encoding)
    if _missing(table.header, layout):
        for row in table.rows[:20]:
            if not _missing(row.cells, layout):
                table = tables.read_table(name, content, encoding=encoding, header_row=row.number)
                break
    missing = _missing(table.header, layout)
    if missing:
        raise refuse(
            table.sheet or table.name,
            f"{layout.ko} 파일로 읽을 수 없습니다. 제목 줄에 {', '.join(missing)} 열이 있어야 합니다. "
            "파일 종류를 맞게 골랐는지, 제목을 고치지 않았는지 확인하십시오.",
            f"This cannot be read as a file of {layout.en}: columns missing: {', '.join(missing)}.",
            row=table.header_row,
        )
    if len(table.rows) > MOST_ROWS:
        raise refuse(
            table.sheet or table.name,
            f"{len(table.rows):,}행입니다. 한 번에 {MOST_ROWS:,}행까지 받으니 달별로 나누어 올리십시오.",
            f"{len(table.rows):,} rows; at most {MOST_ROWS:,} at a time. Upload it month by month.",
        )
    return table


def _missing(header: Sequence[str], layout: Layout) -> list[str]:
    titles = {plain_title(title) for title in header}
    missing = [
        column.titles[0] for column in layout.columns if column.required and not titles & set(column.titles)
    ]
    known = {title for column in LINE if column.name in ("account", "name") for title in column.titles}
    return missing if titles & known else ["세부사업코드(또는 세부사업명)", *missing]


def _places(table: tables.Table, layout: Layout) -> dict[str, int]:
    """Where each column stands; raises Refusal for one that stands there twice, and for amounts not in won."""
    places: dict[str, int] = {}
    for column in layout.columns:
        found = [index for index, title in enumerate(table.header) if plain_title(title) in column.titles]
        if len(found) > 1:
            told = ", ".join(table.header[index] for index in found)
            raise refuse(
                table.sheet or table.name,
                f"'{told}' 열이 같은 뜻으로 겹칩니다. 하나만 남기고 올리십시오.",
                f"The columns '{told}' mean the same. Keep one of them.",
                row=table.header_row, column=found[1],
            )  # fmt: skip
        if found:
            places[column.name] = found[0]
    unit = UNITS.search(re.sub(r"\s", "", table.header[places["amount"]]))
    if unit and unit["unit"].removeprefix("단위:") != "원":
        raise refuse(
            table.sheet or table.name,
            f"금액의 단위가 '{unit['unit']}'입니다. 원 단위로 내려받아 올리십시오.",
            f"The amounts are in '{unit['unit']}'. Export them in won.",
            row=table.header_row, column=places["amount"],
        )  # fmt: skip
    return places


# --- rows ----------------------------------------------------------------------------------------------------


class _Lines:
    """Finds a budget line by the code or name that e호조 gives."""

    def __init__(self) -> None:
        self._by_code: dict[tuple[int, str], list[BudgetLine]] = {}
        self._by_name: dict[tuple[int, str], list[BudgetLine]] = {}
        for line in BudgetLine.objects.exclude(category="unitemised"):
            for code in {line.account, line.number} - {""}:
                self._by_code.setdefault((line.year, code), []).append(line)
            self._by_name.setdefault((line.year, re.sub(r"\s", "", line.name)), []).append(line)

    def find(self, year: int, account: str, name: str) -> BudgetLine | str:
        """The line, or a sentence why there is none."""
        found = self._by_code.get((year, account), []) if account else []
        if account and len(found) > 1:
            found = [line for line in found if line.account == account]
        if not account:
            found = self._by_name.get((year, re.sub(r"\s", "", name)), [])
        if len(found) == 1:
            return found[0]
        told = f"코드 '{account}'" if account else f"이름 '{name}'"
        if found:
            return f"{year}년에 {told}인 예산과목이 {len(found)}개입니다. 과목 코드로 올리십시오."
        return (
            f"{year}년에 {told}인 예산과목이 없습니다. 과목을 먼저 등록하거나, "
            "등록된 과목에 이 e호조 코드를 적어 주십시오."
        )  # fmt: skip


def rows(table: tables.Table, layout: Layout, today: date) -> tuple[list[Told], int]:
    """Every row understood, and how many rows of totals were passed over; raises Refusal with all problems."""
    places, lines = _places(table, layout), _Lines()
    found: dict[tuple[str, str], Told] = {}
    problems: list[Problem] = []
    skipped, totals = 0, []
    for row in table.rows:
        label = next((cell for cell in row.cells if cell), "").replace(" ", "")
        if label in TOTALS | SUBTOTALS:
            skipped += 1
            totals += [row] if label in TOTALS else []
            continue
        reader = _Reader(table, row, places, problems)
        told = reader.told(layout, lines, today)
        if told is None:
            continue
        before = found.setdefault((told.line.code, told.source), told)
        if before.said != told.said:
            reader.wrong(
                "document" if layout.expended else "commitment",
                f"{before.row}행과 번호가 같은데 내용이 다릅니다. 번호를 확인하십시오.",
                f"The same number as row {before.row}, with another content.",
            )
    problems += _against_totals(table, places["amount"], totals, list(found.values())) if not problems else []
    if not found and not problems:
        problems.append(
            problem(table.sheet or table.name, "받을 행이 없습니다.", "There are no rows to take over.")
        )
    if problems:
        raise Refusal(problems[: tables.MAX_PROBLEMS])
    return list(found.values()), skipped


def _against_totals(
    table: tables.Table, at: int, totals: Sequence[tables.Row], found: Sequence[Told]
) -> Iterator[Problem]:
    """A total that the rows above it do not make: the file was cut, or a row was changed."""
    if len(totals) != 1:
        return
    try:
        printed = parsing.whole_number(totals[0].cells[at])
    except parsing.Unreadable:
        return
    summed = sum(told.amount_won for told in found)
    if printed is not None and printed != summed:
        yield problem(
            table.sheet or table.name,
            f"합계가 {printed:,}원인데 행을 더하면 {summed:,}원입니다. 파일이 잘렸거나 고쳐졌는지 확인하고 다시 내려받으십시오.",
            f"The total says {printed:,} won, the rows make {summed:,}. Export the file again.",
            row=totals[0].number, column=at,
        )  # fmt: skip


class _Reader:
    """Reads the cells of one row and notes what is wrong with them."""

    def __init__(
        self, table: tables.Table, row: tables.Row, places: Mapping[str, int], problems: list[Problem]
    ) -> None:
        self._table, self._row, self._places, self._problems = table, row, places, problems

    def cell(self, name: str) -> str:
        """The text of a cell; empty where there is no such column."""
        return self._row.cells[self._places[name]] if name in self._places else ""

    def wrong(self, name: str, ko: str, en: str) -> None:
        """Note a problem at a cell."""
        self._problems.append(
            problem(
                self._table.sheet or self._table.name,
                ko,
                en,
                row=self._row.number,
                column=self._places.get(name),
            )
        )

    def told(self, layout: Layout, lines: _Lines, today: date) -> Told | None:
        """The row as understood; None when something is wrong with it, and then every problem is noted."""
        before = len(self._problems)
        on, amount = self._day(today), self._amount(layout)
        line = self._line(lines, on)
        number = self._number("commitment", "원인행위번호")
        payer = self._payer()
        source = self._source(layout, number, payer)
        if len(self._problems) > before or on is None or amount is None or line is None:
            return None
        if on.year != line.year:
            self.wrong(
                "day", f"{on}은(는) {line.year}회계연도가 아닙니다. 날짜나 회계연도를 확인하십시오.",
                f"{on} is not in fiscal year {line.year}.",
            )  # fmt: skip
            return None
        return Told(self._row.number, line, number, on, amount, source, payer)

    def _day(self, today: date) -> date | None:
        try:
            on = parsing.day(self.cell("day"))
        except parsing.Unreadable as error:
            self.wrong("day", error.sentence_ko, error.sentence_en)
            return None
        if on is None:
            self.wrong("day", "날짜가 비어 있습니다.", "The day is missing.")
        elif on > today:
            self.wrong(
                "day", f"{on}은(는) 아직 오지 않았습니다. 날짜를 확인하십시오.", f"{on} has not come yet."
            )
            return None
        return on

    def _amount(self, layout: Layout) -> int | None:
        try:
            amount = parsing.whole_number(self.cell("amount"))
        except parsing.Unreadable as error:
            self.wrong("amount", error.sentence_ko, error.sentence_en)
            return None
        if not amount:
            self.wrong(
                "amount",
                "금액이 비었거나 0입니다. 금액을 적거나 행을 지우십시오.",
                "The amount is missing or 0.",
            )
            return None
        if abs(amount) > 10**15:
            self.wrong(
                "amount", "금액이 1,000조원을 넘습니다. 단위를 확인하십시오.", "The amount is too large."
            )
            return None
        return amount

    def _line(self, lines: _Lines, on: date | None) -> BudgetLine | None:
        text = self.cell("year").removesuffix("년")
        if text and not re.fullmatch(r"20\d\d", text):
            self.wrong(
                "year",
                f"'{text}'은(는) 회계연도가 아닙니다. 2018처럼 적으십시오.",
                f"'{text}' is no fiscal year.",
            )
            return None
        year = int(text) if text else on.year if on else None
        if year is None:
            return None
        account, name = self.cell("account"), self.cell("name")
        place = "account" if "account" in self._places else "name"
        if not account and not name:
            self.wrong(place, "예산과목이 비어 있습니다.", "The budget line is missing.")
            return None
        found = lines.find(year, account, name)
        if isinstance(found, str):
            self.wrong(place, found, f"No single budget line of {year} for '{account or name}'.")
            return None
        return found

    def _number(self, name: str, title: str) -> str:
        text = self.cell(name)
        if not text:
            self.wrong(name, f"{title}가 비어 있습니다.", "The number is missing.")
        elif len(text) > LONGEST_NUMBER:
            self.wrong(name, f"{title}는 {LONGEST_NUMBER}자까지 받습니다.", "The number is too long.")
        return text

    def _source(self, layout: Layout, commitment: str, payer: FundingSource | None) -> str:
        """By what the row is known: its document, or a commitment and its change; with its item and payer where told."""
        if layout.expended:
            told = [f"e호조 지출결의 {self._number('document', '지출결의번호')}"]
        else:
            told = [f"e호조 원인행위 {commitment}"]
            change = self.cell("change")
            if re.fullmatch(r"\d{1,3}", change):
                told += [f"변경 {int(change)}"] if int(change) else []
            elif change not in ("", "-"):
                self.wrong(
                    "change",
                    f"변경차수 '{change}'은(는) 0 이상의 정수로 적으십시오.",
                    "The change is no number.",
                )
        told += [self.cell("item")[:12]] if self.cell("item") else []
        told += [FUNDING_SOURCE_NAMES[payer][0]] if payer else []
        return " ".join(told)

    def _payer(self) -> FundingSource | None:
        text = self.cell("payer")
        if not text:
            return None
        for payer, (ko, _) in FUNDING_SOURCE_NAMES.items():
            if text == ko:
                return payer
        known = ", ".join(ko for ko, _ in FUNDING_SOURCE_NAMES.values())
        self.wrong(
            "payer",
            f"재원 '{text}'은(는) {known} 가운데 하나로 적거나 비우십시오.",
            f"'{text}' is no funding source.",
        )
        return None
