"""What a page is asked for: which year, as of which day, as known on which day. Said wrongly, it is said so."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from iljari.desks.budget import queries
from iljari.journal import read

FIRST_YEAR, LAST_YEAR = 1990, 2199


@dataclass(frozen=True)
class Asked:
    """The year, the day it is asked for, and what was known when."""

    year: int
    as_of: date
    known_on: date
    seq: int

    @property
    def query(self) -> str:
        """The same question for another address."""
        return urlencode(
            {"year": self.year, "as_of": self.as_of.isoformat(), "known_on": self.known_on.isoformat()}
        )


def today(request: HttpRequest) -> date:
    """The day on which this person works."""
    return request.today  # type: ignore[attr-defined,no-any-return]


def moment(request: HttpRequest) -> datetime:
    """This moment of that day."""
    return request.moment  # type: ignore[attr-defined,no-any-return]


def end_of(day: date) -> datetime:
    """The last moment of a day in Seoul."""
    return timezone.make_aware(datetime.combine(day, time.max))


def day(request: HttpRequest, name: str) -> date:
    """A day in the address; today without one, or with one that cannot be read."""
    text = request.GET.get(name, "").strip()
    try:
        found = date.fromisoformat(text) if text else today(request)
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return found
    except ValueError:
        pass
    messages.warning(request, _("날짜를 읽을 수 없어 오늘로 보였습니다. 2018-09-30처럼 적어 주십시오."))
    return today(request)


def year(request: HttpRequest) -> int:
    """A year in the address; else this year, or the last that has lines."""
    text = request.GET.get("year", "").strip()
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR:
        return int(text)
    if text:
        messages.warning(request, _("회계연도를 읽을 수 없어 올해로 보였습니다. 2018처럼 적어 주십시오."))
    known = queries.years()
    this = today(request).year
    return this if this in known or not known else known[0]


def asked(request: HttpRequest, of_year: int | None = None) -> Asked:
    """What the address asks for. Nothing is shown that was not known on the day on which this person works."""
    told_year = year(request) if of_year is None else of_year
    known_on = day(request, "known_on")
    return Asked(told_year, day(request, "as_of"), known_on, read.seq_known_at(end_of(known_on)))


def actor(request: HttpRequest) -> str:
    """By what name the journal knows this person."""
    return request.user.get_username()


def fresh() -> str:
    """A number for one form, so that sending it twice is one posting."""
    return secrets.token_hex(12)


def key(request: HttpRequest, what: str) -> str:
    """The posting's key: this person's form, once."""
    once = "".join(sign for sign in request.POST.get("once", "") if sign.isalnum())[:40]
    return f"budget:{once or fresh()}:{what}:{actor(request)}"[:200]


def last_day(year: int) -> date:
    """The last day of a fiscal year."""
    return date(year, 12, 31)
