"""Applications of a call: the list, and a paper or counter application keyed in for whoever brought it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.catalogue.calls import APPLICANT_NAMES, OF_MANY, OF_PERSONS, Applicant
from iljari.catalogue.register import all_programmes
from iljari.desks.intake import operations, purposes, queries
from iljari.desks.intake.models import Application, Call
from iljari.desks.intake.operations.deed import terms_of
from iljari.desks.intake.screens.office import call_form, calls, rights, shared
from iljari.journal.locks import turn
from iljari.journal.slip import Refused
from iljari.registry.screens.people import rights as people

WAITS = ("documents", "check", "second_person", "review", "selection")
CHANNELS = (Application.Channel.COUNTER, Application.Channel.PAPER)
PLAN = "plan"
"""The one answer that an officer keys in: what the paper says, in its words."""


def listed(request: HttpRequest, id: str) -> HttpResponse:
    """The applications of a call, masked; in the log with everybody who is shown."""
    call = rights.the_call(request, "intake.read_application", id)
    lines = queries.lines(call)
    state, waits = request.GET.get("state", ""), request.GET.get("waits", "")
    if state in Application.State.values:
        lines = [each for each in lines if each.application.state == state]
    if waits in WAITS:
        lines = [each for each in lines if each.waits_for == waits]
    names = shared.named(request, [each.application for each in lines], purposes.RECEIPT, case=call.pk)
    told = calls.about(request, call) | {
        "lines": [(each, names.get(each.application.subject, "—")) for each in lines], "state": state, "waits": waits,
        "states": [each for each in Application.State.choices if each[0] != Application.State.DRAFT], "waits_of": WAITS,
        "may_key_in": queries.is_open(call, request.moment) and _may_key_in(request, call),  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "intake/office/applications.html", told)


def _may_key_in(request: HttpRequest, call: Call) -> bool:
    return rights.LINES.may(request, "intake.key_in", **_counter(request, call))


def _counter(request: HttpRequest, call: Call) -> dict[str, Any]:
    """Whose a counter is: a call of the whole city is brought to every district's."""
    place = rights.place(call)
    if not call.district and not call.operator:
        place["district"] = request.office.district  # type: ignore[attr-defined]
    return place


def key_in(request: HttpRequest, id: str) -> HttpResponse:
    """An application from the counter or on paper: drafted, its documents attached and handed in at once, or not at all."""
    rights.LINES.enter(request, "intake.key_in")
    call = rights.found_call(id)
    rights.LINES.require(request, "intake.key_in", **_counter(request, call))
    if request.method != "POST":
        return _form(request, call, {}, [])
    typed = shared.typed(request)
    try:
        _reached(request, typed)
        with turn(), transaction.atomic():
            made = _handed_in(request, call, typed)
    except Refused as refused:
        return _form(request, call, typed, list(refused.sentences))
    messages.success(request, _("접수했습니다. 접수번호: %(receipt)s") % {"receipt": made.receipt})
    return redirect("intake:office-key-in", call.pk)


def _reached(request: HttpRequest, typed: dict[str, str]) -> None:
    """Refuse a person of another district's register (not even that the person is there is said), and another district itself."""
    own = request.office.district  # type: ignore[attr-defined]
    if typed.get("applicant") == Applicant.DISTRICT and own and typed.get("subject") != own:
        raise Refused([_("다른 자치구의 신청은 그 자치구가 합니다. 우리 자치구의 신청만 접수하십시오.")])
    if typed.get("applicant") not in list(OF_PERSONS):
        return
    asked = [typed.get("subject", ""), *typed.get("members", "").split()]
    asked_before = getattr(request, "asked", None)
    reached = people.within(request, "person.view", asked)
    request.asked = asked_before  # type: ignore[attr-defined]
    if len(reached) < len(asked):
        raise Refused([_("신청하는 사람이나 기관이 등록부에 없습니다. 먼저 등록하십시오.")])


def _handed_in(request: HttpRequest, call: Call, typed: dict[str, str]) -> Application:
    given = shared.given(request)
    who, subject = typed.get("applicant", ""), typed.get("subject", "")
    at_counter = request.office.district  # type: ignore[attr-defined]
    application: Application = operations.draft(
        call=call, applicant=who, subject=subject, answers={PLAN: typed.get("plan", "")},
        asked_won=_won(typed), district=subject if who == Applicant.DISTRICT else at_counter,
        operator=subject if who == Applicant.OPERATOR else "", groups=request.POST.getlist("groups"),
        members=typed.get("members", "").split() if who in list(OF_MANY) else (), channel=typed.get("channel", ""),
        neighbourhood=typed.get("neighbourhood", ""), **given,
    )  # fmt: skip
    for wanted in terms_of(call).documents:
        file = request.FILES.get(f"document-{wanted.code}")
        if file is not None:
            operations.attach(
                application=application, wanted=wanted.code, name=file.name or wanted.code, content=file.read(),
                **(given | {"key": f"{given['key']}:{wanted.code}"}),
            )  # fmt: skip
    return operations.submit(application=application, **(given | {"key": f"{given['key']}:submit"}))  # type: ignore[no-any-return]


def _won(typed: dict[str, str]) -> int:
    text = typed.get("asked_won", "")
    won = shared.whole(text) if text else 0
    if won is None:
        raise Refused([_("신청 금액: 수로 읽을 수 없습니다. 1,234처럼 적으십시오.")])
    return won


def _form(request: HttpRequest, call: Call, typed: dict[str, str], problems: list[str]) -> HttpResponse:
    english = get_language() == "en"
    terms = terms_of(call)
    told = calls.about(request, call) | {
        "programme": all_programmes()[call.programme], "typed": typed, "problems": problems,
        "applicants": [(str(each), APPLICANT_NAMES[each][english]) for each in terms.applicants],
        "channels": [(str(each), each.label) for each in CHANNELS], "many": bool(set(terms.applicants) & OF_MANY),
        "groups": [
            (each.of.removeprefix("group:"), call_form.quota_name(each.of))
            for each in terms.rule.quotas
            if each.of.startswith("group:")
        ],
        "chosen": request.POST.getlist("groups"), "subject": typed.get("subject", request.GET.get("subject", "")[:64]),
        "may_read": rights.may(request, "intake.read", call),
    }  # fmt: skip
    return render(request, "intake/office/key_in.html", told, status=422 if problems else 200)
