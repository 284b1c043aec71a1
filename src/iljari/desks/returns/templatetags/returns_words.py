"""Words of the returns desk: periods by month, states with their badge, reasons, values with thousands marked."""

from datetime import date
from typing import Any

from django import template
from django.contrib.auth import get_user_model
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.desks.returns import operations, rows
from iljari.desks.returns.models import Return
from iljari.desks.returns.queries import COVERED, MISSING

register = template.Library()

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BADGES = {
    Return.State.DRAFT: "bg-light-gray", Return.State.SUBMITTED: "bg-light-information",
    Return.State.SIGNED: "bg-light-success", Return.State.SENT_BACK: "bg-light-warning",
    MISSING: "bg-light-danger", COVERED: "bg-light-success",
}  # fmt: skip


@register.filter
def months(period: tuple[date, date]) -> str:
    """A period of whole months: '2018년 10월', '2018년 1~9월', 'Oct 2018'."""
    first, last = period
    english = get_language() == "en"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}" if english else f"{first.year}년 {first.month}월"
    if first.year == last.year:
        if english:
            return f"{_MONTHS[first.month - 1]} to {_MONTHS[last.month - 1]} {first.year}"
        return f"{first.year}년 {first.month}~{last.month}월"
    return f"{months((first, first))}{' to ' if english else '~'}{months((last, last))}"


@register.filter
def month_of(value: date) -> str:
    """A day's month."""
    return months((value, value))


@register.filter
def month_short(value: date) -> str:
    """A day's month in a narrow column: '10월'."""
    return _MONTHS[value.month - 1] if get_language() == "en" else f"{value.month}월"


@register.filter
def span(thing: Any) -> str:
    """The period of a return, or of what is owed."""
    return months((thing.since_on, thing.until_on))


@register.filter
def state(code: str) -> str:
    """Where something stands, in words."""
    if code == MISSING:
        return _("미제출")
    if code == COVERED:
        return _("다른 보고에 포함")
    return str(Return.State(code).label)


@register.filter
def badge(code: str) -> str:
    """The badge of a state."""
    return _BADGES.get(code, "bg-light-gray")


@register.filter
def reason(code: str) -> str:
    """Why something was corrected."""
    ko, english = operations.REASONS.get(code, (code, code))
    return english if get_language() == "en" else _(ko)


@register.filter
def grouped(text: str, unit_code: str) -> str:
    """A value as entered, with thousands marked."""
    return rows.value_named(text, unit_code)


@register.filter
def pair(names: tuple[str, str]) -> str:
    """One of two names, in the reader's language."""
    return names[1] if get_language() == "en" else names[0]


@register.filter
def file_kind(kind: str) -> str:
    """What a kind of file is called."""
    return {"xlsx": _("엑셀(.xlsx)"), "csv": _("CSV(UTF-8)"), "cp949": _("CSV(CP949, 옛 한글)")}[kind]


@register.filter
def deliverer_kind(kind: str) -> str:
    """What kind of deliverer it is."""
    names = {
        "operator": _("운영기관"), "centre": _("센터"), "university": _("대학"), "school": _("학교"), "union": _("노동조합"),
        "firm": _("기업"), "intermediary": _("중간지원기관"), "district": _("자치구"), "division": _("부서"),
    }  # fmt: skip
    return names.get(kind, kind)


@register.filter
def person(name: str) -> str:
    """Who did something: by office where the person holds one, a system, the taking over of older records."""
    if name.startswith("migration:"):
        return _("기록 이관")
    if name.startswith("key:"):
        return _("수행기관 시스템")
    user = get_user_model().objects.filter(username=name).first()
    office = getattr(user, "office", None)
    return str(office) if office else name


@register.filter
def days(period: tuple[date, date] | None) -> str:
    """The days that a number speaks of, where they are whole months; else nothing."""
    if period is None or period[0] == period[1]:
        return ""
    first, last = period
    whole = first.day == 1 and date.fromordinal(last.toordinal() + 1).day == 1
    return months(period) if whole else ""
