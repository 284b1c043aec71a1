"""The ledger of rights, insert-only, and the live table that is derived from it.

Source: SP-03 (every grant, change and removal is recorded and kept). No row is ever purged.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.roles import Role


class _Held(models.Model):
    """What a right is: whose, which role, and the place or person that it is bound to."""

    account = models.CharField(max_length=100)
    role = models.CharField(max_length=20, choices=Role)
    division = models.CharField(max_length=10, blank=True)
    district = models.CharField(max_length=20, blank=True)
    operator = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True


class RightEntry(_Held):
    """A row of the ledger: what was done to a right, why, by whom, approved by whom, when.

    `ended_on` is the first day on which the right no longer holds; none while no end is known. The last row of a right
    says how it stands.
    """

    class Act(models.TextChoices):
        """What was done."""

        GRANTED = "granted", _("부여")
        ENDED = "ended", _("종료")
        LIMITED = "limited", _("점검 기한 설정")
        CONFIRMED = "confirmed", _("점검 확인")

    right = models.CharField(max_length=64, db_index=True)
    act = models.CharField(max_length=10, choices=Act)
    from_on = models.DateField()
    ended_on = models.DateField(null=True)
    why = models.CharField(max_length=300)
    by = models.CharField(max_length=100)
    approved_by = models.CharField(max_length=100)
    replaces = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "id"], name="right_entry_by_account")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(by=models.F("account")) & ~models.Q(approved_by=models.F("account")),
                name="right_never_to_oneself",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("from_on")),
                name="right_ends_after_it_began",
            ),
        ]


class Right(_Held):
    """A right as it stands: the last word of the ledger on it. Written by the ledger's operations only."""

    id = models.CharField(max_length=64, primary_key=True)
    from_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account"], name="right_by_account")]
