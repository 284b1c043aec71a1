"""Personal data stays where it belongs: 200 canaries, and everything that could give them away (TRUST.md 3.6)."""

import json
import logging
from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test import Client

from iljari.registry import persons
from iljari.registry.models import Person
from tests import canaries


@pytest.fixture
def ids(loaded: date) -> list[str]:
    """The canaries of this database."""
    found = list(Person.objects.filter(registered_by="canaries").values_list("pk", flat=True))
    assert len(found) == canaries.COUNT
    return found


def test_the_canaries_are_really_there(ids: list[str]) -> None:
    assert persons.search_exact(phone=canaries.phone(7))[0] in ids
    known = persons.facts_of(persons.search_exact(email=canaries.email(199))[0], on=date(2018, 6, 1))
    assert known.value("name").text == canaries.name(199)


def _every_column() -> Iterator[tuple[str, str]]:
    """Every value of every table of the database, as text, with where it stands."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(columns, row, strict=True):
                    text = (
                        bytes(value).decode("utf-8", "replace")
                        if isinstance(value, bytes | memoryview)
                        else str(value)
                    )
                    yield f"{table}.{name}", text


def test_no_column_of_the_database_holds_them_in_plain(ids: list[str]) -> None:
    seen = 0
    for where, text in _every_column():
        seen += 1
        assert not canaries.heard(text), where
    assert seen > 50 * canaries.COUNT


def test_no_dump_holds_them_in_plain(ids: list[str]) -> None:
    for model in apps.get_models():
        text = serializers.serialize("json", model._base_manager.all(), ensure_ascii=False)
        assert not canaries.heard(text), model
        if model is Person:
            assert len(json.loads(text)) >= canaries.COUNT


# --- the watch itself hears ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (canaries.name(0), 1),
        (f"{canaries.name(3)} {canaries.phone(3)}", 2),
        ("010-0099-0003", 1),
        ("쀍*뷁 010-****-0003 c***@iljari.test", 0),
        ("CANARY003@iljari.test", 1),
        ("쀍뷁로 12", 1),
    ],
)
def test_what_counts_as_given_away(text: str, found: int) -> None:
    assert len(canaries.heard(text)) == found


def test_the_watch_hears_logs_and_addresses_and_refusals(watch: canaries.Watch, db: None) -> None:
    logging.getLogger("tests.canaries").warning("person %s", canaries.name(1))
    Client().get(f"/nowhere/?phone={canaries.phone(2)}")
    watch.look("page 404", canaries.email(3))
    assert {where.split()[0] for where, _ in watch.hits} == {"log", "address", "page"}
    assert len({secret for _, secret in watch.hits}) == 3
    watch.hits.clear()
