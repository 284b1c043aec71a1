"""A selection's list as it was computed, the decision on each application as a human signed it, objections and their answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import EncryptedTextField
from iljari.desks.intake.models.applications import Application
from iljari.desks.intake.models.calls import Call
from iljari.kernel.canonical import opaque_id


class Selection(models.Model):
    """A selection of a call: the record (selection/record.py) and its digest, who ran it, who signed it. Run again before signing at will."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="selections")
    record = models.JSONField()
    digest = models.CharField(max_length=64)
    ran_by = models.CharField(max_length=100)
    ran_at = models.DateTimeField()
    signed_by = models.CharField(max_length=100, blank=True)
    signed_at = models.DateTimeField(null=True)


class Decision(models.Model):
    """What was decided on an application (결정), by whom it was signed (PA-12), why, and what the signer saw (`pins`).

    A later decision (moved up from the reserve, objection upheld) follows the earlier one; the last counts.
    """

    class Outcome(models.TextChoices):
        """What was decided."""

        SELECTED = "selected", _("선정")
        RESERVE = "reserve", _("예비")
        REJECTED = "rejected", _("탈락")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    why = models.CharField(max_length=12, blank=True)
    rank = models.PositiveIntegerField(null=True)
    waits = models.PositiveIntegerField(null=True)
    reasons = models.JSONField(default=list)
    pins = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    object_until_on = models.DateField()
    signed_by = models.CharField(max_length=100)
    signed_at = models.DateTimeField()
    entry = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="decision_numbered_once")
        ]


class Objection(models.Model):
    """An objection (이의신청) to a decision, and its answer."""

    class State(models.TextChoices):
        """Where the objection stands."""

        FILED = "filed", _("접수")
        UPHELD = "upheld", _("받아들임")
        DISMISSED = "dismissed", _("받아들이지 않음")

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="objection")
    text = EncryptedTextField()
    answer = EncryptedTextField(null=True)
    state = models.CharField(max_length=9, choices=State, default=State.FILED)
    filed_by = models.CharField(max_length=100)
    filed_at = models.DateTimeField()
    entry = models.BigIntegerField()
    answered_by = models.CharField(max_length=100, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_entry = models.BigIntegerField(null=True)

    @property
    def application(self) -> Application:
        """Whose objection it is."""
        return self.decision.application

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is."""
        return self.decision.application.subject, "objection"
