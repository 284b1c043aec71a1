"""Encrypted fields against the bare library: the same AES-256-GCM and HMAC without keyring, place, base64 and model."""

import hashlib
import hmac
import os
import time
from collections.abc import Callable
from typing import Any


def _each(what: Callable[[], object], times: int) -> float:
    """Microseconds of one call, the best of five rounds."""
    rounds = []
    for _ in range(5):
        started = time.perf_counter()
        for _ in range(times):
            what()
        rounds.append((time.perf_counter() - started) / times * 1e6)
    return min(rounds)


def measured(size: str) -> dict[str, Any]:
    """The rows of the table; the database is this process's own scratch."""
    from datetime import date

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from tests.registry.people import at, given

    from iljari.access import cipher
    from iljari.access.cipher import KeyPurpose
    from iljari.registry import persons
    from iljari.registry.models import PersonFact

    times = 500 if size == "small" else 5000
    place, text = "registry_personfact.value.p_aaaaaaaaaaaaaaaaaaaaaaaaaa.name.1", '{"text":"김하나"}'
    bare, key = AESGCM(os.urandom(32)), os.urandom(32)
    nonce = os.urandom(12)
    sealed = bare.encrypt(nonce, text.encode(), place.encode())
    whole = cipher.encrypt(text, purpose=KeyPurpose.REGISTRY, place=place)
    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "encrypt": (
            lambda: cipher.encrypt(text, purpose=KeyPurpose.REGISTRY, place=place),
            lambda: bare.encrypt(os.urandom(12), text.encode(), place.encode()),
        ),
        "decrypt": (
            lambda: cipher.decrypt(whole, purpose=KeyPurpose.REGISTRY, place=place),
            lambda: bare.decrypt(nonce, sealed, place.encode()),
        ),
        "blind index": (
            lambda: cipher.blind_index("01012345678", what="phone"),
            lambda: hmac.new(key, b"phone\x0001012345678", hashlib.sha256).digest(),
        ),
    }
    rows: dict[str, str] = {}
    for name, (ours, raw) in pairs.items():
        mine, theirs = _each(ours, times), _each(raw, times)
        rows[f"{name}: microseconds, bare"] = f"{mine:.1f}, {theirs:.1f}"
        rows[f"{name}: as a multiple of the bare library"] = f"{mine / theirs:.1f}"
    people = [given(f"사람{n}", "1990-01-01", f"010{n:08d}", f"n{n}@example.kr") for n in range(times)]
    started = time.perf_counter()
    made = [each for batch in persons.register_many(people, by="bench", recorded_at=at(1)) for each in batch]
    rows["persons with four facts registered in batches, a second"] = (
        f"{len(made) / (time.perf_counter() - started):,.0f}"
    )
    started = time.perf_counter()
    for person in made[: times // 5]:
        held = persons.facts_of(person, date(2018, 1, 2))
        assert held.value("name")
    rows["facts of one person on a day, one value opened, a second"] = (
        f"{times // 5 / (time.perf_counter() - started):,.0f}"
    )
    started = time.perf_counter()
    for n in range(times // 5):
        assert persons.search_exact(phone=f"010{n:08d}")
    rows["exact search by phone, a second"] = f"{times // 5 / (time.perf_counter() - started):,.0f}"
    started = time.perf_counter()
    opened = sum(1 for fact in PersonFact.objects.iterator(2000) if fact.value)
    rows["values read and opened in one pass, a second"] = f"{opened / (time.perf_counter() - started):,.0f}"
    return {
        "title": "Encrypted fields",
        "says": [
            "`access.cipher` with keyring, place and base64 against AES-256-GCM and HMAC-SHA256 of `cryptography` and the",
            "standard library alone, on a value of a dozen bytes; then the registry with its models on the database.",
        ],
        "rows": rows,
    }
