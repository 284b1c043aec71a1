"""Staff: assignment, mentors, trips and leave. Posts by what they do; no names."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.catalogue.organisation import DIVISIONS
from iljari.catalogue.register import programme as programme_of
from iljari.desks.returns import forms, operations, rights
from iljari.desks.returns.models import Officer, Travel
from iljari.desks.returns.operations.officers import PROGRAMME
from iljari.files.parsing import Unreadable, day
from iljari.journal.slip import Refused

_FIELDS = ("action", "officer", "division", "service", "grade", "post", "account", "on", "newcomer", "mentor", "activity",
           "from", "until", "place", "purpose", "travel", "report", "nonce")  # fmt: skip


def staff(request: HttpRequest) -> HttpResponse:
    """Officers of the bureau and their own affairs, each act for whoever may do it."""
    rights.LINES.enter(request, "returns.staff")
    typed = {name: request.POST.get(name, "").strip()[:1000] for name in _FIELDS}
    problems: list[str] = []
    if request.method == "POST":
        act = _ACTS.get(typed["action"])
        if act is None:
            raise Http404
        deed, do, said = act
        rights.LINES.enter(request, deed)
        try:
            do(request, typed)
        except Refused as refused:
            problems = list(refused.sentences)
        except Unreadable as error:
            problems = [forms.said(error)]
        else:
            messages.success(request, said())
            return redirect("returns:staff")
    return _page(request, typed, problems)


def _page(request: HttpRequest, typed: dict[str, str], problems: list[str]) -> HttpResponse:
    officers = Officer.objects.filter(**rights.LINES.reach(request, "returns.staff")).order_by(
        "division", "post"
    )
    mine = Officer.objects.filter(account=rights.by(request)).first()
    travels = Travel.objects.select_related("officer").filter(officer__in=officers).order_by("-starts_on")
    words = programme_of(PROGRAMME).words
    english = get_language() == "en"
    context: dict[str, Any] = {
        "typed": typed, "problems": problems, "officers": officers, "mine": mine, "divisions": DIVISIONS,
        "grades": [(code, names[english]) for code, names in words["grade"].items()],
        "services": [(code, names[english]) for code, names in words["kind"].items()],
        "activities": [(code, names[english]) for code, names in words["activity"].items()],
        "asked": travels.filter(ordered_entry__isnull=True), "ordered": travels.filter(ordered_entry__isnull=False)[:30],
        "role": rights.role(request), "today": request.today, "nonce": uuid4().hex,  # type: ignore[attr-defined]
        "newcomers": officers.filter(mentor__isnull=True),
    }  # fmt: skip
    return render(request, "returns/staff.html", context, status=422 if problems else 200)


def _assign(request: HttpRequest, typed: dict[str, str]) -> None:
    officer = Officer.objects.filter(pk=typed["officer"]).first() or Officer(account=typed["account"][:150])
    operations.assign(
        officer=officer, division=typed["division"], service=typed["service"], grade=typed["grade"],
        post=typed["post"][:60], on=_day(typed["on"], request), key=_key(typed), **_who(request),
    )  # fmt: skip


def _mentor(request: HttpRequest, typed: dict[str, str]) -> None:
    newcomer = _own(request, typed["newcomer"], _("멘토를 정할 직원을 고르십시오."))
    by_officer = _own(request, typed["mentor"], _("멘토가 될 직원을 고르십시오."))
    operations.mentor(
        newcomer=newcomer,
        by_officer=by_officer,
        on=_day(typed["on"], request),
        key=_key(typed),
        **_who(request),
    )


def _end_mentoring(request: HttpRequest, typed: dict[str, str]) -> None:
    newcomer = _own(request, typed["newcomer"], _("멘토 지정을 취소할 직원을 고르십시오."))
    operations.end_mentoring(newcomer=newcomer, **_who(request))


@transaction.atomic
def _request(request: HttpRequest, typed: dict[str, str]) -> None:
    today = request.today  # type: ignore[attr-defined]
    account = rights.LINES.reach(request, "returns.request_travel")["account"]
    mine = Officer.objects.filter(account=account).first()
    if mine is None:
        mine = Officer.objects.create(
            division=request.office.division, post=_("사업 담당"), account=account, since_on=today  # type: ignore[attr-defined]
        )  # fmt: skip
    operations.request_travel(
        officer=mine, activity=typed["activity"], starts_on=_day(typed["from"], request),
        ends_on=day(typed["until"]) or _day(typed["from"], request), place=typed["place"][:100],
        purpose=typed["purpose"][:300], key=_key(typed), **_who(request),
    )  # fmt: skip


def _order(request: HttpRequest, typed: dict[str, str]) -> None:
    travel = get_object_or_404(Travel.objects.select_related("officer"), pk=typed["travel"])
    rights.LINES.require(request, "returns.order_travel", division=travel.officer.division)
    operations.order_travel(travel=travel, **_who(request))


def _report(request: HttpRequest, typed: dict[str, str]) -> None:
    travel = get_object_or_404(Travel.objects.select_related("officer"), pk=typed["travel"])
    rights.LINES.require(request, "returns.report_travel", assigned=[travel.officer.account])
    operations.report_travel(travel=travel, report=typed["report"], **_who(request))


_ACTS = {
    "assign": ("returns.assign", _assign, lambda: _("전보·배치를 기록했습니다.")),
    "mentor": ("returns.mentor", _mentor, lambda: _("멘토를 지정했습니다.")),
    "end-mentoring": ("returns.mentor", _end_mentoring, lambda: _("멘토 지정을 취소했습니다.")),
    "request": (
        "returns.request_travel",
        _request,
        lambda: _("신청했습니다. 담당관이 명령하면 갈 수 있습니다."),
    ),
    "order": ("returns.order_travel", _order, lambda: _("명령했습니다.")),
    "report": ("returns.report_travel", _report, lambda: _("출장 결과를 보고했습니다.")),
}


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": rights.by(request), "at": request.moment}  # type: ignore[attr-defined]


def _key(typed: dict[str, str]) -> str:
    return f"staff:{typed['action']}:{typed['nonce'][:40]}"


def _own(request: HttpRequest, pk: str, sentence: str) -> Officer:
    """An officer of the head's own division."""
    found = Officer.objects.filter(pk=pk).first()
    if found is None:
        raise Refused([sentence])
    rights.LINES.require(request, "returns.mentor", division=found.division)
    return found


def _day(text: str, request: HttpRequest) -> date:
    return day(text) or request.today  # type: ignore[attr-defined]
