"""Words of rights on pages: what a row of the ledger is about, where somebody works, what a verdict says."""

from django import template
from django.utils.translation import gettext_lazy as _

from iljari.access.models import RightEntry, Staff
from iljari.access.offices import Office

register = template.Library()

_VERDICTS = {
    "public": _("공개"), "account": _("본인 계정"), "all": _("모두"), "division": _("부서"), "district": _("자치구"), "operator": _("기관"),
    "own": _("본인"), "assigned": _("맡은 것"), "-": "—",
}  # fmt: skip
_ROOMS = {
    "web": _("첫 화면·사업·수치·보고서·감사"), "access": _("권한과 접속기록"), "organisations": _("기관"),
    "people": _("사람"), "persons": _("사람"), "returns": _("실적 보고"), "returns-api": _("실적 보고(시스템)"),
    "budget": _("예산"), "exchange": _("e호조"), "privacy": _("개인정보"),
}  # fmt: skip


@register.filter
def right_name(row: RightEntry) -> Office:
    """The right of a row in words."""
    return Office(row.role, row.division, row.district, row.operator, row.subject)


@register.filter
def staff_place(person: Staff) -> str:
    """Where a person works."""
    return (
        Office("x", person.division, person.district, place=person.place or person.operator,
               place_en=person.place_en or person.operator).place_name
    )  # fmt: skip


@register.filter
def verdict_name(verdict: str) -> object:
    """A verdict of the matrix in one word."""
    return _VERDICTS[verdict]


@register.filter
def room_name(code: str) -> object:
    """A room of the matrix."""
    return _ROOMS.get(code, code)
