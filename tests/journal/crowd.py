"""Many officers at five budget lines at once, each a process with its own connection. Run by test_concurrency."""

import json
import os
import sys
import time
import traceback
from datetime import date
from typing import Any


def _mutate(mutant: str) -> None:
    """Take a guard out, so that the test of the guard can be tested."""
    from iljari.journal import limits, locks

    if mutant == "guard":
        limits.broken = lambda uses: []  # type: ignore[assignment]
    if mutant == "locks":
        careful = limits.broken

        def slow(uses: list[Any]) -> list[Any]:
            found = careful(uses)
            time.sleep(0.02)
            return found

        limits.broken = slow  # type: ignore[assignment]
        locks.lock_keys = lambda keys: None  # type: ignore[assignment]


def _officer(number: int, postings: int, seed: int) -> dict[str, Any]:
    from tests.journal.officer import Officer

    officer = Officer(f"officer-{number}", seed * 1000 + number)
    slowest = 0.0
    for _ in range(postings):
        started = time.perf_counter()
        officer.ask()
        slowest = max(slowest, time.perf_counter() - started)
    return {"asked": officer.asked, "refused": officer.refused, "slowest": slowest}


def _children(processes: int, postings: int, seed: int) -> list[dict[str, Any]]:
    """Fork the officers, let them start together, gather what they say; an exception is an answer too."""
    start_read, start_write = os.pipe()
    pipes = []
    for number in range(processes):
        read_end, write_end = os.pipe()
        if os.fork() == 0:
            os.close(start_write)
            os.read(start_read, 1)
            try:
                answer = _officer(number, postings, seed)
            except BaseException:
                answer = {"error": traceback.format_exc()}
            os.write(write_end, json.dumps(answer).encode())
            os._exit(0)
        os.close(write_end)
        pipes.append(read_end)
    os.close(start_write)
    answers = []
    for read_end in pipes:
        told = b""
        while part := os.read(read_end, 65536):
            told += part
        answers.append(json.loads(told))
    for _ in pipes:
        os.wait()
    return answers


def main() -> None:
    """processes postings seed mutant"""
    import django

    processes, postings, seed, mutant = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    django.setup()
    from django.db import connection

    from iljari.journal import chain, limits, read
    from tests.journal import audit, officer

    officer.appropriate()
    _mutate(mutant)
    first = read.last_seq()
    connection.close()
    started = time.perf_counter()
    answers = _children(processes, postings, seed)
    seconds = time.perf_counter() - started
    errors = [answer["error"] for answer in answers if "error" in answer]
    asked = sum(answer.get("asked", 0) for answer in answers)
    refused = sum(answer.get("refused", 0) for answer in answers)
    written = read.last_seq() - first
    answer = {
        "errors": errors[:2],
        "asked": asked,
        "refused": refused,
        "written": written,
        "seconds": seconds,
        "asked_per_second": asked / seconds,
        "slowest": max([0, *(each.get("slowest", 0) for each in answers)]),
        "overdrafts": audit.overdrafts(audit.in_order())[:5],
        "chain": [fault.sentence for fault in chain.faults()][:5],
        "left": [limits.headroom(f"line:{line}", date.max) for line in officer.LINES],
        "reckoned": _reckoned(),
    }
    print(json.dumps(answer))


def _reckoned() -> list[int]:
    """What is left on the lines in the end, from the entries alone."""
    from tests.journal import audit, officer

    left = dict.fromkeys(officer.LINES, 0)
    for entry in audit.in_order():
        if entry.act in audit._LINE:
            left[entry.object] += audit._LINE[entry.act] * entry.amount_won
    return list(left.values())


if __name__ == "__main__":
    main()
