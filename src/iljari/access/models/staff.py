"""Who works here, as the personnel file (HR) tells it, and what each has learnt and pledged.

Source: SP-24 (accounts tied to HR), SP-25 (training and pledge before an account works).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import EncryptedTextField


class Staff(models.Model):
    """A person of the personnel file; the HR number is the sign-in name. `place` names the post where no code does.

    `urgent_…`: a person who is not in the file yet, let in with a reason until a day (SP-24).
    """

    class State(models.TextChoices):
        """How the person stands."""

        WORKING = "working", _("재직")
        ON_LEAVE = "on leave", _("휴직")
        LEFT = "left", _("퇴직")

    hr_id = models.CharField(max_length=100, primary_key=True)
    name = EncryptedTextField(blank=True)
    division = models.CharField(max_length=10, blank=True)
    team = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=20, blank=True)
    operator = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=120, blank=True)
    place_en = models.CharField(max_length=120, blank=True)
    grade = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WORKING)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    urgent_reason = models.CharField(max_length=300, blank=True)
    urgent_until_on = models.DateField(null=True)
    demo = models.BooleanField(default=False)

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is, as the access log names it."""
        return self.pk, column


class Preparation(models.Model):
    """Something that must be done every year before an account works: the training, the pledge."""

    class Kind(models.TextChoices):
        """Which of the two."""

        TRAINING = "training", _("개인정보 보호 교육")
        PLEDGE = "pledge", _("보안 서약")

    account = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    done_on = models.DateField()
    by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "kind", "done_on"], name="preparation_once_a_day")
        ]


class StaffFile(models.Model):
    """An uploaded personnel file, read and kept encrypted until it is taken over or thrown away; then its rows are gone."""

    id = models.CharField(max_length=32, primary_key=True)
    name = models.CharField(max_length=200)
    rows = EncryptedTextField(blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=100)
    taken_at = models.DateTimeField(null=True)

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is, as the access log names it: the file as a whole."""
        return self.pk, "name"
