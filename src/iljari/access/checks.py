"""Checks of the access log (접속기록 점검): at the plan's cycle, by its method, by somebody who did not do what is checked (SP-18).

Whose rows are checked is never the checker: one's own rows are left out of the sample and counted, for somebody else. Until a
second account of the role has checked the span, too, and met them first in its sample, the span is not done.
The administrator has no line for it. Exports and unmaskings come into the sample first (내려받기 점검).
"""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Min

from iljari.access.log.searching import SEOUL, start_of
from iljari.access.models import Check, CheckedRow, CheckPlan, LogRow

DEFAULT = CheckPlan(
    starts_on=date(2018, 1, 1), cycle_months=1, due_days=10, sample_count=20, decided_by="",
    method="내려받기와 가림 풀기를 먼저, 나머지는 무작위로 뽑아 목적과 사유에 맞는지 살핀다. 의심스러우면 본인에게 소명을 받는다.",
)  # fmt: skip
"""In force where nobody decided another: each month, within ten days of its end, twenty rows."""

WEIGHTY = ("export", "export-whole", "unmask", "invite")
"""Acts that come into a sample first."""


@dataclass(frozen=True)
class Due:
    """A span of days that is to be checked, and by when; `waiting`: how many rows of its one checker nobody else has looked at."""

    starts_on: date
    ends_before: date
    due_on: date
    done: bool
    waiting: int = 0

    def late(self, today: date) -> bool:
        """Whether its day has passed without a finished check."""
        return not self.done and today > self.due_on


def plan(day: date) -> CheckPlan:
    """The plan in force on a day."""
    return CheckPlan.objects.filter(starts_on__lte=day).order_by("-starts_on").first() or DEFAULT


def spans(today: date) -> list[Due]:
    """Every span that has ended since the log began, the latest first, with whether it is checked."""
    first = LogRow.objects.aggregate(at=Min("at"))["at"]
    if first is None:
        return []
    own_counts: dict[date, list[int]] = defaultdict(list)
    for day, count in Check.objects.filter(finished_at__isnull=False).values_list("starts_on", "own_count"):
        own_counts[day].append(count)
    found = []
    starts_on = first.astimezone(SEOUL).date().replace(day=1)
    while True:
        in_force = plan(starts_on)
        ends_before = _later(starts_on, in_force.cycle_months)
        if ends_before > today:
            return found[::-1]
        due_on = ends_before - timedelta(days=1) + timedelta(days=in_force.due_days)
        own = own_counts.get(starts_on, [])
        waiting = own[0] if len(own) == 1 else 0  # of two checkers each has looked at the other's
        found.append(Due(starts_on, ends_before, due_on, bool(own) and not waiting, waiting))
        starts_on = ends_before


def overdue(today: date) -> list[Due]:
    """The spans whose check is late, the oldest first."""
    return [span for span in spans(today)[::-1] if span.late(today)]


def begin(span: Due, *, checker: str, at: datetime) -> Check:
    """Draw the sample for this span; asked for again by the same checker it is the same check."""
    known = Check.objects.filter(starts_on=span.starts_on, checker=checker).first()
    if known is not None:
        return known
    in_force = plan(span.starts_on)
    rows = LogRow.objects.filter(at__gte=start_of(span.starts_on), at__lt=start_of(span.ends_before))
    others = rows.exclude(account=checker)
    with transaction.atomic():
        check = Check.objects.create(
            starts_on=span.starts_on, ends_before=span.ends_before, checker=checker, begun_at=at, row_count=rows.count(),
            own_count=rows.filter(account=checker).count(), method=in_force.method,
        )  # fmt: skip
        chance = random.Random(f"{span.starts_on}:{checker}")
        checkers = (
            Check.objects.filter(starts_on=span.starts_on)
            .exclude(checker=checker)
            .values_list("checker", flat=True)
        )
        left_out = list(others.filter(account__in=list(checkers)).values_list("seq", flat=True))
        rest = others.exclude(account__in=list(checkers))
        weighty = list(rest.filter(act__in=WEIGHTY).values_list("seq", flat=True))
        plain = list(rest.exclude(act__in=WEIGHTY).values_list("seq", flat=True))
        for some in (left_out, weighty):
            chance.shuffle(some)
        kept = (left_out + weighty)[: in_force.sample_count]
        kept += chance.sample(plain, min(len(plain), in_force.sample_count - len(kept)))
        CheckedRow.objects.bulk_create(CheckedRow(check_of=check, row_id=seq) for seq in sorted(kept))
    return check


def _later(day: date, months: int) -> date:
    """The first of the month so many months later."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
