"""One application's page: what was handed in, what is known with its sources, what the rules say; and the deeds of whoever checks."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import log
from iljari.access.purposes import Purpose
from iljari.desks.intake import answers, operations, purposes, queries
from iljari.desks.intake.models import Application, Check, Document, DocumentRequest, Objection, Override
from iljari.desks.intake.models.eligibility import Verdict
from iljari.desks.intake.operations.checking import admission_of, last_check
from iljari.desks.intake.operations.deed import terms_of
from iljari.desks.intake.screens.office import agreeing, calls, rights, shared
from iljari.rules.fact import Fact, Kind

MEDIA = {
    "pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png", "hwpx": "application/hwp+zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


def application(request: HttpRequest, id: str) -> HttpResponse:
    """An application, whole, for whoever checks it; the access log says that it was read."""
    return page(request, rights.the_application(request, "intake.read_application", id))


def page(request: HttpRequest, found: Application) -> HttpResponse:
    """The application's page."""
    purpose = purpose_of(found)
    names = shared.named(request, [found], purpose, case=found.pk, fields=purpose.fields)
    check = last_check(found)
    submitted = found.state == Application.State.SUBMITTED
    override = check.overrides.order_by("pk").last() if check else None
    call = found.call
    told = calls.about(request, call) | {
        "application": found, "names": names, "name": names.get(found.subject, "—"),
        "members": [names.get(each.subject, "—") for each in found.members.all()],
        "answers": answers.in_words(answers.form_of(found), request.today, english=get_language() == "en"),  # type: ignore[attr-defined]
        "purpose": purpose,
        "documents": _documents(found), "check": check, "override": override,
        "findings": _findings(check, names) if check else [], "facts": _facts(check, names) if check else [],
        "checks": found.checks.order_by("-number"), "requests": _requests(found), "steps": queries.history(found),
        "verdict": queries.verdict(found), "verdicts": [each for each in Verdict.choices if each[0] != Verdict.UNKNOWN],
        "overridden_because": operations.OVERRIDDEN_BECAUSE.items(), "today": request.today,  # type: ignore[attr-defined]
        "decision": found.decisions.order_by("number").last(), "me": rights.by(request),
        **{
            f"may_{name}": submitted and rights.may(request, f"intake.{deed}", call)
            for name, deed in (
                ("check", "check"), ("override", "override"), ("confirm", "confirm_override"), ("ask", "ask_documents"),
            )
        },
    }  # fmt: skip
    return render(request, "intake/office/application.html", told | agreeing.told(request, found))


def purpose_of(found: Application) -> Purpose:
    """For what an application is read: to answer an objection once there is one, else to check it."""
    objected = Objection.objects.filter(decision__application=found).exists()
    return purposes.OBJECTION if objected else purposes.ELIGIBILITY


def _documents(found: Application) -> list[dict[str, Any]]:
    names = {each.code: (each.ko, each.en or each.ko) for each in terms_of(found.call).documents}
    return [
        {"paper": each, "wanted": names.get(each.wanted, (each.wanted, each.wanted))}
        for each in found.documents.defer("content").order_by("wanted", "uploaded_at")
    ]


def _requests(found: Application) -> list[dict[str, Any]]:
    names = {each.code: (each.ko, each.en or each.ko) for each in terms_of(found.call).documents}
    return [
        {"paper": each, "wanted": [names.get(code, (code, code)) for code in each.wanted], "reminders": each.reminders.count()}
        for each in found.requests.order_by("-asked_at")
    ]  # fmt: skip


def _findings(check: Check, names: dict[str, str]) -> list[dict[str, Any]]:
    """What each rule says of each who applies, with the names of the facts that decided and of those that are missing."""
    facts = {fact.name: fact for fact in admission_of(check.application.call).facts()}
    return [
        each | {
            "who": names.get(each["subject"], "—"), "said": (each["ko"], each["en"]),
            "because": [facts[name] for name in each["because"] if name in facts],
            "missing": [facts[name] for name in each["missing"] if name in facts],
        }
        for each in check.reasons
    ]  # fmt: skip


def _facts(check: Check, names: dict[str, str]) -> list[dict[str, Any]]:
    """The facts that the check saw, each with its source and the day from which it holds."""
    known = {fact.name: fact for fact in admission_of(check.application.call).facts()}
    return [
        {"who": names.get(subject, "—"), "fact": known[name], "value": said(known[name], told[0]), "source": told[1], "on": told[2] and date.fromisoformat(told[2])}
        for subject, facts in json.loads(check.facts).items()
        for name, told in facts.items()
        if name in known
    ]  # fmt: skip


