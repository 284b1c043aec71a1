"""PostgreSQL's statistics keep samples of a column's values: of encrypted columns and blind indexes they shall not (SP-23)."""

from typing import Any

from django.apps import apps
from django.db import connections

from iljari.access.fields import BlindIndexField, EncryptedTextField


def keep_out(sender: Any = None, using: str = "default", **told: Any) -> None:
    """Take every encrypted column and blind index out of the statistics (after migrations; nothing to do a second time)."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in apps.get_models():
            for field in model._meta.local_fields:
                if isinstance(field, EncryptedTextField | BlindIndexField):
                    _out(connection, cursor, model._meta.db_table, field.column)


def _out(connection: Any, cursor: Any, table: str, column: str) -> None:
    cursor.execute(
        "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attname = %s "
        "AND COALESCE(attstattarget, -1) <> 0",
        [connection.ops.quote_name(table), column],
    )
    if cursor.fetchone():
        quote = connection.ops.quote_name
        cursor.execute(f"ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} SET STATISTICS 0")
