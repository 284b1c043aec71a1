"""The deadline minute of a first-come call at full size (tests/desks/intake/rush.py)."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.journal.scratch import ROOT, Scratch


def deadline(size: str) -> dict[str, Any]:
    """3,000 applicants for 300 places, every click sent twice, answered by sixteen processes."""
    applicants, places, processes = (120, 30, 8) if size == "small" else (3000, 300, 16)
    with tempfile.TemporaryDirectory() as folder:
        database = Scratch.made(Path(folder) / "deadline")
        words = [sys.executable, "-m", "tests.desks.intake.rush", *map(str, (applicants, places, processes))]
        done = subprocess.run(
            words,
            env=database.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=7200,
        )
        database.drop()
    told = json.loads(done.stdout.splitlines()[-1])
    wrong = ("receipts that differ for one applicant", "receipts lost", "received twice")
    assert told["errors"] == told["chain"] == [], told
    assert [told[name] for name in wrong] == [0, 0, 0], told
    assert told["entries"] == told["different receipts"] == told["counter"] == applicants, told
    assert told["chosen"] == places, told
    assert told["chosen are the first"], told
    assert told["reserve in order"], told
    assert told["positions"], told
    return {
        "title": "The deadline minute",
        "says": [
            f"{applicants:,} applicants for {places:,} places of a first-come call, each click sent twice to different processes, answered by",
            f"{processes} processes with durable commits (`tests/desks/intake/rush.py`; goal: 60 seconds).",
        ],
        "rows": {
            "applications handed in, clicks answered": f"{applicants:,}, {2 * applicants:,}",
            "seconds for all of them": f"{told['seconds']:.1f}",
            "clicks answered a second": f"{told['a second']:,.0f}",
            "the longest wait of one click": f"{told['slowest']:.1f} s",
            "places taken, on the reserve in order": f"{told['chosen']:,}, {applicants - places:,}",
            "receipts lost, doubled, different for one applicant": "0, 0, 0",
        },
    }
