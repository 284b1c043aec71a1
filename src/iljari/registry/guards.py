"""What the database itself refuses in the registry: a second mark, a person of the other world, a fact changed in place."""

from typing import Any

_MARKED = "a database is marked with its world once"
_WORLD = "a synthetic person lives in practice only, a real one in the record only"
_FACT = "a fact is never changed in place: supersede it"

_FIXED = {
    "registry_person": ("id, synthetic, registered_at, registered_by", _WORLD),
    # `value` and `search` may be written again under a new key; erasure deletes rows.
    "registry_personfact": (
        "id, person_id, kind, number, effective_on, ends_before, recorded_at, recorded_by, source, evidence, reason, supersedes_id",
        _FACT,
    ),
}

_SQLITE = [
    f"""CREATE TRIGGER registry_world_no_{verb} BEFORE {verb} ON registry_worldmark
BEGIN SELECT RAISE(ABORT, '{_MARKED}'); END;"""
    for verb in ("UPDATE", "DELETE")
] + [
    f"""CREATE TRIGGER registry_world_no_replace BEFORE INSERT ON registry_worldmark
WHEN EXISTS (SELECT 1 FROM registry_worldmark) BEGIN SELECT RAISE(ABORT, '{_MARKED}'); END;""",
    f"""CREATE TRIGGER registry_person_world BEFORE INSERT ON registry_person
WHEN COALESCE((SELECT name FROM registry_worldmark), '') <> CASE WHEN NEW.synthetic THEN 'practice' ELSE 'record' END
BEGIN SELECT RAISE(ABORT, '{_WORLD}'); END;""",
]

_POSTGRESQL = [
    f"""CREATE FUNCTION registry_world_marked() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_MARKED}'; END $$;""",
    """CREATE TRIGGER registry_world_no_change BEFORE UPDATE OR DELETE ON registry_worldmark
FOR EACH ROW EXECUTE FUNCTION registry_world_marked();""",
    """CREATE TRIGGER registry_world_no_truncate BEFORE TRUNCATE ON registry_worldmark
FOR EACH STATEMENT EXECUTE FUNCTION registry_world_marked();""",
    f"""CREATE FUNCTION registry_person_world() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF COALESCE((SELECT name FROM registry_worldmark), '') <> (CASE WHEN NEW.synthetic THEN 'practice' ELSE 'record' END)
  THEN RAISE EXCEPTION '{_WORLD}'; END IF;
  RETURN NEW;
END $$;""",
    """CREATE TRIGGER registry_person_world BEFORE INSERT ON registry_person
FOR EACH ROW EXECUTE FUNCTION registry_person_world();""",
]


def statements(vendor: str) -> list[str]:
    """The statements that put the guards in place on this kind of database ('sqlite' or 'postgresql')."""
    made = list(_POSTGRESQL if vendor == "postgresql" else _SQLITE)
    for table, (columns, sentence) in _FIXED.items():
        if vendor == "postgresql":
            made.append(
                f"CREATE FUNCTION {table}_fixed() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$;"
            )
            act = f"FOR EACH ROW EXECUTE FUNCTION {table}_fixed();"
        else:
            act = f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END;"
        made.append(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table} {act}")
    return made


def install(apps: Any, schema_editor: Any) -> None:
    """Put the guards in place (called by a migration)."""
    with schema_editor.connection.cursor() as cursor:
        for statement in statements(schema_editor.connection.vendor):
            cursor.execute(statement)
