"""Analysing results: a programme's figures of a period beside its targets and the year before, and what follows."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from iljari.desks.returns import forms, operations, queries, rights, rows
from iljari.desks.returns.models import Analysis
from iljari.figures.evaluate import Ambiguous, Book, Figure
from iljari.files.parsing import Unreadable, day
from iljari.indicators.definition import Kind
from iljari.indicators.reference import Reference
from iljari.journal.slip import Refused
from iljari.kernel.period import Period


@dataclass(frozen=True)
class Compared:
    """An indicator's result beside its target and the same days a year before."""

    now: Figure
    target: Figure | None
    before: Figure | None


def programmes(request: HttpRequest) -> HttpResponse:
    """Which programme to analyse, and the analyses so far."""
    reach = rights.LINES.reach(request, "returns.consult")
    codes = queries.programmes_of(reach.get("division", ""))
    papers = Analysis.objects.filter(programme__in=codes).order_by("-at")[:50]
    context = {
        "programmes": [rights.known_programme(code) for code in codes if rows.reportable(rights.known_programme(code))],
        "analyses": [(paper, rights.known_programme(paper.programme)) for paper in papers],
    }  # fmt: skip
    return render(request, "returns/analyses.html", context)


def analyse(request: HttpRequest, programme: str) -> HttpResponse:
    """A programme's results of a period, and an officer's analysis of them."""
    deed = "returns.analyse" if request.method == "POST" else "returns.consult"
    known = rights.requires(request, deed, programme)
    problems: list[str] = []
    told = request.POST if request.method == "POST" else request.GET
    today = request.today  # type: ignore[attr-defined]
    since_on = _day(told.get("since", ""), problems) or today.replace(month=1, day=1)
    until_on = _day(told.get("until", ""), problems) or today
    if since_on > until_on:
        problems.append(_("분석 기간의 첫날이 마지막 날보다 늦습니다. 기간을 다시 적으십시오."))
        since_on = until_on.replace(month=1, day=1)
    if request.method == "POST" and not problems:
        try:
            operations.analyse(
                programme=programme, since_on=since_on, until_on=until_on, text=request.POST.get("text", "")[:10000],
                by=rights.by(request), at=request.moment, key=f"analysis:{request.POST.get('nonce', '')[:40]}",  # type: ignore[attr-defined]
            )  # fmt: skip
        except Refused as refused:
            problems = list(refused.sentences)
        else:
            messages.success(request, _("실적 분석을 기록했습니다."))
            return redirect("returns:analyse", programme)
    context: dict[str, Any] = {
        "programme": known, "since_on": since_on, "until_on": until_on, "problems": problems, "nonce": uuid4().hex,
        "compared": compared(programme, since_on, until_on, today), "text": told.get("text", ""),
        "analyses": Analysis.objects.filter(programme=programme).order_by("-at"),
        "may_write": rights.allowed(rights.requires, request, "returns.analyse", programme),
    }  # fmt: skip
    return render(request, "returns/analyse.html", context, status=422 if problems else 200)


def compared(programme: str, since_on: date, until_on: date, today: date) -> list[Compared]:
    """Each counted indicator of the programme in the period, where anything was reported."""
    book = Book(min(until_on, today))
    last_year = book.on(_year_before(until_on))
    period, before = _period(since_on, until_on), _period(_year_before(since_on), _year_before(until_on))
    found = []
    for indicator in rows.reportable(rights.known_programme(programme)):
        level = indicator.kind in (Kind.LEVEL, Kind.CUMULATIVE, Kind.BALANCE)
        now = _figure(book, Reference(programme, indicator.code, (), "" if level else period))
        then = _figure(last_year, Reference(programme, indicator.code, (), "" if level else before))
        target = _figure(book, Reference(programme, f"{indicator.code}.target", (), str(until_on.year)))
        if now is not None and any(
            each is not None and each.value is not None for each in (now, then, target)
        ):
            found.append(Compared(now, target, then))
    return found


def _figure(book: Book, asked: Reference) -> Figure | None:
    try:
        return book.figure(asked)
    except (Ambiguous, KeyError, ValueError):
        return None


def _period(since_on: date, until_on: date) -> str:
    return str(Period(since_on, until_on + timedelta(days=1)))


def _year_before(value: date) -> date:
    try:
        return value.replace(year=value.year - 1)
    except ValueError:  # 29 February
        return value.replace(year=value.year - 1, day=28)


def _day(text: str, problems: list[str]) -> date | None:
    try:
        return day(text)
    except Unreadable as error:
        problems.append(forms.said(error))
        return None
