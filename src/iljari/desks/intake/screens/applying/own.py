"""내 신청: where one's applications stand, the receipt, what is asked for, the result with its reasons; withdraw, object."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from iljari.access import log
from iljari.catalogue.calls import APPLICANT_NAMES, Applicant
from iljari.desks.intake import operations, queries
from iljari.desks.intake.models import Application, Decision, DocumentRequest, Objection
from iljari.desks.intake.operations.deed import kind_of, terms_of
from iljari.desks.intake.purposes import OWN
from iljari.desks.intake.rights import APPLYING
from iljari.desks.intake.screens.applying import calls, oneself
from iljari.desks.intake.screens.applying.papers import ACCEPT
from iljari.desks.intake.screens.applying.words import english, pair, reasons, standing, why
from iljari.journal.slip import Refused
from iljari.kernel.days import day_in_words

_STILL = (Application.State.SUBMITTED, Application.State.RESERVE, Application.State.SELECTED)
LONGEST = 2000
"""Characters of an objection."""


@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """My applications, drafts too, the last touched first."""
    APPLYING.enter(request, "intake.own")
    who = oneself.of(request)
    APPLYING.require(request, "intake.own", subject=who.subject, district=who.district, operator=who.operator)
    log.record(request, subjects=[who.subject], purpose=OWN, act="view", fields=["application"])
    found = (
        Application.objects.filter(subject__in=oneself.ids(who.subject))
        .select_related("call", "agreement").prefetch_related("requests", "checks").order_by("-touched_at")
    )  # fmt: skip
    told = {"rows": [(each, calls.title(each.call), standing(each)) for each in found]}
    return render(request, "intake/applying/mine.html", told)


@never_cache
def one(request: HttpRequest, id: str) -> HttpResponse:
    """One application: receipt, state, what happens next, what was asked, what was decided."""
    application = oneself.own(request, "intake.own", id)
    if application.state == Application.State.DRAFT:
        return redirect("intake:form", application.pk)
    log.record(request, subjects=[application.subject], purpose=OWN, act="view", case=application.pk)
    return render(request, "intake/applying/own.html", _told(request, application))


def _told(request: HttpRequest, application: Application) -> dict[str, Any]:
    who, call = oneself.of(request), application.call
    names = {each.code: pair((each.ko, each.en)) for each in terms_of(call).documents}
    request_open = application.requests.filter(state=DocumentRequest.State.OPEN).first()
    documents = list(application.documents.filter(replaced_at=None).defer("content").order_by("uploaded_at"))
    since = {each.wanted for each in documents if request_open and each.uploaded_at >= request_open.asked_at}
    decision = application.decisions.order_by("number").last()
    agreement = getattr(application, "agreement", None)
    return {
        "application": application, "call": call, "title": calls.title(call), "standing": standing(application),
        "applicant": pair(APPLICANT_NAMES[Applicant(application.applicant)]), "request_open": request_open,
        "asked": [(code, names.get(code, code), code in since) for code in (request_open.wanted if request_open else ())],
        "documents": [(each, names.get(each.wanted, each.wanted)) for each in documents], "accept": ACCEPT,
        "decision": decision, "why": why(decision) if decision else "",
        "reasons": reasons(decision) if decision else [],
        "objection": Objection.objects.filter(decision=decision).first() if decision else None,
        "may_object": decision is not None and may_object(decision, who),
        "may_withdraw": application.state in _STILL and agreement is None,
        "selected": application.state == Application.State.SELECTED, "agreement": agreement,
        "agreement_terms": list(agreement.terms.order_by("number")) if agreement else [],
        "kind": pair((kind_of(call).ko, kind_of(call).en)),
    }  # fmt: skip


def may_object(decision: Decision, who: oneself.Oneself) -> bool:
    """Whether one may still object: in time, not selected, not objected before."""
    return (
        decision.outcome != Decision.Outcome.SELECTED
        and who.on <= decision.object_until_on
        and decision.application.state in (Application.State.RESERVE, Application.State.REJECTED)
        and not Objection.objects.filter(decision=decision).exists()
    )


@never_cache
def withdraw(request: HttpRequest, id: str) -> HttpResponse:
    """철회·포기: asked once more what it means, then done; sent twice it is done once."""
    application = oneself.own(request, "intake.withdraw", id)
    who = oneself.of(request)
    problems: list[str] = []
    if request.method == "POST":
        log.record(
            request, subjects=[application.subject], purpose=OWN, act="change", fields=["application"],
            case=application.pk,
        )  # fmt: skip
        try:
            operations.withdraw(
                application=application, by=who.account, at=who.at, key=f"withdraw:{application.pk}"
            )
        except Refused as refused:
            problems = refused.sentences
        else:
            messages.success(request, _("철회했습니다."))
            return redirect("intake:own", application.pk)
    told = {
        "application": application, "call": application.call, "title": calls.title(application.call), "problems": problems,
        "selected": application.state == Application.State.SELECTED, "possible": application.state in _STILL,
        "open": queries.is_open(application.call, who.at),
    }  # fmt: skip
    return render(request, "intake/applying/withdraw.html", told, status=422 if problems else 200)


@never_cache
def objecting(request: HttpRequest, id: str) -> HttpResponse:
    """이의신청: what was decided and why, and what one says against it."""
    application = oneself.own(request, "intake.object", id)
    who = oneself.of(request)
    decision = application.decisions.order_by("number").last()
    if decision is None:
        raise Http404(_("아직 결과가 정해지지 않아 이의를 신청할 것이 없습니다."))
    posted = request.method == "POST"
    log.record(
        request, subjects=[application.subject], purpose=OWN, act="change" if posted else "view",
        fields=["application", "objection"], case=application.pk,
    )  # fmt: skip
    text, problems = request.POST.get("text", "").strip().replace("\r\n", "\n"), []
    if posted:
        if len(text) > LONGEST:
            problems = [_("이의신청은 %(most)s자까지 적습니다. 줄여 주십시오.") % {"most": f"{LONGEST:,}"}]
        else:
            problems = _object(request, decision, text, who)
        if not problems:
            return redirect("intake:own", application.pk)
    told = {
        "application": application, "call": application.call, "title": calls.title(application.call), "decision": decision,
        "why": why(decision), "reasons": reasons(decision), "text": text, "problems": problems, "longest": LONGEST,
        "possible": may_object(decision, who), "until": day_in_words(decision.object_until_on, english()),
    }  # fmt: skip
    return render(request, "intake/applying/object.html", told, status=422 if problems else 200)


def _object(request: HttpRequest, decision: Decision, text: str, who: oneself.Oneself) -> list[str]:
    try:
        operations.file_objection(
            decision=decision, text=text, by=who.account, at=who.at, key=f"object:{decision.pk}"
        )
    except Refused as refused:
        return refused.sentences
    messages.success(request, _("이의신청을 접수했습니다. 결과를 정하지 않은 다른 사람이 다시 봅니다."))
    return []
