"""The connection of the small populations is closed when the tests of the rules have ended."""

from collections.abc import Iterator

import pytest

from tests.rules import population


@pytest.fixture(scope="session", autouse=True)
def _database() -> Iterator[None]:
    yield
    population.database().close()
    population.database.cache_clear()
