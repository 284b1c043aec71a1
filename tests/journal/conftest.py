"""A clerk at an empty line of 2019, whatever else the journal holds; and scratch databases to be harmed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journal import scratch
from tests.journal.ledger import Clerk


@pytest.fixture
def clerk(db: None) -> Clerk:
    return Clerk()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[scratch.Scratch]:
    """An empty, migrated database from which others are copied."""
    made = scratch.Scratch.made(tmp_path_factory.mktemp("template"))
    yield made
    made.drop()


@pytest.fixture
def scratch_database(template: scratch.Scratch, tmp_path: Path) -> Iterator[Callable[[], scratch.Scratch]]:
    """Makes databases of their own kind (SQLite or PostgreSQL, as the run says), with the journal's guards in place."""
    made: list[scratch.Scratch] = []

    def copy() -> scratch.Scratch:
        made.append(template.copied(tmp_path / str(len(made))))
        return made[-1]

    yield copy
    for one in made:
        one.drop()
