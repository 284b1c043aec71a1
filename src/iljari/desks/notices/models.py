"""Working papers of the notices desk: messages, and what became of each for each recipient. Never a number, never a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.kernel.canonical import opaque_id


class Message(models.Model):
    """A message (안내) to citizens: its text, to whom by which criterion, how many were reached, for how much.

    What stands here after sending is the record that the council asks for (D16); it is never changed.
    """

    class Kind(models.TextChoices):
        """What the message is about."""

        RECRUITMENT = "recruitment", _("모집 안내")
        RESULT = "result", _("결과 안내")
        SCHEDULE = "schedule", _("일정 안내")
        DUTY = "duty", _("의무 알림")
        OTHER = "other_notice", _("그 밖의 안내")

    class Channel(models.TextChoices):
        """How it travels."""

        TEXT = "text", _("문자")
        EMAIL = "email", _("전자우편")

    class Criterion(models.TextChoices):
        """To whom it goes, as a criterion. `HANDED` is a list of opaque ids that another room hands over."""

        AGREED = "agreed", _("안내 받기에 동의한 모든 사람")
        PARTICIPANTS = "participants", _("사업 참여자")
        APPLICANTS = "applicants", _("공모 신청자")
        ONE = "one", _("한 사람")
        HANDED = "handed", _("업무에서 정해진 대상자")

    class State(models.TextChoices):
        """Where the message stands."""

        DRAFT = "draft", _("보내기 전")
        SENDING = "sending", _("보내는 중")
        SENT = "sent", _("보냄")
        PARTLY = "partly", _("일부 못 보냄")
        NOT_SENT = "not_sent", _("못 보냄")

    id = models.CharField(max_length=64, primary_key=True, default=opaque_id)
    programme = models.CharField(max_length=60)
    operator = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    channel = models.CharField(max_length=10, choices=Channel)
    title = models.CharField(max_length=100, blank=True)
    text = models.TextField()
    criterion = models.CharField(max_length=20, choices=Criterion)
    narrowed = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    key = models.CharField(max_length=120, unique=True)
    composed_by = models.CharField(max_length=100)
    composed_at = models.DateTimeField()
    sent_by = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(null=True)
    rounds = models.PositiveSmallIntegerField(default=0)
    audience_count = models.PositiveIntegerField(default=0)
    reached_count = models.PositiveIntegerField(default=0)
    without_contact_count = models.PositiveIntegerField(default=0)
    stopped_count = models.PositiveIntegerField(default=0)
    not_sent_count = models.PositiveIntegerField(default=0)
    price_won = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    cost_won = models.PositiveBigIntegerField(default=0)
    entry = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["programme", "sent_at"], name="message_of_programme")]

    @property
    def may_go(self) -> bool:
        """Whether there is still somebody to whom it may be sent."""
        return self.state == Message.State.DRAFT or self.not_sent_count > 0


class Delivery(models.Model):
    """What became of a message for one recipient (an opaque id): sent, not sent, without a contact, processing stopped."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("보내기 전")
        SENT = "sent", _("보냄")
        NOT_SENT = "not_sent", _("못 보냄")
        WITHOUT_CONTACT = "no_contact", _("연락처 없음")
        STOPPED = "stopped", _("처리정지")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    person = models.CharField(max_length=30, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tried_at = models.DateTimeField(null=True)
    posted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "person"], name="delivery_once_a_person")]
