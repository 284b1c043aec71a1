"""Checks of the access log (접속기록 점검): the plan, and each check as it was carried out (SP-18)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import EncryptedTextField
from iljari.access.keys import KeyPurpose
from iljari.access.models.log import LogRow


class CheckPlan(models.Model):
    """How often, by which method, how many rows, and by when; in force from a day until the next plan (내부 관리계획)."""

    starts_on = models.DateField(unique=True)
    cycle_months = models.IntegerField(default=1)
    due_days = models.IntegerField(default=10)
    sample_count = models.IntegerField(default=20)
    method = models.TextField()
    decided_by = models.CharField(max_length=150)


class Check(models.Model):
    """One check of a span of days, by somebody whose own rows are not in it. Its free text is encrypted: it may name a person."""

    starts_on = models.DateField()
    ends_before = models.DateField()
    checker = models.CharField(max_length=150)
    begun_at = models.DateTimeField()
    row_count = models.IntegerField()
    own_count = models.IntegerField()
    method = models.TextField()
    follow_up = EncryptedTextField(null=True, purpose=KeyPurpose.LOG_NOTE)
    follow_up_on = models.DateField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["starts_on", "checker"], name="check_once_a_span_and_checker")
        ]


class CheckedRow(models.Model):
    """A row of the log that a check looked at."""

    class Finding(models.TextChoices):
        """What the checker found."""

        OPEN = "", _("아직 보지 않음")
        PROPER = "proper", _("적정")
        QUESTION = "question", _("확인 필요")
        IMPROPER = "improper", _("부적정")

    check_of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="rows")
    row = models.ForeignKey(LogRow, on_delete=models.PROTECT, related_name="+")
    finding = models.CharField(max_length=10, choices=Finding, blank=True)
    note = EncryptedTextField(null=True, purpose=KeyPurpose.LOG_NOTE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_of", "row"], name="checked_row_once")]
