"""What people type into the access room's forms: days and moments of Seoul; what cannot be read is told in a sentence."""

from datetime import date, datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from iljari.access.log.searching import SEOUL


class Unreadable(ValueError):
    """Something typed that is not what was asked for; says what to do."""


def day(request: HttpRequest, name: str) -> date | None:
    """A day, or None where nothing was typed."""
    text = request.POST.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unreadable(_("날짜는 2018-11-15처럼 적으십시오.")) from None


def moment(request: HttpRequest, name: str) -> datetime:
    """A moment of Seoul."""
    try:
        found = datetime.fromisoformat(request.POST.get(name, "").strip())
    except ValueError:
        raise Unreadable(_("때는 2018-11-15T18:00처럼 날짜와 시각으로 적으십시오.")) from None
    return found if found.tzinfo else found.replace(tzinfo=SEOUL)


def text(request: HttpRequest, name: str, most: int = 200) -> str:
    """A line or a few, cut at so many letters."""
    return request.POST.get(name, "").strip()[:most]
