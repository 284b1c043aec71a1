"""The cipher (암호): AES-256-GCM under a key of the purpose, bound to its place; a blind index for exact search.

A ciphertext is text: `a1:<key id>:<base64url of nonce, ciphertext and tag>`. `a1` says AES-256-GCM with a random 96-bit nonce.
The place (table.column.pk) is the associated data: a ciphertext that is moved to another row or column does not open.
The cryptography itself is the provider's (provider.py). Sources: SP-12, SP-13, SP-16, KR-03.
"""

import base64
import re
import unicodedata

from iljari.access.keys import KeyPurpose, KeysMissing, ring
from iljari.access.provider import Unreadable, provider

SCHEME = "a1"
_SHAPE = re.compile(r"a1:(\d{4}-[a-z2-7]{8}):([A-Za-z0-9_-]{38,})")

__all__ = ["KeyPurpose", "KeysMissing", "Unreadable", "blind_index", "blind_indexes", "decrypt", "encrypt", "key_of",
           "normalised", "normalised_email", "normalised_phone"]  # fmt: skip


def encrypt(text: str, *, purpose: KeyPurpose, place: str) -> str:
    """The text as a ciphertext for this place ('table.column.pk'), under the purpose's current key."""
    name, key = ring(purpose).current()
    sealed = provider().seal(key, text.encode(), place.encode())
    return f"{SCHEME}:{name}:{base64.urlsafe_b64encode(sealed).rstrip(b'=').decode()}"


def decrypt(ciphertext: str, *, purpose: KeyPurpose, place: str) -> str:
    """The text of a ciphertext written for this place. Raises Unreadable or KeysMissing, with a sentence."""
    parts = _SHAPE.fullmatch(ciphertext)
    if parts is None:
        raise Unreadable(
            "암호화된 내용의 모양이 아니어서 읽을 수 없습니다. 개인정보보호 담당자에게 알리십시오."
        )
    text = parts[2]
    sealed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return provider().open(ring(purpose).key(parts[1]), sealed, place.encode()).decode()


def key_of(ciphertext: str) -> str | None:
    """The id of the key that a ciphertext names; None for a text that is not one."""
    parts = _SHAPE.fullmatch(ciphertext)
    return parts[1] if parts else None


def blind_index(text: str, *, what: str, key: str | None = None) -> str:
    """What stands for a value in exact search: its key's id and HMAC-SHA256 of `what` it is ('phone') and the value.

    The value is brought into Unicode's composed form (NFC) and stripped; further spelling is the caller's (see
    `normalised_phone`, `normalised_email`). Without `key` the current index key is used.
    """
    name, secret = ring(KeyPurpose.INDEX).current() if key is None else (key, ring(KeyPurpose.INDEX).key(key))
    said = f"{what}\x00{normalised(text)}"
    digest = provider().mac(secret, said.encode())
    return f"{name}:{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def blind_indexes(text: str, *, what: str) -> list[str]:
    """The index of a value under every key on the ring: what to search for while the index key is being changed."""
    ring(KeyPurpose.INDEX).current()
    return [blind_index(text, what=what, key=name) for name in ring(KeyPurpose.INDEX).names()]


def normalised(text: str) -> str:
    """Composed Unicode (NFC) without spaces around it."""
    return unicodedata.normalize("NFC", text).strip()


def normalised_phone(text: str) -> str:
    """Digits only, Korea's +82 written as 0: '+82 10-1234-5678' and '01012345678' are one number.

    >>> normalised_phone("+82 10-1234-5678")
    '01012345678'
    """
    digits = re.sub(r"[^\d+]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"^(\+82|0082)0?", "0", digits).replace("+", "")


def normalised_email(text: str) -> str:
    """Composed, stripped, in small letters.

    >>> normalised_email(" Kim@Example.KR ")
    'kim@example.kr'
    """
    return normalised(text).lower()
