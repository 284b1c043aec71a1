"""Breaches on screen: the account and the time, the 72-hour clock, whom it touched, the notice with its seven items."""

from itertools import islice

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iljari.access import breaches, masking
from iljari.access.lines import LINES
from iljari.access.models import Breach
from iljari.access.screens import typed
from iljari.files.writing import Sheet, write_csv

_SHOWN = 100
_TEXTS = ("how", "protect", "measures", "contact")


def listed(request: HttpRequest) -> HttpResponse:
    """Those that are noted; POST notes a new one."""
    LINES.enter(request, "breach.draw")
    problem = ""
    if request.method == "POST":
        try:
            new = Breach(
                account=typed.text(request, "account", 150), since_at=typed.moment(request, "since"),
                until_at=typed.moment(request, "until"), known_at=typed.moment(request, "known"),
                from_outside="outside" in request.POST, noted_by=request.office.account,  # type: ignore[attr-defined]
            )  # fmt: skip
            if not new.account or new.since_at >= new.until_at:
                raise typed.Unreadable(_("계정을 적고, 끝은 시작보다 뒤로 하십시오."))
            new.save()
            return redirect("access:breach", new.pk)
        except typed.Unreadable as error:
            problem = str(error)
    told = {"found": Breach.objects.order_by("-known_at"), "problem": problem, "typed": request.POST}
    return render(request, "access/breaches.html", told, status=422 if problem else 200)


def breach(request: HttpRequest, breach: int) -> HttpResponse:
    """One breach; POST writes the texts of the notice and when it went out."""
    LINES.enter(request, "breach.draw")
    found = _found(breach)
    if request.method == "POST":
        for name in _TEXTS:
            setattr(found, name, typed.text(request, name, 5000) or None)
        for name in ("notified_at", "reported_at"):
            if name in request.POST and getattr(found, name) is None:
                setattr(found, name, request.moment)  # type: ignore[attr-defined]
        found.save()
        messages.success(request, _("저장했습니다."))
        return redirect("access:breach", found.pk)
    listing = breaches.touched(found.account, found.since_at, found.until_at)
    shown = list(islice(listing, _SHOWN))
    number = len(shown) + sum(1 for _one in listing)
    moment = request.moment  # type: ignore[attr-defined]
    told = {
        "breach": found, "touched": shown, "number": number, "due_at": breaches.due_at(found),
        "late": found.notified_at is None and moment > breaches.due_at(found),
        "must_report": breaches.must_report(found, number),
    }  # fmt: skip
    return render(request, "access/breach.html", told)


@require_safe
def notice(request: HttpRequest, breach: int) -> HttpResponse:
    """The notice as a document to print: seven items, blanks where something must still be written."""
    LINES.enter(request, "breach.draw")
    found = _found(breach)
    fields: dict[str, None] = {}
    for one in breaches.touched(found.account, found.since_at, found.until_at):
        fields.update(dict.fromkeys(one.fields))
    named = [masking.FIELDS[code].ko if code in masking.FIELDS else code for code in fields]
    told = {"breach": found, "items": breaches.notice(found, named), "today": request.today}  # type: ignore[attr-defined]
    return render(request, "access/breach_notice.html", told)


@require_safe
def subjects(request: HttpRequest, breach: int) -> HttpResponse:
    """The list of subjects as CSV: opaque ids with acts and fields, no names."""
    LINES.enter(request, "breach.draw")
    found = _found(breach)
    content = write_csv(listing(found))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="breach-{found.pk}.csv"'
    return answer


def listing(found: Breach) -> Sheet:
    """The table of subjects."""
    header = (_("대상자"), _("횟수"), _("행위"), _("항목"), _("처음"), _("마지막"))
    rows = [
        (one.subject, one.row_count, " ".join(one.acts), " ".join(one.fields), one.first_at.isoformat(),
         one.last_at.isoformat())
        for one in breaches.touched(found.account, found.since_at, found.until_at)
    ]  # fmt: skip
    return Sheet("대상자", header, rows)


def _found(breach: int) -> Breach:
    found = Breach.objects.filter(pk=breach).first()
    if found is None:
        raise Http404
    return found
