"""First screens: a deliverer's own returns by month; the division's board by programme and month, and what is overdue."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from iljari.catalogue.language import Programme
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.catalogue.organisation import DIVISIONS as ALL_DIVISIONS
from iljari.catalogue.register import all_programmes
from iljari.desks.returns import queries, rights
from iljari.desks.returns.models import Return

MONTHS_ON_BOARD = 6
OWN_RETURNS = 20


@dataclass(frozen=True)
class Task:
    """One return that is owed, with the names that a page shows."""

    owed: queries.Owed
    programme: Programme
    who: str
    late: bool


@dataclass(frozen=True)
class LateProgramme:
    """A programme whose returns are overdue: each deliverer with what it owes."""

    programme: Programme
    deliverers: list[tuple[str, queries.Late]]
    may_remind: bool = False

    @property
    def count(self) -> int:
        """How many returns."""
        return sum(late.count for _who, late in self.deliverers)


@dataclass(frozen=True)
class BoardRow:
    """A programme's line on the board: one coverage a month, the newest first; None where nothing is owed."""

    programme: Programme
    months: list[tuple[date, queries.Coverage | None]]


def board(request: HttpRequest) -> HttpResponse:
    """What is owed and what came: for deliverers their own, for the bureau the board."""
    rights.LINES.enter(request, "returns.read")
    if rights.outside(request):
        return _mine(request)
    return _division(request)


def coverage(request: HttpRequest, programme: str, until: str) -> HttpResponse:
    """Who has handed in a programme's return for the period that ends in a month, and who has not."""
    rights.LINES.require(request, "returns.cover")
    known = rights.known_programme(programme)
    try:
        until_on = date.fromisoformat(until)
    except ValueError:
        raise Http404 from None
    found = [one for one in queries.owed(_today(request), programmes=[programme]) if one.until_on == until_on]
    if not found:
        raise Http404
    context = {
        "programme": known, "until_on": until_on, "coverage": queries.Coverage(tuple(found)),
        "tasks": sorted(_tasks(found, _today(request), queries.Names()), key=lambda task: (task.owed.received, task.who)),
        "may_remind": rights.allowed(rights.requires, request, "returns.remind", programme),
    }  # fmt: skip
    return render(request, "returns/coverage.html", context)


def _mine(request: HttpRequest) -> HttpResponse:
    today = _today(request)
    operator, district = rights.own_carrier(request)
    names = queries.Names()
    codes = rights.reported(request, all_programmes())
    owed = queries.owed(today, programmes=codes, operator=operator, district=district)
    papers = Return.objects.filter(programme__in=codes, operator=operator, district=district)
    sent_back = _papers(papers.filter(state=Return.State.SENT_BACK).order_by("until_on"), names)
    back = {paper.pk for paper, _programme, _who in sent_back}
    late = [one for one in owed if one.overdue(today)]
    to_do = [one for one in owed if not one.received and one.paper not in back]
    to_do.sort(key=lambda one: (one.due_on, one.programme))
    done = [one for one in owed if one.received and one.state != queries.COVERED]
    listed = back | {one.paper for one in owed}
    others = papers.exclude(pk__in=listed).order_by("-until_on")
    context: dict[str, Any] = {
        "to_do": _tasks(to_do, today, names), "done": _tasks(done[:OWN_RETURNS], today, names), "today": today,
        "late": len(late), "due": len(to_do), "sent_back": sent_back, "late_papers": {one.paper for one in late},
        "others": _papers(others[:OWN_RETURNS], names), "who": names.of("", operator, district),
    }  # fmt: skip
    return render(request, "returns/mine.html", context)


def _division(request: HttpRequest) -> HttpResponse:
    today = _today(request)
    office = request.office  # type: ignore[attr-defined]
    chosen = request.GET.get("division", office.division)
    division = chosen if chosen in DIVISIONS else ""
    codes = queries.programmes_of(division)
    first = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    months = [first]
    while len(months) < MONTHS_ON_BOARD:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    owed = queries.owed(today, programmes=codes, since=months[-1])
    overdue = queries.overdue_by_deliverer(today, programmes=codes)
    names = queries.Names()
    waiting = _papers(queries.waiting(codes), names)
    own = Return.objects.filter(programme__in=codes, operator=queries.CITY).order_by("-until_on", "programme")
    context: dict[str, Any] = {
        "division": division, "divisions": ALL_DIVISIONS, "months": months, "rows": _board(owed, months),
        "overdue": overdue, "late": _late(request, overdue, names), "waiting": waiting, "today": today, "own": _papers(own[:OWN_RETURNS], names),
        "sent_back": _papers(
            Return.objects.filter(programme__in=codes, state=Return.State.SENT_BACK), names
        ),
        **{
            f"may_{name}": rights.allowed(rights.LINES.enter, request, f"returns.{deed}")
            for name, deed in (("write", "write"), ("decide", "consult"), ("remind", "remind"), ("sign", "sign"))
        },
    }  # fmt: skip
    return render(request, "returns/board.html", context)


def _board(owed: list[queries.Owed], months: list[date]) -> list[BoardRow]:
    """One line a programme: for each month the returns whose period ends in it."""
    by_cell: dict[tuple[str, date], list[queries.Owed]] = {}
    for one in owed:
        by_cell.setdefault((one.programme, one.until_on.replace(day=1)), []).append(one)
    found = []
    for code in dict.fromkeys(one.programme for one in sorted(owed, key=lambda one: one.programme)):
        cells = [(day, tuple(by_cell.get((code, day), ()))) for day in months]
        found.append(
            BoardRow(
                rights.known_programme(code),
                [(day, queries.Coverage(cell) if cell else None) for day, cell in cells],
            )
        )
    return found


def _late(request: HttpRequest, overdue: queries.Overdue, names: queries.Names) -> list[LateProgramme]:
    """What is overdue by programme, within it by deliverer, the longest overdue first."""
    groups: dict[str, list[tuple[str, queries.Late]]] = {}
    for late in overdue.late:
        groups.setdefault(late.programme, []).append((names.of(late.programme, *late.carrier), late))
    return [
        LateProgramme(
            rights.known_programme(code),
            told,
            rights.allowed(rights.requires, request, "returns.remind", code),
        )
        for code, told in groups.items()
    ]


def _tasks(owed: list[queries.Owed], today: date, names: queries.Names) -> list[Task]:
    return [
        Task(one, rights.known_programme(one.programme), names.of(one.programme, one.operator, one.district),
             one.overdue(today))
        for one in owed
    ]  # fmt: skip


def _papers(papers: Any, names: queries.Names) -> list[tuple[Return, Programme, str]]:
    return [
        (
            paper,
            rights.known_programme(paper.programme),
            names.of(paper.programme, paper.operator, paper.district),
        )
        for paper in papers
    ]


def _today(request: HttpRequest) -> date:
    return request.today  # type: ignore[attr-defined]
