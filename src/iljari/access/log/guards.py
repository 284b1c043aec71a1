"""What makes the access log insert-only, in the database itself: triggers for SQLite and PostgreSQL (SP-19)."""

from typing import Any

TABLES = ("logrow", "logsubject")

SENTENCE = "the access log is append-only"

_SQLITE = (
    "CREATE TRIGGER access_{table}_no_update BEFORE UPDATE ON access_{table} "
    "BEGIN SELECT RAISE(ABORT, '{sentence}'); END;",
    "CREATE TRIGGER access_{table}_no_delete BEFORE DELETE ON access_{table} "
    "BEGIN SELECT RAISE(ABORT, '{sentence}'); END;",
    # REPLACE deletes the old row without firing DELETE triggers: refuse an INSERT whose key is taken.
    "CREATE TRIGGER access_{table}_no_replace BEFORE INSERT ON access_{table} "
    "WHEN EXISTS (SELECT 1 FROM access_{table} WHERE {taken}) BEGIN SELECT RAISE(ABORT, '{sentence}'); END;",
)
_KEYS = {"logrow": "seq = NEW.seq", "logsubject": "row_id = NEW.row_id AND subject = NEW.subject"}

_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION access_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$;"
)
_POSTGRESQL = (
    "CREATE TRIGGER access_{table}_no_change BEFORE UPDATE OR DELETE ON access_{table} "
    "FOR EACH ROW EXECUTE FUNCTION access_log_refuse();",
    "CREATE TRIGGER access_{table}_no_truncate BEFORE TRUNCATE ON access_{table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION access_log_refuse();",
)


def statements(vendor: str) -> list[str]:
    """The statements that put the guards in place on this kind of database ('sqlite' or 'postgresql')."""
    if vendor == "postgresql":
        made = [_POSTGRESQL_FUNCTION.format(sentence=SENTENCE)]
        return made + [
            text.format(table=table, sentence=SENTENCE) for table in TABLES for text in _POSTGRESQL
        ]
    return [
        text.format(table=table, sentence=SENTENCE, taken=_KEYS[table])
        for table in TABLES
        for text in _SQLITE
    ]


def install(apps: Any, schema_editor: Any) -> None:
    """Put the guards in place (called by the log's migration)."""
    with schema_editor.connection.cursor() as cursor:
        for statement in statements(schema_editor.connection.vendor):
            cursor.execute(statement)
