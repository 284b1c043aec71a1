"""Showing a return: its numbers beside the last ones, where they went, what was done with it and by whom."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from iljari.desks.returns import operations, queries, rights, rows, tables
from iljari.desks.returns.forms import exact
from iljari.desks.returns.models import Correction, Line, Return
from iljari.files.parsing import Unreadable
from iljari.indicators.definition import Kind
from iljari.indicators.reference import Reference

STARTLING = 10


@dataclass(frozen=True)
class Shown:
    """One number of a return as its page shows it."""

    row: rows.Row
    line: Line
    value: str
    before: str
    startling: bool
    figure: str
    corrected: tuple[Correction, ...]


def read(request: HttpRequest, paper: Return) -> HttpResponse:
    """A return that is not (or no longer) this person's to write in."""
    programme = rights.known_programme(paper.programme)
    waiting = paper.state == Return.State.SUBMITTED
    signed = paper.state == Return.State.SIGNED
    may_correct = signed and rights.allowed(rights.of_paper, request, "returns.correct", paper)
    own = paper.submitted_by == rights.by(request)
    context: dict[str, Any] = {
        "paper": paper, "programme": programme, "shown": shown(paper), "steps": paper.steps.order_by("pk"),
        "who": queries.Names().of(paper.programme, paper.operator, paper.district),
        "period": (paper.since_on, paper.until_on),
        "corrections": queries.corrections(paper), "reasons": operations.REASONS,
        "may_sign": waiting and not own and rights.allowed(rights.of_paper, request, "returns.sign", paper),
        "own": waiting and own, "may_send_back": waiting and rights.allowed(rights.of_paper, request, "returns.send_back", paper),
        "may_correct": may_correct, "kinds": list(tables.KINDS),
        "seen_at": paper.submitted_at.isoformat() if paper.submitted_at else "",
    }  # fmt: skip
    return render(request, "returns/return.html", context)


def shown(paper: Return) -> list[Shown]:
    """The numbers of a return, each beside what was reported last and with its corrections."""
    by_pk = {
        row.line: row
        for row in rows.rows_for(paper.programme, paper.operator, paper.district, paper.until_on, paper)
    }
    corrected: dict[int, list[Correction]] = {}
    for correction in queries.corrections(paper):
        corrected.setdefault(correction.line_id, []).append(correction)
    found = []
    for line in paper.lines.order_by("position"):
        row = by_pk.get(line.pk)
        if row is None:
            row = rows.Row(
                rights.known_programme(paper.programme), _indicator(line, paper), dict(line.kinds), line.unit
            )
        found.append(
            Shown(
                row, line, rows.value_named(line.value, line.unit), rows.value_named(row.before, row.unit.code),
                _startling(line, row), figure_of(line, paper), tuple(corrected.get(line.pk, ())),
            )
        )  # fmt: skip
    return found


def figure_of(line: Line, paper: Return) -> str:
    """The name of the figure into which a number goes: of its year for what happened, as it stands for levels."""
    indicator = _indicator(line, paper)
    period = (
        "" if indicator.kind in (Kind.LEVEL, Kind.CUMULATIVE, Kind.BALANCE) else str(line.effective_on.year)
    )
    kinds = tuple(sorted((name, value) for name, value in dict(line.kinds).items()))
    return Reference(paper.programme, line.indicator, kinds, period).key


def _indicator(line: Line, paper: Return) -> Any:
    return rights.known_programme(paper.programme).indicator(line.indicator)


def _startling(line: Line, row: rows.Row) -> bool:
    """Whether a number is ten times what it was for as long a time, or a tenth: worth a second look, not wrong by itself."""
    now, before = line.value, row.before
    if row.before_of is not None and line.since_on is not None:
        first, last = row.before_of
        longer = Fraction((last - first).days + 1, (line.effective_on - line.since_on).days + 1)
        if not Fraction(1, 2) <= longer <= 2:
            return False
    try:
        first, second = Fraction(exact(before) or 0), Fraction(exact(now) or 0)
    except (Unreadable, ValueError):
        return False
    return bool(first and second) and (second >= first * STARTLING or second * STARTLING <= first)
