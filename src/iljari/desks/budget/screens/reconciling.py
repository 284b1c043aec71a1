"""A month's reconciliation: e호조 against officers' own entries, and the limits that e호조's entries broke."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.desks.budget import rights
from iljari.desks.budget.models import BudgetLine, MirrorFile
from iljari.desks.budget.reconciliation import reconcile
from iljari.desks.budget.screens import asked
from iljari.kernel.period import Period, period
from iljari.kernel.period import month as month_of

VERDICTS: dict[str, tuple[Any, Any, str]] = {
    "agreed": (
        gettext_lazy("맞음"), gettext_lazy("담당자가 입력한 것을 e호조 자료가 대신했습니다."), "bg-light-success",
    ),
    "mirrored": (
        gettext_lazy("e호조만"), gettext_lazy("e호조 자료만 있습니다. 따로 할 일이 없습니다."), "bg-light-gray",
    ),
    "own": (
        gettext_lazy("e호조에 없음"),
        gettext_lazy("담당자는 입력했는데 e호조 자료에 없습니다. e호조를 확인하고, 잘못 입력했으면 되돌리십시오."), "bg-light-warning",
    ),
    "twice": (
        gettext_lazy("두 번 적힘"), gettext_lazy("같은 금액이 양쪽에 있어 두 번 세어집니다. 담당자 입력을 되돌리십시오."), "bg-light-danger",
    ),
    "differs": (
        gettext_lazy("금액 다름"), gettext_lazy("양쪽 금액이 다릅니다. e호조를 확인하고 담당자 입력을 되돌리십시오."), "bg-light-danger",
    ),
}  # fmt: skip


def the_month(request: HttpRequest) -> Period:
    """The month in the address; this month without one."""
    text = request.GET.get("month", "").strip()
    today = asked.today(request)
    if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text):
        return period(text)
    if text:
        messages.warning(request, _("달을 읽을 수 없어 이번 달로 보였습니다. 2018-09처럼 적어 주십시오."))
    return month_of(today.year, today.month)


def reconciliation(request: HttpRequest) -> HttpResponse:
    """A month laid side by side."""
    rights.require(request, "budget.look_behind")
    month = the_month(request)
    found = reconcile(month)
    names = {line.code: line for line in BudgetLine.objects.filter(year=month.starts_on.year)}
    told = {
        "month": month, "month_text": f"{month.starts_on:%Y-%m}", "found": found,
        "rows": [(pair, *VERDICTS[pair.verdict]) for pair in found.pairs],
        "breaches": [(broken, names.get(broken.line)) for broken in found.breaches],
        "files": MirrorFile.objects.all()[:20], "may_book": rights.may(request, "budget.book"),
    }  # fmt: skip
    return render(request, "budget/reconciliation.html", told)
