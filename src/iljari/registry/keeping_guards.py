"""What the database itself refuses of the erasure ledger: any change, any removal, a subject taken twice."""

from typing import Any

SENTENCE = "the erasure ledger is append-only"
_TABLE = "registry_erasureentry"

_SQLITE = (
    f"CREATE TRIGGER {_TABLE}_no_update BEFORE UPDATE ON {_TABLE} BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END;",
    f"CREATE TRIGGER {_TABLE}_no_delete BEFORE DELETE ON {_TABLE} BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END;",
    f"CREATE TRIGGER {_TABLE}_no_replace BEFORE INSERT ON {_TABLE} "
    f"WHEN EXISTS (SELECT 1 FROM {_TABLE} WHERE id = NEW.id OR subject = NEW.subject) "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END;",
)
_POSTGRESQL = (
    "CREATE FUNCTION registry_erasure_kept() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$;",
    f"CREATE TRIGGER {_TABLE}_no_change BEFORE UPDATE OR DELETE ON {_TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION registry_erasure_kept();",
    f"CREATE TRIGGER {_TABLE}_no_truncate BEFORE TRUNCATE ON {_TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION registry_erasure_kept();",
)


def statements(vendor: str) -> tuple[str, ...]:
    """The statements that put the guards in place on this kind of database ('sqlite' or 'postgresql')."""
    return _POSTGRESQL if vendor == "postgresql" else _SQLITE


def install(apps: Any, schema_editor: Any) -> None:
    """Put the guards in place (called by a migration)."""
    with schema_editor.connection.cursor() as cursor:
        for statement in statements(schema_editor.connection.vendor):
            cursor.execute(statement)
