"""Opaque ids of the registry: a letter for what it is, and 26 random letters (130 bits) that say nothing and are never reissued."""

import secrets

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def new(prefix: str) -> str:
    """A new id: 'p' for persons, 'o' for organisations.

    >>> len(new("p")), new("p")[:2]
    (28, 'p_')
    """
    number = secrets.randbits(130)
    return f"{prefix}_" + "".join(_LETTERS[(number >> shift) & 31] for shift in range(0, 130, 5))


def person_id() -> str:
    """A new person's id."""
    return new("p")
