"""How long a session lasts, from where it may come, and that nobody passes on a password alone.

Idle for half an hour (SP-10), ten hours at the longest, staff from the city's networks only where that is set (SP-07),
and without a second factor nothing but the screens that set one up (SP-08).
"""

import ipaddress
import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from iljari.access.log.address import address_of
from iljari.access.offices import NOBODY
from iljari.web import demo, today
from iljari.web.signing_in import factor, following, happenings, who
from iljari.web.signing_in.sessions import VISIT

TOUCH = 60
"""Seconds after which a request is noted as a sign of life: not each one writes to the database."""

WITHOUT_FACTOR = frozenset(
    {"account", "mfa_activate_totp", "mfa_add_webauthn", "account_logout", "stay", "language", "today"}
)
"""The screens for whoever has shown a password only: to set up a second factor, or to leave."""

ENTRANCE = frozenset({"account_login", "mfa_authenticate", "invitation", "stay", "citizen-answer"})
"""The screens that refuse by themselves: nobody is sent to the sign-in page from there."""

WANTED = "wanted"
"""In the session: where whoever sets up the first factor wanted to go."""


def seconds_left(request: HttpRequest) -> int:
    """Until this session ends if nothing more is done in it."""
    visit = request.session.get(VISIT) or {}
    now = time.time()
    idle = visit.get("seen", now) + settings.IDLE_CUT_OFF.total_seconds()
    longest = visit.get("began", now) + settings.LONGEST_SESSION.total_seconds()
    return max(0, int(min(idle, longest) - now))


def may_be_extended(request: HttpRequest) -> bool:
    """Whether a sign of life would make the session last longer: not when its ten hours are nearly over."""
    visit = request.session.get(VISIT) or {}
    left = visit.get("began", time.time()) + settings.LONGEST_SESSION.total_seconds() - time.time()
    return bool(left > settings.WARNING_BEFORE.total_seconds())


class VisitMiddleware:
    """Ends what has lasted too long, and lets nobody on without the second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; to the sign-in page where a session that has ended is told that it may not."""
        if request.user.is_authenticated and (
            seconds_left(request) <= 0 or of_an_ended_demonstration(request)
        ):
            end(request, "ended")
        ended = settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.session_key is None
        response = self._get_response(request)
        match = request.resolver_match
        if ended and response.status_code == 403 and match and match.view_name not in ENTRANCE:
            return to_sign_in(request)
        return response

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, named: object
    ) -> HttpResponse | None:
        """Before a page is made: a sign of life; the network; the second factor."""
        match = request.resolver_match
        name = match.view_name if match else ""
        if not request.user.is_authenticated:
            return None
        if name != "stay" or request.method == "POST":
            touch(request)
        if who.is_staff(request.office) and not from_a_network_of_ours(request):  # type: ignore[attr-defined]
            happenings.failed(request, request.user.get_username(), "network")
            raise PermissionDenied(
                _(
                    "이 업무는 정해진 업무망에서만 할 수 있습니다. 청사 안이나 업무용 원격 접속으로 다시 들어오십시오."
                )
            )
        if factor.passed(request) or name in WITHOUT_FACTOR:
            return None
        if request.method == "GET":
            request.session[WANTED] = request.get_full_path()
        return HttpResponseRedirect("/account/")


def of_an_ended_demonstration(request: HttpRequest) -> bool:
    """Whether one of the demonstration's people is signed in where there is none any more."""
    return following.OF_DEMONSTRATION in request.session and not demo.is_demo()


def touch(request: HttpRequest) -> None:
    """Note a sign of life, and a change of address (SP-04), at most once a minute."""
    visit = request.session.get(VISIT) or {}
    now = int(time.time())
    if now - visit.get("seen", 0) < TOUCH and request.method != "POST":
        return
    address = address_of(request)
    moved = bool(visit.get("address")) and visit["address"] != address
    request.session[VISIT] = {"began": now, **visit, "seen": now, "address": address}
    if moved:
        following.tell_of_others(request, request.user.get_username())


def end(request: HttpRequest, why: str) -> None:
    """End the session; the day of the demonstration stays."""
    day = today.of(request)
    if request.user.is_authenticated:
        request.office = getattr(request, "office", NOBODY)  # type: ignore[attr-defined]
        happenings.went_out(request, request.user.get_username(), why)
    logout(request)
    if day != today.by_default():
        today.move(request, day)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, which says that the session has ended; afterwards back to the page where one was."""
    wanted = request.get_full_path()
    if request.method != "GET":
        parts = urlsplit(request.META.get("HTTP_REFERER", ""))
        wanted = parts._replace(scheme="", netloc="").geturl() if parts.netloc == request.get_host() else "/"
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': wanted, 'ended': '1'})}")


def from_a_network_of_ours(request: HttpRequest) -> bool:
    """Whether the address lies in the networks from which staff work (all, when none are set; SP-07)."""
    if not settings.STAFF_NETWORKS:
        return True
    address = address_of(request)
    return bool(address) and any(
        ipaddress.ip_address(address) in ipaddress.ip_network(network) for network in settings.STAFF_NETWORKS
    )
