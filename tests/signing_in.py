"""The one way for tests to be somebody: signed in, with the second factor shown, without waiting for Argon2."""

from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from iljari.web.signing_in import factor


def sign_in(client: Client, user: AbstractBaseUser, how: str = "totp") -> Client:
    """Let this client be this account; with how="" it has shown no second factor. Gives the client back."""
    client.force_login(user)
    if how:
        session = client.session
        factor.mark(session, user, how)
        session.save()
    return client
