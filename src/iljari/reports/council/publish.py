"""Writing the report's files: HTML, PDF, HWPX, XLSX and the list of figures, from one assembled document."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from iljari.figures.evaluate import Book, Figure
from iljari.figures.lineage import ever
from iljari.journal import read
from iljari.kernel.units import unit
from iljari.reports import html, hwpx, pdf, xlsx
from iljari.reports.council.assemble import Report, assemble

NAME = "council-2018-11"


def figure_record(figure: Figure) -> dict[str, Any]:
    """One figure as the list of figures tells it."""
    return {
        "key": figure.key,
        "programme": figure.programme.code,
        "indicator": figure.indicator.code,
        "label_ko": figure.label(),
        "label_en": figure.label(english=True),
        "value": shown_value(figure),
        "exact": None if figure.value is None else str(figure.value / unit(figure.unit).factor),
        "unit": figure.unit,
        "period": figure.period,
        "basis_on": figure.basis_on.isoformat() if figure.basis_on else None,
        "dimensions": dict(figure.reference.kinds),
        "origin": figure.origin,
        "entries": figure.entries,
        "definition_version": figure.indicator.version,
    }


def shown_value(figure: Figure) -> int | float | str | None:
    """The value as it is shown, as a number; a time of day as text; None where nothing was reported."""
    if figure.value is None:
        return None
    if figure.unit == "time of day":
        return figure.text
    number = figure.number or Fraction(0)
    return int(number) if number.denominator == 1 else float(number)


def figure_list(report: Report, book: Book) -> dict[str, Any]:
    """The list of figures of a report, with the day and state of knowledge that it rests on."""
    known: datetime | None = read.known_moment(book.seq)
    return {
        "report": NAME,
        "as_of": book.as_of.isoformat(),
        "known_at": known.isoformat() if known else None,
        "seq": book.seq,
        "figures": [figure_record(figure) for figure in report.figures.values()],
    }


def write(
    report: Report, book: Book, folder: Path, *, step: Callable[[str], None] = lambda _: None
) -> list[Path]:
    """Write all files of the report into `folder`; `step` is told each file as it is done. Returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []

    def put(name: str, content: bytes) -> None:
        path = folder / name
        path.write_bytes(content)
        made.append(path)
        step(name)

    document = report.document
    put(f"{NAME}.json", json.dumps(figure_list(report, book), ensure_ascii=False, indent=1).encode())
    put(f"{NAME}.html", html.page_html(document).encode())
    put(f"{NAME}.pdf", pdf.write(document))
    put(f"{NAME}.hwpx", hwpx.write(document))
    put(f"{NAME}.xlsx", xlsx.write(document))
    return made


@dataclass(frozen=True)
class Change:
    """A figure that differs between two states of knowledge, and why."""

    key: str
    label: str
    before: str
    after: str
    unit: str
    reasons: tuple[str, ...]


def compare(first: Book, second: Book) -> list[Change]:
    """Which figures of the report differ between two states of knowledge, each with the reasons in between."""
    first, second = sorted((first, second), key=lambda book: book.seq)
    before, after = assemble(first).figures, assemble(second).figures
    changed = [key for key in after if key not in before or before[key].value != after[key].value]
    lines = {line.pk: line for line in read.changes(first.seq, second.seq)} if changed else {}
    made = []
    for key in changed:
        figure = after[key]
        behind = [line for line in ever(second, figure.reference) if line.pk in lines]
        reasons = tuple(dict.fromkeys(line.reason for line in behind if line.reason))
        old = before[key].text if key in before else "—"
        made.append(Change(key, figure.label(), old, figure.text, figure.unit, reasons))
    return made
