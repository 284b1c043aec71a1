"""The day of the matrix's papers, and sessions in memory for speed."""

import pytest

from tests.access.matrix.world import TODAY


@pytest.fixture(autouse=True)
def _on_that_day(settings: object) -> None:
    settings.ILJARI_TODAY = TODAY  # type: ignore[attr-defined]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"  # type: ignore[attr-defined]
