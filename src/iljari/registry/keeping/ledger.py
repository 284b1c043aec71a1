"""The ledger's file beside the database: whoever restores a backup restores no erased person with it (SP-23).

Each erasure stands in the database's ledger and as a line of the file ERASURES. Before the program opens, the two are laid
side by side: what only the file knows is erased again (the database is an older copy), what only the database knows is
written to the file. The file holds opaque ids, moments, accounts and reason codes: no personal data. Copy it wherever the
signed heads of the access log go, so that it outlives this machine.
"""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from iljari.registry.models import ErasureEntry

LOCK = "registry:erasures"
"""Whoever reads or writes the file holds this key until the database has it, too: no line is seen half written or too early."""

_TOLD = ("subject", "reason", "by", "request")


class Damaged(Exception):
    """The ledger's file cannot be read; says where and what to do."""


def file() -> Path:
    """Where the file lies."""
    return Path(settings.ERASURES)


def append(entries: Iterable[ErasureEntry]) -> None:
    """Add lines, on disk when this returns."""
    path = file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as out:
        for entry in entries:
            told = {name: getattr(entry, name) for name in _TOLD} | {"at": entry.at.isoformat()}
            out.write(json.dumps(told, ensure_ascii=False).encode() + b"\n")
        out.flush()
        os.fsync(out.fileno())


def written() -> Iterator[ErasureEntry]:
    """What the file holds. A last line that a power cut left unfinished is no erasure: its transaction never ended."""
    path = file()
    if not path.exists():
        return
    *lines, rest = path.read_bytes().split(b"\n")
    for number, line in enumerate(lines, 1):
        try:
            told = json.loads(line)
            yield ErasureEntry(
                at=datetime.fromisoformat(told["at"]), **{name: str(told[name]) for name in _TOLD}
            )
        except (ValueError, KeyError, TypeError):
            raise Damaged(
                f"파기 대장 파일 {path}의 {number}번째 줄을 읽을 수 없습니다. 따로 보관한 사본으로 바꾸어 놓고 다시 시작하십시오."
            ) from None
    if rest:
        with path.open("r+b") as cut:
            cut.truncate(path.stat().st_size - len(rest))
