"""Accounts to sign in with: their passwords, their apps, and the ordinary way in."""

import itertools
from dataclasses import dataclass

from allauth.core import context
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from iljari.access.roles import Role
from iljari.web.signing_in import codes
from tests.signing_in import account

PASSWORD = "여러 낱말을 이은 긴 비밀번호"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Somebody:
    """An account, and a browser."""

    user: User
    client: Client

    @property
    def name(self) -> str:
        """The sign-in name."""
        return str(self.user.username)

    def code(self) -> str:
        """What the account's app shows now, the oldest that is still taken."""
        return codes.next_code(self.user, now=timezone.now())

    def password(self, typed: str = PASSWORD, name: str = "", **told: str) -> HttpResponse:
        """Send name and password."""
        return self.client.post("/sign-in/", {"login": name or self.name, "password": typed, **told})

    def show(self, code: str = "") -> HttpResponse:
        """Send the second factor's code (the right one without another)."""
        return self.client.post("/sign-in/code/", {"code": code or self.code()})

    def come_in(self) -> "Somebody":
        """The whole way in."""
        assert self.password().url == "/sign-in/code/"
        assert self.show().status_code == 302
        assert self.is_in
        return self

    @property
    def is_in(self) -> bool:
        """Whether this browser is signed in."""
        return "_auth_user_id" in self.client.session


def somebody(
    role: Role = Role.BUREAU_HEAD, *, app: bool = True, address: str = "10.1.1.1", **place: str
) -> Somebody:
    """A new account with a password, and with an app unless `app` is False."""
    user = account(f"P{next(_numbers):05}", role, **place)
    user.set_password(PASSWORD)
    user.save()
    if app:
        codes.give_totp(user, SECRET)
    return Somebody(
        user, Client(REMOTE_ADDR=address, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/130.0")
    )


def recovery_codes(user: User) -> list[str]:
    """The recovery codes of an account that has some."""
    row = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    request = RequestFactory().get("/")
    request.user = user
    with context.request_context(request):
        return list(row.wrap().get_unused_codes())


def said(response: HttpResponse) -> str:
    """What a page says."""
    return response.content.decode()
