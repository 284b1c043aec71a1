"""Bringing the facts that rules ask: from the registry, from the journal, and what the applicant has said just now."""

from collections.abc import Iterable
from datetime import date, datetime

from iljari.facts import earlier, organisations, people
from iljari.registry import organisations as registered
from iljari.registry import persons
from iljari.rules.fact import EarlierFact, Fact, Facts, Known

PERSON = "p_"
"""How a person's opaque id begins (registry/ids.py)."""


def facts_of(
    subject: str,
    asked: Iterable[Fact],
    *,
    day: date,
    known_at: datetime | None = None,
    told: Facts | None = None,
) -> dict[str, Known]:
    """What is known of a subject on a day, by the names of the facts that are asked. What is not known is not in it.

    `subject` is the opaque id of a person or an organisation, empty for somebody who is not registered: then only what was
    told counts. Of a fact that an office or a document shows, what was told just now changes nothing; what was only
    declared before, it replaces. The journal shows what happened, not that nothing else did: an applicant who tells of more than
    it has is believed, and what is not in it is 'no' only where everybody is recorded by name. Opening values of persons happens under the access log's rules, as everywhere.
    """
    wanted = tuple(dict.fromkeys(asked))
    found = _registered(subject, {fact.name for fact in wanted}, day, known_at) if subject else {}
    for fact in wanted:
        if isinstance(fact, EarlierFact) and subject:
            seen = earlier.of(subject, fact, day=day, known_at=known_at)
            if seen.value or earlier.complete(fact, day=day, known_at=known_at):
                found[fact.name] = seen
    for name, known in (told or {}).items():
        if name not in found or found[name].source == "declared" or _more(known, found[name]):
            found[name] = known
    return {fact.name: found[fact.name] for fact in wanted if fact.name in found}


def _more(told: Known, seen: Known) -> bool:
    return bool(seen.source == "journal" and told.value > seen.value)


def can_be_brought(fact: Fact) -> bool:
    """Whether something here can know the fact, rather than the applicant's word alone."""
    return isinstance(fact, EarlierFact) or fact.name in people.READERS or fact.name in organisations.READERS


def _registered(subject: str, names: set[str], day: date, known_at: datetime | None) -> dict[str, Known]:
    found: dict[str, Known | None] = {}
    if subject.startswith(PERSON):
        if mine := names & set(people.READERS):
            held = persons.facts_of_one(earlier.same(subject, known_at), day, known_at)
            found = {name: people.READERS[name](held) for name in mine}
    elif mine := names & set(organisations.READERS):
        one = registered.facts_of(subject, day, known_at)
        found = {name: organisations.READERS[name](one) for name in mine}
    return {name: known for name, known in found.items() if known is not None}
