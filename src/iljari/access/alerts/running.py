"""Runs the rules over a day of the log: once a day by `iljari alerts`, never in somebody's request (SP-27)."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from types import ModuleType

from django.db.models import Q

from iljari.access.alerts.day import SEOUL, AccountDay, Row
from iljari.access.alerts.rules import colleague, network, night, search, volume
from iljari.access.log.searching import start_of
from iljari.access.models import Alert, LogRow, LogSubject, StaffPerson
from iljari.access.roles import FROM_OUTSIDE

RULES: tuple[ModuleType, ...] = (volume, night, search, network, colleague)
BY_CODE = {rule.CODE: rule for rule in RULES}

LOOK_BACK = timedelta(days=180)
"""So far back an account's own habits are looked for (days)."""

ANSWER_WITHIN = timedelta(days=5)
"""So many days a handler has to explain (days)."""


def run(day: date, *, at: datetime) -> list[Alert]:
    """Raise what the rules find on this day; run again, it raises nothing twice. Gives the new alerts."""
    made = []
    for one in _days(day):
        last = LogRow.objects.get(seq=one.rows[-1].seq)
        for rule in RULES:
            finding = rule.find(one)
            if finding is None:
                continue
            alert, new = Alert.objects.get_or_create(
                rule=rule.CODE, account=one.account, happened_on=day,
                defaults={
                    "measure": finding.measure, "threshold": finding.threshold, "first_row": finding.rows[0].seq,
                    "last_row": finding.rows[-1].seq, "role": last.role, "division": last.division,
                    "district": last.district, "operator": last.operator, "raised_at": at,
                    "due_on": at.astimezone(SEOUL).date() + ANSWER_WITHIN,
                },
            )  # fmt: skip
            made += [alert] if new else []
    return made


def escalate(*, at: datetime) -> int:
    """What nobody explained in time goes to the head; how many."""
    today = at.astimezone(SEOUL).date()
    late = Alert.objects.filter(state=Alert.State.OPEN, due_on__lt=today)
    return late.update(state=Alert.State.ESCALATED, escalated_at=at)


def _days(day: date) -> list[AccountDay]:
    """Every account of the city, a district or an operator that did anything on the day."""
    starts, ends = start_of(day), start_of(day + timedelta(days=1))
    of_day = (
        LogRow.objects.filter(at__gte=starts, at__lt=ends).exclude(account="").exclude(role__in=FROM_OUTSIDE)
    )
    named: dict[int, set[str]] = defaultdict(set)
    for seq, subject in LogSubject.objects.filter(row__in=of_day.values("seq")).values_list(
        "row_id", "subject"
    ):
        named[seq].add(subject)
    rows: dict[str, list[Row]] = defaultdict(list)
    places: dict[str, tuple[str, str, str]] = {}
    for row in of_day.order_by("seq"):
        rows[row.account].append(
            Row(row.seq, row.at, row.act, row.case, row.address, frozenset(named[row.seq]))
        )
        places[row.account] = (row.division, row.district, row.operator)
    return [
        AccountDay(account, day, tuple(own), _before(account, starts), _addresses(account, starts),
                   _colleagues(account, *places[account]))
        for account, own in rows.items()
    ]  # fmt: skip


def _before(account: str, until: datetime) -> dict[date, int]:
    """Distinct subjects of each earlier day on which the account handled anybody."""
    seen: dict[date, set[str]] = defaultdict(set)
    earlier = LogSubject.objects.filter(
        row__account=account, row__at__gte=until - LOOK_BACK, row__at__lt=until
    ).values_list("row__at", "subject")
    for at, subject in earlier.iterator(5000):
        seen[at.astimezone(SEOUL).date()].add(subject)
    return {on: len(subjects) for on, subjects in seen.items()}


def _addresses(account: str, until: datetime) -> frozenset[str]:
    earlier = LogRow.objects.filter(account=account, at__gte=until - LOOK_BACK, at__lt=until).exclude(
        address=""
    )
    return frozenset(earlier.values_list("address", flat=True).distinct())


def _colleagues(account: str, division: str, district: str, operator: str) -> frozenset[str]:
    whose = Q(account=account)
    for name, value in (("division", division), ("district", district), ("operator", operator)):
        if value:
            whose |= Q(**{name: value})
    return frozenset(StaffPerson.objects.filter(whose).values_list("subject", flat=True))
