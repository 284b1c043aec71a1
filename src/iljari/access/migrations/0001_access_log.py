"""The access log's tables, insert-only from the first row on."""

import django.db.models.deletion
from django.db import migrations, models

from iljari.journal.guards import insert_only, install

SENTENCE = "the access log is append-only"
TAKEN = {
    "access_logrow": "seq = NEW.seq",
    "access_logsubject": "row_id = NEW.row_id AND subject = NEW.subject",
}
GUARDS = [
    insert_only(
        table, {"replace": f"EXISTS (SELECT 1 FROM {table} WHERE {taken})"}, SENTENCE, "access_log_refuse"
    )
    for table, taken in TAKEN.items()
]


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LogRow",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("account", models.CharField(blank=True, max_length=150)),
                ("role", models.CharField(blank=True, max_length=30)),
                ("division", models.CharField(blank=True, max_length=20)),
                ("district", models.CharField(blank=True, max_length=20)),
                ("operator", models.CharField(blank=True, max_length=60)),
                ("address", models.CharField(blank=True, max_length=45)),
                ("act", models.CharField(max_length=20)),
                ("purpose", models.CharField(blank=True, max_length=60)),
                ("fields", models.TextField(blank=True)),
                ("page", models.CharField(blank=True, max_length=100)),
                ("case", models.CharField(blank=True, max_length=64)),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("subject_count", models.IntegerField()),
                ("subjects_digest", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="LogSubject",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "row_id", "subject", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subjects",
                        to="access.logrow",
                    ),
                ),
                ("subject", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="LogNote",
            fields=[
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="note",
                        serialize=False,
                        to="access.logrow",
                    ),
                ),
                ("text", models.TextField()),
            ],
        ),
        migrations.AddIndex(
            model_name="logrow",
            index=models.Index(fields=["account", "at"], name="log_by_account"),
        ),
        migrations.AddIndex(
            model_name="logrow",
            index=models.Index(fields=["at"], name="log_by_moment"),
        ),
        migrations.AddIndex(
            model_name="logsubject",
            index=models.Index(fields=["subject", "row"], name="log_by_subject"),
        ),
        migrations.RunPython(install(*GUARDS), migrations.RunPython.noop),
    ]
