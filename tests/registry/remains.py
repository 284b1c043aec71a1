"""Looks through files, byte by byte, for what should no longer be there: values in any spelling, ciphertexts, index tokens."""

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

_RUNS = re.compile(rb"[A-Za-z0-9_-]{24,}")
CHUNK = 12
"""So many signs (72 bits) of a ciphertext or token are enough to know it by: a remnant of 23 signs is found."""


def spellings(text: str) -> set[bytes]:
    """A text as it may lie in a file: UTF-8 composed and decomposed, UTF-16, CP949, escaped in JSON or in an address."""
    found: set[bytes] = set()
    for form in ("NFC", "NFD"):
        spelt = unicodedata.normalize(form, text)
        found |= {spelt.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be")}
        found |= {json.dumps(spelt)[1:-1].encode(), quote(spelt).encode()}
    return found | {text.encode("cp949")}


def chunks(secrets: Iterable[str]) -> set[bytes]:
    """What ciphertexts and tokens are known by: pieces of their last part."""
    found = set()
    for secret in secrets:
        body = secret.rpartition(":")[2].encode()
        found |= {body[at : at + CHUNK] for at in range(0, len(body) - CHUNK + 1, CHUNK)}
    return found


def hits(files: Iterable[Path], texts: Iterable[bytes], pieces: set[bytes]) -> dict[str, int]:
    """How often texts and pieces of secrets stand in these files, and how many bytes were looked through."""
    texts = list(texts)
    told = {"texts": 0, "secrets": 0, "bytes": 0, "files": 0}
    for path in files:
        try:
            content = path.read_bytes()
        except (FileNotFoundError, PermissionError):
            continue
        told["files"] += 1
        told["bytes"] += len(content)
        told["texts"] += sum(content.count(text) for text in texts)
        for run in _RUNS.finditer(content):
            told["secrets"] += _pieces_in(run.group(), pieces)
    return told


def _pieces_in(run: bytes, pieces: set[bytes]) -> int:
    return sum(run[at : at + CHUNK] in pieces for at in range(len(run) - CHUNK + 1))


def under(*folders: Path) -> list[Path]:
    """All files under these folders."""
    return sorted(
        path for folder in folders if folder.exists() for path in folder.rglob("*") if path.is_file()
    )
