"""Hostile files: every one is refused, soon, with sentences, and at no cost to the process that serves people."""

from __future__ import annotations

import io
import json
import os
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from iljari.files import hostile, sandbox
from iljari.files.problems import Refusal
from iljari.files.tables import read_table
from tests.files import corpus, honest

ROOT = Path(__file__).parents[2]
SECONDS = 2
MEBIBYTES = 50
DO = re.compile(r"(?i)\b(upload|save|correct|mend|split|copy|say|check|shorten|delete|format|put)\b")


def test_the_honest_workbook_of_the_corpus_is_read() -> None:
    table = read_table("정상.xlsx", honest.workbook())
    assert (table.sheet, table.header) == ("9월", ("구", "인원"))
    assert [(row.number, row.cells) for row in table.rows] == [(2, ("종로구", "3")), (3, ("중구", "1940.73"))]


def test_there_are_enough_hostile_files() -> None:
    labels = [label for label, _ in corpus.hostile()]
    assert len(labels) == len(set(labels)) >= 60


@pytest.mark.parametrize("family", [family.__name__ for family in corpus.FAMILIES])
def test_hostile_files_are_refused_soon_with_sentences_and_little_memory(family: str) -> None:
    """Measured in a process of its own (see `measured`), for this one holds what other tests left."""
    costs = list(_measured(family))
    assert [cost["label"] for cost in costs] == [label for label, _ in getattr(corpus, family)()]
    for cost in costs:
        label = cost["label"]
        assert cost["sentences"], f"{label} is not refused"
        assert cost["seconds"] < SECONDS, label
        assert cost["growth"] is None or cost["growth"] < MEBIBYTES * 1024, label
        for korean, english in cost["sentences"]:
            assert re.search(r"[가-힣].*십시오", korean), label
            assert DO.search(english), label


def _measured(family: str) -> Iterator[dict[str, Any]]:
    # A fixed threshold: whatever is large goes back to the system as soon as it is let go, so growth is not hidden.
    ran = subprocess.run(
        [sys.executable, "-m", "tests.files.measured", family],
        env=os.environ | {"MALLOC_MMAP_THRESHOLD_": "65536"},
        capture_output=True, check=True, text=True, encoding="utf-8", cwd=ROOT,
    )  # fmt: skip
    return (json.loads(line) for line in ran.stdout.splitlines())


