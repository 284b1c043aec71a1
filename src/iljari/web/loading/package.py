"""A data package of records (data/record-2018): its tables read and every row checked, before anything is stored."""

import csv
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from iljari.acts import money
from iljari.acts.base import Act, Mode
from iljari.acts.dimensions import NAMES
from iljari.catalogue.language import Programme
from iljari.catalogue.recording import Unfit, act_for, span_days
from iljari.catalogue.register import programme as programme_of
from iljari.indicators.definition import Kind
from iljari.kernel.money import Books
from iljari.kernel.units import may_show, unit
from iljari.web.loading.cells import (
    Problem,
    Row,
    Wrong,
    deliverer,
    million_won,
    source,
    the_day,
    the_kinds,
    the_period,
    the_programme,
)
from iljari.web.loading.tables import TABLES

CITY = "city"

# Tables that may be split over several files: 'happened' is happened-*.csv. Columns for readers only may be left out.
_FOR_READERS = {"note", "printed"}
COLUMNS: dict[str, tuple[str, ...]] = {
    kind: tuple(name for name in table.names if name not in _FOR_READERS) for kind, table in TABLES.items()
}


class Unusable(Exception):
    """A package with wrong rows: nothing of it is stored."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


_KNOWN = ("basis_on", "decided_on", "answered_on", "reached_on")


@dataclass
class Package:
    """All rows of a package by table, and the digest of its files."""

    folder: Path
    digest: str
    year: int = 0
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def last_day(self) -> date:
        """The last day that any of its rows speaks of as known."""
        days = [
            row[column] for rows in self.rows.values() for row in rows for column in _KNOWN if row[column]
        ]
        return date.fromisoformat(max(days))


def read(folder: Path) -> Package:
    """Read all tables of a package and check them; raises Unusable with every problem found."""
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise Unusable([Problem(str(folder), 0, "", "표(CSV)가 하나도 없습니다. 폴더를 확인하십시오.")])
    named = re.fullmatch(r"record-(\d{4})", folder.name)
    if named is None:
        raise Unusable(
            [Problem(str(folder), 0, "", "폴더의 이름은 record-2018처럼 record-와 연도여야 합니다.")]
        )
    seal = hashlib.sha256()
    package = Package(folder, "", int(named[1]))
    problems: list[Problem] = []
    for path in paths:
        content = path.read_bytes()
        seal.update(path.name.encode() + b"\0" + hashlib.sha256(content).digest())
        problems += _read_table(package, path.name, content)
    package.digest = seal.hexdigest()
    problems += check(package)
    if problems:
        raise Unusable(problems)
    return package


def _read_table(package: Package, name: str, content: bytes) -> list[Problem]:
    kind = name.removesuffix(".csv").split("-")[0]
    if kind not in COLUMNS:
        return [Problem(name, 0, "", f"모르는 표입니다. {', '.join(COLUMNS)} 가운데 하나여야 합니다.")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [Problem(name, 0, "", "UTF-8로 저장된 파일이 아닙니다. UTF-8로 다시 저장하십시오.")]
    reader = csv.DictReader(text.splitlines())
    missing = [column for column in COLUMNS[kind] if column not in (reader.fieldnames or [])]
    if missing:
        return [Problem(name, 1, ", ".join(missing), "이 열이 없습니다. 첫 행의 열 이름을 확인하십시오.")]
    found = []
    for cells in reader:
        number = reader.line_num
        if None in cells or None in cells.values():
            found.append(
                Problem(name, number, "", "칸의 수가 첫 행과 다릅니다. 쉼표가 든 값은 따옴표로 묶으십시오.")
            )
            continue
        row = Row(name, number, {str(key): str(value).strip() for key, value in cells.items()}, package.year)
        package.rows.setdefault(kind, []).append(row)
    return found


def check(package: Package) -> list[Problem]:
    """Everything that is wrong with the rows, each with table, row, column and sentence."""
    problems: list[Problem] = []
    for kind, convert in ACTS_OF.items():
        seen: dict[tuple[str, ...], str] = {}
        heading = "indicator" if "indicator" in TABLES[kind].key else TABLES[kind].key[0]
        for row in package.rows.get(kind, []):
            found = [
                row.problem(column, sentence) for column, sentence in TABLES[kind].faults(row.cells, row.year)
            ]
            problems += found or _check_row(row, convert)
            key = tuple(_sorted(row[column]) for column in TABLES[kind].key)
            if key in seen:
                problems.append(
                    row.problem(heading, f"{seen[key]}과 같은 것을 말합니다. 한 번만 적으십시오.")
                )
            seen[key] = f"{row.table} {row.number}행"
    return problems or _strangers(package)


def _strangers(package: Package) -> list[Problem]:
    """Results of deliverers that the table of deliverers does not name."""
    named = {(row["code"], row["programme"]) for row in package.rows.get("deliverers", [])}
    return [
        row.problem(
            "deliverer",
            f"'{row['deliverer']}'은(는) deliverers 표에 이 사업의 수행기관으로 적혀 있지 않습니다.",
        )
        for row in package.rows.get("happened", [])
        if row["deliverer"] != CITY and (row["deliverer"], row["programme"]) not in named
    ]


def _sorted(kinds: str) -> str:
    return ";".join(sorted(part for part in kinds.split(";") if part))


def _check_row(row: Row, convert: "Callable[[Row], list[Act]]") -> list[Problem]:
    try:
        acts = convert(row)
    except Wrong as error:
        return [row.problem(error.column, error.sentence)]
    found = []
    for act in acts:
        programme = programme_of(act.programme)
        strange = [
            row.problem("kinds", f"'{programme.name}' 사업에는 '{dimension}={value}' 구분이 없습니다.")
            for dimension, value in act.kinds.items()
            if dimension not in NAMES or not programme.knows(dimension, value)
        ]
        found += strange or [row.problem("value", sentence) for sentence in act.faults()]
        if type(act).__name__ not in programme.acts():
            found.append(row.problem("indicator", f"'{programme.name}' 사업에는 '{act.ko}'이(가) 없습니다."))
    return list(dict.fromkeys(found))


def happened(row: Row) -> list[Act]:
    """The act of a result."""
    operator, district = deliverer(row)
    basis_on = the_day(row, "basis_on")
    span = the_period(row)
    if span.starts_on > basis_on:
        raise Wrong("basis_on", f"기준일({basis_on})이 기간({row['period']})보다 이릅니다.")
    since_on, effective_on = span_days(span, basis_on)
    act = _act(row, effective_on=effective_on, since_on=since_on, operator=operator, district=district)
    if act.mode is Mode.DECLARED:
        raise Wrong("indicator", f"'{act.ko}'은(는) 정하는 값입니다. decided 표에 적으십시오.")
    return [act]


def decided(row: Row) -> list[Act]:
    """The act of a decision."""
    span = the_period(row)
    the_day(row, "decided_on")
    until_on = span.last_day if span.ends_before.year < 9999 else None
    act = _act(row, effective_on=span.starts_on, until_on=until_on)
    if act.mode is not Mode.DECLARED:
        raise Wrong("indicator", f"'{act.ko}'은(는) 정하는 값이 아닙니다. happened 표에 적으십시오.")
    return [act]


def stated(row: Row) -> list[Act]:
    """The act of a printed value: for which indicator, from which line, for which period."""
    span = the_period(row)
    kinds = the_kinds(row) | {"source": f"l{row['line']}"}
    until_on = span.last_day if span.ends_before.year < 9999 else None
    return [_act(row, suffix=".stated", kinds=kinds, effective_on=the_day(row, "basis_on"), since_on=span.starts_on,
                 until_on=until_on)]  # fmt: skip


def _act(row: Row, *, effective_on: date, since_on: date | None = None, until_on: date | None = None, suffix: str = "",
         kinds: dict[str, str] | None = None, operator: str = "", district: str = "") -> Act:  # fmt: skip
    programme, code = the_programme(row), row["indicator"] + suffix
    try:
        return act_for(
            programme, code, value=row["value"], unit_code=row["unit"],
            kinds=the_kinds(row) if kinds is None else kinds, effective_on=effective_on, since_on=since_on,
            until_on=until_on, operator=operator, district=district, source=source(row),
        )  # fmt: skip
    except Unfit as error:
        raise Wrong(_unfit(programme, code, row["unit"]), str(error)) from None


def _unfit(programme: Programme, code: str, unit_code: str) -> str:
    """The column that makes a row unfit."""
    try:
        indicator = programme.indicator(code)
    except KeyError:
        return "indicator"
    if indicator.kind is Kind.DERIVED:
        return "indicator"
    return "value" if may_show(unit(indicator.unit), unit(unit_code)) else "unit"


def staff(row: Row) -> list[Act]:
    """Posts and officers of one grade in one division."""
    kinds = {"division": row["division"], "kind": row["service"], "grade": row["grade"]}
    kinds = {name: value for name, value in kinds.items() if value}
    basis_on = the_day(row, "basis_on")
    programme = programme_of("bureau.staffing")
    try:
        return [
            act_for(programme, "posts", value=row["authorised"], unit_code="people", kinds=kinds, effective_on=basis_on,
                    source=source(row)),
            act_for(programme, "staff", value=row["actual"], unit_code="people", kinds=kinds, effective_on=basis_on,
                    source=source(row), operator=CITY),
        ]  # fmt: skip
    except Unfit as error:
        raise Wrong("authorised", str(error)) from None


def budget_line(row: Row) -> list[Act]:
    """What the budget desk will post of a line: its appropriation and its commitments."""
    programme = the_programme(row)
    _programmes(row, "other_programmes")
    if million_won(row, "commitment_million") > million_won(row, "appropriation_million"):
        raise Wrong("commitment_million", "집행액이 예산현액보다 많습니다. 두 금액을 확인하십시오.")
    kinds = {"kind": row["category"], **_division(row)}
    basis_on = the_day(row, "basis_on")
    return [
        money.Appropriated(
            programme=programme.code, object=f"{row.year}:{row['number']}", effective_on=basis_on, books=Books.CITY,
            amount_won=million_won(row, "appropriation_million"), kinds=kinds | {"stage": "original"}, source=source(row),
        ),
        money.Committed(
            programme=programme.code, object=f"{row.year}:{row['number']}", effective_on=basis_on, books=Books.CITY,
            amount_won=million_won(row, "commitment_million"), kinds=kinds, source=source(row),
        ),
    ]  # fmt: skip


def expenditure(row: Row) -> list[Act]:
    """What the budget desk will mirror of a division's expenditure, which no source itemises."""
    kinds = {"kind": "unitemised", **_division(row)}
    return [
        money.Expended(
            programme="bureau.budget_summary", object=f"{row.year}:{row['division']}", kinds=kinds, books=Books.CITY,
            effective_on=the_day(row, "basis_on"), amount_won=million_won(row, "amount_million"), source=source(row),
            mode=Mode.MIRRORED,
        )
    ]  # fmt: skip


