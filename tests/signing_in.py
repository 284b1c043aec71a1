"""The one way for tests to be somebody: signed in, with the second factor shown, without waiting for Argon2."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from iljari.access.roles import Role
from iljari.web.accounts import make_account
from iljari.web.signing_in import factor


def sign_in(client: Client, user: AbstractBaseUser, how: str = "totp") -> Client:
    """Let this client be this account; with how="" it has shown no second factor. Gives the client back."""
    client.force_login(user)
    if how:
        session = client.session
        factor.mark(session, user, how)
        session.save()
    return client


def account(name: str, role: Role, **place: str) -> AbstractBaseUser:
    """An account with one right, trained and pledged on every half-year's first day from 2018 to 2035."""
    prepared = [date(year, month, 1) for year in range(2018, 2036) for month in (1, 7)]
    return make_account(name, role, prepared=prepared, **place).user