# --- what a user is told -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "row", "column", "word"),
    [
        ("an error", 2, "A", "오류"),
        ("a formula not computed", 2, "A", "수식"),
        ("a number of 16 digits", 2, "A", "텍스트"),
        ("a cell of 40,000 signs", 2, "A", "32,767"),
        ("a cell in every corner", 1_048_576, "XFD", "멀리"),
        ("a bare 1,234", 2, "D", "큰따옴표"),
        ("cut in a row", 2, None, "잘렸을"),
        ("old excel or password", None, None, "암호"),
        ("web page in CP949", None, None, "웹 문서"),
        ("hwpx", None, None, "한글 문서"),
        ("plain zip", None, None, "압축을 풀고"),
        ("over 20 MB", None, None, "20MB"),
        ("billion laughs in xl/sharedStrings.xml", None, None, "개체"),
        ("smuggled 300 MB as 100 bytes", None, None, "적힌 크기"),
        ("2,001 members", None, None, "2,000"),
        ("symlink", None, None, "링크"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(
    label: str, row: int | None, column: str | None, word: str
) -> None:
    content = next(content for each, content in corpus.hostile() if each == label)
    with pytest.raises(Refusal) as refused:
        read_table("9월.xlsx", content)
    problem = refused.value.problems[0]
    assert (problem.row, problem.column) == (row, column)
    assert word in problem.sentence_ko
    if row:
        assert f"{row}행" in problem.sentence_ko
        assert f"row {row}" in problem.sentence_en


def test_every_error_cell_is_listed_and_logs_do_not_quote_it() -> None:
    rows = "".join(f'<row r="{n}"><c r="C{n}" t="e"><v>#REF!</v></c></row>' for n in range(1, 6))
    with pytest.raises(Refusal) as refused:
        read_table("a.xlsx", honest.workbook(sheet=honest.cells(rows)))
    assert [problem.row for problem in refused.value.problems] == [1, 2, 3, 4, 5]
    assert "#REF!" in refused.value.sentences_ko[0]
    assert "#REF!" not in str(refused.value)
    assert "#REF!" not in repr(refused.value.args).replace(repr(refused.value.problems), "")


# --- cut files -----------------------------------------------------------------------------------------------


def test_a_workbook_cut_at_200_places_is_refused_or_whole() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 1000}</v></c></row>' for n in range(1, 2_000))
    content = honest.workbook(sheet=honest.cells(rows))
    whole = read_table("a.xlsx", content)
    for part in range(200):
        cut = content[: len(content) * part // 200]
        with pytest.raises(Refusal):
            read_table("a.xlsx", cut)
        with pytest.raises(Refusal):
            read_table("a.xlsx", cut + b"\0" * (len(content) - len(cut)))
    assert len(whole.rows) == 1_998


def test_a_sheet_cut_at_50_places_inside_a_whole_archive_is_refused() -> None:
    sheet = honest.cells(honest.HONEST_ROWS)
    for place in range(1, len(sheet) - 1, len(sheet) // 50):
        content = honest.workbook(sheet=sheet[:place])
        with pytest.raises(Refusal):
            read_table("a.xlsx", content)


# --- the child -----------------------------------------------------------------------------------------------


@pytest.fixture
def members() -> tuple[hostile.Member, ...]:
    return hostile.check_zip("a.xlsx", honest.workbook())


@pytest.mark.parametrize(
    ("program", "word"),
    [
        ("while True: pass", "too long"),
        ("import time; time.sleep(60)", "too long"),
        ("import os; os.abort()", "memory"),
        ("import sys; sys.exit(3)", "damaged"),
        ("""print('{"sheet":"a"}'); print('[1,["3"]]'); print('{"rows":2,"merged":[]}')""", "damaged"),
        ("""print('{"sheet":"a"}'); print('[1,["3"]]'); print('{"rows":1,"mer', end="")""", "damaged"),
        ("print()", "damaged"),
        ("", "damaged"),
    ],
)
def test_whatever_becomes_of_the_child_it_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, members: tuple[hostile.Member, ...], program: str, word: str
) -> None:
    monkeypatch.setattr(sandbox, "_PROGRAM", program)
    limits = hostile.Limits(wall_seconds=1)
    with pytest.raises(Refusal) as refused:
        sandbox.read_sheet("a.xlsx", honest.workbook(), members, None, limits)
    assert word in refused.value.sentences_en[0]


def test_a_child_that_answers_without_end_is_stopped(
    monkeypatch: pytest.MonkeyPatch, members: tuple[hostile.Member, ...]
) -> None:
    monkeypatch.setattr(sandbox, "_PROGRAM", "while True: print('x' * 100_000)")
    with pytest.raises(Refusal):
        sandbox.read_sheet("a.xlsx", honest.workbook(), members, None, hostile.Limits(answer_bytes=1_000_000))


def test_the_childs_own_limits_hold(members: tuple[hostile.Member, ...]) -> None:
    with pytest.raises(Refusal):
        sandbox.read_sheet("a.xlsx", honest.workbook(), members, None, hostile.Limits(memory_bytes=1024))
    with pytest.raises(Refusal) as refused:
        sandbox.read_sheet("a.xlsx", honest.workbook(), members, None, hostile.Limits(cells=3))
    assert "too large" in refused.value.sentences_en[0]
    with pytest.raises(Refusal) as refused:
        sandbox.read_sheet("a.xlsx", honest.workbook(), members, None, hostile.Limits(answer_bytes=20))
    assert "too large" in refused.value.sentences_en[0]


def test_the_child_unpacks_no_more_than_is_stated() -> None:
    content = corpus.smuggled(300, size=100, crc=zlib.crc32(b" " * 100))
    checked = hostile.check_zip("a.xlsx", content)
    with pytest.raises(Refusal) as refused:
        sandbox.read_sheet(
            "a.xlsx", content, checked, None, hostile.Limits(memory_bytes=200 * hostile.MEBIBYTE)
        )
    assert "another size than it states" in refused.value.sentences_en[0]


def test_the_child_leaves_nothing_on_disk_and_sees_no_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, members: tuple[hostile.Member, ...]
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("ILJARI_SECRET", "s")
    sandbox.read_sheet("a.xlsx", honest.workbook(), members, None)
    assert list(tmp_path.iterdir()) == []
    tell = "import json, os; print(json.dumps({'sheet': ' '.join(os.environ)})); print('{\"rows\":0,\"merged\":[]}')"
    monkeypatch.setattr(sandbox, "_PROGRAM", tell)
    assert "SECRET" not in sandbox.read_sheet("a.xlsx", honest.workbook(), members, None).title


# --- honest files that other tools write ---------------------------------------------------------------------


def _kinds_of_zip() -> Iterator[tuple[str, bytes]]:
    yield "stored", honest.packed(honest.parts(), method=zipfile.ZIP_STORED)
    yield "with a comment", honest.packed(honest.parts(), comment="엑셀".encode())
    yield "with a folder entry", honest.with_part("xl/media/", b"")
    yield "with a picture", honest.with_part("xl/media/image1.png", b"\x89PNG" + bytes(range(256)))
    yield "written to a stream", _streamed()
    yield "with zip64 records", _zip64()


def _streamed() -> bytes:
    """Sizes come after the data, as servers write."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    target = Pipe()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in honest.parts().items():
            archive.writestr(name, data)
    return target.getvalue()


def _zip64() -> bytes:
    """The 64-bit end records that some Java programs always write."""
    content = honest.workbook()
    at = content.rfind(b"PK\x05\x06")
    count, _, size, offset = struct.unpack_from("<2H2L", content, at + 8)
    record = b"PK\x06\x06" + struct.pack("<Q2H2L4Q", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, at, 1)
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return content[:at] + record + locator + end


@pytest.mark.parametrize(
    ("label", "content"), list(_kinds_of_zip()), ids=[label for label, _ in _kinds_of_zip()]
)
def test_unusual_but_honest_archives_are_read(label: str, content: bytes) -> None:
    assert [row.cells for row in read_table("a.xlsx", content).rows] == [
        ("종로구", "3"),
        ("중구", "1940.73"),
    ], label
