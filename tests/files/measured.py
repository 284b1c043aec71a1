"""Reads one family of hostile files in a process of its own, and tells what each cost: python -m tests.files.measured _texts

A process that has run other tests for minutes holds a large heap whose ups and downs would count as the reader's.
"""

from __future__ import annotations

import gc
import json
import re
import resource
import sys
from pathlib import Path
from typing import Any

from iljari.files.problems import Refusal
from iljari.files.tables import read_table
from tests.files import corpus, honest


def main(family: str) -> None:
    """One line of JSON a file: its label, seconds of processor time, growth in KiB, and the refusal's sentences."""
    read_table("a.xlsx", honest.workbook())  # what is only loaded at the first reading is no file's cost
    for label, content in getattr(corpus, family)():
        print(json.dumps({"label": label, **_cost(content)}))


def _cost(content: bytes) -> dict[str, Any]:
    gc.collect()
    seconds, memory = _seconds(), _reset_peak()
    try:
        read_table("올린 파일.xlsx", content)
        sentences = None
    except Refusal as refused:
        sentences = [[each.sentence_ko, each.sentence_en] for each in refused.problems]
    growth = None if memory is None else _status("VmHWM") - memory
    return {"seconds": _seconds() - seconds, "growth": growth, "sentences": sentences}


def _seconds() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def _reset_peak() -> int | None:
    """Begin a new peak where the kernel allows it; gives what the process holds now."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return None
    return _status("VmRSS")


def _status(field: str) -> int:
    return int(re.search(rf"{field}:\s+(\d+)", Path("/proc/self/status").read_text()).group(1))  # type: ignore[union-attr]


if __name__ == "__main__":
    main(sys.argv[1])
