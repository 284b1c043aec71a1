"""How long, and no longer: holds, reviews, the erasure ledger, and when the bytes themselves were last cleaned."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import EncryptedTextField
from iljari.registry import ids


def hold_id() -> str:
    """A new hold's id."""
    return ids.new("h")


class Hold(models.Model):
    """보존 유예: what must not be destroyed yet, of one person or of a whole record class. A held record is not due."""

    class Ground(models.TextChoices):
        """Why it is held."""

        AUDIT = "audit", _("감사")
        LAWSUIT = "lawsuit", _("소송·수사")
        PUBLIC_RECORD = "public_record", _("공공기록물")
        CLAIM = "claim", _("환수·이의신청")

    id = models.CharField(max_length=30, primary_key=True, default=hold_id)
    subject = models.CharField(max_length=64, blank=True, db_index=True)
    record_class = models.CharField(max_length=30, blank=True)
    ground = models.CharField(max_length=15, choices=Ground)
    note = EncryptedTextField(null=True)
    placed_by = models.CharField(max_length=100)
    placed_at = models.DateTimeField()
    until_on = models.DateField(null=True)
    released_by = models.CharField(max_length=100, blank=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subject="") ^ models.Q(record_class=""), name="hold_of_one_or_of_a_class"
            )
        ]

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is, as the access log names it."""
        return self.subject, "request"


class RetentionReview(models.Model):
    """심의: what was decided about a public record's class that fell due up to a day. Nothing of it goes before that."""

    class Decision(models.TextChoices):
        """What the review decided."""

        DISPOSE = "dispose", _("폐기")
        KEEP = "keep", _("보류")

    record_class = models.CharField(max_length=30)
    due_until_on = models.DateField()
    decision = models.CharField(max_length=10, choices=Decision)
    paper = models.CharField(max_length=60)
    decided_on = models.DateField()
    recorded_by = models.CharField(max_length=100)
    recorded_at = models.DateTimeField()


class ErasureEntry(models.Model):
    """파기 대장: that a subject was erased. Insert only; nothing of the person stands here but the opaque id."""

    class Reason(models.TextChoices):
        """Why."""

        RETENTION = "retention", _("보존기간 끝남")
        REQUEST = "request", _("본인의 삭제 요구")
        CONSENT = "consent", _("동의 철회")
        MISTAKE = "mistake", _("잘못 등록함")

    subject = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=15, choices=Reason)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    request = models.CharField(max_length=30, blank=True)


class Cleaning(models.Model):
    """When what erased rows leave behind in the database's files was last overwritten: nothing erased before is in them."""

    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    last_entry = models.BigIntegerField()
    seconds = models.FloatField()
