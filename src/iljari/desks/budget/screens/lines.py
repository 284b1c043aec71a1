"""A line of the budget book: its money, commitments, entries, explanations; its forms; a new line."""

import re
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse as address
from django.utils.translation import gettext as _

from iljari.catalogue.register import all_programmes
from iljari.desks.budget import forms, operations, outlook, queries, rights
from iljari.desks.budget.models import BudgetLine
from iljari.desks.budget.screens import asked, shown
from iljari.desks.budget.screens.verbs import VERBS, Handed, Verb, offered
from iljari.journal import read
from iljari.journal.slip import Refused

PER_PAGE = 50


def the_line(code: str) -> BudgetLine:
    """The line, or 404 with a sentence."""
    line = BudgetLine.objects.filter(code=code).first()
    if line is None:
        raise Http404(_("그런 예산과목이 없습니다. 예산 화면의 과목 목록에서 찾아 주십시오."))
    return line


def line(request: HttpRequest, code: str) -> HttpResponse:
    """One line."""
    found = the_line(code)
    wanted = asked.asked(request, found.year)
    states = queries.states(found.year, as_of=wanted.as_of, seq=wanted.seq)
    state = next(each for each in states if each.line.code == found.code)
    entries = queries.acts_of(found, seq=wanted.seq)
    explanations = list(found.explanations.filter(at__lte=asked.end_of(wanted.known_on)))
    named = rights.may(request, "budget.look_behind")
    who = shown.people([each.actor for each in entries] + [each.by for each in explanations]) if named else {}
    told: dict[str, Any] = {
        "line": found, "asked": wanted, "state": state, "amounts": state.amounts,
        "outlook": outlook.outlook(state, outlook.basis_day(states)),
        "category": shown.category(found.category), "division": shown.division(found.division),
        "sources": [(shown.payer(code), amounts) for code, amounts in state.by_source.items()],
        "programmes": [all_programmes()[each] for each in found.programmes if each in all_programmes()],
        "commitments": queries.commitments_in(entries, as_of=wanted.as_of),
        "entries": Paginator([shown.entry(each, who) for each in entries], PER_PAGE).get_page(request.GET.get("page")),
        "breaches": queries.breaches_of(entries),
        "explanations": [(each, who.get(each.by, each.by)) for each in explanations],
        "verbs": offered(request, found, closed=bool(state.closed_on), money=state.amounts.available is not None),
        "may_reverse": rights.may(request, "budget.book") and not state.closed_on,
        "named": named,
    }  # fmt: skip
    return render(request, "budget/line.html", told)


def bare(request: HttpRequest, code: str) -> HttpResponse:
    """The short address of a line, as entries elsewhere give it."""
    return redirect("budget:line", code=the_line(code).code)


def verb(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The form of one verb on a line."""
    known = VERBS.get(slug)
    if known is None:
        raise Http404(_("그런 입력 화면이 없습니다. 예산과목 화면에서 골라 주십시오."))
    found = the_line(code)
    rights.require(request, known.deed, found)
    if not found.itemised:
        raise PermissionDenied(_("부서 합계에는 직접 입력하지 않습니다. 사업별 과목에서 입력하십시오."))
    form = known.form(found, request)
    if request.method == "POST" and form.is_valid():
        handed = Handed(
            asked.actor(request), asked.moment(request), asked.key(request, f"{slug}:{found.code}")
        )
        try:
            known.do(found, form.cleaned_data, handed)
        except Refused as refused:
            return _form(request, found, known, form, list(refused.sentences))
        messages.success(request, known.done)
        return redirect("budget:line", code=found.code)
    return _form(request, found, known, form, [])


def _form(request: HttpRequest, found: BudgetLine, known: Verb, form: Any, faults: list[str]) -> HttpResponse:
    wrong = bool(faults) or bool(form.errors)
    told = {
        "line": found, "verb": known, "form": form, "faults": faults,
        "state": queries.state(found, as_of=date(found.year, 12, 31)),
        "commitments": [each for each in queries.commitments(found, as_of=date(found.year, 12, 31)) if each.left > 0],
        "once": request.POST.get("once") or asked.fresh(),
    }  # fmt: skip
    return render(request, "budget/verb.html", told, status=422 if wrong else 200)


def reverse(request: HttpRequest, code: str, entry: int) -> HttpResponse:
    """Take back one entry, with a reason; back to the line, or to the month's reconciliation where it was asked from."""
    rights.require(request, "budget.book")
    found = the_line(code)
    taken = next(iter(read.lines(pks=[entry], object=found.code)), None)
    if taken is None:
        raise Http404(_("그런 기록이 없습니다. 예산과목 화면의 기록 목록에서 골라 주십시오."))
    faults: list[str] = []
    sent = request.POST if request.method == "POST" else request.GET
    month = sent.get("month", "") if re.fullmatch(r"\d{4}-\d{2}", sent.get("month", "")) else ""
    if request.method == "POST":
        try:
            operations.reverse(
                entry=entry, reason=sent.get("reason", ""), by=asked.actor(request), at=asked.moment(request),
                key=asked.key(request, f"reverse:{entry}"),
            )  # fmt: skip
            messages.success(request, _("기록을 되돌렸습니다. 원래 기록도 지워지지 않고 남습니다."))
            if month:
                return redirect(f"{address('budget:reconciliation')}?month={month}")
            return redirect("budget:line", code=found.code)
        except Refused as refused:
            faults = list(refused.sentences)
    told = {
        "line": found, "entry": shown.entry(taken), "faults": faults, "reason": sent.get("reason", ""), "month": month,
        "reasons": [(name, forms.named(words)) for name, words in operations.REASONS.items()],
        "once": request.POST.get("once") or asked.fresh(),
    }  # fmt: skip
    return render(request, "budget/reverse.html", told, status=422 if faults else 200)


def new(request: HttpRequest) -> HttpResponse:
    """Register a line."""
    rights.require(request, "budget.book")
    faults: list[str] = []
    form = forms.LineForm(request.POST or None, initial={"year": asked.year(request)})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = operations.register_line(
                year=told["year"], number=told["number"], name=told["name"], name_en=told["name_en"],
                programme=told["programme"], division=told["division"], category=told["category"],
                account=told["account"], funding=form.shares(), by=asked.actor(request),
            )  # fmt: skip
            messages.success(request, _("예산과목을 등록했습니다. 이제 예산을 편성할 수 있습니다."))
            return redirect("budget:line", code=made.code)
        except Refused as refused:
            faults = list(refused.sentences)
    wrong = bool(faults) or (request.method == "POST" and bool(form.errors))
    return render(
        request, "budget/new_line.html", {"form": form, "faults": faults}, status=422 if wrong else 200
    )
