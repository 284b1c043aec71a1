"""What day it is. Nobody below asks a clock: screens hand the day and the moment down from here.

In the demonstration the day is that of the report, and a control in the header moves it for one's own session.
Desks' screens stand below the web and import nothing of it: they find `request.today` and `request.moment`.
"""

import os
from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from iljari.web import demo

SEOUL = ZoneInfo("Asia/Seoul")
REPORT_DAY = date(2018, 11, 15)
EARLIEST, LATEST = date(2018, 1, 1), date(2019, 12, 31)
_KEY = "today"


def by_default() -> date:
    """The day when nobody moved it: ILJARI_TODAY (setting or environment), the report's day in the demo, else today."""
    told = getattr(settings, "ILJARI_TODAY", None) or os.environ.get("ILJARI_TODAY")
    if told:
        return told if isinstance(told, date) else date.fromisoformat(told)
    return REPORT_DAY if demo.is_demo() else datetime.now(SEOUL).date()


def of(request: HttpRequest) -> date:
    """The day on which this person works."""
    moved = request.session.get(_KEY) if demo.is_demo() and hasattr(request, "session") else None
    return date.fromisoformat(moved) if moved else by_default()


def moment(request: HttpRequest) -> datetime:
    """This moment of that day in Seoul: the `recorded_at` of whatever a screen posts."""
    return datetime.combine(of(request), datetime.now(SEOUL).time(), SEOUL)


def end_of(day: date) -> datetime:
    """The last moment of a day in Seoul: what was known on that day was recorded by then."""
    return datetime.combine(day, time.max, SEOUL)


def move(request: HttpRequest, day: date | None) -> None:
    """Let this session's day be `day`; None goes back to the day by default."""
    if day is None:
        request.session.pop(_KEY, None)
    else:
        request.session[_KEY] = day.isoformat()


class TodayMiddleware:
    """Gives every request its day and moment."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.today = of(request)  # type: ignore[attr-defined]
        request.moment = moment(request)  # type: ignore[attr-defined]
        return self._get_response(request)
