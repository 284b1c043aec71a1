"""Writing the report's files: HTML, PDF, HWPX, XLSX and the list of figures, from one assembled document."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from iljari.figures.evaluate import Book, Figure
from iljari.figures.lineage import ever_counts
from iljari.files import marks
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
        **({"mark": marks.mark()} if marks.mark() else {}),
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
    """A figure that differs between two states of knowledge, and why; `figure` is the later one, `earlier` the one before."""

    key: str
    label: str
    before: str
    after: str
    unit: str
    reasons: tuple[str, ...]
    figure: Figure
    earlier: Figure | None = None

    @property
    def unseen(self) -> bool:
        """Whether the exact value differs but not what is shown of it."""
        return self.before == self.after


Figures = Mapping[str, Figure]


def compare(
    first: Book, second: Book, told: Callable[[Book], Figures] = lambda book: assemble(book).figures
) -> list[Change]:  # fmt: skip
    """Which figures of the report differ between two states of knowledge, each with the reasons in between.

    Those of the later report come first, in its order; then those that only the earlier one had, with what the later
    state of knowledge says of them. `told` gives the figures that a book's report tells, where that is known already.
    """
    first, second = sorted((first, second), key=lambda book: book.seq)
    before, after = told(first), told(second)
    pairs = [(before.get(key), figure) for key, figure in after.items()]
    pairs += [(figure, _now(second, figure)) for key, figure in before.items() if key not in after]
    changed = [(old, new) for old, new in pairs if (None if old is None else old.value) != new.value]
    reasoned = [line for line in read.changes(first.seq, second.seq) if line.reason] if changed else []
    return [
        Change(
            new.key,
            new.label(),
            "—" if old is None else old.text,
            new.text,
            new.unit,
            _reasons(new, reasoned),
            new,
            old,
        )
        for old, new in changed
    ]


def _now(book: Book, figure: Figure) -> Figure:
    """What a later state of knowledge says of a figure that its report no longer tells; nothing where it cannot say."""
    try:
        return book.figure(figure.reference)
    except (KeyError, ValueError):
        return replace(figure, value=None, entries=0)


def _reasons(figure: Figure, lines: Sequence[read.Line]) -> tuple[str, ...]:
    """The reasons given by those of these entries that count for the figure or one of its parts."""
    return tuple(dict.fromkeys(line.reason for line in lines if ever_counts(line, figure)))
