"""Breaches (유출 등): which account, between when and when, since when it is known, and what the notice says (PA-09)."""

from django.db import models

from iljari.access.fields import EncryptedTextField
from iljari.access.keys import KeyPurpose


class Breach(models.Model):
    """A breach or the possibility of one. The texts are those of the notice, encrypted;
    one that is missing stands in the draft as a blank.
    """

    account = models.CharField(max_length=150)
    since_at = models.DateTimeField()
    until_at = models.DateTimeField()
    known_at = models.DateTimeField()
    noted_by = models.CharField(max_length=150)
    from_outside = models.BooleanField(default=False)
    how = EncryptedTextField(null=True, purpose=KeyPurpose.LOG_NOTE)
    protect = EncryptedTextField(null=True, purpose=KeyPurpose.LOG_NOTE)
    measures = EncryptedTextField(null=True, purpose=KeyPurpose.LOG_NOTE)
    contact = EncryptedTextField(null=True, purpose=KeyPurpose.LOG_NOTE)
    notified_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
