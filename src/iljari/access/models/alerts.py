"""Alerts (이상 접속 알림): what a rule found in the log, what the handler says to it, and what became of it (SP-27)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import EncryptedTextField
from iljari.access.keys import KeyPurpose


class Alert(models.Model):
    """One finding of one rule about one account on one day; found again, it is the same one.

    What is said about it may name a person: encrypted like the notes beside the log.
    """

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("소명 기다림")
        ANSWERED = "answered", _("소명함")
        ESCALATED = "escalated", _("기한 지남")
        ACCEPTED = "accepted", _("소명 인정")
        REJECTED = "rejected", _("소명 불인정")

    rule = models.CharField(max_length=20)
    account = models.CharField(max_length=150)
    happened_on = models.DateField()
    measure = models.IntegerField()
    threshold = models.IntegerField()
    first_row = models.BigIntegerField()
    last_row = models.BigIntegerField()
    role = models.CharField(max_length=30, blank=True)
    division = models.CharField(max_length=20, blank=True)
    district = models.CharField(max_length=20, blank=True)
    operator = models.CharField(max_length=60, blank=True)
    raised_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    explanation = EncryptedTextField(null=True, purpose=KeyPurpose.LOG_NOTE)
    answered_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    judged_by = models.CharField(max_length=150, blank=True)
    judged_at = models.DateTimeField(null=True)
    judgement = EncryptedTextField(null=True, purpose=KeyPurpose.LOG_NOTE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "account", "happened_on"], name="alert_once_a_day"),
            models.CheckConstraint(
                condition=~models.Q(judged_by=models.F("account")), name="alert_judged_by_another"
            ),
        ]


class StaffPerson(models.Model):
    """Which registered person an account's holder is: told by the holder or found, so that looking up a colleague is seen."""

    account = models.CharField(max_length=150)
    subject = models.CharField(max_length=64)
    division = models.CharField(max_length=20, blank=True)
    district = models.CharField(max_length=20, blank=True)
    operator = models.CharField(max_length=60, blank=True)
    noted_by = models.CharField(max_length=150)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "subject"], name="staff_person_once")]
        indexes = [models.Index(fields=["subject"], name="staff_person_by_subject")]
