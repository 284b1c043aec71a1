"""Exports of personal data: asked for with a reason, over a limit approved by a second person, fetched once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import EncryptedTextField
from iljari.access.keys import KeyPurpose
from iljari.access.reasons import Reason


class Export(models.Model):
    """One file of personal data. Its subjects stand in the access log, at the row `asked_row`. `whole`: not masked."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("승인 기다림")
        READY = "ready", _("받을 수 있음")
        REFUSED = "refused", _("승인하지 않음")
        FETCHED = "fetched", _("받음")

    class Format(models.TextChoices):
        """As which kind of file."""

        XLSX = "xlsx", _("엑셀")
        CSV = "csv", "CSV"

    id = models.CharField(primary_key=True, max_length=40)
    kind = models.CharField(max_length=60)
    purpose = models.CharField(max_length=60)
    fields = models.TextField()
    format = models.CharField(max_length=5, choices=Format, default=Format.XLSX)
    whole = models.BooleanField(default=False)
    subject_count = models.IntegerField()
    reason = models.CharField(max_length=20, choices=Reason)
    note = EncryptedTextField(null=True, purpose=KeyPurpose.LOG_NOTE)
    account = models.CharField(max_length=150)
    division = models.CharField(max_length=20, blank=True)
    asked_at = models.DateTimeField()
    asked_row = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(decided_by=models.F("account")), name="export_second_person"
            ),
        ]
        indexes = [models.Index(fields=["account", "asked_at"], name="export_by_account")]
