"""What the privacy desk's templates say: its menu, things in the reader's language, terms, days."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from iljari.access.lines import LINES as LOG_LINES
from iljari.access.log import LogAct
from iljari.registry.keeping.classes import RecordClass
from iljari.registry.models import SubjectRequest
from iljari.registry.screens.privacy.rights import LINES
from iljari.registry.subject import stops

register = template.Library()

_MENU = (
    ("privacy:desk", "privacy.see", gettext_lazy("한눈에")), ("privacy:requests", "privacy.see", gettext_lazy("요구")),
    ("people:find", "privacy.receive", gettext_lazy("사람 찾기")),
    ("privacy:retention", "privacy.see", gettext_lazy("보존기간")), ("privacy:holds", "privacy.see", gettext_lazy("보존 유예")),
    ("privacy:erasures", "privacy.see", gettext_lazy("파기 대장")),
    ("privacy:counters", "privacy.see", gettext_lazy("영향평가 기준")),
    ("access:log", "log.view", gettext_lazy("접속기록")), ("access:breaches", "breach.draw", gettext_lazy("유출 대응")),
)  # fmt: skip


@register.inclusion_tag("privacy/parts/menu.html", takes_context=True)
def privacy_menu(context: template.Context) -> dict[str, Any]:
    """The desk's pages that this office may open."""
    request = context["request"]
    told = []
    for page, deed, name in _MENU:
        lines = LOG_LINES if page.startswith("access:") else LINES
        if request.office.role in lines.roles(deed):
            told.append((reverse(page), name, request.path == reverse(page)))
    return {"pages": told}


@register.inclusion_tag("privacy/parts/person.html", takes_context=True)
def privacy_of(context: template.Context, person: str) -> dict[str, Any]:
    """On a person's page: what this desk can do for the person, for whoever may."""
    role = context["request"].office.role
    return {
        "person": person, "may_receive": role in LINES.roles("privacy.receive"), "may_file": role in LINES.roles("privacy.file"),
        "stopped": bool(stops.stopped([person], on=context["request"].today)),
    }  # fmt: skip


@register.filter
def said(thing: Any) -> str:
    """Something with `ko` and `en` in the reader's language."""
    if not thing:
        return ""
    return str(thing.en if get_language() == "en" else thing.ko)


@register.filter
def term(kept_as: RecordClass) -> str:
    """How long and from when."""
    event = kept_as.event_en if get_language() == "en" else kept_as.event
    if kept_as.for_good:
        return event
    if kept_as.years:
        return _("%(event)s부터 %(years)s년") % {"event": event, "years": kept_as.years}
    if not kept_as.days:
        return event
    return _("%(event)s부터 %(days)s일") % {"event": event, "days": kept_as.days}


_DONE_TO = {
    LogAct.VIEW: gettext_lazy("가려진 채로 보았습니다"), LogAct.SEARCH: gettext_lazy("찾아서 가려진 채로 보았습니다"),
    LogAct.UNMASK: gettext_lazy("가림을 풀고 보았습니다"), LogAct.PRINT: gettext_lazy("인쇄했습니다"),
    LogAct.SEND: gettext_lazy("이 연락처로 안내를 보냈습니다"),
    LogAct.EXPORT_ASK: gettext_lazy("파일로 받겠다고 신청했습니다"), LogAct.EXPORT: gettext_lazy("파일로 받았습니다"),
    LogAct.EXPORT_WHOLE: gettext_lazy("가리지 않은 파일로 받았습니다"), LogAct.REGISTER: gettext_lazy("적었습니다"),
    LogAct.CHANGE: gettext_lazy("고쳤습니다"), LogAct.ERASE: gettext_lazy("지웠습니다"),
    LogAct.CHECK: gettext_lazy("기계가 다른 기록과 견주었습니다"),
}  # fmt: skip


@register.filter
def done_to_me(act: str) -> str:
    """What an act of the access log was to the person whom it names, in a plain sentence."""
    return str(_DONE_TO.get(LogAct(act), act) if act in set(LogAct) else act)


@register.filter
def days_late(one: SubjectRequest, today: date) -> int:
    """By how many days a request is late."""
    return (today - one.due_on).days


@register.filter
def days_left(one: SubjectRequest, today: date) -> int:
    """How many days are left."""
    return (one.due_on - today).days
