"""What the database itself refuses, whoever asks: triggers for SQLite and PostgreSQL, one wording for all tables of all rooms.

A migration says what it guards, and with what sentence:

    migrations.RunPython(install(insert_only("access_rightentry", ("id",), SENTENCE, "access_refuse")), …)

What these functions make stands in databases already: tests/journal/test_guards.py holds the statements as they are.
"""

from collections.abc import Callable, Mapping
from typing import Any

Statements = Callable[[str], list[str]]
"""What to run on a kind of database ('sqlite' or 'postgresql')."""


def insert_only(
    table: str,
    keys: tuple[str, ...] | Mapping[str, str],
    sentence: str,
    function: str,
    *,
    name: str = "",
) -> Statements:
    """No row is changed, removed or replaced. `keys` are the primary and unique columns, or, for keys of several columns,
    conditions by a word for each: on SQLite REPLACE takes the old row away without asking the triggers that guard it.

    `function` is PostgreSQL's, one for all tables with this sentence; triggers begin with `name`, else with the table's.
    """
    taken = keys if isinstance(keys, Mapping) else keys_taken(table, keys)
    name = name or table

    def statements(vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [
                _function(function, sentence),
                _calling(f"{name}_no_change", "UPDATE OR DELETE", table, function),
                _calling(f"{name}_no_truncate", "TRUNCATE", table, function, each="STATEMENT"),
            ]
        return [
            _aborting(f"{name}_no_update", "UPDATE", table, sentence),
            _aborting(f"{name}_no_delete", "DELETE", table, sentence),
            *(
                _aborting(f"{name}_no_{word}", "INSERT", table, sentence, condition)
                for word, condition in taken.items()
            ),
        ]

    return statements


def fixed(table: str, sentence: str, function: str, *, columns: str = "") -> Statements:
    """No row is changed in place, or only what is not in `columns`; it may go (erasure)."""
    event = f"UPDATE OF {columns}" if columns else "UPDATE"

    def statements(vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [
                _function(function, sentence),
                _calling(f"{table}_no_update", event, table, function),
            ]
        return [_aborting(f"{table}_no_update", event, table, sentence)]

    return statements


def refused_when(
    name: str, event: str, table: str, condition: str, sentence: str, function: str, *, sqlite: str = ""
) -> Statements:
    """An INSERT or UPDATE is refused where `condition` holds of NEW (and OLD); `sqlite` where it says it differently."""

    def statements(vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [_function(function, sentence, condition), _calling(name, event, table, function)]
        return [_aborting(name, event, table, sentence, sqlite or condition)]

    return statements


def install(*guards: Statements) -> Callable[[Any, Any], None]:
    """For a migration's RunPython: put these guards in place."""

    def run(apps: Any, schema_editor: Any) -> None:
        with schema_editor.connection.cursor() as cursor:
            for guard in guards:
                for statement in guard(schema_editor.connection.vendor):
                    cursor.execute(statement)

    return run


def keys_taken(table: str, keys: tuple[str, ...]) -> dict[str, str]:
    """For each of these columns the word and the condition by which a new row's value stands in the table already."""
    return {
        f"replace_{key}": f"NEW.{key} IS NOT NULL AND EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
        for key in keys
    }


def _aborting(name: str, event: str, table: str, sentence: str, condition: str = "") -> str:
    when = f"WHEN {condition} " if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when}BEGIN SELECT RAISE(ABORT, '{sentence}'); END;"
    )


def _function(name: str, sentence: str, condition: str = "") -> str:
    refuse = f"RAISE EXCEPTION '{sentence}';"
    body = f"IF {condition} THEN {refuse} END IF; RETURN NEW;" if condition else refuse
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$;"


def _calling(name: str, event: str, table: str, function: str, *, each: str = "ROW") -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}();"
