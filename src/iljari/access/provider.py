"""The provider (암호모듈): the one interface through which all cryptography goes (KR-03).

The setting CIPHER_PROVIDER names the class. A module validated under KCMVP is put in by a class with these four methods;
AES is accepted there from 2026, so that ciphertexts stay as they are. `cryptography`, which we ship, is not validated.
"""

import hashlib
import hmac
import os
from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.module_loading import import_string

_NONCE = 12


class Unreadable(Exception):
    """A ciphertext that does not open: altered, or not written for this place."""


class Provider(Protocol):
    """What a cryptographic module must be able to do. `key` is what `make_key` gave: key material, or a module's handle."""

    def make_key(self) -> bytes:
        """A new 256-bit key (or the handle of one that stays in the module)."""

    def seal(self, key: bytes, text: bytes, associated: bytes) -> bytes:
        """A fresh random 96-bit nonce, then the AES-256-GCM ciphertext with its 128-bit tag."""

    def open(self, key: bytes, sealed: bytes, associated: bytes) -> bytes:
        """The text. Raises Unreadable when key, text or associated data are not those that were sealed."""

    def mac(self, key: bytes, text: bytes) -> bytes:
        """HMAC-SHA256 of the text."""


@lru_cache(maxsize=64)
def _aes(key: bytes) -> AESGCM:
    return AESGCM(key)


class CryptographyProvider:
    """The provider we ship: pyca/cryptography on OpenSSL. Not validated under KCMVP."""

    def make_key(self) -> bytes:
        """A key from the operating system's random source."""
        return AESGCM.generate_key(bit_length=256)

    def seal(self, key: bytes, text: bytes, associated: bytes) -> bytes:
        """Nonce, ciphertext, tag."""
        nonce = os.urandom(_NONCE)
        return nonce + _aes(key).encrypt(nonce, text, associated)

    def open(self, key: bytes, sealed: bytes, associated: bytes) -> bytes:
        """The text; Unreadable when anything was changed."""
        try:
            return _aes(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], associated)
        except InvalidTag:
            raise Unreadable(
                "암호화된 내용이 바뀌었거나 다른 자리의 것이어서 읽을 수 없습니다. 개인정보보호 담당자에게 알리십시오."
            ) from None

    def mac(self, key: bytes, text: bytes) -> bytes:
        """HMAC-SHA256."""
        return hmac.new(key, text, hashlib.sha256).digest()


@lru_cache(maxsize=8)
def _made(path: str) -> Provider:
    found: Provider = import_string(path)()
    return found


def provider() -> Provider:
    """The provider that the setting CIPHER_PROVIDER names."""
    return _made(settings.CIPHER_PROVIDER)
