"""The desk's first page: what is late, what is due, what is held; the counters of the law."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from iljari.access.roles import Role
from iljari.registry import erasure
from iljari.registry.keeping import holds
from iljari.registry.models import Cleaning
from iljari.registry.screens.privacy.rights import LINES
from iljari.registry.subject import counters, requests


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """개인정보: what waits, the latest due day first. A citizen is led to her own page."""
    if request.office.role == Role.CITIZEN:  # type: ignore[attr-defined]
        LINES.enter(request, "privacy.own")
        return redirect("privacy:own")
    LINES.enter(request, "privacy.see")
    on = request.today  # type: ignore[attr-defined]
    waiting = list(requests.waiting())
    told = {
        "waiting": waiting[:20], "waiting_count": len(waiting), "today": on,
        "overdue": [one for one in waiting if one.state == "received" and one.due_on < on],
        "holds": len(holds.standing(on)), "to_clean": erasure.to_clean(), "cleaned": Cleaning.objects.order_by("pk").last(),
        "may_answer": LINES.may(request, "privacy.answer"),
    }  # fmt: skip
    return render(request, "privacy/desk.html", told)


@require_safe
def counted(request: HttpRequest) -> HttpResponse:
    """영향평가 기준: how many persons of each sort, and whether 80 % is reached."""
    LINES.enter(request, "privacy.see")
    return render(request, "privacy/counters.html", {"counters": counters.counters()})
