"""What the database itself refuses of organisations: one of the other world, and any dated row changed in place."""

from typing import Any

_WORLD = "a synthetic organisation lives in practice only, a real one in the record only"
_ROW = "what is known of an organisation is never changed in place: record what follows"
_FIXED = (
    "organisationfact", "yearlynumber", "certificate", "certificateend", "entrustment", "entrustmentstep",
)  # fmt: skip

_OTHER = "COALESCE((SELECT name FROM registry_worldmark), '') <> (CASE WHEN NEW.synthetic THEN 'practice' ELSE 'record' END)"


def statements(vendor: str) -> list[str]:
    """The statements that put the guards in place on this kind of database ('sqlite' or 'postgresql')."""
    return _postgresql() if vendor == "postgresql" else _sqlite()


def _sqlite() -> list[str]:
    made = [
        f"CREATE TRIGGER registry_organisation_world BEFORE INSERT ON registry_organisation WHEN {_OTHER} "
        f"BEGIN SELECT RAISE(ABORT, '{_WORLD}'); END;",
        "CREATE TRIGGER registry_organisation_fixed BEFORE UPDATE ON registry_organisation "
        "WHEN (NEW.id, NEW.synthetic, NEW.registered_at, NEW.registered_by) IS NOT "
        "(OLD.id, OLD.synthetic, OLD.registered_at, OLD.registered_by) "
        f"BEGIN SELECT RAISE(ABORT, '{_WORLD}'); END;",
    ]
    return made + [
        f"CREATE TRIGGER registry_{table}_no_update BEFORE UPDATE ON registry_{table} "
        f"BEGIN SELECT RAISE(ABORT, '{_ROW}'); END;"
        for table in _FIXED
    ]


def _postgresql() -> list[str]:
    made = [
        "CREATE FUNCTION registry_organisation_world() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_OTHER} THEN RAISE EXCEPTION '{_WORLD}'; END IF; RETURN NEW; END $$;",
        "CREATE FUNCTION registry_organisation_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF (NEW.id, NEW.synthetic, NEW.registered_at, NEW.registered_by) IS DISTINCT FROM "
        f"(OLD.id, OLD.synthetic, OLD.registered_at, OLD.registered_by) THEN RAISE EXCEPTION '{_WORLD}'; END IF; "
        "RETURN NEW; END $$;",
        "CREATE FUNCTION registry_row_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_ROW}'; END $$;",
        "CREATE TRIGGER registry_organisation_world BEFORE INSERT ON registry_organisation "
        "FOR EACH ROW EXECUTE FUNCTION registry_organisation_world();",
        "CREATE TRIGGER registry_organisation_fixed BEFORE UPDATE ON registry_organisation "
        "FOR EACH ROW EXECUTE FUNCTION registry_organisation_kept();",
    ]
    return made + [
        f"CREATE TRIGGER registry_{table}_no_update BEFORE UPDATE ON registry_{table} "
        "FOR EACH ROW EXECUTE FUNCTION registry_row_kept();"
        for table in _FIXED
    ]


def install(apps: Any, schema_editor: Any) -> None:
    """Put the guards in place (called by a migration)."""
    with schema_editor.connection.cursor() as cursor:
        for statement in statements(schema_editor.connection.vendor):
            cursor.execute(statement)
