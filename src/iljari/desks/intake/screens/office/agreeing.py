"""After the decision: objections answered, agreements concluded, renewed, ended. Forms of the application's page."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from iljari.catalogue.calls import Stage
from iljari.desks.intake import operations
from iljari.desks.intake.models import Agreement, Application, Decision, Objection, Term
from iljari.desks.intake.operations.deed import kind_of
from iljari.desks.intake.screens.office import rights, shared


def told(request: HttpRequest, found: Application) -> dict[str, Any]:
    """What the application's page shows of objections and the agreement. The log names the purpose already."""
    call = found.call
    agreement = Agreement.objects.filter(application=found).first()
    objections = list(Objection.objects.filter(decision__application=found).order_by("filed_at"))
    running = agreement is not None and agreement.terminated_on is None
    selected = found.state == Application.State.SELECTED
    return {
        "agreement": agreement, "terms_agreed": agreement.terms.order_by("number") if agreement else [], "objections": objections,
        "may_agree": selected and agreement is None and Stage.AGREEMENT in kind_of(call).stages and rights.may(request, "intake.agree", call),
        "may_renew": running and rights.may(request, "intake.agree", call),
        "may_terminate": running and rights.may(request, "intake.terminate", call),
        "may_answer": rights.may(request, "intake.answer_objection", call), "grounds": operations.TERMINATED_BECAUSE,
        "renewals": [each for each in Term.Kind.choices if each[0] != Term.Kind.NEW],
        "better": [each for each in Decision.Outcome.choices if each[0] != Decision.Outcome.REJECTED],
    }  # fmt: skip


def _days(request: HttpRequest, typed: dict[str, str]) -> dict[str, date] | None:
    """The three days of a term; None, with a sentence, where one is missing."""
    found = {name: shared.day(typed.get(name, "")) for name in ("agreed_on", "starts_on", "ends_on")}
    days = {name: value for name, value in found.items() if value is not None}
    if len(days) < len(found):
        messages.error(request, _("맺은 날과 기간의 첫날, 마지막 날을 고르십시오."))
        return None
    return days


def _agree(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    days = _days(request, typed)
    if days is not None:
        shared.did(
            request, operations.agree, _("협약을 기록했습니다."), application=found,
            conditions=typed.get("conditions", "")[:8000], **days,
        )  # fmt: skip


def _agreement(found: Application) -> Agreement:
    return get_object_or_404(Agreement, application=found)


def _renew(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    days = _days(request, typed)
    if days is not None:
        shared.did(
            request, operations.renew, _("새 기간을 기록했습니다."), agreement=_agreement(found), kind=typed.get("kind", ""),
            conditions=typed.get("conditions", "")[:8000], **days,
        )  # fmt: skip


def _terminate(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    on = shared.day(typed.get("on", ""))
    if on is None:
        messages.error(request, _("해지하는 날을 고르십시오."))
        return
    shared.did(
        request, operations.terminate, _("협약을 해지했습니다."), agreement=_agreement(found), on=on,
        ground=typed.get("ground", ""), remark=typed.get("remark", "")[:2000],
    )  # fmt: skip


def _answer(request: HttpRequest, found: Application, typed: dict[str, str]) -> None:
    objection = get_object_or_404(Objection, pk=typed.get("objection", ""), decision__application=found)
    if typed.get("upheld") not in ("yes", "no"):
        raise Http404
    upheld = typed["upheld"] == "yes"
    shared.did(
        request, operations.answer_objection, _("이의신청에 답했습니다."), objection=objection, upheld=upheld,
        outcome=typed.get("outcome", "") if upheld else "", answer=typed.get("answer", "")[:4000],
    )  # fmt: skip


DEEDS: dict[str, tuple[str, Callable[[HttpRequest, Application, dict[str, str]], None]]] = {
    "agree": ("intake.agree", _agree),
    "renew": ("intake.agree", _renew),
    "terminate": ("intake.terminate", _terminate),
    "answer": ("intake.answer_objection", _answer),
}
