"""Words of the office's screens: states with their badges, verdicts, what an application waits for, reasons, sources of facts."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from iljari.desks.intake.models import Application, Call, Decision, DocumentRequest
from iljari.desks.intake.models.eligibility import Verdict

register = template.Library()

_BADGES = {
    Application.State.SUBMITTED: "bg-light-information", Application.State.SELECTED: "bg-light-success",
    Application.State.RESERVE: "bg-light-warning", Application.State.REJECTED: "bg-light-danger",
    Call.State.PUBLISHED: "bg-light-information", Verdict.ELIGIBLE: "bg-light-success", Verdict.REFUSED: "bg-light-danger",
    Verdict.UNKNOWN: "bg-light-warning", "held": "bg-light-success", "failed": "bg-light-danger", "unknown": "bg-light-warning",
    DocumentRequest.State.OPEN: "bg-light-warning", DocumentRequest.State.LAPSED: "bg-light-danger",
    DocumentRequest.State.ANSWERED: "bg-light-success",
}  # fmt: skip


@register.filter
def badge(code: str) -> str:
    """The badge of a state or verdict."""
    return _BADGES.get(code, "bg-light-gray")


@register.filter
def call_state(call: Call) -> str:
    """Where a call stands."""
    return str(Call.State(call.state).label)


@register.filter
def state(code: str) -> str:
    """Where an application stands."""
    return str(Application.State(code).label)


@register.filter
def channel(code: str) -> str:
    """How an application came in."""
    return str(Application.Channel(code).label)


@register.filter
def verdict(code: str) -> str:
    """What was found of the eligibility."""
    return str(Verdict(code).label) if code else _("확인 전")


@register.filter
def outcome(code: str) -> str:
    """What was decided."""
    return str(Decision.Outcome(code).label)


@register.filter
def placed(code: str) -> str:
    """What the rule makes of an application, before anybody signs it."""
    names = {
        "selected": _("선정"), "reserve": _("예비"), "not_chosen": _("순위 밖"), "below_mark": _("과락"),
    }  # fmt: skip
    return names.get(code, code)


@register.filter
def request_state(code: str) -> str:
    """Where a request for documents stands."""
    return str(DocumentRequest.State(code).label)


@register.filter
def finding(code: str) -> str:
    """What one rule says."""
    return {"held": _("맞음"), "failed": _("맞지 않음"), "unknown": _("모름")}.get(code, code)


@register.filter
def waits_for(code: str) -> str:
    """The next thing to be done with an application."""
    names = {
        "documents": _("보완 기다림"), "check": _("자격 확인"), "second_person": _("두 번째 사람의 확인"), "review": _("심사"),
        "selection": _("선정"),
    }  # fmt: skip
    return names.get(code, "")


@register.filter
def source_of_fact(code: str) -> str:
    """Whose word a fact is."""
    names = {
        "declared": _("본인 진술"),
        "document": _("서류 확인"),
        "office": _("기관 확인"),
        "journal": _("기록"),
    }
    return names.get(code, code)


@register.filter
def because(code: str, words: Mapping[str, str]) -> str:
    """A reason that was chosen, in words."""
    return _(words[code]) if code in words else code


@register.filter
def step(verb: str) -> str:
    """A deed of the history, in words."""
    names = {
        "draft_call": _("공고 작성"), "publish": _("공고"), "correct_call": _("정정 공고"), "draft": _("신청서 작성"), "submit": _("접수"),
        "withdraw": _("철회·포기"), "attach": _("서류 첨부"), "detach": _("서류 삭제"), "check": _("자격 확인"),
        "override": _("직권 판정"), "confirm_override": _("직권 판정의 확인"), "request_documents": _("보완 요구"), "remind": _("보완 독촉"),
        "extend_request": _("보완 기한 연장"), "answer_request": _("보완 제출"), "lapse": _("보완 종결"), "assign": _("심사위원 지정"),
        "relieve": _("심사위원 해제"), "declare": _("이해관계 신고"), "score": _("심사"), "deliberate": _("심의"), "select": _("순위 산정"),
        "withdraw_list": _("순위 되돌림"), "sign": _("선정 확정"), "move_up": _("예비 승계"), "file_objection": _("이의신청"),
        "answer_objection": _("이의신청 결정"), "agree": _("협약"), "renew": _("재협약·재인증"), "terminate": _("해지"),
    }  # fmt: skip
    return names.get(verb, verb)


@register.filter
def points(value: Any) -> str:
    """Points, to two digits after the point where there are any."""
    if value is None or value == "":
        return "—"
    whole = round(value * 100)
    return f"{whole // 100}" if whole % 100 == 0 else f"{whole / 100:.2f}"
