"""How fast it is, as ratios to what the bare database does in the same run: `make bench`.

    python benchmarks/run.py                       every part on SQLite and PostgreSQL; writes benchmarks/results.md
    python benchmarks/run.py posting totals        these parts only; the others keep their last results
    python benchmarks/run.py breach                the breach drill on 20 million rows of the access log (not in `make bench`)
    python benchmarks/run.py stress                16 processes x 1,000 postings and 200 kills (not in `make bench`)
    python benchmarks/run.py deadline              3,000 applicants in the last minute of a call (not in `make bench`)

Ratios, not seconds, are what one run may be compared by with another: seconds are the machine's.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results.json"
TABLE = ROOT / "benchmarks" / "results.md"
PARTS = ("posting", "totals", "report", "linking", "rules", "log", "breach", "cipher", "stress", "deadline")
LONG = ("breach", "cipher", "stress", "deadline")
"""Run only when they are named."""
VENDORS = ("SQLite", "PostgreSQL")
ENGINES = {"linking": ("DuckDB",), "rules": ("DuckDB",)}
"""What runs on something else than the two databases."""


def run(part: str, vendor: str, size: str) -> dict[str, Any] | None:
    """One part on one database, in a process of its own; None where the database is not on this machine."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["PYTHONPATH"] = str(ROOT)
    words = [sys.executable, "-m", "benchmarks.parts", part, size]
    if vendor == "PostgreSQL":
        environment["ILJARI_PG_DURABLE"] = "1"
        words = ["bash", "scripts/postgres.sh", "run", *words]
    told = subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if told.returncode == 77:
        return None
    if told.returncode:
        raise SystemExit(f"{part} on {vendor} ended with {told.returncode}")
    answer: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return answer


def machine() -> dict[str, str]:
    """What the numbers were measured on; no names of machines."""
    facts = {"measured": f"{datetime.now(UTC):%Y-%m-%d}", "system": f"{platform.system()} {platform.machine()}",
             "processors": str(os.cpu_count()), "Python": platform.python_version()}  # fmt: skip
    cpu = Path("/proc/cpuinfo")
    if cpu.exists() and (found := re.search(r"model name\s*: (.+)", cpu.read_text())):
        facts["processor"] = found[1]
    memory = Path("/proc/meminfo")
    if memory.exists() and (found := re.search(r"MemTotal:\s*(\d+)", memory.read_text())):
        facts["memory"] = f"{int(found[1]) / 2**20:.0f} GiB"
    return facts


def written(results: dict[str, Any]) -> str:
    """The tables, one a part."""
    facts = ", ".join(f"{name} {value}" for name, value in results["machine"].items())
    lines = [
        "# Benchmarks", "",
        "Written by `benchmarks/run.py` (`make bench`). Ratios compare Iljari with the bare database doing the same in the",
        "same run; seconds are this machine's, with whatever else it did, and are no promise.", "",
        f"Machine: {facts}.", "",
    ]  # fmt: skip
    for part in PARTS:
        engines = ENGINES.get(part, VENDORS)
        told = {vendor: results[part][vendor] for vendor in engines if results.get(part, {}).get(vendor)}
        if not told:
            continue
        first = next(iter(told.values()))
        lines += [f"## {first['title']}", "", *first["says"], ""]
        lines += ["| measured | " + " | ".join(told) + " |", "|---|" + "---:|" * len(told)]
        names = list(dict.fromkeys(name for each in told.values() for name in each["rows"]))
        for name in names:
            lines.append(
                f"| {name} | " + " | ".join(str(each["rows"].get(name, "—")) for each in told.values()) + " |"
            )
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Run the parts asked for and write the tables anew."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument(
        "parts", nargs="*", help=f"of {', '.join(PARTS)}; all but breach and stress where none is named"
    )
    asked.add_argument("--only", choices=VENDORS, help="one database")
    asked.add_argument(
        "--small", action="store_true", help="a tenth of the size, to see that it works; writes nothing"
    )
    words = asked.parse_args()
    unknown = set(words.parts) - set(PARTS)
    if unknown:
        asked.error(f"no such part: {', '.join(sorted(unknown))}")
    results: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results["machine"] = machine()
    for part in words.parts or [part for part in PARTS if part not in LONG]:
        for vendor in (words.only,) if words.only else ENGINES.get(part, VENDORS):
            print(f"{part} on {vendor} …", file=sys.stderr, flush=True)
            told = run(part, vendor, "small" if words.small else "full")
            if told is None:
                print(f"{part} on {vendor}: NOT RUN", file=sys.stderr)
                continue
            results.setdefault(part, {})[vendor] = told
    print(written(results))
    if not words.small:
        RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        TABLE.write_text(written(results), encoding="utf-8")


if __name__ == "__main__":
    main()
