"""Working papers of the works desk: what a milestone is called and when it is due. Whether it was reached is in the journal."""

from django.db import models


class Milestone(models.Model):
    """A milestone (추진 일정) of a programme: due within a period, reached on a day."""

    code = models.CharField(max_length=60)
    programme = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    due_from = models.DateField()
    due_on = models.DateField()
    source = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="milestone_once")]
