"""Pairs of persons who may be one and the same: found when registering or by the batch that links records, decided by an officer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.registry.models.person import Person


class LikelyPair(models.Model):
    """A pair (닮은 두 사람): `person_a` is the smaller id. `score` is 0 to 1; `why` says what was equal, or 'linked'."""

    class State(models.TextChoices):
        """What an officer made of it."""

        OPEN = "open", _("판단 전")
        SAME = "same", _("같은 사람")
        DIFFERENT = "different", _("다른 사람")

    person_a = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    person_b = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    why = models.CharField(max_length=60)
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_by = models.CharField(max_length=100, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_a", "person_b"], name="likely_pair_once"),
            models.CheckConstraint(
                condition=models.Q(person_a__lt=models.F("person_b")), name="likely_pair_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(score__gte=0) & models.Q(score__lte=1), name="likely_score_from_0_to_1"
            ),
        ]
        indexes = [models.Index(fields=["state", "-score"], name="likely_by_state")]
