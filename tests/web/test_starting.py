"""The program opens over a database that is empty, and over none that it cannot read."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ASKED = """
import django
django.setup()
from django.db import connection
if connection.vendor == "sqlite":
    connection.settings_dict["OPTIONS"]["timeout"] = 0.1
from iljari.web import starting
print(starting.fault())
"""
UNREADABLE = "데이터베이스를 지금 읽을 수 없어 열지 않았습니다"


def fault(run: Path, url: str = "") -> str:
    """What a program of its own says when it starts over this folder."""
    told = os.environ | {
        "ILJARI_RUN": str(run),
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "iljari.web.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASKED], env=told, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    held = sqlite3.connect(file, isolation_level=None)
    held.execute("CREATE TABLE registry_person (id TEXT)")
    held.execute("BEGIN EXCLUSIVE")
    yield
    held.close()


def test_a_database_without_tables_is_no_fault(tmp_path: Path) -> None:
    assert fault(tmp_path) == ""


def test_a_locked_database_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    with locked(tmp_path / "iljari.sqlite3"):
        said = fault(tmp_path)
    assert said.startswith(f"{UNREADABLE}(database is locked)")
    assert "끝난 뒤 다시 여십시오" in said


@pytest.mark.parametrize(
    ("which", "because"),
    [("no database at all", "file is not a database"), ("tables of another version", "no such")],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, which: str, because: str) -> None:
    file = tmp_path / "iljari.sqlite3"
    if which == "no database at all":
        file.write_bytes(b"something else altogether" * 100)
    else:
        sqlite3.connect(file).execute("CREATE TABLE registry_person (id TEXT)").connection.close()
    said = fault(tmp_path)
    assert said.startswith(UNREADABLE)
    assert because in said


def test_a_server_out_of_reach_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, "postgresql://nobody@127.0.0.1:1/none").startswith(UNREADABLE)
