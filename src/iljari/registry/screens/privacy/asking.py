"""Requests on screen: the list, one on paper, one request with what can be done now, the letter with the answer."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iljari.access import log
from iljari.journal.slip import Refused
from iljari.registry import persons
from iljari.registry.models import SubjectRequest
from iljari.registry.models.requests import request_id
from iljari.registry.screens.organisations import fields
from iljari.registry.screens.organisations.fields import Field
from iljari.registry.screens.privacy import exporting, forms
from iljari.registry.screens.privacy.forms import Asking
from iljari.registry.screens.privacy.rights import LINES
from iljari.registry.subject import requests
from iljari.registry.subject.grounds import EXTENSIONS, GROUNDS, for_kind
from iljari.registry.subject.purposes import REQUEST

SHOWN = 200


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every request, those that wait first."""
    LINES.enter(request, "privacy.see")
    done = SubjectRequest.objects.filter(state="done").order_by("-done_on", "-received_at")[:SHOWN]
    told = {
        "waiting": list(requests.waiting()), "done": list(done), "today": request.today,  # type: ignore[attr-defined]
        "may_answer": LINES.may(request, "privacy.answer"),
    }  # fmt: skip
    return render(request, "privacy/requests.html", told | {"form": exporting.form(request)})


def new(request: HttpRequest, person: str) -> HttpResponse:
    """서면 요구 접수: a request that came on paper, for a person who was found before."""
    LINES.enter(request, "privacy.receive")
    asking = Asking(request)
    if not persons.exists(person):
        raise Http404
    asked = (
        Field("kind", _("무엇을 요구하는가"), "choice", choices=tuple(SubjectRequest.Kind.choices), required=True),
        Field("received_on", _("받은 날"), "day", asking.on.isoformat(), required=True),
        Field("wanted", _("요구한 내용"), "long", most=requests.LONGEST, wide=True,
              hint=_("정정이면 무엇을 어떻게 고쳐야 하는지 적습니다.")),
    )  # fmt: skip

    def do(typed: dict[str, str]) -> tuple[str, str]:
        id = request_id()
        log.record(request, subjects=[person], purpose=REQUEST, act="register", fields=["request"], case=id)
        made = requests.receive(
            person, kind=typed["kind"], wanted=typed["wanted"], channel="paper", by=asking.by, at=asking.at,
            received_on=fields.the_day(typed["received_on"], _("받은 날")), id=id,
        )  # fmt: skip
        then = (
            reverse("privacy:request", args=[made.pk])
            if LINES.may(request, "privacy.answer")
            else _back(person)
        )
        return _("접수했습니다. 기한: %(day)s") % {"day": forms.day(made.due_on)}, then

    return forms.page(
        request, title=_("서면 요구 접수"), asked=asked, do=do, button=_("접수"), back=_back(person),
        lead=_("신분증으로 본인이나 대리인임을 확인한 뒤 접수합니다. 받은 날부터 열흘 안에 답합니다."),
    )  # fmt: skip


def _back(person: str) -> str:
    return reverse("people:person", args=[person])


def one(request: HttpRequest, id: str) -> HttpResponse:
    """One request, and what can be done with it now: postpone, decide, carry out."""
    LINES.enter(request, "privacy.answer")
    found = _found(id)
    problems: list[str] = []
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        if deed not in _DEEDS:
            raise Http404
        act = "erase" if deed == "carry-out" and found.kind == "erasure" else "change"
        log.record(
            request, subjects=[found.subject], purpose=REQUEST, act=act, fields=["request"], case=found.pk
        )
        try:
            said = _DEEDS[deed](request, found)
        except Refused as refused:
            problems = list(refused.sentences)
            found = _found(id)
        else:
            messages.success(request, said)
            return redirect("privacy:request", id)
    log.record(request, subjects=[found.subject], purpose=REQUEST, act="view", case=found.pk,
               fields=["name", "birth_on", "request"])  # fmt: skip
    known = persons.facts_of(found.subject, request.today)  # type: ignore[attr-defined]
    told = {
        "one": found, "name": known.fact("name"), "birth_on": known.fact("birth_on"), "problems": problems,
        "grounds": forms.words(for_kind(found.kind)), "extensions": forms.words(EXTENSIONS), "today": request.today,  # type: ignore[attr-defined]
        "late": found.state == "received" and found.due_on < request.today, "typed": request.POST,  # type: ignore[attr-defined]
        "ground": GROUNDS.get(found.ground), "extension": EXTENSIONS.get(found.extended_reason),
        "until": found.due_on + timedelta(days=requests.DAYS), "decisions": SubjectRequest.Decision.choices,
    }  # fmt: skip
    return render(request, "privacy/request.html", told, status=422 if problems else 200)


def _postpone(request: HttpRequest, found: SubjectRequest) -> str:
    asking = Asking(request)
    until_on = fields.the_day(request.POST.get("until_on", ""), _("언제까지"))
    made = requests.postpone(
        found.pk,
        until_on=until_on or found.due_on,
        reason=request.POST.get("reason", ""),
        by=asking.by,
        on=asking.on,
    )
    return _("%(day)s까지 미루었습니다. 본인에게 사유를 알리십시오.") % {"day": forms.day(made.due_on)}


def _decide(request: HttpRequest, found: SubjectRequest) -> str:
    asking = Asking(request)
    requests.decide(
        found.pk, decision=request.POST.get("decision", ""), ground=request.POST.get("ground", ""),
        answer=request.POST.get("answer", ""), by=asking.by, on=asking.on,
    )  # fmt: skip
    return _("결정했습니다. 통지서를 본인에게 보내십시오.")


def _carry_out(request: HttpRequest, found: SubjectRequest) -> str:
    asking = Asking(request)
    requests.carry_out(found.pk, by=asking.by, at=asking.at)
    return _("조치했습니다.")


_DEEDS: dict[str, Callable[[HttpRequest, SubjectRequest], str]] = {
    "postpone": _postpone, "decide": _decide, "carry-out": _carry_out,
}  # fmt: skip


@require_safe
def letter(request: HttpRequest, id: str) -> HttpResponse:
    """결과 통지서: the answer as a document to print, or to save as PDF from the browser."""
    LINES.enter(request, "privacy.answer")
    found = _found(id)
    if not found.decision and found.extended_on is None:
        raise Http404
    log.record(request, subjects=[found.subject], purpose=REQUEST, act="print", case=found.pk,
               fields=["name", "address", "request"])  # fmt: skip
    known = persons.facts_of(found.subject, request.today)  # type: ignore[attr-defined]
    told = {
        "one": found, "name": known.fact("name"), "address": known.fact("address"), "ground": GROUNDS.get(found.ground),
        "extension": EXTENSIONS.get(found.extended_reason), "today": request.today,  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "privacy/letter.html", told)


def _found(id: str) -> SubjectRequest:
    found = SubjectRequest.objects.filter(pk=id).first()
    if found is None:
        raise Http404
    return found
