"""Limits at the door: what is left under a key, on every day from an act on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from iljari.acts.base import Act, Cap, Once
from iljari.journal import store

_BEGINNING = date(1900, 1, 1)


@dataclass(frozen=True)
class Use:
    """A limit as an act uses it: a Once is a Cap of one that holds on every day.

    `also` are the keys under which the same limit stands for the other ids of the act's subject: all together count as one.
    """

    key: str
    effective_on: date
    change: int
    ceiling: int
    until: date
    sentence: str
    left: str = ""
    unit: str = ""
    also: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that count as this one limit, in order: the same whichever id of the subject the act names."""
        return tuple(sorted((self.key, *self.also)))

    @property
    def is_once(self) -> bool:
        """Whether it is a limit of uniqueness, of which nothing is left or all."""
        return self.key.startswith("once:")


def uses_through(act: Act, others: Iterable[str], sign: int = 1) -> list[Use]:
    """The same where the act's subject is known to be one with `others`: each use counts with theirs."""
    mine = uses_of(act, sign)
    theirs = [uses_of(replace(act, subject=other), sign) for other in others]
    return [
        replace(use, also=tuple({their.key for their in same} - {use.key})) if same else use
        for use, *same in zip(mine, *theirs, strict=True)
    ]


def asks_who(act: Act) -> bool:
    """Whether a limit of the act depends on who its subject is."""
    if not act.subject or act.subject_is_number:
        return False
    somebody_else = replace(act, subject=f"{act.subject} ")
    return [limit.key for limit in act.limits()] != [limit.key for limit in somebody_else.limits()]


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


def least_headroom(keys: Iterable[str], since: date, until: date, ceiling: int = 0) -> int:
    """The least that is left under these keys together on any day from `since` to `until`."""
    profile = _together(store.profiles(list(keys)).values())
    return min(left for left, _ in _days(profile, (), since, max(since, until), ceiling))


def _together(profiles: Iterable[Mapping[date, int]]) -> dict[date, int]:
    """What changes under several keys that count as one limit, by day."""
    found: dict[date, int] = {}
    for profile in profiles:
        for day, change in profile.items():
            found[day] = found.get(day, 0) + change
    return found


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
    by_limit: dict[tuple[str, ...], list[Use]] = {}
    for use in uses:
        by_limit.setdefault(use.keys, []).append(use)
    takers = {
        keys: taking
        for keys, group in sorted(by_limit.items())
        if (taking := [use for use in group if use.change < 0])
    }
    profiles = store.profiles([key for keys in takers for key in keys])
    found = []
    for keys, taking in takers.items():
        group, profile = by_limit[keys], _together(profiles[key] for key in keys)
        days = [use.effective_on for use in taking]
        # A day after the limit's last day counts too: what happens then must also find something left.
        until = max(*(use.until for use in group), *days)
        if any(
            left < 0 and mine < 0 for left, mine in _days(profile, group, min(days), until, group[0].ceiling)
        ):
            found.append(next((use for use in taking if use.sentence), taking[0]))
    return found
