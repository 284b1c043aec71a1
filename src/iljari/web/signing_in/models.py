"""The tables of the way in: sessions, failures of late, invitations. None holds a key, a code or a password in plain."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from iljari.access.fields import EncryptedTextField
from iljari.access.keys import KeyPurpose


class Session(AbstractBaseSession):
    """A session, known by the SHA-256 of its key; what it holds is encrypted (a secret that is being enrolled, SP-11).

    Beside it stand whose it is and from where, so that its owner can see it and end it.
    """

    session_key = models.CharField(max_length=64, primary_key=True)
    session_data = EncryptedTextField(purpose=KeyPurpose.SECOND_FACTOR)
    account = models.CharField(max_length=150, blank=True, db_index=True)
    address = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=200, blank=True)
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    @classmethod
    def get_session_store_class(cls) -> type:
        """The engine that reads and writes these rows."""
        return import_module(settings.SESSION_ENGINE).SessionStore  # type: ignore[no-any-return]


class Strike(models.Model):
    """Failures of late at one door: at an account (as it was typed) or from an address, known by a keyed hash (SP-06)."""

    door = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    last_at = models.DateTimeField()
    closed_until = models.DateTimeField(null=True)


class Invitation(models.Model):
    """A first secret, set by an administrator: known by the SHA-256 of its code, good once and until a moment (SP-05)."""

    code = models.CharField(max_length=64, primary_key=True)
    account = models.CharField(max_length=150, db_index=True)
    by = models.CharField(max_length=150)
    issued_at = models.DateTimeField()
    until_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
