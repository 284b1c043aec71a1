"""Reads a workbook in a process of its own, with 1 GiB of memory and 20 s of processor time: it may die, we may not.

Linux only: the limits are `setrlimit`, and the file goes over in anonymous memory, so that no copy of it touches a disk.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from iljari.files.hostile import LIMITS, SAVE_AS_EN, SAVE_AS_KO, Limits, Member, bomb, damaged, unsafe
from iljari.files.problems import Problem, Refusal, problem, refuse, shown

_SOURCES = str(Path(__file__).resolve().parents[2])
_PROGRAM = """
import sys
sys.path[:0] = [each for each in sys.argv[1:] if each not in sys.path]
from iljari.files import sandbox_child
sys.exit(sandbox_child.main())
"""
"""The child runs this very copy of the code: its folder goes first, unless it is installed and so on the path already."""


@dataclasses.dataclass(frozen=True, slots=True)
class FoundSheet:
    """A sheet as it stands: rows that hold anything, with their numbers; merged cells as (top, left, bottom, right)."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    merged: tuple[tuple[int, int, int, int], ...]


def read_sheet(
    name: str, content: bytes, members: tuple[Member, ...], sheet: str | None, limits: Limits = LIMITS
) -> FoundSheet:
    """Read one sheet of a checked workbook, or refuse the whole of it."""
    plan = {
        "limits": dataclasses.asdict(limits),
        "members": [dataclasses.asdict(member) for member in members],
        "sheet": sheet,
    }
    head = json.dumps(plan).encode("ascii") + b"\n"
    with _in_memory(head, content) as source:
        answer, status = _run(source, limits)
    if status != 0:
        raise _died(name, status)
    if len(answer) > limits.answer_bytes + 65_536:
        raise bomb(name)
    return _understood(name, answer)


@contextmanager
def _in_memory(head: bytes, content: bytes) -> Iterator[BinaryIO]:
    with os.fdopen(os.memfd_create("upload"), "w+b") as source:
        source.write(head)
        source.write(content)
        source.seek(0)
        yield source


def _run(source: BinaryIO, limits: Limits) -> tuple[bytes, int]:
    """Run the child on a file; its words on standard error are dropped, for they could quote the contents."""
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _PROGRAM, _SOURCES]
    environment: dict[str, str] = {}
    with subprocess.Popen(
        command,
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd="/",
    ) as child:
        clock = threading.Timer(limits.wall_seconds, child.kill)
        clock.start()
        try:
            assert child.stdout is not None
            answer = child.stdout.read(limits.answer_bytes + 65_537)
            child.stdout.close()
            return answer, child.wait()
        finally:
            clock.cancel()
            child.kill()


def _understood(name: str, answer: bytes) -> FoundSheet:
    """Take an answer that is whole: a title, rows, and a last line that counts them; anything else is damaged."""
    try:
        lines = answer.decode("utf-8").split("\n")
        first, last = json.loads(lines[0]), json.loads(lines[-2])
        if "refused" in first:
            raise Refusal([_problem(name, *reason) for reason in first["refused"]])
        rows = [json.loads(line) for line in lines[1:-2]]
        if lines[-1] or last["rows"] != len(rows):
            raise ValueError("not the whole answer")
        return FoundSheet(
            str(first["sheet"]),
            tuple((int(number), tuple(map(str, cells))) for number, cells in rows),
            tuple(
                (int(top), int(left), int(bottom), int(right)) for top, left, bottom, right in last["merged"]
            ),
        )
    except (ValueError, TypeError, KeyError, IndexError):
        raise damaged(name) from None


def _died(name: str, status: int) -> Refusal:
    if -status in (signal.SIGXCPU, signal.SIGKILL):
        return refuse(
            name,
            "읽는 데 너무 오래 걸려 멈추었습니다. 필요한 표만 새 통합 문서(.xlsx)에 옮겨 저장해 올려 주십시오.",
            "Reading it took too long and was stopped. Copy the table into a new workbook (.xlsx) and upload that.",
        )
    if -status in (signal.SIGABRT, signal.SIGSEGV):
        return _problem_refusal(name, "memory")
    return damaged(name)


