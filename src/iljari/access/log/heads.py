"""The signed head of the access log (접속기록의 머리): its last place and hash, to be kept where this machine cannot reach.

Whoever has all rights on the machine can cut the log or seal it anew; what they cannot do is change a head that somebody
else keeps. The signature (Ed25519) says that this machine made it: a head somebody invented proves nothing. The key lies
with the others (`iljari.access.keys`), the public half stands in the file. Source: SP-19, TRUST.md 3.9.
"""

import base64
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from iljari.access.keys import KeyPurpose, ring
from iljari.access.log import chain
from iljari.kernel.canonical import canonical

_KIND = "iljari access log head"
_TOLD = ("kind", "seq", "hash", "signed_at", "key", "public_key")


class Unsigned(Exception):
    """A head that cannot be believed; says why."""


def signed(at: datetime) -> dict[str, Any]:
    """The log's head as it is at this moment, with its signature."""
    name, secret = ring(KeyPurpose.LOG_HEAD).current()
    key = Ed25519PrivateKey.from_private_bytes(secret)
    seq, hash = chain.head()
    told = {
        "kind": _KIND, "seq": seq, "hash": hash, "signed_at": at.isoformat(timespec="seconds"), "key": name,
        "public_key": _text(key.public_key().public_bytes_raw()),
    }  # fmt: skip
    return {**told, "signature": _text(key.sign(canonical(told).encode()))}


def read(file: Path) -> tuple[int, str]:
    """Place and hash of a head that was kept; raises Unsigned when it is damaged or not this machine's."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        seq, hash, name = int(told["seq"]), str(told["hash"]), str(told["key"])
        public = base64.b64decode(told["public_key"], validate=True)
        signature = base64.b64decode(told["signature"], validate=True)
        content = canonical({part: told[part] for part in _TOLD}).encode()
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except InvalidSignature:
        raise Unsigned(
            f"{file.name}의 서명이 내용과 맞지 않습니다. 고쳐진 파일이니 따로 보관한 다른 사본으로 다시 하십시오."
        ) from None
    except (ValueError, KeyError, TypeError):
        raise Unsigned(
            f"{file.name}은(는) 접속기록의 머리 파일이 아닙니다. 'iljari log-head'로 만든 파일을 주십시오."
        ) from None
    if told["kind"] != _KIND:
        raise Unsigned(f"{file.name}은(는) 접속기록의 머리 파일이 아닙니다.")
    keys = ring(KeyPurpose.LOG_HEAD)
    if name not in keys.names():  # whoever invents a key has a name for it, too
        raise Unsigned(
            f"{file.name}에 서명한 열쇠 {name}이(가) 이 시스템에 없습니다. 없앤 열쇠이면 보관한 열쇠 파일을 되돌려 놓고 다시 하십시오."
        )
    if Ed25519PrivateKey.from_private_bytes(keys.key(name)).public_key().public_bytes_raw() != public:
        raise Unsigned(f"{file.name}은(는) 이 시스템의 열쇠로 서명되지 않았습니다.")
    return seq, hash


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
