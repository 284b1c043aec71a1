"""Databases of one test, of the kind that the run is on, and programs that work on them in processes of their own."""

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).parents[2]
URL = os.environ.get("DATABASE_URL", "")
VENDOR = "postgresql" if URL.startswith("postgres") else "sqlite"
FULL = os.environ.get("ILJARI_STRESS", "") == "full"


def _url(name: str) -> str:
    return re.sub(r"(//[^/]*/)[^?]*", rf"\g<1>{name}", URL, count=1)


def _server(statement: str) -> None:
    with psycopg.connect(_url("postgres"), autocommit=True) as server:
        server.execute(statement)  # type: ignore[call-overload]


@dataclass
class Scratch:
    """A database: a file in `folder`, or one with a name of its own on the run's server."""

    folder: Path
    name: str

    @property
    def file(self) -> Path:
        """Where SQLite keeps it."""
        return self.folder / "iljari.sqlite3"

    @property
    def environment(self) -> dict[str, str]:
        """What a process must be told to work on it."""
        told = os.environ | {"ILJARI_RUN": str(self.folder), "DJANGO_SETTINGS_MODULE": "iljari.web.settings"}
        return told | {"DATABASE_URL": _url(self.name)} if VENDOR == "postgresql" else told

    @classmethod
    def made(cls, folder: Path) -> "Scratch":
        """A new database with all tables."""
        folder.mkdir(parents=True, exist_ok=True)
        new = cls(folder, f"iljari_scratch_{secrets.token_hex(6)}")
        if VENDOR == "postgresql":
            _server(f'CREATE DATABASE "{new.name}"')
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--verbosity=0"],
            env=new.environment,
            cwd=ROOT,
            check=True,
        )
        return new

    def copied(self, folder: Path) -> "Scratch":
        """A copy, with nobody connected to either."""
        folder.mkdir(parents=True, exist_ok=True)
        new = Scratch(folder, f"iljari_scratch_{secrets.token_hex(6)}")
        if VENDOR == "postgresql":
            _server(f'CREATE DATABASE "{new.name}" TEMPLATE "{self.name}"')
        else:
            shutil.copy(self.file, new.file)
        return new

    def drop(self) -> None:
        """Give it up; a file goes with its folder."""
        if VENDOR == "postgresql":
            _server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def run(self, program: str, *words: object, timeout: float = 600) -> dict[str, Any]:
        """Run `tests.journal.<program>` on it; what the program prints last is its answer, as JSON."""
        done = subprocess.run(
            [sys.executable, "-m", f"tests.journal.{program}", *map(str, words)],
            env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False,
        )  # fmt: skip
        if done.returncode:
            raise AssertionError(f"{program} ended with {done.returncode}:\n{done.stderr[-4000:]}")
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer
