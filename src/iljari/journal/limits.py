"""Limits at the door: what is left under a key, on every day from an act on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from iljari.acts.base import Act, Cap, Once
from iljari.journal.models import LimitUse

_BEGINNING = date(1900, 1, 1)


@dataclass(frozen=True)
class Use:
    """A limit as an act uses it: a Once is a Cap of one that holds on every day."""

    key: str
    effective_on: date
    change: int
    ceiling: int
    until: date
    sentence: str
    unit: str = ""


def uses_of(act: Act, sign: int = 1) -> list[Use]:
    """What the act (sign 1) or its reversal (sign -1) changes under its limits."""
    found = []
    for limit in act.limits():
        if isinstance(limit, Once):
            found.append(Use(f"once:{limit.key}", _BEGINNING, -sign, 1, date.max, limit.sentence))
        elif isinstance(limit, Cap):
            found.append(
                Use(
                    limit.key, act.effective_on, sign * limit.change, limit.ceiling, limit.until, limit.sentence,
                    limit.unit,
                )  # fmt: skip
            )
    return found


def headroom(key: str, on: date, ceiling: int = 0) -> int:
    """What is left under `key` on a day (won, places, times)."""
    taken = LimitUse.objects.filter(key=key, effective_on__lte=on).aggregate(total=Sum("change"))["total"]
    return ceiling + int(taken or 0)


def least_headroom(key: str, since: date, until: date, ceiling: int, added: Iterable[Use]) -> int:
    """The least that is left on any day from `since` to `until`, once the uses `added` are in."""
    by_day: dict[date, int] = {}
    rows = LimitUse.objects.filter(key=key).values_list("effective_on").annotate(total=Sum("change"))
    for day, change in rows.order_by("effective_on"):
        by_day[day] = by_day.get(day, 0) + int(change)
    for use in added:
        by_day[use.effective_on] = by_day.get(use.effective_on, 0) + use.change
    left, least = ceiling, None
    for day in sorted(by_day):
        if day > until:
            break
        if least is None and day > since:
            least = left
        left += by_day[day]
        if day >= since:
            least = left if least is None else min(least, left)
    return left if least is None else least


def broken(uses: list[Use]) -> list[Use]:
    """Those uses under which too little would be left, if all were written. The keys must be locked."""
    by_key: dict[str, list[Use]] = {}
    for use in uses:
        by_key.setdefault(use.key, []).append(use)
    found = []
    for key, group in sorted(by_key.items()):
        takers = [use for use in group if use.change < 0]
        if not takers:
            continue
        since = min(use.effective_on for use in takers)
        until = max(use.until for use in group)
        if least_headroom(key, since, until, group[0].ceiling, group) < 0:
            found.append(next((use for use in takers if use.sentence), takers[0]))
    return found
