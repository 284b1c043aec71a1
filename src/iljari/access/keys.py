"""The keyring (열쇠고리): the keys of each purpose, in files of their owner's alone or in the environment, never in the database.

Under the setting KEYS (a folder) stands one folder a purpose, and in it one file a key, named by the key's id: `0001-k3v7qa2m`.
The highest number is current: it encrypts; all others only decrypt, until `iljari rotate-keys` has freed them. Where files
are not wanted, ILJARI_KEY_REGISTRY (…_CASEWORK, …_SECOND_FACTOR, …_INDEX, …_LOG_HEAD, …_LOG_NOTE) holds `id:base64` pairs, the last one current
(practice reads ILJARI_PRACTICE_KEY_… instead, never the record's).
Source: SP-16 (key procedures), KR-03 (one provider makes the keys).
"""

import base64
import fcntl
import os
import secrets
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from iljari.access.provider import provider

# Whether another process has made a new key is looked at so often (seconds): to look costs more than to encrypt.
LOOKS_EVERY = 1.0

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


class KeyPurpose(StrEnum):
    """What a key is for; each has keys of its own, so that whoever holds one reads nothing of the others."""

    REGISTRY = "registry"
    CASEWORK = "casework"
    SECOND_FACTOR = "second-factor"
    INDEX = "index"
    LOG_HEAD = "log-head"
    LOG_NOTE = "log-note"


class KeysMissing(Exception):
    """A key that is needed is not there, or must not be used as it lies; says what to do."""


class Keyring:
    """The keys of one purpose."""

    def __init__(self, purpose: KeyPurpose) -> None:
        """Reads nothing yet: keys are read when first asked for, and again when their folder has changed."""
        self.purpose = purpose
        self._keys: dict[str, bytes] = {}
        self._seen: object = None
        self._where, self._look_at = "", 0.0
        self._lock = threading.Lock()

    def current(self) -> tuple[str, bytes]:
        """The id and key that encrypt now. The first one is made here, unless what it should read is already stored."""
        keys = self._read()
        if not keys:
            self.make(unless=holds_ciphertexts)
            keys = self._read(again=True)
        name = max(keys) if not self._given() else next(reversed(keys))
        return name, keys[name]

    def key(self, name: str) -> bytes:
        """The key with this id. Raises KeysMissing when it is not on the ring."""
        found = self._read().get(name) or self._read(again=True).get(name)
        if found is None:
            raise KeysMissing(
                f"암호 열쇠 {self.purpose}/{name}이(가) 없어 저장된 내용을 읽을 수 없습니다. "
                f"보관한 열쇠 파일을 {self._folder()}에 되돌려 놓으십시오."
            )
        return found

    def names(self) -> list[str]:
        """The ids on the ring, oldest first."""
        return list(self._read(again=True))

    def make(self, *, unless: Callable[[KeyPurpose], bool] | None = None) -> str:
        """Make a new key, current from now on; returns its id. `unless` is asked when it would be the first one."""
        if self._given():
            raise KeysMissing(
                f"열쇠가 환경 변수 {self._variable()}에 있습니다. 새 열쇠를 그 끝에 더하고 다시 시작하십시오."
            )
        folder = self._folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _alone(folder):
            there = sorted(path.stem for path in folder.glob("*.key"))
            if not there and unless is not None and unless(self.purpose):
                raise KeysMissing(
                    f"데이터베이스에 암호화된 내용이 있는데 그 열쇠({self.purpose})가 {folder}에 없습니다. 새 열쇠로는 읽을 수 없습니다. "
                    "보관한 열쇠 파일을 되돌려 놓고 다시 시작하십시오."
                )
            if there and unless is not None:
                return there[-1]
            number = int(there[-1].partition("-")[0]) + 1 if there else 1
            name = f"{number:04d}-{''.join(secrets.choice(_LETTERS) for _ in range(8))}"
            part = folder / f"{name}.part"
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(base64.b64encode(provider().make_key()).decode())
                file.flush()
                os.fsync(file.fileno())
            part.rename(folder / f"{name}.key")
        self._read(again=True)
        return name

    def remove(self, name: str) -> None:
        """Take a key off the ring for good; whether anything still needs it, rotation has asked before."""
        (self._folder() / f"{name}.key").unlink()
        self._read(again=True)

    def made_at(self, name: str) -> float:
        """When the key was made, in seconds of the epoch."""
        return (self._folder() / f"{name}.key").stat().st_mtime

    def _folder(self) -> Path:
        return Path(settings.KEYS) / self.purpose

    def _variable(self) -> str:
        world = "PRACTICE_" if settings.PRACTICE else ""
        return f"ILJARI_{world}KEY_" + self.purpose.upper().replace("-", "_")

    def _given(self) -> str:
        return os.environ.get(self._variable(), "")

    def _read(self, *, again: bool = False) -> dict[str, bytes]:
        given = self._given()
        where = given or str(settings.KEYS)
        looked = time.monotonic()
        if not again and where == self._where and looked < self._look_at:
            return self._keys
        folder = self._folder()
        try:
            now: object = given or (where, os.stat(folder).st_mtime_ns)
        except FileNotFoundError:
            now = where
        if again or now != self._seen:
            with self._lock:
                self._keys = _parsed(given, self._variable()) if given else _from_files(folder)
                self._seen = now
        self._where, self._look_at = where, looked + LOOKS_EVERY
        return self._keys


def _parsed(given: str, variable: str) -> dict[str, bytes]:
    pairs = (each.partition(":") for each in given.split())
    return {name: _decoded(text, variable) for name, _, text in pairs}


def _from_files(folder: Path) -> dict[str, bytes]:
    keys = {}
    for path in sorted(folder.glob("*.key")):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise KeysMissing(
                f"열쇠 파일 {path}을(를) 다른 사람이 읽을 수 있습니다. 'chmod 600'으로 막고 다시 시작하십시오."
            )
        keys[path.stem] = _decoded(path.read_text(), str(path))
    return keys


def _decoded(text: str, where: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        key = b""
    if not key:
        raise KeysMissing(f"{where}의 열쇠가 상했습니다. 보관한 열쇠 파일로 바꾸어 놓으십시오.")
    return key


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two processes that start together make one first key, not two."""
    with open(os.open(folder / "lock", os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


_RINGS = {purpose: Keyring(purpose) for purpose in KeyPurpose}


def ring(purpose: KeyPurpose) -> Keyring:
    """The keyring of a purpose."""
    return _RINGS[KeyPurpose(purpose)]


# Asked besides the columns: whether a library's own table holds something under keys of a purpose.
ELSEWHERE: list[Callable[[KeyPurpose], bool]] = []


def holds_ciphertexts(purpose: KeyPurpose) -> bool:
    """Whether the database already holds something that only a key of this purpose reads."""
    columns = (
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if getattr(field, "key_purpose", None) == purpose
    )
    tables = set(connection.introspection.table_names())
    quote = connection.ops.quote_name
    for table, column in columns:
        if table in tables:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT 1 FROM {quote(table)} WHERE {quote(column)} IS NOT NULL LIMIT 1")
                if cursor.fetchone():
                    return True
    return any(asked(purpose) for asked in ELSEWHERE)
