"""The registry as on its first day: for tests that count who is in it, or mark its world, on a database where others live."""

from django.apps import apps
from django.db import connection

from iljari.registry.models import WorldMark

_MARK = WorldMark._meta.db_table


def empty() -> None:
    """Take everybody out and the mark away, within the transaction of the test: it is rolled back, guards and all."""
    if not WorldMark.objects.exists():
        return
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if postgresql:
            cursor.execute(f"ALTER TABLE {_MARK} DISABLE TRIGGER USER")
            cursor.execute(f"DELETE FROM {_MARK}")
            cursor.execute(f"ALTER TABLE {_MARK} ENABLE TRIGGER USER")
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [_MARK]
            )
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(f"DELETE FROM {_MARK}")
            for _, statement in triggers:
                cursor.execute(statement)
        for model in apps.get_app_config("registry").get_models():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
