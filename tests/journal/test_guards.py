"""The statements that guard tables, word by word: databases have them already, and a migration must not come to mean another."""

import pytest

from iljari.journal.guards import Statements, fixed, insert_only, refused_when

CASES: tuple[tuple[Statements, list[str], list[str]], ...] = (
    # guard, on SQLite, on PostgreSQL
    (
        insert_only("t", ("id",), "no", "refuse"),
        [
            "CREATE TRIGGER t_no_update BEFORE UPDATE ON t BEGIN SELECT RAISE(ABORT, 'no'); END;",
            "CREATE TRIGGER t_no_delete BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'no'); END;",
            "CREATE TRIGGER t_no_replace_id BEFORE INSERT ON t WHEN NEW.id IS NOT NULL AND EXISTS "
            "(SELECT 1 FROM t WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'no'); END;",
        ],
        [
            "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'no'; END $$;",
            "CREATE TRIGGER t_no_change BEFORE UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION refuse();",
            "CREATE TRIGGER t_no_truncate BEFORE TRUNCATE ON t FOR EACH STATEMENT EXECUTE FUNCTION refuse();",
        ],
    ),
    (
        fixed("t", "no", "kept", columns="a, b"),
        ["CREATE TRIGGER t_no_update BEFORE UPDATE OF a, b ON t BEGIN SELECT RAISE(ABORT, 'no'); END;"],
        [
            "CREATE OR REPLACE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'no'; END $$;",
            "CREATE TRIGGER t_no_update BEFORE UPDATE OF a, b ON t FOR EACH ROW EXECUTE FUNCTION kept();",
        ],
    ),
    (
        refused_when(
            "t_world", "INSERT", "t", "NEW.a IS DISTINCT FROM 1", "no", "world", sqlite="NEW.a IS NOT 1"
        ),
        [
            "CREATE TRIGGER t_world BEFORE INSERT ON t WHEN NEW.a IS NOT 1 "
            "BEGIN SELECT RAISE(ABORT, 'no'); END;"
        ],
        [
            "CREATE OR REPLACE FUNCTION world() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF NEW.a IS DISTINCT FROM 1 THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$;",
            "CREATE TRIGGER t_world BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION world();",
        ],
    ),
)


@pytest.mark.parametrize(
    ("guard", "sqlite", "postgresql"), CASES, ids=("insert only", "fixed", "refused when")
)
def test_the_statements_are_these(guard: Statements, sqlite: list[str], postgresql: list[str]) -> None:
    assert guard("sqlite") == sqlite
    assert guard("postgresql") == postgresql