def _problem_refusal(name: str, code: str) -> Refusal:
    return Refusal((_problem(name, code, None, None, None),))


_SENTENCES: dict[str, tuple[str, str]] = {
    "entity": (
        "XML 개체 정의(DTD)가 들어 있어 열지 않았습니다. 엑셀은 이런 파일을 만들지 않습니다. " + SAVE_AS_KO,
        "It defines XML entities (a DTD) and was not opened; no spreadsheet writes that. " + SAVE_AS_EN,
    ),
    "memory": (
        "읽는 데 기억 장소가 지나치게 많이 들어 멈추었습니다. 필요한 표만 새 통합 문서(.xlsx)에 옮겨 저장해 올려 주십시오.",
        "Reading it needs far too much memory and was stopped. Copy the table into a new workbook (.xlsx) and upload that.",
    ),
    "much": (
        "표가 너무 큽니다. 파일을 나누어 올려 주십시오.",
        "The table is too large. Split the file and upload its parts.",
    ),
    "spread": (
        "이 칸이 표에서 너무 멀리 떨어져 있습니다. 필요 없는 값이면 지우고, 아니면 파일을 나누어 올려 주십시오.",
        "This cell lies too far from the rest of the table. Delete it if it is a stray, or split the file.",
    ),
    "sheet_empty": (
        "보이는 시트가 모두 비어 있습니다. 표가 있는 시트를 저장했는지 확인해 주십시오.",
        "All its visible sheets are empty. Check that the sheet with the table was saved.",
    ),
    "uncomputed": (
        "수식의 결과가 저장되어 있지 않습니다. 엑셀에서 열어 다시 저장하거나 값으로 붙여 넣어 주십시오.",
        "The formula's result is not stored. Open and save the file in a spreadsheet, or paste the value.",
    ),
    "number_long": (
        "15자리를 넘는 수는 엑셀이 끝자리를 바꿉니다. 칸 서식을 ‘텍스트’로 바꾸고 다시 적어 주십시오.",
        "A spreadsheet changes the last digits of numbers over 15 digits. Format the cell as text and type it again.",
    ),
    "number_bad": ("수가 아닙니다. 값을 고쳐 주십시오.", "This is not a number. Correct it."),
    "date_negative": (
        "날짜 서식인데 값이 음수입니다. 칸 서식이나 값을 고쳐 주십시오.",
        "The cell is formatted as a date but holds a negative number. Correct the format or the value.",
    ),
    "cell_long": (
        "한 칸의 글이 32,767자를 넘습니다. 줄여 주십시오.",
        "The cell's text is longer than 32,767 characters. Shorten it.",
    ),
}


def _problem(name: str, code: str, row: int | None, column: int | None, detail: Any) -> Problem:
    """Turn a child's reason into sentences. Its codes are believed to be codes; its texts are quoted, never more."""
    whole: dict[str, Callable[[str], Refusal]] = {"damaged": damaged, "bomb": bomb, "unsafe": unsafe}
    if code in _SENTENCES:
        ko, en = _SENTENCES[code]
    elif code == "error":
        ko = f"{shown(str(detail))} 오류가 있는 칸입니다. 오류는 0이 아닙니다: 수식을 고치거나 값을 적어 주십시오."
        en = f"The cell holds the error {shown(str(detail))}. An error is not 0: mend the formula or type the value."
    elif code in ("sheet_missing", "sheet_many"):
        titles = ", ".join(shown(str(title)) for title in detail[:50])
        if code == "sheet_many":
            ko = f"값이 든 시트가 여럿입니다: {titles}. 어느 시트인지 골라 주십시오."
            en = f"Several sheets hold something: {titles}. Say which one is meant."
        else:
            ko = f"찾는 시트가 없습니다. 있는 시트: {titles}. 시트 이름을 고쳐 주십시오."
            en = f"It has no such sheet. Its sheets are: {titles}. Correct the sheet's name."
    else:
        return whole.get(code, damaged)(name).problems[0]
    return problem(name, ko, en, row=row, column=column)
