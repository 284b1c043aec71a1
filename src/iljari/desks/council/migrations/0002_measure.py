from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("council", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.BigIntegerField(unique=True)),
                ("done_on", models.DateField()),
                ("text", models.TextField()),
                ("evidence", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="measures", to="council.audititem"
                    ),
                ),
            ],
            options={"ordering": ("entry",)},
        ),
    ]
