"""What is typed beside the access log and an export may name a person: encrypted from now on, and what was plain as well."""

from typing import Any

from django.db import migrations

import iljari.access.fields
from iljari.access import cipher
from iljari.access.keys import KeyPurpose, ring

COLUMNS = (("access_lognote", "row_id", "text"), ("access_export", "id", "note"))


def encrypt(apps: Any, schema_editor: Any) -> None:
    """Bring every plain text under the key of its purpose, bound to its place; an empty one becomes NULL."""
    connection = schema_editor.connection
    purpose = KeyPurpose.LOG_NOTE
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_export SET note = NULL WHERE note = ''")
        for table, key, column in COLUMNS:
            cursor.execute(f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL")
            for pk, text in cursor.fetchall():
                if not ring(purpose).names():  # the plain rows are no reason to look for an older key
                    ring(purpose).make()
                sealed = cipher.encrypt(text, purpose=purpose, place=f"{table}.{column}.{pk}")
                cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [sealed, pk])


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_staff_file"),
    ]

    operations = [
        migrations.AlterField(
            model_name="export",
            name="note",
            field=iljari.access.fields.EncryptedTextField(null=True, purpose="log-note"),
        ),
        migrations.AlterField(
            model_name="lognote",
            name="text",
            field=iljari.access.fields.EncryptedTextField(purpose="log-note"),
        ),
        migrations.RunPython(encrypt, migrations.RunPython.noop),
    ]
