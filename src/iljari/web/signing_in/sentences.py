"""The sentences of the way in, where more than one screen says them."""

from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _


def closed(until: datetime, now: datetime) -> str:
    """Until when nobody gets in here."""
    left = int((until - now).total_seconds()) + 1
    if left < 60:
        return _("여러 번 틀려 잠시 기다려야 합니다. %(seconds)s초 뒤에 다시 해 주십시오.") % {
            "seconds": left
        }
    moment = localtime(until).strftime("%H:%M:%S")
    return _(
        "다섯 번 틀려 %(until)s까지 들어올 수 없습니다. 그 뒤에 다시 하거나, 급하면 시스템 관리자에게 알리십시오."
    ) % {"until": moment}


def wrong() -> str:
    """The name or the password does not fit; not said which."""
    return _("이름이나 비밀번호가 맞지 않습니다. 다시 확인해 주십시오.")


def wrong_code() -> str:
    """The second factor does not fit."""
    return _("부호가 맞지 않거나 이미 쓴 것입니다. 인증 앱에 새로 나온 부호를 적어 주십시오.")
