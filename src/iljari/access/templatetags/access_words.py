"""What templates say of personal data: masked values, a masked field with its button, names of fields and purposes.

{{ person.name|masked:"name" }}      in lists
{% personal person.id "phone" person.phone purpose %}      a field with its 'open' button
"""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from iljari.access import exports, masking, offices, purposes
from iljari.access.checks import overdue
from iljari.access.lines import LINES
from iljari.access.log import searching
from iljari.access.log.recording import LogAct
from iljari.access.log.searching import Asked
from iljari.access.models import Alert, Export
from iljari.access.purposes import Purpose
from iljari.access.reasons import Reason
from iljari.access.roles import Role
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.kernel.districts import BY_CODE as DISTRICTS

register = template.Library()


@register.filter(name="masked")
def masked(value: Any, field: str) -> str:
    """A value as it may be shown by default."""
    return masking.masked(field, value)


@register.filter
def field_name(code: str) -> str:
    """A field of personal data in words."""
    known = masking.FIELDS.get(code)
    return code if known is None else (known.en if _english() else known.ko)


@register.filter
def purpose_name(code: str) -> str:
    """A purpose in words."""
    return purposes.called(code, english=_english())


@register.filter
def field_names(codes: Any) -> str:
    """Several fields in words: of a row of the log, or a list."""
    return ", ".join(field_name(code) for code in (codes.split() if isinstance(codes, str) else codes))


_ACTS = {
    LogAct.VIEW: _("조회"), LogAct.SEARCH: _("찾기"), LogAct.UNMASK: _("가림 풀기"), LogAct.PRINT: _("인쇄"), LogAct.SEND: _("안내 발송"),
    LogAct.EXPORT_ASK: _("내려받기 신청"), LogAct.EXPORT_APPROVE: _("내려받기 승인"), LogAct.EXPORT_REFUSE: _("내려받기 불승인"),
    LogAct.EXPORT: _("내려받기"), LogAct.EXPORT_WHOLE: _("가리지 않고 내려받기"), LogAct.REGISTER: _("등록"), LogAct.CHANGE: _("변경"), LogAct.ERASE: _("파기"),
    LogAct.CHECK: _("점검"), LogAct.SIGN_IN: _("로그인"), LogAct.SIGN_OUT: _("로그아웃"), LogAct.SIGN_IN_FAILED: _("로그인 실패"),
    LogAct.INVITE: _("초대 부호 발급"),
}  # fmt: skip


@register.filter
def act_name(code: str) -> str:
    """What a row says was done, in words."""
    return str(_ACTS.get(code, code))  # type: ignore[call-overload]


@register.filter
def act_names(codes: tuple[str, ...]) -> str:
    """Several of them."""
    return ", ".join(act_name(code) for code in codes)


_COMING_AND_GOING = {
    "totp": _("인증 앱"), "webauthn": _("패스키"), "recovery_codes": _("복구 부호"), "identity": _("본인확인"),
    "city": _("시청 통합로그인"), "password": _("이름이나 비밀번호가 틀림"), "code": _("인증 부호가 틀림"),
    "closed": _("여러 번 틀려 잠시 막힘"), "invitation": _("초대 부호가 틀림"), "network": _("허락되지 않은 곳에서 들어옴"),
    "not-in-hr": _("인사 파일에 없음"), "asked": _("스스로 나감"), "longest": _("쓸 수 있는 시간이 다 됨"), "ended": _("다른 곳에서 끝냄"),
}  # fmt: skip
"""How somebody came in, why not, and why somebody went out (iljari.web.signing_in.happenings)."""


@register.filter
def reason_name(code: str) -> str:
    """A chosen reason in words; of coming and going, how and why."""
    return str(Reason(code).label) if code in Reason.values else str(_COMING_AND_GOING.get(code, code))


_BY_ITSELF = {
    "iljari load": _("처음 설치할 때"),
    offices.DEMONSTRATION: _("시범 운영을 준비할 때"),
    "identity-agency": _("본인확인"),
}


@register.filter
def by_whom(account: str) -> str:
    """An account, or in words what the program itself did."""
    return str(_BY_ITSELF.get(account, account))


@register.filter
def export_name(kind: str) -> str:
    """What is exported, in words."""
    return exports.name_of(kind, english=_english())


