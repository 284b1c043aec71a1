"""docs/verbs.md says what the tests' markers say."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parent.parent


def test_the_page_of_verbs_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/verbs.py", "--check"], cwd=HOME, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
