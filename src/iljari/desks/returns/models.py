"""Working papers of the returns desk: duties to report, returns with their lines, decisions' notes. Never a figure."""

from django.db import models

from iljari.kernel.canonical import opaque_id


class Duty(models.Model):
    """Who owes what by when: a deliverer owes a programme's return every month, `due_day` days after its end."""

    programme = models.CharField(max_length=60)
    operator = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=20, blank=True)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(default=1)
    due_days = models.PositiveSmallIntegerField(default=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "operator", "district", "since_on"], name="duty_once")
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

        DRAFT = "draft", "작성 중"
        SUBMITTED = "submitted", "제출"
        SIGNED = "signed", "확정"
        SENT_BACK = "sent_back", "반려"

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


class Reminder(models.Model):
    """A reminder (독촉) sent for an overdue return."""

    programme = models.CharField(max_length=60)
    operator = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=20, blank=True)
    since_on = models.DateField()
    until_on = models.DateField()
    sent_by = models.CharField(max_length=100)
    sent_at = models.DateTimeField()
