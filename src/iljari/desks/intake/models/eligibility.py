"""Checks of eligibility with what they saw, overrides by two people, and requests for more documents with their clock."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import EncryptedTextField
from iljari.desks.intake.models.applications import Application
from iljari.kernel.canonical import opaque_id


class Verdict(models.TextChoices):
    """What the rules say."""

    ELIGIBLE = "eligible", _("자격 있음")
    REFUSED = "refused", _("자격 없음")
    UNKNOWN = "unknown", _("확인 필요")


class Check(models.Model):
    """An automatic check (자격 확인) of one application, pinned: the rules' versions, the facts, the day. The last one counts."""

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="checks")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    judged_on = models.DateField()
    versions = models.JSONField(default=dict)
    reasons = models.JSONField(default=list)
    facts = EncryptedTextField()
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="check_numbered_once")]

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is."""
        return self.application.subject, "eligibility"


class Override(models.Model):
    """An officer's other verdict (직권 판정): a reason, and a second person who confirms or declines it."""

    of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="overrides")
    verdict = models.CharField(max_length=8, choices=Verdict)
    reason = models.CharField(max_length=20)
    remark = models.TextField()
    proposed_by = models.CharField(max_length=100)
    proposed_at = models.DateTimeField()
    confirmed = models.BooleanField(null=True)
    confirmed_by = models.CharField(max_length=100, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    @property
    def application(self) -> Application:
        """Whose verdict it is."""
        return self.of.application


class DocumentRequest(models.Model):
    """A request for more documents (보완 요구) with its due day. It lapses only by a human's deed."""

    class State(models.TextChoices):
        """Where the request stands."""

        OPEN = "open", _("보완 기다림")
        ANSWERED = "answered", _("보완함")
        LAPSED = "lapsed", _("기한 지나 종결")

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="requests")
    wanted = models.JSONField(default=list)
    text = EncryptedTextField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    asked_by = models.CharField(max_length=100)
    asked_at = models.DateTimeField()
    closed_by = models.CharField(max_length=100, blank=True)
    closed_at = models.DateTimeField(null=True)

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is."""
        return self.application.subject, "application"


class RequestReminder(models.Model):
    """A reminder (보완 독촉) of a request for documents."""

    of = models.ForeignKey(DocumentRequest, on_delete=models.CASCADE, related_name="reminders")
    by = models.CharField(max_length=100)
    at = models.DateTimeField()

    @property
    def application(self) -> Application:
        """Whose request it is."""
        return self.of.application
