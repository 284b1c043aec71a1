"""What the desk's screens read: messages by what is asked for, and what the journal adds up of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from iljari.desks.notices.models import Message
from iljari.journal import read


@dataclass(frozen=True)
class Asked:
    """Which messages: sent from a day up to and with another, of a programme, kind, channel; an operator sees its own."""

    since_on: date
    until_on: date
    programme: str = ""
    kind: str = ""
    channel: str = ""
    operator: str = ""


@dataclass(frozen=True)
class Sum:
    """Messages, people reached and cost of one month, programme or kind; `length` of its bar in percent of the longest."""

    name: str
    messages: Fraction = Fraction(0)
    people: Fraction = Fraction(0)
    cost_won: int = 0
    length: str = "0"


def sent(asked: Asked) -> QuerySet[Message]:
    """The messages that were sent or tried, the latest first."""
    zone = ZoneInfo(settings.TIME_ZONE)
    found = Message.objects.filter(
        sent_at__gte=datetime.combine(asked.since_on, time.min, zone),
        sent_at__lt=datetime.combine(asked.until_on + timedelta(days=1), time.min, zone),
    ).order_by("-sent_at", "pk")
    for name in ("programme", "kind", "channel", "operator"):
        if value := getattr(asked, name):
            found = found.filter(**{name: value})
    return found


def drafts(by: str) -> QuerySet[Message]:
    """What somebody has written and not sent."""
    return Message.objects.filter(composed_by=by, state=Message.State.DRAFT).order_by("-composed_at")


def totals(asked: Asked) -> list[read.Total]:
    """What the journal holds of these messages: the same entries that the figures count."""
    return [
        total
        for total in read.totals(acts=("MessageSent",))
        if asked.since_on <= total.effective_on <= asked.until_on
        and asked.programme in ("", total.programme)
        and asked.operator in ("", total.operator)
        and asked.kind in ("", total.kinds.get("kind"))
        and asked.channel in ("", total.kinds.get("channel"))
    ]


def summed(rows: Iterable[read.Total], name: Callable[[read.Total], str]) -> list[Sum]:
    """The totals added up under names, in the names' order, with the lengths of their bars by people reached."""
    found: dict[str, Sum] = {}
    for row in rows:
        so_far = found.get(name(row), Sum(name(row)))
        cases = row.unit == "cases"
        found[name(row)] = replace(
            so_far,
            messages=so_far.messages + (row.quantity if cases else 0),
            people=so_far.people + (0 if cases else row.quantity),
            cost_won=so_far.cost_won + row.amount_won,
        )
    longest = max((each.people for each in found.values()), default=Fraction(0))
    return [
        replace(each, length=f"{float(each.people / longest * 100):.1f}" if longest else "0")
        for _name, each in sorted(found.items())
    ]


def month(row: read.Total) -> str:
    """The month of an entry."""
    return f"{row.effective_on:%Y-%m}"
