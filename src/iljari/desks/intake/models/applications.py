"""An application (신청), who applies together, and its documents. Whatever an applicant wrote or brought is encrypted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import EncryptedTextField
from iljari.desks.intake.models.calls import Call
from iljari.kernel.canonical import opaque_id


class Application(models.Model):
    """An application to a call. `subject` is a registry id, or a district's or operator's code.

    `salt` goes into every digest of it that the journal seals, and goes with the row: what is erased cannot be found by trying.
    """

    class State(models.TextChoices):
        """Where the application stands."""

        DRAFT = "draft", _("작성 중")
        SUBMITTED = "submitted", _("접수")
        WITHDRAWN = "withdrawn", _("철회")
        SELECTED = "selected", _("선정")
        RESERVE = "reserve", _("예비")
        REJECTED = "rejected", _("탈락")
        GIVEN_UP = "given_up", _("선정 후 포기")

    class Channel(models.TextChoices):
        """How it came in."""

        PORTAL = "portal", _("누리집")
        COUNTER = "counter", _("창구")
        PAPER = "paper", _("동 주민센터 서면")

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="applications")
    applicant = models.CharField(max_length=12)
    subject = models.CharField(max_length=64, db_index=True)
    district = models.CharField(max_length=20, blank=True)
    operator = models.CharField(max_length=60, blank=True)
    marks = models.JSONField(default=list)
    kinds = models.JSONField(default=dict)
    asked_won = models.BigIntegerField(default=0)
    content = EncryptedTextField()
    salt = models.CharField(max_length=64, default=opaque_id)
    channel = models.CharField(max_length=7, choices=Channel)
    neighbourhood = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    number = models.PositiveSmallIntegerField(null=True)
    receipt = models.CharField(max_length=32, null=True, unique=True)
    position = models.PositiveIntegerField(null=True)
    drafted_by = models.CharField(max_length=100)
    submitted_by = models.CharField(max_length=100, blank=True)
    submitted_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=100, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    touched_at = models.DateTimeField()
    entry = models.BigIntegerField(null=True)
    withdrawn_entry = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "position"], name="application_position_once"),
            models.CheckConstraint(
                condition=models.Q(state="draft", receipt=None, position=None)
                | models.Q(receipt__isnull=False, position__isnull=False, submitted_at__isnull=False),
                name="application_received_whole",
            ),
        ]
        indexes = [models.Index(fields=["call", "state"], name="application_by_state")]

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is, as the access log names them."""
        return self.subject, "application"


class Member(models.Model):
    """A member of a team or consortium, by registry id; the lead is the application's subject."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="members")
    subject = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "subject"], name="member_once_in_application")
        ]


class Document(models.Model):
    """A document of an application: its type was told by its content; name and content are encrypted.

    `digest` is the SHA-256 of the content: a decision pins it. What was replaced stays, and is not shown any more.
    """

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="documents")
    wanted = models.CharField(max_length=40)
    name = EncryptedTextField()
    content = EncryptedTextField()
    format = models.CharField(max_length=5)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    uploaded_by = models.CharField(max_length=100)
    uploaded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is."""
        return self.application.subject, "document"
