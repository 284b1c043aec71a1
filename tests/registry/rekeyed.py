"""Keys are changed under readers and writers; every answer is compared with what was registered. Run by test_rotation.

python -m tests.registry.rekeyed ROWS READERS WRITERS
"""

import json
import multiprocessing
import random
import sys
import time
from contextlib import suppress
from datetime import date, timedelta
from multiprocessing.synchronize import Event
from typing import Any

FACTS = 4


def _given(number: int) -> Any:
    from tests.registry.people import given

    return given(
        f"사람{number}",
        f"19{number % 80 + 10}-0{number % 9 + 1}-1{number % 9}",
        f"010{number:08d}",
        f"n{number}@example.kr",
    )


def _reader(people: list[str], first: int, stop: Event, answers: Any) -> None:
    from iljari.access.cipher import KeysMissing, Unreadable
    from iljari.registry import persons
    from tests.registry.people import at

    found = {"reads": 0, "unreadable": 0, "wrong": 0}
    order = random.Random(first)
    while not stop.is_set():
        number = order.randrange(len(people))
        try:
            held = persons.facts_of(people[number], on=date(2018, 1, 2), known_at=at(1))
            values = [held.value(kind).stored() for kind in ("name", "birth_on", "phone", "email")]
            found["wrong"] += (
                values[2]["number"] != f"010{number:08d}" or values[0]["text"] != f"사람{number}"
            )
            found["wrong"] += persons.search_exact(email=f"n{number}@example.kr") != [people[number]]
        except (KeysMissing, Unreadable):
            found["unreadable"] += 1
        found["reads"] += FACTS
    answers.put(found)


def _writer(people: list[str], first: int, stop: Event, answers: Any) -> None:
    from iljari.journal.slip import Refused
    from iljari.registry import facts, persons
    from iljari.registry.facts import Given
    from iljari.registry.kinds import values as v
    from tests.registry.people import at

    written = 0
    order = random.Random(first)
    while not stop.is_set():
        if written % 2:
            persons.register(_given(10_000_000 * first + written), by="H0001", recorded_at=at(2))
        else:
            phone = Given(kind="phone", value=v.Phone(f"0109{written:07d}"), effective_on=date(2018, 2, 1))
            with suppress(Refused):  # the other writer was at the same person's phone a moment before
                facts.state(people[order.randrange(len(people))], phone, by="H0001", recorded_at=at(3))
        written += 1
        time.sleep(0.02)
    answers.put({"writes": written})


def _unreadable() -> int:
    """How many encrypted values of persons do not open, of all there are."""
    from iljari.access.cipher import KeysMissing, Unreadable
    from iljari.registry.models import PersonFact

    lost = 0
    for fact in PersonFact.objects.filter(value__isnull=False).iterator(2000):
        try:
            assert fact.value
        except (KeysMissing, Unreadable):
            lost += 1
    return lost


def main(rows: int, readers: int, writers: int) -> dict[str, Any]:
    """Register, change both keys under load, remove the old ones, look at every row."""
    from iljari.access import rotation, stores
    from iljari.access.keys import KeyPurpose, ring
    from iljari.registry import persons
    from iljari.registry.models import PersonFact
    from tests.registry.people import at

    batches = persons.register_many((_given(n) for n in range(rows // FACTS)), by="H0001", recorded_at=at(1))
    assert sum(len(batch) for batch in batches) == rows // FACTS
    by_email = {f"n{n}@example.kr": n for n in range(rows // FACTS)}
    people = [""] * (rows // FACTS)
    for fact in PersonFact.objects.filter(kind="email"):
        people[by_email[json.loads(fact.value)["address"]]] = fact.person_id
    old = {purpose: ring(purpose).current()[0] for purpose in (KeyPurpose.REGISTRY, KeyPurpose.INDEX)}
    from django.db import connections

    connections.close_all()
    context = multiprocessing.get_context("fork")
    stop, answers = context.Event(), context.Queue()
    crowd = [context.Process(target=_reader, args=(people, n, stop, answers)) for n in range(readers)]
    crowd += [context.Process(target=_writer, args=(people, n + 1, stop, answers)) for n in range(writers)]
    for one in crowd:
        one.start()
    began = time.monotonic()
    changed = rotation.rotate(KeyPurpose.REGISTRY)
    seconds = time.monotonic() - began
    indexed = rotation.rotate(KeyPurpose.INDEX)
    stop.set()
    told = {"reads": 0, "unreadable": 0, "wrong": 0, "writes": 0}
    for _ in crowd:
        for name, number in answers.get().items():
            told[name] += number
    for one in crowd:
        one.join()
    late = rotation.bring(KeyPurpose.REGISTRY) + rotation.bring(KeyPurpose.INDEX)
    for purpose, name in old.items():
        assert stores.in_use(purpose, name) == 0
        rotation.remove(purpose, name, now=_in_two_hours())
    return {
        **told, "rekeyed": changed.count, "indexed": indexed.count, "late": late, "seconds": round(seconds, 2),
        "rows": PersonFact.objects.filter(value__isnull=False).count(), "unreadable_after": _unreadable(),
    }  # fmt: skip


def _in_two_hours() -> Any:
    from django.utils import timezone

    return timezone.now() + timedelta(hours=2)


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(main(*(int(word) for word in sys.argv[1:]))))
