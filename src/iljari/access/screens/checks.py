"""Checks of the log on screen: what is due, the sample, the findings, the follow-up, the plan."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import checks
from iljari.access.lines import LINES
from iljari.access.models import Check, CheckedRow, CheckPlan
from iljari.access.screens import typed

_LEAST_WORDS = 5


def due(request: HttpRequest) -> HttpResponse:
    """Every span with its check, and the plan; POST decides a new plan."""
    if request.method == "POST":
        LINES.enter(request, "log.plan")
        _decided(request)
        return redirect("access:checks")
    LINES.enter(request, "log.see_checks")
    today = request.today  # type: ignore[attr-defined]
    spans = [(span, span.late(today)) for span in checks.spans(today)]
    told = {
        "spans": spans, "plan": checks.plan(today), "may_plan": LINES.may(request, "log.plan"),
        "may_check": LINES.may(request, "log.check"),
        "done": Check.objects.order_by("-starts_on", "checker"), "today": today,
    }  # fmt: skip
    return render(request, "access/checks.html", told)


def _decided(request: HttpRequest) -> None:
    try:
        starts_on = typed.day(request, "starts_on")
        numbers = {
            name: int(request.POST.get(name, "")) for name in ("cycle_months", "due_days", "sample_count")
        }
    except ValueError as error:
        messages.error(
            request, str(error) if isinstance(error, typed.Unreadable) else _("숫자를 적으십시오.")
        )
        return
    method = typed.text(request, "method", 2000)
    if starts_on is None or starts_on <= request.today or len(method) < _LEAST_WORDS:  # type: ignore[attr-defined]
        messages.error(
            request, _("점검 방법을 적고, 시행일은 내일부터로 하십시오. 지난 계획은 고치지 않습니다.")
        )
        return
    bounds = {"cycle_months": (1, 12), "due_days": (1, 60), "sample_count": (1, 500)}
    if any(not low <= numbers[name] <= high for name, (low, high) in bounds.items()):
        messages.error(request, _("주기는 1~12달, 기한은 1~60일, 표본은 1~500줄로 적으십시오."))
        return
    CheckPlan.objects.update_or_create(
        starts_on=starts_on,
        defaults={**numbers, "method": method, "decided_by": request.office.account},  # type: ignore[attr-defined]
    )
    messages.success(request, _("점검 계획을 정했습니다."))


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Draw the sample of a span."""
    LINES.enter(request, "log.check")
    today = request.today  # type: ignore[attr-defined]
    span = next(
        (one for one in checks.spans(today) if one.starts_on.isoformat() == request.POST.get("span")), None
    )
    if span is None:
        raise Http404
    check = checks.begin(span, checker=request.office.account, at=request.moment)  # type: ignore[attr-defined]
    return redirect("access:check", check.pk)


def check(request: HttpRequest, check: int) -> HttpResponse:
    """The sample with its findings; POST notes them, and finishes the check when every row has one."""
    LINES.enter(request, "log.check" if request.method == "POST" else "log.see_checks")
    found = Check.objects.filter(pk=check).first()
    if found is None:
        raise Http404
    own = found.checker == request.office.account  # type: ignore[attr-defined]
    if request.method == "POST":
        if not own:
            raise Http404
        _noted(request, found)
        return redirect("access:check", found.pk)
    rows = found.rows.select_related("row").order_by("row_id")
    told = {"check": found, "rows": rows, "findings": CheckedRow.Finding.choices[1:], "own": own}
    return render(request, "access/check.html", told)


def _noted(request: HttpRequest, found: Check) -> None:
    if found.finished_at is not None:
        messages.error(request, _("끝난 점검은 고치지 않습니다."))
        return
    for row in found.rows.all():
        finding = request.POST.get(f"finding-{row.pk}", "")
        row.finding = finding if finding in CheckedRow.Finding.values else ""
        row.note = typed.text(request, f"note-{row.pk}", 500) or None
        row.save()
    found.follow_up = typed.text(request, "follow_up", 2000) or None
    try:
        found.follow_up_on = typed.day(request, "follow_up_on")
    except typed.Unreadable as error:
        messages.error(request, str(error))
        return
    found.save()
    if "finish" not in request.POST:
        messages.success(request, _("저장했습니다."))
    elif found.rows.filter(finding="").exists():
        messages.error(request, _("모든 줄의 판단을 고른 뒤 마치십시오."))
    elif (
        found.rows.exclude(finding=CheckedRow.Finding.PROPER).exists()
        and len(found.follow_up or "") < _LEAST_WORDS
    ):
        messages.error(request, _("적정하지 않은 줄이 있으면 후속 조치를 적으십시오."))
    else:
        found.finished_at = request.moment  # type: ignore[attr-defined]
        found.save()
        messages.success(request, _("점검을 마쳤습니다."))
