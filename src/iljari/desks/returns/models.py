"""Working papers of the returns desk: duties, returns with their lines and steps, analyses, officers. Never a figure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.kernel.canonical import opaque_id


class Duty(models.Model):
    """Who owes what by when: a deliverer owes a programme's return every so many months, some days after their end."""

    programme = models.CharField(max_length=60)
    operator = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=20, blank=True)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(default=1)
    due_days = models.PositiveSmallIntegerField(default=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "operator", "district", "since_on"], name="duty_once"
            )
        ]


class Deliverer(models.Model):
    """A deliverer as screens name it: a centre, institute, university, union; districts and divisions have their own."""

    code = models.CharField(max_length=60)
    programme = models.CharField(max_length=60)
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20)
    since_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    line = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "programme"], name="deliverer_once")]


class Return(models.Model):
    """A return (실적 보고) of one deliverer for one programme and period: drafted, handed in, signed or sent back."""

    class State(models.TextChoices):
        """Where the return stands."""

        DRAFT = "draft", _("작성 중")
        SUBMITTED = "submitted", _("제출")
        SIGNED = "signed", _("확정")
        SENT_BACK = "sent_back", _("반려")

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    programme = models.CharField(max_length=60)
    operator = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=20, blank=True)
    since_on = models.DateField()
    until_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    drafted_by = models.CharField(max_length=100)
    submitted_by = models.CharField(max_length=100, blank=True)
    submitted_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=100, blank=True)
    signed_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True)
    source = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "operator", "district", "until_on"], name="return_once_a_period"
            )
        ]

    @property
    def open(self) -> bool:
        """Whether its deliverer may still write in it."""
        return self.state in (Return.State.DRAFT, Return.State.SENT_BACK)


class Line(models.Model):
    """One number of a return, as entered, with the journal's entry once it is signed."""

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    indicator = models.CharField(max_length=80)
    kinds = models.JSONField(default=dict)
    value = models.CharField(max_length=40)
    unit = models.CharField(max_length=30)
    since_on = models.DateField(null=True)
    effective_on = models.DateField()
    note = models.TextField(blank=True)
    source = models.CharField(max_length=100, blank=True)
    entry = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "position"], name="line_once_in_return")]


class Step(models.Model):
    """What was done with a return, when and by whom: the return's own history."""

    class Name(models.TextChoices):
        """The steps that a return goes through."""

        DRAFTED = "drafted", _("작성")
        SUBMITTED = "submitted", _("제출")
        SENT_BACK = "sent_back", _("반려")
        SIGNED = "signed", _("확정")
        CORRECTED = "corrected", _("정정")
        REMINDED = "reminded", _("독촉")

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=10, choices=Name)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    remark = models.TextField(blank=True)


class Correction(models.Model):
    """A correction of a signed number: what it was, what it is now (empty: not reported), why, and both entries."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="corrections")
    before = models.CharField(max_length=40, blank=True)
    after = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=20)
    remark = models.TextField(blank=True)
    reversed_entry = models.BigIntegerField(null=True)
    entry = models.BigIntegerField(null=True)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()


class Reminder(models.Model):
    """A reminder (독촉) sent for an overdue return."""

    programme = models.CharField(max_length=60)
    operator = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=20, blank=True)
    since_on = models.DateField()
    until_on = models.DateField()
    sent_by = models.CharField(max_length=100)
    sent_at = models.DateTimeField()
    entry = models.BigIntegerField(null=True)


class Analysis(models.Model):
    """What a division makes of a programme's results of a period, and what is to be done (실적 분석)."""

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    programme = models.CharField(max_length=60)
    since_on = models.DateField()
    until_on = models.DateField()
    text = models.TextField()
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    entry = models.BigIntegerField(null=True)


class Key(models.Model):
    """A key (접속 열쇠) with which a deliverer's own system sends returns. Only the digest of the secret is kept."""

    digest = models.CharField(max_length=64, unique=True)
    operator = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=20, blank=True)
    label = models.CharField(max_length=100)
    issued_by = models.CharField(max_length=100)
    issued_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class Officer(models.Model):
    """An officer's post as the desk needs it: an opaque id, division, grade and what the post does. Never a name."""

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    division = models.CharField(max_length=10)
    service = models.CharField(max_length=15, blank=True)
    grade = models.CharField(max_length=10, blank=True)
    post = models.CharField(max_length=60)
    account = models.CharField(max_length=150, blank=True)
    since_on = models.DateField()
    mentor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="newcomers"
    )


class Travel(models.Model):
    """A trip or leave (출장·휴가): asked for by an officer, ordered by the head, reported on afterwards."""

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="travels")
    activity = models.CharField(max_length=10)
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=100, blank=True)
    purpose = models.CharField(max_length=300)
    report = models.TextField(blank=True)
    requested_entry = models.BigIntegerField(null=True)
    ordered_entry = models.BigIntegerField(null=True)
    reported_entry = models.BigIntegerField(null=True)
