"""Who is one and the same, as known at a place of the journal: joins less those parted again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from iljari.journal import door, joined, limits, read
from iljari.journal.models import Entry


def pairs(seq: int | None = None) -> list[tuple[str, str]]:
    """The pairs that are joined, in the order in which they were: (subject, object)."""
    return joined.standing(
        (line.act, line.subject, line.object)
        for line in read.lines(acts=joined.ACTS, seq=seq)
        if line.reverses is None and line.reversed_by is None
    )


def representatives(seq: int | None = None) -> dict[str, str]:
    """For each joined id the one that stands for all it is joined with; ids that were never joined are not in it."""
    return joined.representatives(pairs(seq))


def different(subjects: set[str], seq: int | None = None) -> int:
    """How many different persons or bodies these ids are, as known at `seq`."""
    stands = representatives(seq)
    return len({stands.get(subject, subject) for subject in subjects})


@dataclass(frozen=True)
class BrokenLimit:
    """A limit that stands no longer since its subjects are known to be one: whose, what it says, and the entries under it."""

    subjects: tuple[str, ...]
    key: str
    sentence: str
    entries: tuple[int, ...]


def broken_limits(seq: int | None = None) -> list[BrokenLimit]:
    """The worklist after joins: each limit that would have refused, had the joined subjects been one from the beginning.

    What is posted after a join the door itself reads through it: what stands here was posted before.
    """
    stands = representatives(seq)
    groups: dict[str, list[str]] = {}
    for subject, top in stands.items():
        groups.setdefault(top, []).append(subject)
    found = []
    for top, subjects in sorted(groups.items()):
        lines = [line for each in subjects for line in read.lines(subject=each, seq=seq)]
        living = [line.pk for line in lines if line.reverses is None and line.reversed_by is None]
        entries = Entry.objects.select_related("cell").filter(pk__in=living).order_by("pk")
        found += _broken(top, tuple(sorted(subjects)), entries)
    return found


def _broken(top: str, subjects: tuple[str, ...], entries: Iterable[Entry]) -> list[BrokenLimit]:
    by_key: dict[str, list[tuple[int, str, limits.Use]]] = {}
    for entry in entries:
        act = door.act_of(entry)
        for use in limits.uses_of(replace(act, subject=top)):
            by_key.setdefault(use.key, []).append((entry.pk, entry.subject, use))
    found = []
    for key, uses in by_key.items():
        takes = [use for _, _, use in uses if use.change < 0]
        if takes and len({subject for _, subject, _ in uses}) > 1 and _overdrawn([use for *_, use in uses]):
            found.append(BrokenLimit(subjects, key, takes[0].sentence, tuple(pk for pk, *_ in uses)))
    return found


def _overdrawn(uses: list[limits.Use]) -> bool:
    """Whether on some day more is taken than there is."""
    changes: dict[date, int] = {}
    for use in uses:
        changes[use.effective_on] = changes.get(use.effective_on, 0) + use.change
    left = uses[0].ceiling
    for day in sorted(changes):
        left += changes[day]
        if left < 0:
            return True
    return False
