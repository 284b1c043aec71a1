"""One text for one content, so that equal contents have equal digests (canonical JSON, RFC 8785 for our types)."""

import hashlib
import json
import secrets
from typing import Any

from iljari.kernel import resident_number

CHAIN_START = "0" * 64


def canonical(content: Any) -> str:
    """JSON with sorted keys and no spaces. Takes texts, whole numbers, booleans, None, lists and mappings; no floats."""
    _refuse_floats(content)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _refuse_floats(content: Any) -> None:
    if isinstance(content, float):
        raise TypeError("소수(float)는 정본 문자열에 쓸 수 없습니다.")
    if isinstance(content, dict):
        for value in content.values():
            _refuse_floats(value)
    elif isinstance(content, list | tuple):
        for value in content:
            _refuse_floats(value)


def digest(content: Any) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def chained(previous: str, content_digest: str) -> str:
    """The hash that seals a content after what came before: SHA-256(0x00 || previous || content digest)."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(previous) + bytes.fromhex(content_digest)).hexdigest()


def opaque_id() -> str:
    """A random id (128 bits) that says nothing about whom it stands for and is never reissued.

    One in some hundreds would look like a resident registration number, which no form may send: such are drawn again.
    """
    while resident_number.stands_in(drawn := secrets.token_hex(16)):
        pass
    return drawn
