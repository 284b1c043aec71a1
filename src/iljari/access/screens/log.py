"""The access log on screen: by account, person, act and days, as far as one's right reaches; looked for by POST alone."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iljari.access.lines import LINES
from iljari.access.log import searching
from iljari.access.log.recording import LogAct
from iljari.access.log.searching import Asked
from iljari.access.models import LogNote, LogRow
from iljari.access.screens import typed

_A_PAGE = 50
_MOST_SUBJECTS = 2000


def rows(request: HttpRequest) -> HttpResponse:
    """GET: the rows of today. POST: those that were asked for; persons and accounts never stand in an address."""
    reach = LINES.reach(request, "log.view")
    today = request.today  # type: ignore[attr-defined]
    problem, asked = "", Asked(since_on=today, until_on=today)
    if request.method == "POST":
        try:
            act = typed.text(request, "act")
            asked = Asked(
                account=typed.text(request, "account"), subject=typed.text(request, "subject", 64),
                act=act if act in set(LogAct) else "", since_on=typed.day(request, "since"),
                until_on=typed.day(request, "until"),
            )  # fmt: skip
        except typed.Unreadable as error:
            problem = str(error)
    page = Paginator(searching.rows(asked, reach), _A_PAGE).get_page(request.POST.get("page"))
    told = {"page_of": page, "asked": asked, "problem": problem, "acts": LogAct, "reach": reach}
    return render(request, "access/log.html", told, status=422 if problem else 200)


@require_safe
def row(request: HttpRequest, seq: int) -> HttpResponse:
    """One row with everybody whom it names. What was typed as a reason may name a person: it is for who checks, and for the
    place whose people wrote it, not for the auditor.
    """  # fmt: skip
    reach = LINES.reach(request, "log.view")
    found = LogRow.objects.filter(seq=seq, **reach).first()
    if found is None:
        raise Http404
    named = searching.subjects(found)
    may_read = bool(reach) or LINES.may(request, "log.check")
    note = LogNote.objects.filter(row=found).first() if may_read else None
    told = {
        "row": found,
        "subjects": named[:_MOST_SUBJECTS],
        "more": len(named) - _MOST_SUBJECTS,
        "note": note,
    }
    return render(request, "access/log_row.html", told)
