"""Whom joins and partings make one: worked out from pairs, for the door under its lock and for whoever reads."""

from collections.abc import Iterable

from iljari.acts.identity import SubjectsJoined, SubjectsParted
from iljari.journal import store

ACTS = (SubjectsJoined.__name__, SubjectsParted.__name__)


def standing(told: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """The pairs that are joined, from acts that are not taken back, in their order: (act, subject, object)."""
    found: dict[frozenset[str], tuple[str, str]] = {}
    for act, subject, other in told:
        pair = frozenset((subject, other))
        found.pop(pair, None)
        if act == SubjectsJoined.__name__:
            found[pair] = (subject, other)
    return list(found.values())


def representatives(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each id of these pairs the one that stands for all it is joined with, be it by way of others."""
    stands: dict[str, str] = {}

    def top(subject: str) -> str:
        while stands.get(subject, subject) != subject:
            subject = stands[subject]
        return subject

    for first, second in sorted(sorted(pair) for pair in pairs):
        stands.setdefault(first, first)
        stands.setdefault(second, second)
        stands[top(second)] = top(first)
    return {subject: top(subject) for subject in stands}


def others(subjects: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each of these ids that is joined: the other ids of the same one. Joins must be locked (`locks.lock_joins`)."""
    asked = set(subjects)
    told: dict[int, tuple[str, str, str]] = {}
    seen: set[str] = set()
    while new := ({name for _, *pair in told.values() for name in pair} | asked) - seen:
        seen |= new
        told |= {entry: (act, one, other) for entry, act, one, other in store.naming(ACTS, sorted(new))}
    stands = representatives(standing(told[entry] for entry in sorted(told)))
    return {
        subject: tuple(
            sorted(each for each, top in stands.items() if top == stands[subject] and each != subject)
        )
        for subject in asked & set(stands)
    }
