"""What becomes of an alert: the handler explains, somebody else judges (SP-27)."""

from datetime import datetime

from django.utils.translation import gettext as _

from iljari.access.fields import Ciphertext, EncryptedTextField
from iljari.access.models import Alert

LEAST_WORDS, MOST_WORDS = 10, 2000


class Refused(Exception):
    """What cannot be done with an alert; says why and what to do."""


def explain(alert: Alert, text: str, *, at: datetime) -> None:
    """The handler's explanation; late ones count, and stay marked as escalated."""
    text = text.strip()
    if not LEAST_WORDS <= len(text) <= MOST_WORDS:
        raise Refused(_("무슨 일로 보았는지 열 글자 이상, 2,000자까지 적으십시오."))
    open_ones = Alert.objects.filter(pk=alert.pk, state__in=(Alert.State.OPEN, Alert.State.ESCALATED))
    if not open_ones.update(
        state=Alert.State.ANSWERED, explanation=_sealed(alert, "explanation", text), answered_at=at
    ):
        raise Refused(_("이미 소명했거나 판단이 끝난 알림입니다."))


def judge(alert: Alert, *, accept: bool, text: str, account: str, at: datetime) -> None:
    """Somebody else accepts the explanation or does not, and says what follows."""
    if account == alert.account:
        raise Refused(_("자기 알림은 다른 사람이 판단해야 합니다."))
    if not accept and len(text.strip()) < LEAST_WORDS:
        raise Refused(_("인정하지 않으면 어떻게 조치할지 열 글자 이상 적으십시오."))
    states = (Alert.State.ANSWERED,) if accept else (Alert.State.ANSWERED, Alert.State.ESCALATED)
    changed = Alert.objects.filter(pk=alert.pk, state__in=states).update(
        state=Alert.State.ACCEPTED if accept else Alert.State.REJECTED, judged_by=account, judged_at=at,
        judgement=_sealed(alert, "judgement", text.strip()[:MOST_WORDS]),
    )  # fmt: skip
    if not changed:
        raise Refused(_("아직 소명하지 않았거나 판단이 끝난 알림입니다."))


def _sealed(alert: Alert, name: str, text: str) -> Ciphertext | None:
    """The stored value of what is said about an alert: the state is asked and changed in one statement, round save()."""
    field = Alert._meta.get_field(name)
    assert isinstance(field, EncryptedTextField)
    return field.sealed(text, alert.pk) if text else None
