"""The mark of a database: the world that it belongs to, set once (TRUST: no synthetic person ever enters the record)."""

from django.db import models


class WorldMark(models.Model):
    """One row: 'record' or 'practice'. The database refuses a second, another, or none at all for a person's row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=10)
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="world_marked_once"),
            models.CheckConstraint(condition=models.Q(name__in=["record", "practice"]), name="world_named"),
        ]
