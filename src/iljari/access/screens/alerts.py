"""Alerts on screen: the handler explains one's own; a head or the privacy officer judges."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access.alerts import answering, running
from iljari.access.lines import LINES
from iljari.access.models import Alert, StaffPerson
from iljari.access.screens import typed

_SHOWN = 200


@dataclass(frozen=True)
class Shown:
    """An alert with the words of its rule."""

    alert: Alert
    name: Any
    says: Any


def _shown(alert: Alert) -> Shown:
    rule = running.BY_CODE[alert.rule]
    return Shown(alert, rule.NAME, rule.SAYS)


def listed(request: HttpRequest) -> HttpResponse:
    """One's own alerts; for who judges, those within reach, the unanswered first."""
    LINES.enter(request, "alert.answer")
    account = request.office.account  # type: ignore[attr-defined]
    own = Alert.objects.filter(account=account).order_by("-happened_on")[:_SHOWN]
    judged = None
    if request.office.role in LINES.roles("alert.judge"):  # type: ignore[attr-defined]
        reach = LINES.reach(request, "alert.judge")
        judged = [_shown(one) for one in Alert.objects.filter(**reach).exclude(account=account)
                  .order_by("judged_at", "due_on", "pk")[:_SHOWN]]  # fmt: skip
    told = {"own": [_shown(one) for one in own], "judged": judged, "may_note": _may_note(request)}
    return render(request, "access/alerts.html", told)


def alert(request: HttpRequest, alert: int) -> HttpResponse:
    """One alert: whose it is explains, who may judges."""
    LINES.enter(request, "alert.answer")
    found = Alert.objects.filter(pk=alert).first()
    account = request.office.account  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    own = found.account == account
    if not own and not LINES.may(request, "alert.judge", division=found.division):
        raise Http404
    if request.method == "POST":
        return _said(request, found, own=own)
    told = {"one": _shown(found), "own": own}
    return render(request, "access/alert.html", told)


def _said(request: HttpRequest, found: Alert, *, own: bool) -> HttpResponse:
    at = request.moment  # type: ignore[attr-defined]
    said = typed.text(request, "text", answering.MOST_WORDS + 1)
    try:
        if own:
            answering.explain(found, said, at=at)
            messages.success(request, _("소명을 냈습니다."))
        else:
            accept = request.POST.get("judgement") == "accept"
            answering.judge(found, accept=accept, text=said, account=request.office.account, at=at)  # type: ignore[attr-defined]
            messages.success(request, _("판단을 남겼습니다."))
    except answering.Refused as error:
        messages.error(request, str(error))
    return redirect("access:alert", found.pk)


def _may_note(request: HttpRequest) -> bool:
    return request.office.role in LINES.roles("alert.staff")  # type: ignore[attr-defined]


@require_POST
def note_staff(request: HttpRequest) -> HttpResponse:
    """Note which registered person the holder of an account is."""
    LINES.enter(request, "alert.staff")
    account, subject = typed.text(request, "account", 150), typed.text(request, "subject", 64)
    if not account or not subject.startswith("p_"):
        messages.error(request, _("계정과 사람의 번호(p_로 시작)를 적으십시오."))
    else:
        place = {name: typed.text(request, name, 60) for name in ("division", "district", "operator")}
        StaffPerson.objects.update_or_create(
            account=account,
            subject=subject,
            defaults={**place, "noted_by": request.office.account},  # type: ignore[attr-defined]
        )
        messages.success(request, _("적었습니다. 동료 조회 알림에 쓰입니다."))
    return redirect("access:alerts")
