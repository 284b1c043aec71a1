"""What follows: a session notes where it began, a shown factor is marked, and whoever comes or goes stands in the log."""

import time
from typing import Any

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from iljari.access.log.address import address_of
from iljari.web.signing_in import factor, happenings, lockout, who
from iljari.web.signing_in.models import Session
from iljari.web.signing_in.sessions import VISIT, SessionStore, hashed

OF_DEMONSTRATION = "of_demonstration"
"""In the session: it is one of the demonstration's people, and ends with the demonstration."""


def subscribe() -> None:
    """Once, when the program starts."""
    user_logged_in.connect(begun, dispatch_uid="signing_in.begun")
    signals.authenticator_used.connect(shown, dispatch_uid="signing_in.shown")


def begun(sender: object, request: HttpRequest, user: AbstractBaseUser, **_told: Any) -> None:
    """A session begins: from where, with what, when. What has ended is swept away."""
    now = int(time.time())
    agent = request.META.get("HTTP_USER_AGENT", "")[:200]
    request.session[VISIT] = {"began": now, "seen": now, "address": address_of(request), "agent": agent}
    if who.is_of_demonstration(user.get_username()):
        request.session[OF_DEMONSTRATION] = True
    SessionStore.clear_expired()
    lockout.sweep(now=timezone.now())
    if hasattr(request, "moment"):
        happenings.came_in(request, user.get_username(), factor.passed(request) or "password")
    tell_of_others(request, user.get_username())


def shown(
    sender: object, request: HttpRequest, user: AbstractBaseUser, authenticator: Authenticator, **_told: Any
) -> None:
    """A second factor was shown: this session is marked, the account's failures are forgotten."""
    factor.mark(request.session, user, authenticator.type)
    lockout.open_again(user.get_username())


def tell_of_others(request: HttpRequest, account: str) -> bool:
    """Say so where the account is signed in from another address too (SP-04); returns whether it is."""
    others = elsewhere(account, address_of(request), besides=request.session.session_key)
    if others and hasattr(request, "_messages"):
        said = _(
            "이 계정은 다른 주소(%(addresses)s)에서도 로그인되어 있습니다. 본인이 아니면 '내 계정'에서 그 로그인을 끝내고 시스템 관리자에게 알리십시오."
        )
        messages.warning(request, said % {"addresses": ", ".join(others)})
    return bool(others)


def elsewhere(account: str, address: str, *, besides: str | None) -> list[str]:
    """The other addresses from which this account is signed in now."""
    live = Session.objects.filter(account=account, expire_date__gt=timezone.now()).exclude(
        session_key=hashed(besides)
    )
    found = live.exclude(address=address).exclude(address="").values_list("address", flat=True)
    return sorted(set(found))
