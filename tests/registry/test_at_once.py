"""What two officers do at the same moment, on both databases: nobody is registered twice unseen, nobody half erased."""

import json
import subprocess
import sys
from collections.abc import Callable

from tests.journal.scratch import FULL, ROOT, Scratch

ROUNDS = 100 if FULL else 8


def test_registering_joining_and_erasing_at_once(scratch_database: Callable[[], Scratch]) -> None:
    """
    | four register the same person at once   | one is registered, three are asked whether it is she            |
    | one erases, one joins, one writes        | all gone under every id, or refused with a sentence; none stuck |
    | the ledger's file and the database       | the same erasures                                               |
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.registry.at_once", str(ROUNDS)],
        env=scratch_database().environment, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    assert json.loads(done.stdout.splitlines()[-1]) == {"twice": [], "stuck": [], "broken": [], "same": True}
