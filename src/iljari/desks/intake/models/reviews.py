"""Reviewers of a call, what they declare of their interests, their sheets, and the committee's deliberation."""

from django.db import models

from iljari.access.fields import EncryptedTextField
from iljari.desks.intake.models.applications import Application
from iljari.desks.intake.models.calls import Call
from iljari.kernel.canonical import opaque_id


class Reviewer(models.Model):
    """Who reviews a call (심사위원), by account."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="reviewers")
    account = models.CharField(max_length=100)
    assigned_by = models.CharField(max_length=100)
    assigned_at = models.DateTimeField()
    relieved_by = models.CharField(max_length=100, blank=True)
    relieved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "account"], name="reviewer_once_in_call")]


class Interest(models.Model):
    """What a reviewer declares about an application before any score (이해충돌 신고): none, or which. A conflict excludes."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="interests")
    conflict = models.BooleanField()
    ground = models.CharField(max_length=20, blank=True)
    remark = models.TextField(blank=True)
    declared_by = models.CharField(max_length=100)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "declared_by"], name="interest_declared_once")
        ]


class Sheet(models.Model):
    """A reviewer's sheet of an application (심사표): points by criterion, as exact texts, and a comment."""

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="sheets")
    points = models.JSONField()
    comment = EncryptedTextField()
    scored_by = models.CharField(max_length=100)
    scored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "scored_by"], name="sheet_once_a_reviewer")
        ]

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is."""
        return self.application.subject, "opinion"


class Deliberation(models.Model):
    """A committee's deliberation on a call (심의): who was there (accounts), what was resolved, the minutes."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="deliberations")
    held_on = models.DateField()
    present = models.JSONField(default=list)
    resolution = models.TextField()
    minutes = models.TextField(blank=True)
    examined = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
