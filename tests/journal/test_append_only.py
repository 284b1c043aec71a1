"""Nothing is ever changed or deleted: the database itself refuses, whoever asks and in whatever words."""

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from iljari.acts.base import Mode
from iljari.acts.money import Appropriated, Committed, Expended
from iljari.journal import chain
from iljari.journal.models import Breach, Cell, Entry, LimitUse, Posting, Seal
from tests.journal.ledger import Clerk, on_line

SENTENCE = "the journal is append-only"
TABLES: tuple[type[models.Model], ...] = (Posting, Seal, Cell, Entry, LimitUse, Breach)
SQLITE = connection.vendor == "sqlite"


@pytest.fixture(autouse=True)
def written(clerk: Clerk) -> None:
    """A row in every table: money, a commitment that reserves, an expenditure of another system that breaks a limit."""
    clerk.post(on_line(Appropriated, 1000, "2019-01-02"))
    clerk.post(on_line(Committed, 600, "2019-03-02", "c-1"))
    clerk.post(on_line(Expended, 900, "2019-04-02", "c-1", mode=Mode.MIRRORED, source="e-Hojo"))


def _row(model: type[models.Model]) -> models.Model:
    row = model._default_manager.order_by("-pk").first()
    assert row is not None
    return row


def _refused(statement: str, values: tuple[Any, ...] = ()) -> None:
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_every_table_of_the_journal_is_guarded() -> None:
    assert set(TABLES) == set(apps.get_app_config("journal").get_models())


@pytest.mark.parametrize("model", TABLES)
def test_the_models_change_and_delete_nothing(model: type[models.Model]) -> None:
    """
    | asked of the models            | answer  |
    | save a row that was read       | refused |
    | update rows of a query         | refused |
    | update many rows in one go     | refused |
    | insert, or change what is there| refused |
    | delete a row that was read     | refused |
    | delete the rows of a query     | refused |
    """
    row = _row(model)
    field = next(f for f in model._meta.concrete_fields if not f.primary_key and not f.is_relation)
    rows = model._default_manager.filter(pk=row.pk)
    asked = (
        lambda: row.save(),
        lambda: rows.update(**{field.name: getattr(row, field.name)}),
        lambda: model._default_manager.bulk_update([row], [field.name]),
        lambda: model._default_manager.bulk_create(
            [row], update_conflicts=True, update_fields=[field.name], unique_fields=[model._meta.pk.name]
        ),
        lambda: rows._raw_delete(rows.db),
        lambda: models.QuerySet.delete(rows),
    )
    for ask in asked:
        with pytest.raises((DatabaseError, models.ProtectedError)), transaction.atomic():
            ask()
    assert _row(model) == row
    assert list(chain.faults()) == []


@pytest.mark.parametrize("table", [model._meta.db_table for model in TABLES])
def test_plain_sql_changes_and_deletes_nothing(table: str) -> None:
    """
    | statement                              | answer  |
    | UPDATE of any column, one row or all   | refused |
    | DELETE, one row or all                 | refused |
    | TRUNCATE (PostgreSQL)                  | refused |
    """
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    for column in columns:
        _refused(f'UPDATE {table} SET "{column}" = "{column}"')
    key = "seq" if table == "journal_seal" else "id"
    _refused(f"UPDATE {table} SET {key} = {key} WHERE {key} = (SELECT max({key}) FROM {table})")
    _refused(f"DELETE FROM {table}")
    _refused(f"DELETE FROM {table} WHERE {key} = (SELECT max({key}) FROM {table})")
    if not SQLITE:
        with (
            connection.cursor() as cursor
        ):  # keys that were to be checked at the end, so that nothing else refuses
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _refused(f"TRUNCATE {table} CASCADE")
        _refused(f"TRUNCATE {', '.join(model._meta.db_table for model in TABLES)}")


def _unique(table: str) -> list[list[str]]:
    """The primary key and every unique key of a table, as the database has them."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table).values()
    return [list(each["columns"]) for each in found if each["unique"] or each["primary_key"]]


@pytest.mark.parametrize("model", TABLES)
def test_no_row_is_replaced_under_any_of_its_keys(model: type[models.Model]) -> None:
    """
    For the primary key and each unique key: a row that is new but for that key.

    | statement                              | answer  |
    | INSERT OR REPLACE, REPLACE INTO        | refused |
    | INSERT … ON CONFLICT (key) DO UPDATE   | refused |
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        # A row of a pair that reverses, so that no key of it is empty.
        reversing = "WHERE reverses_id IS NOT NULL" if model is Entry else ""
        if model is Entry:
            _reverse_one()
        cursor.execute(f"SELECT * FROM {table} {reversing} ORDER BY 1 DESC LIMIT 1")
        columns = [column[0] for column in cursor.description]
        row = dict(zip(columns, cursor.fetchone(), strict=True))
    keys = _unique(table)
    assert keys
    for key in keys:
        fresh = _but_for(model, row, [column for other in keys for column in other if column not in key], key)
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join(["%s"] * len(columns))
        values = tuple(fresh[name] for name in columns)
        column = key[0]
        if SQLITE:
            _refused(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", values)
            _refused(f"REPLACE INTO {table} ({names}) VALUES ({marks})", values)
        conflict = ", ".join(f'"{name}"' for name in key)
        _refused(
            f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT ({conflict}) "
            f'DO UPDATE SET "{column}" = excluded."{column}"',
            values,
        )


def _reverse_one() -> None:
    clerk = Clerk(clock="2019-05-01", posted=100)
    clerk.post(on_line(Appropriated, 5, "2019-05-01"), name="small")
    clerk.reverse("small")


def _but_for(
    model: type[models.Model], row: dict[str, Any], others: list[str], key: list[str]
) -> dict[str, Any]:
    """The row with other values in the columns of its other keys."""
    fresh = dict(row)
    for name in others:
        fresh[name] = {
            "id": 10**9, "seq": 10**9, "key": "another", "digest": "f" * 64, "position": 77,
        }.get(name, fresh[name])  # fmt: skip
        if name == "reverses_id":
            fresh[name] = None
        if name == "posting_id" and "position" not in key:
            fresh[name] = Posting.objects.order_by("pk").values_list("pk", flat=True).first()
    return fresh


def test_the_guards_are_triggers_of_the_database_not_of_this_program() -> None:
    """On SQLite each table refuses UPDATE and DELETE, and an INSERT under each of its keys; on PostgreSQL changes and TRUNCATE."""
    with connection.cursor() as cursor:
        if SQLITE:
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal_%'"
            )
        else:
            cursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'journal_%' AND tgenabled = 'O'"
            )
        (number,) = cursor.fetchone()
    keys = sum(len(_unique(model._meta.db_table)) for model in TABLES)
    assert number == 2 * len(TABLES) + (keys if SQLITE else 0)
