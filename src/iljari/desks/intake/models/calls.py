"""A call (공모·모집) and its corrections. What it publishes stands in one JSON, whose digest the journal seals."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.registry import ids


def call_id() -> str:
    """A new call's id: no colon, so that it can stand in a reference."""
    return ids.new("c")


class Call(models.Model):
    """A call of a programme. `terms` are what is published (terms.py); the other columns repeat them for lists."""

    class State(models.TextChoices):
        """Where the call stands; whether its window is open is a question of the moment."""

        DRAFT = "draft", _("작성 중")
        PUBLISHED = "published", _("공고")
        SELECTED = "selected", _("선정 확정")

    id = models.CharField(max_length=30, primary_key=True, default=call_id)
    programme = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(max_length=30)
    district = models.CharField(max_length=20, blank=True)
    operator = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=160, blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    terms = models.JSONField()
    drafted_by = models.CharField(max_length=100)
    published_by = models.CharField(max_length=100, blank=True)
    published_at = models.DateTimeField(null=True)
    entry = models.BigIntegerField(null=True)
    places_entry = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "closes_at"], name="call_by_closing")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens_at__lte=models.F("closes_at")), name="call_opens_before_it_closes"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def received_count(self) -> int:
        """How many applications have been received, withdrawn ones included."""
        return ReceiptBook.objects.filter(call=self).values_list("received", flat=True).first() or 0


class ReceiptBook(models.Model):
    """The book of receipts (접수대장) of a call: how many were received. A row of its own, and the last that is locked:
    whoever applies waits for it only as long as it takes to write one line."""

    call = models.OneToOneField(Call, on_delete=models.CASCADE, related_name="book")
    received = models.PositiveIntegerField(default=0)


class CallCorrection(models.Model):
    """A correction of a published call (정정 공고): what stood there, what stands now, why."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="corrections")
    before: Any = models.JSONField()
    after: Any = models.JSONField()
    reason = models.CharField(max_length=20)
    remark = models.TextField()
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    entry = models.BigIntegerField()
