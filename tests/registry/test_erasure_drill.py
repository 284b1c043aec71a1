"""The erasure drill (SP-23): many subjects go, and a byte scan of everything that the program writes finds none of them."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journal.scratch import FULL, ROOT, VENDOR, Scratch
from tests.registry.remains import hits, spellings

COUNT = 1000 if FULL else 40


def run(scratch: Scratch, what: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.registry.drill", str(COUNT), str(scratch.folder), what],
        env=scratch.environment, cwd=ROOT, capture_output=True, text=True, timeout=1800, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


@pytest.fixture(scope="module")
def drilled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Scratch, Scratch, dict[str, Any]]]:
    """The database after the drill, its backup from before, and what the drill said."""
    scratch = Scratch.made(tmp_path_factory.mktemp("drill"))
    run(scratch, "before")
    backup = scratch.copied(tmp_path_factory.mktemp("backup"))
    told = run(scratch, "after")
    print(json.dumps(told, ensure_ascii=False))
    yield scratch, backup, told
    scratch.drop()
    backup.drop()


@pytest.mark.xdist_group("drill")
def test_nothing_of_those_erased_is_found_byte_by_byte(
    drilled: tuple[Scratch, Scratch, dict[str, Any]],
) -> None:
    """
    | looked for                                                                      | before | after |
    |---------------------------------------------------------------------------------|--------|-------|
    | names, telephone numbers, e-mail addresses, streets in any spelling             | 0      | 0     |
    | their ciphertexts and blind-index tokens (any 23 signs of one)                  | many   | 0     |
    | both in PostgreSQL's write-ahead log, once its old segments are given up        | many   | 0     |
    """
    told = drilled[2]
    assert told["at first"]["data"]["secrets"] > COUNT
    assert told["at first"]["data"]["texts"] == 0, "reasons that officers typed are ciphertext, too"
    for name in ("texts", "secrets"):
        assert told["cleaned"]["data"][name] == 0, told["cleaned"]
    if VENDOR == "postgresql":
        assert told["turned over"]["log"] | {"bytes": 0, "files": 0} == {
            "texts": 0, "secrets": 0, "bytes": 0, "files": 0,
        }  # fmt: skip
    else:
        assert told["not cleaned"]["data"]["secrets"] == 0, "secure_delete overwrites at once"


@pytest.mark.xdist_group("drill")
def test_journal_and_figures_are_as_they_were(drilled: tuple[Scratch, Scratch, dict[str, Any]]) -> None:
    told = drilled[2]
    assert told["same"] == dict.fromkeys(("head", "faults", "log", "log_faults", "figures"), True)
    assert told["faults"] == 0
    assert told["figures"] > 300
    assert (told["persons"], told["stay"]) == (COUNT, 1)


@pytest.mark.xdist_group("drill")
def test_a_restored_backup_lets_them_go_again_before_it_opens(
    drilled: tuple[Scratch, Scratch, dict[str, Any]],
) -> None:
    """The database of before, the keys and the ledger's file of now: as the server has opened, nobody is back."""
    scratch, backup, _ = drilled
    for name in ("keys", "drill.json", "erasures.jsonl"):
        source, target = scratch.folder / name, backup.folder / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    told = run(backup, "opened")
    assert told["application"] is True
    assert told["was"] == 2 * COUNT
    assert told["is"] == COUNT
    assert told["back"] == 0
    assert told["faults"] == 0


def test_the_scan_finds_what_lies_in_plain(tmp_path: Path) -> None:
    """The drill finds no plain text at all, so the scan shows here that it would."""
    (tmp_path / "left").write_bytes(b"\x00" * 5000 + "김하나에게 연락".encode() + b"\x00" * 5000)
    assert hits([tmp_path / "left"], spellings("김하나"), set())["texts"] == 1
