"""What was done at this desk, one row a deed: the history of every paper, and what makes a deed happen once (double click)."""

from django.db import models

from iljari.desks.intake.models.applications import Application
from iljari.desks.intake.models.calls import Call


class Step(models.Model):
    """A deed (경과): its verb, on which call and application, by whom, when. `key` is the person's form key; the same key is the same deed.

    `digest` is of what was handed in, `paper` the key of the paper that the deed gave back.
    """

    key = models.CharField(max_length=180, unique=True)
    verb = models.CharField(max_length=30)
    call = models.ForeignKey(Call, null=True, on_delete=models.CASCADE, related_name="steps")
    application = models.ForeignKey(Application, null=True, on_delete=models.CASCADE, related_name="steps")
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=30, blank=True)
    paper = models.CharField(max_length=64, blank=True)
