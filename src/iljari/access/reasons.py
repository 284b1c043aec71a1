"""Reasons that are chosen from a list when somebody opens a masked field or takes personal data out (SP-18, SP-22)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Why; OTHER asks for words of one's own."""

    CONTACT = "contact", _("본인에게 연락")
    IDENTIFY = "identify", _("본인 확인")
    DECIDE = "decide", _("자격 심사·결정")
    PAPER = "paper", _("공문·증명 작성")
    CORRECT = "correct", _("기록 바로잡기")
    REQUEST = "request", _("본인의 열람 요구")
    AUDIT = "audit", _("감사·점검")
    OTHER = "other", _("그 밖(내용을 적음)")


MOST_WORDS = 500


def problem(code: str, note: str) -> str:
    """What is wrong with a reason as it was chosen; empty when nothing is."""
    if code not in Reason.values:
        return str(_("사유를 고르십시오."))
    if code == Reason.OTHER and len(note.strip()) < 5:
        return str(_("‘그 밖’을 골랐으면 사유를 다섯 글자 이상 적으십시오."))
    if len(note) > MOST_WORDS:
        return str(_("사유는 500자까지 적을 수 있습니다."))
    return ""
