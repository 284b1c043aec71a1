"""Signing in itself is under test here: with Argon2id, as everywhere but in other tests."""

import pytest

from iljari.web.signing_in import configured
from tests.journal.conftest import scratch_database, template

__all__ = ["scratch_database", "template"]


@pytest.fixture(autouse=True)
def _real_passwords(_quick_passwords: None, settings: object) -> None:
    """The hasher of the installation."""
    settings.PASSWORD_HASHERS = configured.PASSWORD_HASHERS  # type: ignore[attr-defined]
