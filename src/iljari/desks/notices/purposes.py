"""For what the desk opens how a person is reached, and only that (SP-22)."""

from django.utils.translation import gettext_lazy

from iljari.access.purposes import Purpose
from iljari.desks.notices.models import Message

_BASIS = gettext_lazy("개인정보 보호법 제15조 제1항 제1호(동의)·제3호")

NOTICE = Purpose(
    "notices.send", ko="안내 발송", en="Sending a notice", fields=("phone", "email"), basis=_BASIS
)

FIELD = {Message.Channel.TEXT: "phone", Message.Channel.EMAIL: "email"}
"""Which kind of fact each channel needs."""
