"""Limits at the door: what is left under a key, on every day from an act on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from iljari.acts.base import Act, Cap, Once
from iljari.journal import store

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
    left: str = ""
    unit: str = ""

    @property
    def is_once(self) -> bool:
        """Whether it is a limit of uniqueness, of which nothing is left or all."""
        return self.key.startswith("once:")


def uses_of(act: Act, sign: int = 1) -> list[Use]:
    """What the act (sign 1) or its reversal (sign -1) changes under its limits."""
    found = []
    for limit in act.limits():
        if isinstance(limit, Once):
            found.append(Use(f"once:{limit.key}", _BEGINNING, -sign, 1, date.max, limit.sentence))
        elif isinstance(limit, Cap):
            change = sign * limit.change
            found.append(
                Use(
                    limit.key,
                    act.effective_on,
                    change,
                    limit.ceiling,
                    limit.until,
                    limit.sentence,
                    limit.left,
                    limit.unit,
                )
            )
    return found


def headroom(key: str, on: date, ceiling: int = 0) -> int:
    """What is left under `key` on a day (won, places, times)."""
    return ceiling + sum(change for day, change in store.profiles([key])[key].items() if day <= on)


def least_headroom(key: str, since: date, until: date, ceiling: int = 0) -> int:
    """The least that is left under `key` on any day from `since` to `until`."""
    return min(left for left, _ in _days(store.profiles([key])[key], (), since, max(since, until), ceiling))


def _days(
    profile: Mapping[date, int], added: Iterable[Use], since: date, until: date, ceiling: int
) -> Iterator[tuple[int, int]]:
    """For each day from `since` to `until` on which something changes: what is left, and how much of it `added` makes."""
    made: dict[date, int] = {}
    for use in added:
        made[use.effective_on] = made.get(use.effective_on, 0) + use.change
    left, mine = ceiling, 0
    for day in sorted({since, *profile, *made}):
        if day > until:
            break
        left += profile.get(day, 0) + made.get(day, 0)
        mine += made.get(day, 0)
        if day >= since:
            yield left, mine


def broken(uses: list[Use]) -> list[Use]:
    """Those uses under which too little would be left, if all were written. The keys must be locked.

    Where too little is left already (another system's entries are flagged, not refused), what makes it no worse passes.
    """
    by_key: dict[str, list[Use]] = {}
    for use in uses:
        by_key.setdefault(use.key, []).append(use)
    takers = {key: [use for use in group if use.change < 0] for key, group in sorted(by_key.items())}
    profiles = store.profiles([key for key, taking in takers.items() if taking])
    found = []
    for key, profile in profiles.items():
        group, taking = by_key[key], takers[key]
        days = [use.effective_on for use in taking]
        # A day after the limit's last day counts too: what happens then must also find something left.
        until = max(*(use.until for use in group), *days)
        if any(
            left < 0 and mine < 0 for left, mine in _days(profile, group, min(days), until, group[0].ceiling)
        ):
            found.append(next((use for use in taking if use.sentence), taking[0]))
    return found
