"""What makes a table insert-only, in the database itself: triggers for SQLite and PostgreSQL.

migrations.RunPython(insert_only("access_rightentry", unique=("id",)), migrations.RunPython.noop)
"""

from collections.abc import Callable
from typing import Any

SENTENCE = "this table is append-only: write a further row"

_SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{sentence}'); END;",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{sentence}'); END;",
)

# REPLACE deletes the old row without firing DELETE triggers: refuse an INSERT whose primary or unique key is taken.
_SQLITE_REPLACE = (
    "CREATE TRIGGER {table}_no_replace_{column} BEFORE INSERT ON {table} WHEN NEW.{column} IS NOT NULL "
    "AND EXISTS (SELECT 1 FROM {table} WHERE {column} = NEW.{column}) BEGIN SELECT RAISE(ABORT, '{sentence}'); END;"
)

_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION access_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$;",
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION access_refuse();",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION access_refuse();",
)


def statements(vendor: str, table: str, unique: tuple[str, ...]) -> list[str]:
    """The statements that guard this table on this kind of database ('sqlite' or 'postgresql')."""
    if vendor == "postgresql":
        return [text.format(table=table, sentence=SENTENCE) for text in _POSTGRESQL]
    replacing = [_SQLITE_REPLACE.format(table=table, column=column, sentence=SENTENCE) for column in unique]
    return [text.format(table=table, sentence=SENTENCE) for text in _SQLITE] + replacing


def insert_only(table: str, *, unique: tuple[str, ...]) -> Callable[[Any, Any], None]:
    """For a migration's RunPython: guard this table; `unique` names its primary and unique columns."""

    def install(apps: Any, schema_editor: Any) -> None:
        with schema_editor.connection.cursor() as cursor:
            for statement in statements(schema_editor.connection.vendor, table, unique):
                cursor.execute(statement)

    return install
