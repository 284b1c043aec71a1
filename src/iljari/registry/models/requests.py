"""What subjects ask of the bureau about their own data: access, correction, stop, deletion (PIPA 35 to 37)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import EncryptedTextField
from iljari.registry import ids


def request_id() -> str:
    """A new request's id."""
    return ids.new("r")


def stop_id() -> str:
    """A new stop's id."""
    return ids.new("s")


class SubjectRequest(models.Model):
    """정보주체의 요구. `subject` is an opaque id and no reference: the request stays, without words, when the person is erased."""

    class Kind(models.TextChoices):
        """What is asked."""

        ACCESS = "access", _("열람")
        CORRECTION = "correction", _("정정")
        ERASURE = "erasure", _("삭제")
        STOP = "stop", _("처리정지")

    class State(models.TextChoices):
        """Where it stands."""

        RECEIVED = "received", _("접수")
        DECIDED = "decided", _("결정(조치 전)")
        DONE = "done", _("조치 끝")

    class Decision(models.TextChoices):
        """The answer."""

        GRANTED = "granted", _("들어줌")
        PARTLY = "partly", _("일부만 들어줌")
        REFUSED = "refused", _("거절")

    id = models.CharField(max_length=30, primary_key=True, default=request_id)
    subject = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=12, choices=Kind)
    channel = models.CharField(max_length=10)
    wanted = EncryptedTextField(null=True)
    received_on = models.DateField()
    received_by = models.CharField(max_length=100)
    received_at = models.DateTimeField()
    due_on = models.DateField()
    extended_on = models.DateField(null=True)
    extended_by = models.CharField(max_length=100, blank=True)
    extended_reason = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    ground = models.CharField(max_length=30, blank=True)
    answer = EncryptedTextField(null=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=100, blank=True)
    done_on = models.DateField(null=True)
    done_by = models.CharField(max_length=100, blank=True)
    outcome = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due_on"], name="request_by_due_day")]

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is, as the access log names it."""
        return self.subject, "request"


class ProcessingStop(models.Model):
    """처리정지: from a day on a person's data is kept but not used, until the stop is lifted."""

    id = models.CharField(max_length=30, primary_key=True, default=stop_id)
    subject = models.CharField(max_length=64, db_index=True)
    request = models.CharField(max_length=30, blank=True)
    since_on = models.DateField()
    set_by = models.CharField(max_length=100)
    set_at = models.DateTimeField()
    lifted_on = models.DateField(null=True)
    lifted_by = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=models.Q(lifted_on=None), name="stop_once_at_a_time"
            )
        ]
