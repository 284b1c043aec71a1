"""What makes the journal's tables insert-only, in the database itself: triggers for SQLite and PostgreSQL."""

from typing import Any

TABLES = ("posting", "seal", "cell", "entry", "limituse", "breach")

_SENTENCE = "the journal is append-only: correct by a reversing entry"

_SQLITE = """
CREATE TRIGGER journal_{table}_no_update BEFORE UPDATE ON journal_{table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END;
CREATE TRIGGER journal_{table}_no_delete BEFORE DELETE ON journal_{table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END;
"""

# REPLACE deletes the old row without firing DELETE triggers: refuse an INSERT whose primary or unique key is taken.
_SQLITE_REPLACE = """
CREATE TRIGGER journal_{table}_no_replace_{column} BEFORE INSERT ON journal_{table}
WHEN NEW.{column} IS NOT NULL AND EXISTS (SELECT 1 FROM journal_{table} WHERE {column} = NEW.{column})
BEGIN SELECT RAISE(ABORT, '{sentence}'); END;
"""

_UNIQUE = {
    "posting": ("id", "key"),
    "seal": ("seq", "posting_id"),
    "cell": ("id", "digest"),
    "entry": ("id", "reverses_id"),
    "limituse": ("id",),
    "breach": ("id",),
}

_SQLITE_ENTRY_POSITION = """
CREATE TRIGGER journal_entry_no_replace_position BEFORE INSERT ON journal_entry
WHEN EXISTS (SELECT 1 FROM journal_entry WHERE posting_id = NEW.posting_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, '{sentence}'); END;
"""

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$;
"""

_POSTGRESQL = """
CREATE TRIGGER journal_{table}_no_change BEFORE UPDATE OR DELETE ON journal_{table}
FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_{table}_no_truncate BEFORE TRUNCATE ON journal_{table}
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
"""


def statements(vendor: str) -> list[str]:
    """The statements that put the guards in place on this kind of database ('sqlite' or 'postgresql')."""
    if vendor == "postgresql":
        made = [_POSTGRESQL_FUNCTION.format(sentence=_SENTENCE)]
        return made + [_POSTGRESQL.format(table=table, sentence=_SENTENCE) for table in TABLES]
    made = []
    for table in TABLES:
        text = _SQLITE.format(table=table, sentence=_SENTENCE)
        made += [part + "END;" for part in text.split("END;") if part.strip()]
        for column in _UNIQUE[table]:
            made.append(_SQLITE_REPLACE.format(table=table, column=column, sentence=_SENTENCE))
    made.append(_SQLITE_ENTRY_POSITION.format(sentence=_SENTENCE))
    return made


def install(apps: Any, schema_editor: Any) -> None:
    """Put the guards in place (called by the first migration)."""
    with schema_editor.connection.cursor() as cursor:
        for statement in statements(schema_editor.connection.vendor):
            cursor.execute(statement)
