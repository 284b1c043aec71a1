"""The day of the matrix's papers, and sessions in memory for speed."""

import pytest

from tests.access.matrix.world import TODAY, World


@pytest.fixture(autouse=True)
def _on_that_day(settings: object) -> None:
    settings.ILJARI_TODAY = TODAY  # type: ignore[attr-defined]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"  # type: ignore[attr-defined]


@pytest.fixture
def world(db: None) -> World:
    """A world of its own: its papers are made when they are first named, and are gone after the test."""
    return World()