def _division(row: Row) -> dict[str, str]:
    return {"division": row["division"]} if row["division"] else {}


def _programmes(row: Row, column: str) -> None:
    """Checks programmes that a cell lists, joined by semicolons."""
    for code in filter(None, row[column].split(";")):
        try:
            programme_of(code)
        except KeyError as error:
            raise Wrong(column, str(error.args[0])) from None


def milestone(row: Row) -> list[Act]:
    """Checks a milestone's cells."""
    the_programme(row)
    the_period(row, "due")
    return []


def named_deliverer(row: Row) -> list[Act]:
    """Checks a deliverer's cells."""
    the_programme(row)
    if row["since"] and row["until"] and the_day(row, "until") < the_day(row, "since"):
        raise Wrong("until", "끝나는 날이 시작하는 날보다 이릅니다.")
    return []


def audit_item(row: Row) -> list[Act]:
    """Checks an audit item's cells."""
    _programmes(row, "answered_by")
    if the_day(row, "answered_on") < the_day(row, "raised_on"):
        raise Wrong("answered_on", "답한 날이 지적한 날보다 이릅니다.")
    return []


ACTS_OF: dict[str, Callable[[Row], list[Act]]] = {
    "happened": happened, "decided": decided, "stated": stated, "staff": staff, "budget_lines": budget_line,
    "expenditure": expenditure, "milestones": milestone, "deliverers": named_deliverer, "audit_items": audit_item,
}  # fmt: skip


def month_of(day: date) -> tuple[date, date]:
    """The first and last day of the day's month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def values(package: Package) -> Iterator[tuple[Row, Act]]:
    """Every row that states a value, with its act."""
    for kind in ("happened", "decided", "stated", "staff", "budget_lines", "expenditure"):
        for row in package.rows.get(kind, []):
            for act in ACTS_OF[kind](row):
                yield row, act
