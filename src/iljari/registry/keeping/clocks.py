"""The person's clock: the last that happened with somebody, from which the registry's record classes count."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef

from iljari.journal import read
from iljari.journal.identity import representatives
from iljari.registry.models import Person, PersonFact, SubjectRequest

_PART = 5000


def end_of(day: date) -> datetime:
    """The last moment of a day where the bureau is."""
    return datetime.combine(day, time.max, ZoneInfo(settings.TIME_ZONE))


def idle_since(day: date, *, kinds: Collection[str] | None = None) -> Iterator[list[str]]:
    """The persons with whom nothing has happened after a day, part by part; with `kinds`, those who still have such facts.

    What counts: registration, any writing about them, what the journal says of them, a request of theirs; of joined ids
    whatever happened with any.
    """
    last = end_of(day)
    facts = PersonFact.objects.filter(person=OuterRef("pk"))
    asked = Person.objects.filter(~Exists(facts.filter(recorded_at__gt=last)), registered_at__lte=last)
    if kinds is not None:
        asked = asked.filter(Exists(facts.filter(kind__in=list(kinds))))
    stands = representatives()
    together: dict[str, set[str]] = {}
    for each, top in stands.items():
        together.setdefault(top, set()).add(each)
    last_one = ""
    while part := list(asked.filter(pk__gt=last_one).order_by("pk").values_list("pk", flat=True)[:_PART]):
        last_one = part[-1]
        yield _still(part, day, stands, together)


def _still(part: list[str], day: date, stands: dict[str, str], together: dict[str, set[str]]) -> list[str]:
    """Those of them whose other ids and whose entries have been still as well."""
    groups = {person: together.get(stands.get(person, ""), {person}) for person in part}
    every = {each for group in groups.values() for each in group}
    lively = {each for each, on in read.last_days(every).items() if on > day}
    last = end_of(day)
    others = sorted(every - set(part))
    for start in range(0, len(others), 500):
        some = others[start : start + 500]
        lively |= set(Person.objects.filter(pk__in=some, registered_at__gt=last).values_list("pk", flat=True))
        written = PersonFact.objects.filter(person__in=some, recorded_at__gt=last)
        lively |= set(written.values_list("person_id", flat=True))
    asked = SubjectRequest.objects.filter(received_on__gt=day) | SubjectRequest.objects.exclude(
        state=SubjectRequest.State.DONE
    )
    lively |= set(asked.values_list("subject", flat=True))
    return [person for person, group in groups.items() if not group & lively]
