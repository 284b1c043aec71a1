"""Two officers at the same moment: registering one person, joining and writing while somebody erases. Run by test_at_once.

python -m tests.registry.at_once ROUNDS
"""

import json
import multiprocessing
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

TOGETHER = 4


def _at_once(work: list[Callable[[], str]]) -> list[str]:
    """What came of each of these, begun together in processes of their own."""
    from django.db import connections

    connections.close_all()
    context = multiprocessing.get_context("fork")
    start, answers = context.Barrier(len(work)), context.Queue()

    def run(one: Callable[[], str]) -> None:
        from iljari.journal.slip import Refused
        from iljari.registry.duplicates import Likely

        start.wait()
        try:
            answers.put(one())
        except (Likely, Refused) as error:
            answers.put(type(error).__name__)
        except Exception as error:
            answers.put(f"{type(error).__name__}: {error}")

    crowd = [context.Process(target=run, args=(one,)) for one in work]
    for one in crowd:
        one.start()
    found = [answers.get() for _ in crowd]
    for one in crowd:
        one.join()
    return found


def registering(number: int) -> list[str]:
    """The same person, registered by four at once."""
    from iljari.registry import duplicates
    from tests.registry.people import at, given

    who = given(f"사람{number}", "1990-01-01", f"010{number:08d}")

    def enter() -> str:
        duplicates.enter(who, by="H0001", recorded_at=at(1), decisions={})
        return "registered"

    return _at_once([enter] * TOGETHER)


def erasing(number: int) -> dict[str, Any]:
    """One of two is erased while the two are joined and a fact is written about her; then the other is erased."""
    from iljari.journal.slip import Refused
    from iljari.registry import erasure, facts, identity, persons
    from iljari.registry.facts import Given
    from iljari.registry.kinds import values
    from iljari.registry.models import Person, PersonFact
    from tests.registry.people import at, given

    one, other = (
        persons.register(given(name, "1980-01-01"), by="H0001", recorded_at=at(1))
        for name in (f"첫째{number}", f"둘째{number}")
    )

    def erase() -> str:
        return str(len(erasure.erase(one, reason="mistake", by="H0002", at=at(2))))

    def join() -> str:
        identity.join(one, other, reason="subject_said", by="H0001", recorded_at=at(2))
        return "joined"

    def write() -> str:
        phone = Given(kind="phone", value=values.Phone("01012345678"), effective_on=date(2018, 1, 1))
        facts.state(one, phone, by="H0001", recorded_at=at(2))
        return "written"

    said = sorted(_at_once([erase, join, write]))
    left = set(Person.objects.filter(pk__in=(one, other)).values_list("pk", flat=True))
    stuck = []
    for person in left:
        try:
            erasure.erase(person, reason="mistake", by="H0002", at=at(3))
        except Refused as refused:
            stuck += refused.sentences
    facts_left = PersonFact.objects.filter(person__in=(one, other)).count()
    return {"said": said, "stuck": stuck, "left": facts_left + Person.objects.filter(pk__in=left).count()}


def main(rounds: int) -> dict[str, Any]:
    """Rounds of both, and whether file and database hold the same erasures."""
    from iljari.registry.keeping import ledger
    from iljari.registry.models import ErasureEntry

    twice = [said for said in map(registering, range(rounds)) if sorted(said) != ["Likely"] * (TOGETHER - 1) + ["registered"]]  # fmt: skip
    rounds_of_erasing = [erasing(number) for number in range(rounds)]
    return {
        "twice": twice, "stuck": [one for one in rounds_of_erasing if one["stuck"] or one["left"]],
        "broken": [one["said"] for one in rounds_of_erasing if any(":" in word for word in one["said"])],
        "same": {one.subject for one in ledger.written()} == set(ErasureEntry.objects.values_list("subject", flat=True)),
    }  # fmt: skip


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(main(int(sys.argv[1])), ensure_ascii=False))
