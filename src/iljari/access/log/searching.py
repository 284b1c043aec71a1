"""Reads the access log: who saw this person, what did this account touch, what happened on a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from iljari.access.models.log import LogRow, LogSubject

SEOUL = ZoneInfo("Asia/Seoul")


@dataclass(frozen=True)
class Asked:
    """What is looked for; what is empty is not asked about. Days are days in Seoul, both included."""

    account: str = ""
    subject: str = ""
    act: str = ""
    since_on: date | None = None
    until_on: date | None = None


def start_of(day: date) -> datetime:
    """The first moment of a day in Seoul."""
    return datetime.combine(day, time.min, SEOUL)


def rows(asked: Asked, reach: Mapping[str, str]) -> "QuerySet[LogRow]":
    """The rows that answer, the latest first, as far as one's right reaches ({} for all, else one's own district …)."""
    found = LogRow.objects.filter(**reach).order_by("-seq")
    if asked.account:
        found = found.filter(account=asked.account)
    if asked.act:
        found = found.filter(act=asked.act)
    if asked.since_on:
        found = found.filter(at__gte=start_of(asked.since_on))
    if asked.until_on:
        found = found.filter(at__lt=start_of(asked.until_on) + timedelta(days=1))
    if asked.subject:
        found = found.filter(seq__in=LogSubject.objects.filter(subject=asked.subject).values("row_id"))
    return found


def seen(subjects: Collection[str], *, besides: Collection[str] = ()) -> "QuerySet[LogRow]":
    """Who saw or changed the data of this person (under all ids), the latest first; without the own accounts (Art. 8(1))."""
    named = LogSubject.objects.filter(subject__in=subjects).values("row_id")
    return LogRow.objects.filter(seq__in=named).exclude(account__in=besides).order_by("-seq")


def subjects(row: LogRow) -> list[str]:
    """Whom a row names."""
    return list(LogSubject.objects.filter(row=row).order_by("subject").values_list("subject", flat=True))
