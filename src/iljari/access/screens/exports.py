"""Exports on screen: one's own, those that wait for a second person, the file itself."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import exports
from iljari.access.lines import LINES
from iljari.access.models import Export

_TYPES = {
    Export.Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Export.Format.CSV: "text/csv; charset=utf-8",
}
_SHOWN = 100


def listed(request: HttpRequest) -> HttpResponse:
    """One's own exports; for who may approve, those that wait."""
    LINES.enter(request, "export.fetch")
    account = request.office.account  # type: ignore[attr-defined]
    waiting = None
    if request.office.role in LINES.roles("export.approve"):  # type: ignore[attr-defined]
        waiting = Export.objects.filter(
            state=Export.State.WAITING, **LINES.reach(request, "export.approve")
        ).order_by("asked_at")
    own = [
        (each, exports.until(each))
        for each in Export.objects.filter(account=account).order_by("-asked_at")[:_SHOWN]
    ]
    told = {"own": own, "waiting": waiting, "now": request.moment}  # type: ignore[attr-defined]
    return render(request, "access/exports.html", told)


@require_POST
def decide(request: HttpRequest, export: str) -> HttpResponse:
    """Approve, or refuse, somebody else's export."""
    LINES.enter(request, "export.approve")
    found = _found(export)
    LINES.require(request, "export.approve", division=found.division)
    approve = request.POST.get("decision") == "approve"
    try:
        exports.decide(request, found, approve=approve)
        messages.success(
            request,
            _("승인했습니다. 신청한 사람이 받을 수 있습니다.") if approve else _("승인하지 않았습니다."),
        )
    except exports.Refused as error:
        messages.error(request, str(error))
    return redirect("access:exports")


@require_POST
def file(request: HttpRequest, export: str) -> HttpResponse:
    """The file, once."""
    LINES.enter(request, "export.fetch")
    found = _found(export)
    if found.account != request.office.account:  # type: ignore[attr-defined]
        raise Http404
    try:
        content = exports.fetch(request, found, mark=settings.WORLD.mark)
    except exports.Refused as error:
        messages.error(request, str(error))
        return redirect("access:exports")
    answer = HttpResponse(content, content_type=_TYPES[Export.Format(found.format)])
    answer["Content-Disposition"] = f'attachment; filename="iljari-{found.pk}.{found.format}"'
    return answer


def _found(export: str) -> Export:
    found = Export.objects.filter(pk=export).first()
    if found is None:
        raise Http404
    return found
