"""Every test of the registry begins on its first day, unless it asks for the record; scratch databases as the journal's."""

import pytest

from tests import first_day
from tests.journal.conftest import scratch_database, template

__all__ = ["scratch_database", "template"]


@pytest.fixture(autouse=True)
def _first_day(request: pytest.FixtureRequest) -> None:
    """Nobody is registered yet, whoever was let in with the record before."""
    mark = request.node.get_closest_marker("django_db")
    asked = "db" in request.fixturenames or (mark is not None and not mark.kwargs.get("transaction"))
    if asked and "record_2018" not in request.fixturenames:
        request.getfixturevalue("db")
        first_day.empty()