@register.filter
def office_name(row: Any) -> str:
    """In which office somebody did it, as the row keeps it: place and role."""
    division, district = DIVISIONS.get(row.division), DISTRICTS.get(row.district)
    known = division or district
    place = (known.en if _english() else known.ko) if known else row.operator
    role = str(Role(row.role).label) if row.role in Role.values else ""
    return f"{place} {role}".strip()


_MENU = (
    ("staff", "rights.see", _("직원과 권한")), ("reviews", "rights.see", _("권한 반기 점검")),
    ("log", "log.view", _("접속기록")), ("checks", "log.see_checks", _("접속기록 점검")), ("alerts", "alert.answer", _("이상 접속 알림")),
    ("exports", "export.fetch", _("내려받기")), ("breaches", "breach.draw", _("유출 대응")),
)  # fmt: skip


@register.inclusion_tag("access/parts/tabs.html", takes_context=True)
def log_menu(context: template.Context) -> dict[str, Any]:
    """The pages of this room that this office may open."""
    request = context["request"]
    own = [(reverse("access:mine"), _("내 권한")), (reverse("access:matrix"), _("권한표"))]
    open_ones = own + [
        (reverse(f"access:{page}"), name)
        for page, deed, name in _MENU
        if request.office.role in LINES.roles(deed)
    ]
    return {"log_menu": [(address, name, request.path == address) for address, name in open_ones]}


@register.inclusion_tag("access/parts/notices.html", takes_context=True)
def log_notices(context: template.Context) -> dict[str, Any]:
    """On the front page: checks of the log that are late, for who checks and for the bureau's head (SP-18); alerts that
    wait for one's own explanation (SP-27); exports that wait for a second person (SP-22).
    """  # fmt: skip
    request = context["request"]
    office = request.office
    told = office.role in (*LINES.roles("log.see_checks"), Role.BUREAU_HEAD, Role.ADMINISTRATOR)
    waiting = (
        Alert.objects.filter(
            account=office.account, state__in=(Alert.State.OPEN, Alert.State.ESCALATED)
        ).count()
        if office.role in LINES.roles("alert.answer")
        else 0
    )
    late = overdue(request.today) if told else []
    return {
        "late": late, "may_check": office.role in LINES.roles("log.check"), "waiting": waiting,
        "to_approve": _to_approve(request),
    }  # fmt: skip


def _to_approve(request: Any) -> int:
    """How many exports wait for this office as their second person (SP-22)."""
    if request.office.role not in LINES.roles("export.approve"):
        return 0
    asked = getattr(request, "asked", None)  # to look whether anything waits is not what the page asked for
    reach = LINES.reach(request, "export.approve")
    request.asked = asked
    waiting = Export.objects.filter(state=Export.State.WAITING, **reach)
    return waiting.exclude(account=request.office.account).count()


@register.inclusion_tag("access/parts/export_offer.html", takes_context=True)
def export_offer(context: template.Context, form: Any) -> dict[str, Any]:
    """A list's 'export' button with its form; nothing where nothing is offered to this office."""
    return {"form": form, "csrf_token": context.get("csrf_token")}


_LAST = 10


@register.inclusion_tag("access/parts/who_saw.html", takes_context=True)
def who_saw(context: template.Context, subject: str) -> dict[str, Any]:
    """Who saw or changed this person's data, as far as one may look at the log (one's own district's people, or all)."""
    request = context["request"]
    if request.office.role not in LINES.roles("log.view"):
        return {"may_look": False}
    asked = request.asked  # to look at the log besides is not what the page asked for
    rows = searching.rows(Asked(subject=subject), LINES.reach(request, "log.view"))
    request.asked = asked
    return {"may_look": True, "rows": rows[:_LAST], "number": rows.count()}


@register.inclusion_tag("access/parts/personal.html", takes_context=True)
def personal(
    context: template.Context, subject: str, field: str, value: Any, purpose: Purpose
) -> dict[str, Any]:
    """A field of a person, masked, with the button that opens it for this purpose (a reason is asked)."""
    shown = masking.masked(field, value)
    return {
        "shown": shown, "hidden": bool(shown) and shown != str(value) and field in purpose.fields, "subject": subject,
        "field": field, "purpose": purpose.code, "reasons": Reason.choices, "back": context["request"].path,
        "csrf_token": context.get("csrf_token"), "place": f"{field}-{subject[-6:]}",
    }  # fmt: skip


def _english() -> bool:
    return get_language() == "en"
