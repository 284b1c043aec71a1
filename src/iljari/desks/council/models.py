"""Working papers of the council desk: the items that the council raised, with texts and actions."""

from django.db import models


class AuditItem(models.Model):
    """An audit item (시정·처리요구, 건의, 자료제출 요구) with its text, owner and what was done. Its state is in the journal."""

    class Kind(models.TextChoices):
        """What the council did: demanded a correction, recommended, or asked for documents."""

        CORRECTIVE = "corrective", "시정·처리요구"
        RECOMMENDATION = "recommendation", "건의"
        DOCUMENT_REQUEST = "document_request", "자료제출 요구"

    class State(models.TextChoices):
        """Where the bureau's answer stands."""

        DONE = "done", "완료"
        IN_PROGRESS = "in_progress", "추진중"
        UNDER_REVIEW = "under_review", "검토중"
        NOT_ADOPTED = "not_adopted", "미반영"

    id = models.CharField(max_length=20, primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind)
    division = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    text = models.TextField()
    actions = models.TextField(blank=True)
    answered_by = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=100, blank=True)


class Measure(models.Model):
    """A measure taken (조치): what was done about an item, on which day, with its evidence; it brought the item's state.

    `entry` is the journal's entry by which the item entered that state: the text stays here, for what is chained cannot
    be erased.
    """

    item = models.ForeignKey(AuditItem, on_delete=models.CASCADE, related_name="measures")
    entry = models.BigIntegerField(unique=True)
    done_on = models.DateField()
    text = models.TextField()
    evidence = models.TextField(blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        """In the order written."""

        ordering = ("entry",)
