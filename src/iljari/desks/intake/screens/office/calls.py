"""Calls on the screen: written, seen as applicants will, published, corrected with a reason."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.catalogue.calls import CallKind
from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.desks.intake import operations, queries
from iljari.desks.intake.models import Call
from iljari.desks.intake.operations.deed import kind_of, terms_of
from iljari.desks.intake.screens.office import call_form, notice, rights, shared
from iljari.journal.slip import Refused


def new(request: HttpRequest) -> HttpResponse:
    """Choose a programme and a kind of call; with both chosen, the form."""
    rights.LINES.enter(request, "intake.call")
    code, _colon, kind = request.GET.get("kind", "").partition(":")
    programme = all_programmes().get(code)
    if programme is None or kind not in programme.calls():
        return render(request, "intake/office/choose.html", {"programmes": rights.programmes_of(request)})
    office = request.office  # type: ignore[attr-defined]
    runs = {"district": office.district, "operator": office.operator}
    rights.LINES.require(
        request, "intake.call", division=programme.division, programme=programme.code, **runs
    )
    if request.method != "POST":
        return _form(request, programme, programme.calls()[kind], call_form.empty(), [])
    typed = shared.typed(request)
    try:
        call = operations.draft_call(
            programme=code, kind=kind, terms=_typed(request, programme.calls()[kind]), **runs, **shared.given(request)
        )  # fmt: skip
    except Refused as refused:
        return _form(request, programme, programme.calls()[kind], typed, list(refused.sentences))
    messages.success(request, _("저장했습니다. 신청자에게 보일 대로 확인하고 공고하십시오."))
    return redirect("intake:office-call", call.pk)


def edit(request: HttpRequest, id: str) -> HttpResponse:
    """A draft's form."""
    call = rights.the_call(request, "intake.call", id)
    programme, kind = all_programmes()[call.programme], kind_of(call)
    if call.state != Call.State.DRAFT:
        return redirect("intake:office-correct", call.pk)
    if request.method != "POST":
        return _form(request, programme, kind, call_form.written(terms_of(call)), [], call)
    try:
        operations.draft_call(
            call=call, programme=call.programme, kind=call.kind, terms=_typed(request, kind), district=call.district,
            operator=call.operator, **shared.given(request),
        )  # fmt: skip
    except Refused as refused:
        return _form(request, programme, kind, shared.typed(request), list(refused.sentences), call)
    messages.success(request, _("저장했습니다."))
    return redirect("intake:office-call", call.pk)


def correct(request: HttpRequest, id: str) -> HttpResponse:
    """The form that corrects a published call, with the reason."""
    call = rights.the_call(request, "intake.correct_call", id)
    programme, kind = all_programmes()[call.programme], kind_of(call)
    if request.method != "POST":
        return _form(request, programme, kind, call_form.written(terms_of(call)), [], call)
    typed = shared.typed(request)
    try:
        operations.correct_call(
            call=call, terms=_typed(request, kind), reason=typed.get("reason", ""), remark=typed.get("remark", ""),
            **shared.given(request),
        )  # fmt: skip
    except Refused as refused:
        return _form(request, programme, kind, typed, list(refused.sentences), call)
    messages.success(request, _("정정 공고를 냈습니다. 앞의 내용도 이력에 남습니다."))
    return redirect("intake:office-call", call.pk)


def _typed(request: HttpRequest, kind: CallKind) -> Any:
    return call_form.read(shared.typed(request), request.POST.getlist("applicants"), kind)


def _form(
    request: HttpRequest, programme: Programme, kind: CallKind, typed: dict[str, str], problems: list[str],
    call: Call | None = None,
) -> HttpResponse:  # fmt: skip
    chosen = request.POST.getlist("applicants") if request.method == "POST" else []
    if request.method != "POST":
        chosen = list(call.terms["applicants"]) if call else [str(each) for each in kind.applicants]
    told = call_form.shown(typed, chosen, programme, kind) | {
        "programme": programme, "kind": kind, "call": call, "problems": problems, "once": shared.once(),
        "correcting": call is not None and call.state != Call.State.DRAFT, "reasons": operations.CORRECTED_BECAUSE.items(),
    }  # fmt: skip
    return render(request, "intake/office/call_form.html", told, status=422 if problems else 200)


def call(request: HttpRequest, id: str) -> HttpResponse:
    """A call: as applicants see it, where it stands, its history and corrections."""
    found = rights.the_call(request, "intake.read", id)
    told = about(request, found) | {
        "notice": notice.of(found, request.today), "corrections": found.corrections.order_by("-at"),  # type: ignore[attr-defined]
        "steps": queries.history(found), "because": operations.CORRECTED_BECAUSE,
        "may_edit": found.state == Call.State.DRAFT and rights.may(request, "intake.call", found),
        "may_publish": found.state == Call.State.DRAFT and rights.may(request, "intake.publish", found),
        "may_correct": found.state == Call.State.PUBLISHED and not terms_of(found).closed_at(request.moment)  # type: ignore[attr-defined]
        and rights.may(request, "intake.correct_call", found),
    }  # fmt: skip
    return render(request, "intake/office/call.html", told)


def about(request: HttpRequest, found: Call) -> dict[str, Any]:
    """What every page of a call shows: its programme and kind, whether its window is open, a new form's key."""
    return {
        "call": found, "programme": all_programmes()[found.programme], "kind": kind_of(found), "terms": terms_of(found),
        "open": queries.is_open(found, request.moment), "closed": terms_of(found).closed_at(request.moment), "once": shared.once(),  # type: ignore[attr-defined]
    }  # fmt: skip


@require_POST
def publish(request: HttpRequest, id: str) -> HttpResponse:
    """Publish a call."""
    found = rights.the_call(request, "intake.publish", id)
    if found.state == Call.State.DRAFT and request.POST.get("seen") != terms_of(found).digest[: notice.SHORT]:
        messages.error(request, _("보시는 사이에 내용이 바뀌었습니다. 새 내용을 확인하고 공고하십시오."))
    elif not request.POST.get("seen"):
        raise Http404
    else:
        shared.did(
            request,
            operations.publish,
            _("공고했습니다. 접수 기간이 되면 신청을 받습니다."),
            call=found,
        )
    return redirect("intake:office-call", found.pk)
