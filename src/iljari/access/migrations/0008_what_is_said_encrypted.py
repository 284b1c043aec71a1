"""What is said about alerts, in checks of the log and in notices of breaches may name a person: encrypted, also what was plain."""

from typing import Any

from django.db import migrations

import iljari.access.fields
from iljari.access import cipher
from iljari.access.keys import KeyPurpose, ring

COLUMNS = (
    ("access_alert", "explanation"),
    ("access_alert", "judgement"),
    ("access_check", "follow_up"),
    ("access_checkedrow", "note"),
    ("access_breach", "how"),
    ("access_breach", "protect"),
    ("access_breach", "measures"),
    ("access_breach", "contact"),
)


def encrypt(apps: Any, schema_editor: Any) -> None:
    """Bring every plain text under the key of its purpose, bound to its place; an empty one becomes NULL."""
    purpose = KeyPurpose.LOG_NOTE
    with schema_editor.connection.cursor() as cursor:
        for table, column in COLUMNS:
            cursor.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} = ''")
            cursor.execute(f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL")
            for pk, text in cursor.fetchall():
                if not ring(purpose).names():  # the plain rows are no reason to look for an older key
                    ring(purpose).make()
                sealed = cipher.encrypt(text, purpose=purpose, place=f"{table}.{column}.{pk}")
                cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [sealed, pk])


def _encrypted(model: str, column: str) -> migrations.AlterField:
    field = iljari.access.fields.EncryptedTextField(null=True, purpose="log-note")
    return migrations.AlterField(model_name=model, name=column, field=field)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_export_format"),
    ]

    operations = [
        *(_encrypted(table.removeprefix("access_"), column) for table, column in COLUMNS),
        migrations.RunPython(encrypt, migrations.RunPython.noop),
    ]
