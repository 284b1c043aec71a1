"""The deadline minute of a first-come call: exactly the places are taken, the rest wait in order, nothing is lost or doubled."""

import json
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.journal.conftest import scratch_database, template
from tests.journal.scratch import FULL, ROOT, Scratch

__all__ = ["scratch_database", "template"]

APPLICANTS, PLACES, PROCESSES = (3000, 300, 16) if FULL else (120, 30, 8)
pytestmark = pytest.mark.xdist_group("stress")


def test_the_deadline_minute(scratch_database: Callable[[], Scratch]) -> None:
    """
    So many processes answer so many applicants, each of whom clicks twice, the second click in another process:

    | afterwards                                             | is                          |
    |--------------------------------------------------------|-----------------------------|
    | answered otherwise than by a receipt                   | nobody                      |
    | receipts that differ between an applicant's clicks     | none                        |
    | receipts told and not there                            | none                        |
    | applications, entries in the journal, receipts         | as many as applicants       |
    | order of receipt                                       | 1..n, and the journal's     |
    | taken by the published rule                            | the first, exactly so many  |
    | reserve                                                | all the others, in order    |
    """
    database = scratch_database()
    done = subprocess.run(
        [sys.executable, "-m", "tests.desks.intake.rush", *map(str, (APPLICANTS, PLACES, PROCESSES))],
        env=database.environment | {"ILJARI_WORLD": os.environ.get("ILJARI_WORLD", "record")},
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=1800,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    for name in (
        "seconds",
        "a second",
        "slowest",
    ):  # measured in benchmarks/results.md: a machine may be busy
        print(f"{name}: {told.pop(name):.1f}")
    assert told == {
        "errors": [],
        "answered": APPLICANTS,
        "receipts that differ for one applicant": 0,
        "receipts lost": 0,
        "received twice": 0,
        "entries": APPLICANTS,
        "different receipts": APPLICANTS,
        "positions": True,
        "counter": APPLICANTS,
        "journal in the order of receipt": True,
        "chosen": PLACES,
        "chosen are the first": True,
        "reserve in order": True,
        "chain": [],
    }
