"""Volume: more people in a day than three times the account's own 99th percentile (people)."""

from django.utils.translation import gettext_lazy as _

from iljari.access.alerts.day import AccountDay, Finding

CODE = "volume"
NAME = _("평소보다 많은 대상자")
SAYS = _("하루에 본 사람이 자기 평소(99백분위)의 세 배를 넘었습니다.")

TIMES = 3
FLOOR = 30
"""No alert up to so many people, however quiet the days before were; also for who has no days before (people)."""


def find(day: AccountDay) -> Finding | None:
    """Compares the distinct subjects of the day with the days before."""
    rows = day.of_persons()
    measure = len(frozenset().union(*(row.subjects for row in rows)))
    threshold = max(FLOOR, TIMES * percentile(list(day.before.values()), 99))
    return Finding(measure, threshold, rows) if measure > threshold else None


def percentile(values: list[int], per_cent: int) -> int:
    """By nearest rank; 0 for no values.

    >>> percentile(list(range(1, 101)), 99), percentile([7], 99), percentile([], 99)
    (99, 7, 0)
    """
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * per_cent // 100) - 1)] if ordered else 0
