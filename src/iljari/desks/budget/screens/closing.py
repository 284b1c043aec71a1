"""Closing a fiscal year (결산 마감): what would lapse, line by line; closing those chosen; opening one again."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse as address
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iljari.desks.budget import forms, operations, queries, rights
from iljari.desks.budget.models import BudgetLine
from iljari.desks.budget.screens import asked
from iljari.journal.slip import Refused


def closing(request: HttpRequest) -> HttpResponse:
    """The lines of a year, closed and open; closes those that are chosen, all or none."""
    rights.require(request, "budget.book")
    faults: list[str] = []
    year = asked.year(request)
    if request.method == "POST":
        chosen = list(dict.fromkeys(request.POST.getlist("line")))
        faults = _closed(request, year, chosen)
        if not faults:
            text = ngettext(
                "과목 %(count)d개를 마감했습니다.", "과목 %(count)d개를 마감했습니다.", len(chosen)
            )
            messages.success(request, text % {"count": len(chosen)})
            return redirect(f"{address('budget:closing')}?year={year}")
    plans, closed = operations.closing_plans(year)
    told = {
        "year": year, "years": queries.years(), "faults": faults, "once": request.POST.get("once") or asked.fresh(),
        "plans": plans, "closed": closed,
        "reasons": [(name, forms.named(words)) for name, words in operations.REASONS.items() if name != "mirrored"],
        "too_early": asked.today(request) < asked.last_day(year), "last_day": asked.last_day(year),
        "chosen": request.POST.getlist("line"),
    }  # fmt: skip
    return render(request, "budget/closing.html", told, status=422 if faults else 200)


def _closed(request: HttpRequest, year: int, chosen: list[str]) -> list[str]:
    """Close the lines, all or none; gives back why not."""
    if not chosen:
        return [_("마감할 과목을 고르십시오.")]
    faults: list[str] = []
    try:
        with transaction.atomic():
            for code in chosen:
                try:
                    operations.close_year(
                        line=code, by=asked.actor(request), at=asked.moment(request),
                        key=asked.key(request, f"close:{code}"),
                    )  # fmt: skip
                except Refused as refused:
                    faults += refused.sentences
            if faults:
                raise Refused(faults)
    except Refused:
        return list(dict.fromkeys(faults))
    return []


def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """Take the closing of one line back."""
    rights.require(request, "budget.book")
    line = BudgetLine.objects.filter(code=code).first()
    year = line.year if line else asked.year(request)
    if request.method == "POST":
        try:
            operations.reopen(
                line=code, reason=request.POST.get("reason", ""), by=asked.actor(request), at=asked.moment(request),
                key=asked.key(request, f"reopen:{code}"),
            )  # fmt: skip
            messages.success(request, _("마감을 풀었습니다. 함께 처리된 해제와 불용도 되돌렸습니다."))
        except Refused as refused:
            for sentence in refused.sentences:
                messages.error(request, sentence)
    return redirect(f"{address('budget:closing')}?year={year}")
