"""The deadline minute: everybody hands in at once, each click sent twice. Run by test_deadline, on a database of its own."""

import json
import os
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

CLICKS = 2


def main() -> None:
    """applicants places processes"""
    import django

    applicants, places, processes = (int(word) for word in sys.argv[1:4])
    django.setup()
    from django.db import connection

    from tests.desks.intake import desk

    to = _call(places)
    drafts = _drafts(to, desk.people(applicants))
    connection.close()
    sends = [(number, click) for click in range(CLICKS) for number in range(applicants)]
    # Each click of an applicant goes to another process, and nobody comes in the order in which he is numbered.
    shares = [[] for _ in range(processes)]  # type: list[list[tuple[int, int]]]
    for number, click in sends:
        shares[(number + click) % processes].append((number, click))
    for share in shares:
        random.Random(str(share[:1])).shuffle(share)
    started = time.perf_counter()
    answers = _together([lambda share=share: _hand_in(to.pk, drafts, share) for share in shares])
    seconds = time.perf_counter() - started
    print(json.dumps(_told(to.pk, answers, seconds), ensure_ascii=False))


def _call(places: int) -> Any:
    from iljari.catalogue.calls import Applicant
    from iljari.desks.intake.selection import Choice
    from tests.desks.intake import desk

    rule = desk.rule(Choice.FIRST_COME, places)
    return desk.call(rule, programme="jobs.public_works", kind="people", applicants=(Applicant.PERSON,))


def _drafts(to: Any, people: list[str]) -> list[str]:
    """Everybody has a draft, written in the days before."""
    from iljari.desks.intake.models import Application
    from tests.desks.intake.desk import DURING

    made = [
        Application(call=to, applicant="person", subject=person, content="{}", channel="portal", drafted_by=person, touched_at=DURING)
        for person in people
    ]  # fmt: skip
    Application.objects.bulk_create(made, batch_size=500)
    return [each.pk for each in made]


def _hand_in(call: str, drafts: list[str], share: list[tuple[int, int]]) -> dict[str, Any]:
    """One web process in the last minute: answers requests one after the other."""
    from iljari.desks.intake import operations
    from iljari.desks.intake.models import Application
    from tests.desks.intake.desk import CLOSES

    receipts, slowest = [], 0.0
    for number, _click in share:
        began = time.perf_counter()
        paper = Application.objects.select_related("call").get(pk=drafts[number])
        done = operations.submit(
            application=paper, by=f"citizen-{number}", at=_moment(CLOSES), key=f"form-{number}"
        )
        receipts.append((number, done.receipt))
        slowest = max(slowest, time.perf_counter() - began)
    return {"receipts": receipts, "slowest": slowest}


def _moment(closes: datetime) -> datetime:
    """Somewhere in the last minute."""
    return closes.replace(second=int(time.monotonic()) % 60)


def _told(call: str, answers: list[dict[str, Any]], seconds: float) -> dict[str, Any]:
    from iljari.desks.intake import selection
    from iljari.desks.intake.models import Application, Call
    from iljari.desks.intake.operations.deed import terms_of
    from iljari.desks.intake.operations.selecting import candidate
    from iljari.journal import chain, read

    to = Call.objects.get(pk=call)
    told: dict[int, set[str]] = {}
    for answer in answers:
        for number, receipt in answer.get("receipts", ()):
            told.setdefault(number, set()).add(receipt)
    papers = list(Application.objects.filter(call=to).exclude(position=None).order_by("position"))
    stored = [each.receipt for each in papers]
    entries = [line for line in read.lines(acts=("Applied",)) if line.object.startswith(call)]
    placed = selection.select(terms_of(to).rule, map(candidate, papers))
    chosen = [each.receipt for each in placed if each.outcome == "selected"]
    waiting = [each.receipt for each in placed if each.outcome == "reserve"]
    places = terms_of(to).rule.places
    return {
        "errors": [answer["error"] for answer in answers if "error" in answer][:2],
        "answered": len(told),
        "receipts that differ for one applicant": sum(len(each) > 1 for each in told.values()),
        "receipts lost": sum(not each <= set(stored) for each in told.values()),
        "received twice": max(Counter(each.subject for each in papers).values(), default=0) - 1,
        "entries": len(entries),
        "different receipts": len(set(stored)),
        "positions": [each.position for each in papers] == list(range(1, len(papers) + 1)),
        "counter": to.received_count,
        "journal in the order of receipt": [line.object.rpartition(":")[2] for line in entries] == stored,
        "chosen": len(chosen),
        "chosen are the first": chosen == stored[:places],
        "reserve in order": waiting == stored[places:],
        "chain": [fault.sentence for fault in chain.faults()][:3],
        "seconds": seconds,
        "a second": sum(len(answer.get("receipts", ())) for answer in answers) / seconds,
        "slowest": max((answer.get("slowest", 0.0) for answer in answers), default=0.0),
    }


def _together(asks: list[Callable[[], dict[str, Any]]]) -> list[dict[str, Any]]:
    """Each ask in a process of its own, all let go at once."""
    start_read, start_write = os.pipe()
    pipes = []
    for ask in asks:
        read_end, write_end = os.pipe()
        if os.fork() == 0:
            os.close(start_write)
            os.read(start_read, 1)
            try:
                answer = ask()
            except BaseException:
                answer = {"error": traceback.format_exc()[-1500:]}
            with os.fdopen(write_end, "wb") as out:
                out.write(json.dumps(answer).encode())
            os._exit(0)
        os.close(write_end)
        pipes.append(read_end)
    os.close(start_write)
    answers = []
    for read_end in pipes:
        with os.fdopen(read_end, "rb") as told:
            answers.append(json.loads(told.read()))
    for _ in pipes:
        os.wait()
    return answers


if __name__ == "__main__":
    main()
