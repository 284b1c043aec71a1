"""How many questions a page asks the database: no list and no page of one thing more than fifteen (TRUST.md 3.4)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iljari.access import matrix
from iljari.access.matrix import ASKERS
from iljari.registry.keeping import table
from iljari.web.signing_in import configured
from tests.access.matrix.asking import answer, asks, scopes_for
from tests.access.matrix.test_matrix import ROOMS, of_room
from tests.access.matrix.world import OWN, World

pytestmark = pytest.mark.django_db
MOST = 15
OF_EVERY_TABLE = (
    "privacy:file",
    "privacy:file-download",
    "privacy:own",
    "privacy:own-file",
    "privacy:retention",
)
"""Everything held about a person, and everything that is due, is asked of every table: at most two questions more for each."""
OF_A_CALL, MOST_OF_A_CALL = ("intake:office",), 45
"""The office's pages of a call look up each account's name by itself, still (docs/status.md): bounded, so that it gets no worse."""
BRACKETS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SELECT pg_advisory")
"""What a transaction within the test's own is begun and ended with, and PostgreSQL's lock of the access log's chain."""


@pytest.fixture(autouse=True)
def _sessions_as_they_are(settings: object, _on_that_day: None) -> None:
    settings.SESSION_ENGINE = configured.SESSION_ENGINE  # type: ignore[attr-defined]


def _most(url: str) -> int:
    """How many questions a page may ask."""
    if url in OF_EVERY_TABLE:
        return MOST + 2 * len(table.every())
    return MOST_OF_A_CALL if url.startswith(OF_A_CALL) else MOST


@pytest.mark.parametrize("room", ROOMS)
def test_no_page_asks_more_than_fifteen_questions(world: World, room: str) -> None:
    """Each page as each role that may see it, on its own papers, asked a second time: the first time fills what is kept in memory."""
    many: list[str] = []
    for row in of_room(room):
        may = [role for role in ASKERS if row.method == "GET" and row.verdicts[role] != matrix.NOBODY]
        for role in dict.fromkeys(may[:1] + may[-1:]):
            ask = next(
                (ask for _, which, ask in asks(world, row, scopes_for(row, role)) if which == OWN), None
            )
            if ask is None or answer(world, row, role, ask).status != 200:
                continue
            with CaptureQueriesContext(connection) as asked:
                answer(world, row, role, ask)
            told = [each["sql"] for each in asked if not each["sql"].startswith(BRACKETS)]
            if len(told) > _most(row.url):
                many.append("\n".join([f"{row} as {role}: {len(told)}", *told]))
    assert many == []
