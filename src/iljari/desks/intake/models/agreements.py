"""An agreement (협약) with whoever was selected, and its terms: the first, renewals, renewed certificates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.desks.intake.models.applications import Application
from iljari.registry import ids


def agreement_id() -> str:
    """A new agreement's id."""
    return ids.new("a")


class Agreement(models.Model):
    """An agreement. Until when it runs is its last term's; whether it runs on a day is a question of the day."""

    id = models.CharField(max_length=30, primary_key=True, default=agreement_id)
    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="agreement")
    terminated_on = models.DateField(null=True)
    ground = models.CharField(max_length=20, blank=True)
    remark = models.TextField(blank=True)
    terminated_by = models.CharField(max_length=100, blank=True)
    terminated_at = models.DateTimeField(null=True)
    terminated_entry = models.BigIntegerField(null=True)


class Term(models.Model):
    """A term of an agreement (협약 기간) with its conditions; signed for both sides."""

    class Kind(models.TextChoices):
        """Which term it is."""

        NEW = "new", _("신규")
        RENEWAL = "renewal", _("재협약")
        RECERTIFICATION = "recertification", _("재인증")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="terms")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=15, choices=Kind)
    agreed_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    conditions = models.TextField(blank=True)
    signed_by = models.CharField(max_length=100)
    signed_at = models.DateTimeField()
    entry = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="term_numbered_once")]

    @property
    def application(self) -> Application:
        """Whose agreement it is."""
        return self.agreement.application
