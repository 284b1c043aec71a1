"""Persons: registering, finding by an exact value, and what held for them on a day.

`register` and `register_many` are the only ways in; `search_exact` goes by blind index (phone, e-mail, connecting information,
name with birth date); `facts_of` answers with two clocks: what held `on` a day, as known at a moment.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.access import cipher
from iljari.journal.slip import Refused
from iljari.registry import facts, ids, worlds
from iljari.registry.facts import Facts, Given
from iljari.registry.kinds import KINDS, said_name_and_birth
from iljari.registry.models import Person, PersonFact

# So many persons are written in one transaction when many are registered.
BATCH = 1000


def register(
    given: Sequence[Given], *, by: str, recorded_at: datetime, synthetic: bool = False, person: str = ""
) -> str:
    """Register a person with these facts; returns the opaque id. Raises Refused with sentences, and then nothing is written.

    `person` is an id drawn before (`ids.person_id`), where the access log had to name it first. Likely duplicates are asked for before (`duplicates.candidates`) and decided there.
    """
    faults = facts.faults_of(given)
    if faults:
        raise Refused(faults)
    with transaction.atomic():
        worlds.refuse_other(synthetic=synthetic, at=recorded_at)
        made, rows = _rows(given, by=by, recorded_at=recorded_at, synthetic=synthetic, person=person)
        made.save(force_insert=True)
        for row in rows:
            row.save(force_insert=True)
    return made.id


def register_many(
    people: Iterable[Sequence[Given]], *, by: str, recorded_at: datetime, synthetic: bool = False
) -> Iterator[list[str]]:
    """Register many, a transaction every 1,000; yields the ids of each. Raises Refused at the first that has a fault.

    Likely duplicates are not looked for here: a batch that links records follows (LikelyPair).
    """
    rest = iter(people)
    while batch := list(islice(rest, BATCH)):
        for given in batch:
            if faults := facts.faults_of(given):
                raise Refused(faults)
        with transaction.atomic():
            worlds.refuse_other(synthetic=synthetic, at=recorded_at)
            made = [_rows(given, by=by, recorded_at=recorded_at, synthetic=synthetic) for given in batch]
            made.sort(key=lambda pair: pair[0].id)
            Person.objects.bulk_create([person for person, _ in made])
            PersonFact.objects.bulk_create([row for _, rows in made for row in rows], batch_size=2000)
        yield [person.id for person, _ in made]


def _rows(
    given: Sequence[Given], *, by: str, recorded_at: datetime, synthetic: bool, person: str = ""
) -> tuple[Person, list[PersonFact]]:
    made = Person(
        id=person or ids.person_id(), synthetic=synthetic, registered_at=recorded_at, registered_by=by
    )
    numbers: dict[str, int] = {}
    rows = []
    for each in given:
        number = numbers[each.kind] = numbers.get(each.kind, 0) + 1
        rows.append(facts.rows_of(made.id, number, each, by=by, recorded_at=recorded_at))
    written = {
        each.kind: KINDS[each.kind].written(each.value) for each in given if each.kind in ("name", "birth_on")
    }
    made.named_as = (written["name"], written["birth_on"])
    return made, rows


def facts_of(person: str, on: date, known_at: datetime | None = None) -> Facts:
    """What held for a person on a day, as known at a moment (now, without one)."""
    return facts.held_on(PersonFact.objects.filter(person=person), on, known_at)


def facts_of_one(same: Iterable[str], on: date, known_at: datetime | None = None) -> Facts:
    """What held for a person who stands under several ids that were joined: the facts of all, the later one first."""
    return facts.held_on(PersonFact.objects.filter(person__in=list(same)), on, known_at)


def facts_of_many(persons: Iterable[str], on: date, known_at: datetime | None = None) -> dict[str, Facts]:
    """The same for several persons, with one query."""
    by_person: dict[str, list[PersonFact]] = {person: [] for person in persons}
    for row in PersonFact.objects.filter(person__in=list(by_person)):
        by_person[row.person_id].append(row)
    return {person: facts.held_on(rows, on, known_at) for person, rows in by_person.items()}


def history_of(person: str) -> list[facts.Known]:
    """Every fact ever written about a person, the latest writing first."""
    rows = PersonFact.objects.filter(person=person).order_by("-recorded_at", "kind", "-number")
    return [facts.Known(row) for row in rows]


def last_of(person: str, kind: str) -> list[facts.Known]:
    """The facts of a kind as last known, whatever the day: one, or several where the kind allows many."""
    rows = PersonFact.objects.filter(person=person, kind=kind, superseded_by=None, value__isnull=False)
    known = [facts.Known(row) for row in rows.order_by("effective_on", "number")]
    return known if KINDS[kind].many else known[-1:]


def exists(person: str) -> bool:
    """Whether there is a person with this id."""
    return Person.objects.filter(pk=person).exists()


def existing(people: Sequence[str]) -> int:
    """How many of these ids are registered persons'."""
    return Person.objects.filter(pk__in=people).count()


def search_exact(
    *,
    name: str = "",
    birth_on: date | None = None,
    phone: str = "",
    email: str = "",
    ci: str = "",
) -> list[str]:
    """The persons who have (or once had) all of these values; a name is searched with the birth date only. Raises Refused."""
    if bool(name.strip()) != bool(birth_on):
        raise Refused([_("이름은 생년월일과 함께 찾습니다. 둘 다 적으십시오.")])
    found: list[set[str]] = []
    if birth_on:
        found.append(with_name_and_birth(name, birth_on))
    for kind, text in (("phone", phone), ("email", email), ("ci", ci)):
        if text.strip():
            found.append(with_value(kind, text))
    if not found:
        raise Refused([_("찾을 값을 하나 이상 적으십시오: 이름과 생년월일, 전화번호, 전자우편.")])
    return sorted(set.intersection(*found))


def with_value(kind: str, text: str) -> set[str]:
    """The persons of whom a fact of a searched kind, not proven wrong, has this value."""
    search = KINDS[kind].search
    assert search is not None, kind
    indexes = cipher.blind_indexes(search(text), what=kind)
    rows = PersonFact.objects.filter(search__in=indexes, kind=kind)
    wrong = rows.filter(superseded_by__isnull=False).exclude(superseded_by__reason="ended")
    return set(rows.exclude(pk__in=wrong.values("pk")).values_list("person_id", flat=True))


def with_name_and_birth(name: str, birth_on: date) -> set[str]:
    """The persons who bear this name and were born on this day."""
    what, text = said_name_and_birth(name, birth_on.isoformat())
    indexes = cipher.blind_indexes(text, what=what)
    return set(Person.objects.filter(name_birth__in=indexes).values_list("pk", flat=True))