def said(fact: Fact, value: Any) -> tuple[str, str]:
    """A fact's value in both languages, as the check kept it."""
    words = {each.code: (each.ko, each.en) for each in fact.choices}
    if isinstance(value, bool):
        return ("예", "yes") if value else ("아니요", "no")
    if isinstance(value, dict) and "day" in value:
        return value["day"], value["day"]
    if isinstance(value, dict):
        told = [words.get(code, (code, code)) for code in value["choices"]]
        return ", ".join(ko for ko, _en in told) or "—", ", ".join(en for _ko, en in told) or "—"
    if fact.kind is Kind.WON:
        return f"{value:,}원", f"{value:,} won"
    if isinstance(value, int):
        return f"{value:,}", f"{value:,}"
    return words.get(value, (str(value), str(value)))


# --- deeds --------------------------------------------------------------------------------------------------------


@require_POST
def do(request: HttpRequest, id: str) -> HttpResponse:
    """A deed of whoever checks: a form of the application's page names it."""
    deed, verb = DEEDS.get(request.POST.get("deed", ""), (None, None))
    if deed is None or verb is None:
        raise Http404
    found = rights.the_application(request, deed, id)
    log.record(
        request, subjects=shared.subjects(found), purpose=purpose_of(found), act="change", case=found.pk
    )
    verb(request, found, shared.typed(request))
    return redirect("intake:office-application", found.pk)


def _check(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    shared.did(request, operations.check, _("자격을 확인했습니다."), application=found, on=request.today)  # type: ignore[attr-defined]


def _override(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    check = last_check(found)
    if check is None or check.pk != typed.get("check"):
        messages.error(request, _("나중에 다시 확인한 자격이 있습니다. 마지막 확인을 보고 판정하십시오."))
        return
    shared.did(
        request, operations.override, _("직권 판정을 올렸습니다. 다른 사람이 확인해야 효력이 있습니다."), check=check,
        verdict=typed.get("verdict", ""), reason=typed.get("reason", ""), remark=typed.get("remark", "")[:2000],
    )  # fmt: skip


def _confirm(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    override = get_object_or_404(
        Override, pk=shared.whole(typed.get("override", "")) or 0, of__application=found
    )
    confirmed = typed.get("confirmed") == "yes"
    told = (
        _("직권 판정을 확인했습니다. 이제 이 판정이 적용됩니다.")
        if confirmed
        else _("직권 판정을 받아들이지 않았습니다. 규정의 판정이 그대로입니다.")
    )
    shared.did(request, operations.confirm_override, told, override=override, confirmed=confirmed)


def _ask(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    due_on = shared.day(typed.get("due_on", ""))
    if due_on is None:
        messages.error(request, _("보완 기한을 고르십시오."))
        return
    shared.did(
        request, operations.request_documents, _("보완을 요구했습니다."), application=found,
        wanted=request.POST.getlist("wanted"), text=typed.get("text", "")[:2000], due_on=due_on,
    )  # fmt: skip


def _asked(found: Application, typed: dict[str, str]) -> DocumentRequest:
    return get_object_or_404(DocumentRequest, pk=typed.get("request", ""), application=found)


def _remind(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    shared.did(request, operations.remind, _("보완을 독촉했습니다."), request=_asked(found, typed))


def _extend(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    due_on = shared.day(typed.get("due_on", ""))
    if due_on is None:
        messages.error(request, _("보완 기한을 고르십시오."))
        return
    shared.did(
        request,
        operations.extend_request,
        _("보완 기한을 늘렸습니다."),
        request=_asked(found, typed),
        due_on=due_on,
    )


def _lapse(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    shared.did(
        request,
        operations.lapse,
        _("보완 요구를 종결했습니다. 결과는 선정을 확정할 때 정해집니다."),
        request=_asked(found, typed),
    )


Deed = Callable[[HttpRequest, Application, dict[str, str]], None]
DEEDS: dict[str, tuple[str, Deed]] = {
    "check": ("intake.check", _check),
    "override": ("intake.override", _override),
    "confirm": ("intake.confirm_override", _confirm),
    "ask": ("intake.ask_documents", _ask),
    "remind": ("intake.ask_documents", _remind),
    "extend": ("intake.ask_documents", _extend),
    "lapse": ("intake.ask_documents", _lapse),
} | agreeing.DEEDS


def document(request: HttpRequest, id: str, document: str) -> HttpResponse:
    """A document as it was brought; never shown within the page, so that nothing in it acts here."""
    found = rights.the_application(request, "intake.read_application", id)
    paper = get_object_or_404(Document, pk=document, application=found)
    log.record(
        request, subjects=[found.subject], purpose=purposes.RECEIPT, act="view", fields=["document"], case=found.pk
    )  # fmt: skip
    headers = {
        "Content-Disposition": f'attachment; filename="{paper.wanted}-{paper.digest[:8]}.{paper.format}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(
        operations.content_of(paper),
        content_type=MEDIA.get(paper.format, "application/octet-stream"),
        headers=headers,
    )
