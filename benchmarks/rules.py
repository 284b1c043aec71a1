"""Six programmes' rules in Iljari and in OpenFisca-core: ten million people counted, one applicant explained.

OpenFisca stands in a virtual environment of its own, `.run/bench`, made from requirements/bench.txt (hashes locked). Both sides run
there, one after the other, in processes of their own, on the same people read from the same files.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
VENV = ROOT / ".run" / "bench"
ROUNDS = 4
LOCK = ROOT / "requirements" / "bench.txt"


def _python() -> str:
    """The Python of the benchmark's own environment, made once for each content of the lock."""
    python, made = VENV / "bin" / "python", VENV / "lock.txt"
    if not made.exists() or made.read_text() != LOCK.read_text():
        subprocess.run(["sh", "scripts/venv.sh", sys.executable, str(VENV)], cwd=ROOT, check=True)
        words = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "--requirement",
            str(LOCK),
        ]
        subprocess.run(words, check=True)
        made.write_text(LOCK.read_text())
    return str(python)


def _told(*words: str) -> dict[str, Any]:
    """What one side prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    told = subprocess.run([_python(), "-m", *words], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)  # fmt: skip
    answer: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return answer


def _in_turns(rounds: int, *sides: tuple[str, ...]) -> list[dict[str, Any]]:
    """Each side's best times of several rounds, in which the sides take turns: a busy moment of the machine spoils no side alone."""
    found: list[dict[str, Any]] = [{} for _ in sides]
    for _ in range(rounds):
        for best, side in zip(found, sides, strict=True):
            for name, value in _told(*side).items():
                best[name] = min(best.get(name, value), value) if isinstance(value, float) else value
    return found


def _seconds(found: float) -> str:
    return f"{found:.2f} s" if found >= 0.1 else f"{found * 1000:.1f} ms"


def _micro(found: float) -> str:
    return f"{found * 1e6:,.1f} µs"


def measure(size: str) -> dict[str, Any]:
    """Draw the people once, count them on both sides, refuse unlike counts, and explain one applicant."""
    people = 500_000 if size == "small" else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        _told("benchmarks.rules_people", str(people), folder)
        template, bounds, iljari = _in_turns(
            ROUNDS,
            ("benchmarks.rules_openfisca", folder, "age"),
            ("benchmarks.rules_openfisca", folder, "birth"),
            ("benchmarks.rules_iljari", folder),
        )
    if not template["counts"] == bounds["counts"] == iljari["counts"]:
        raise SystemExit(f"the counts differ: {template['counts']} {bounds['counts']} {iljari['counts']}")
    best = min(template["warm"], bounds["warm"])
    rows = {
        "people": f"{people:,}",
        **{f"eligible, both the same: {name}": f"{count:,}" for name, count in iljari["counts"].items()},
        "OpenFisca, ages by the country template's formula": _seconds(template["warm"]),
        "OpenFisca, birth days compared with a day instead of ages": _seconds(bounds["warm"]),
        "Iljari, two threads": _seconds(iljari["warm"]),
        "Iljari, one thread": _seconds(iljari["warm_one_thread"]),
        "Iljari, also by sex and district": _seconds(iljari["warm_by"]),
        "times as fast as the template's formula (at least 3 was asked for)": f"{template['warm'] / iljari['warm']:.1f}",
        "times as fast as OpenFisca's better way": f"{best / iljari['warm']:.1f}",
        "the same on one thread": f"{best / iljari['warm_one_thread']:.1f}",
        "people read into it: OpenFisca, Iljari": f"{_seconds(bounds['load'])}, {_seconds(iljari['load'])}",
        "most memory held: OpenFisca, Iljari": f"{template['memory']:.1f} GiB, {iljari['memory']:.1f} GiB",
        "one applicant, OpenFisca: situation read, six variables traced, the trace's lines written": _micro(
            bounds["one_read"]
        ),
        "… without the lines": _micro(bounds["one"]),
        "… the traced calculation alone": _micro(bounds["one_calculated"]),
        "one applicant, Iljari: facts taken, six programmes judged with every reason": _micro(iljari["one"]),
        "… and every finding taken out by itself": _micro(iljari["one_read"]),
        "times as fast (at least 100 was asked for)": f"{bounds['one_read'] / iljari['one']:.0f}",
        "… as OpenFisca without the lines": f"{bounds['one'] / iljari['one']:.0f}",
        "… every finding taken out by itself": f"{bounds['one_read'] / iljari['one_read']:.0f}",
    }
    return {
        "title": "Rules",
        "says": [
            f"The rules of {', '.join(iljari['counts'])} as they stand in the catalogue, against",
            f"OpenFisca-core {template['version']} (benchmarks/rules_openfisca.py: numpy formulas, one entity). Both warm, the best of {ROUNDS} rounds of",
            "five in which they take turns; all is known of everybody, for OpenFisca knows no unknown. numpy calculates on one thread. Explained: for each rule its state,",
            "sentences, line, version, the facts that decided with value, source and day, and what is missing; OpenFisca's trace has the",
            "variables' values. The best of 300 runs a round. Seven other programs used the same two processors.",
        ],
        "rows": rows,
    }  # fmt: skip
