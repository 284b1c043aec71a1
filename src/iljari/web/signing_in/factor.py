"""Whether a session has passed its second factor, and how (SP-08): the one mark that opens the rooms of staff.

The mark names the account, so that it is worth nothing when another account enters the same session.
"""

import time
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

_KEY = "second_factor"


def mark(session: SessionBase, user: AbstractBaseUser, how: str) -> None:
    """Note that this account has shown its second factor in this session; `how` is its kind ("totp", "webauthn" …)."""
    session[_KEY] = {"account": str(user.pk), "how": how, "at": time.time()}


def passed(request: HttpRequest) -> str:
    """How the second factor was shown in this session by the account that is signed in; empty when it was not."""
    return str(_mark(request).get("how", ""))


def shown_within(request: HttpRequest, seconds: float) -> bool:
    """Whether it was shown that short ago: then it need not be shown again before something grave."""
    return time.time() - float(_mark(request).get("at", 0)) < seconds


def _mark(request: HttpRequest) -> dict[str, Any]:
    user: AbstractBaseUser | AnonymousUser | None = getattr(request, "user", None)
    told = request.session.get(_KEY) if hasattr(request, "session") else None
    if user is None or not user.is_authenticated or not told or told["account"] != str(user.pk):
        return {}
    return dict(told)
