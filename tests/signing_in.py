"""The one way for tests to be somebody: signed in, with the second factor shown, without waiting for Argon2."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from iljari.access import windows
from iljari.access.models import OperatorWindow, Right
from iljari.access.roles import Role
from iljari.catalogue.register import all_programmes
from iljari.web.accounts import make_account
from iljari.web.signing_in import factor


def sign_in(client: Client, user: AbstractBaseUser, how: str = "totp") -> Client:
    """Let this client be this account; with how="" it has shown no second factor. Gives the client back.

    To an operator's person everything is entrusted, unless the test has said what is.
    """
    client.force_login(user)
    for right in Right.objects.filter(account=user.get_username()).exclude(operator=""):
        if not OperatorWindow.objects.filter(operator=right.operator).exists():
            entrust(right.operator, *all_programmes())
    if how:
        session = client.session
        factor.mark(session, user, how)
        session.save()
    return client


def entrust(operator: str, *programmes: str, since: date | None = None, until: date | None = None) -> None:
    """Say what is entrusted to an operator, as its registry would post it."""
    windows.post([operator], [windows.Window(1, since, until, programmes)])


def account(name: str, role: Role, **place: str) -> AbstractBaseUser:
    """An account with one right, trained and pledged on every half-year's first day from 2018 to 2035."""
    prepared = [date(year, month, 1) for year in range(2018, 2036) for month in (1, 7)]
    return make_account(name, role, prepared=prepared, **place).user
