"""Codes of the second factor: what an authenticator app shows (RFC 6238), each good once; and the printed recovery codes."""

import base64
import re
import secrets as random
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from iljari.web.signing_in import secrets

STEP = 30
"""Seconds for which an app shows a code; the one before and the one after are taken too (a clock may be off)."""

_NEAR = (-1, 0, 1)
_SPENT = "spent"


def code_at(secret: str, counter: int) -> str:
    """The code of a base32 secret in the counter-th step.

    >>> code_at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 1)
    '287082'
    """
    key = base64.b32decode(secret, casefold=True)
    return HOTP(key, 6, SHA1(), enforce_key_length=False).generate(counter).decode()


def step_of(now: datetime) -> int:
    """Which step it is."""
    return int(now.timestamp()) // STEP


@transaction.atomic
def spend(user: AbstractBaseUser, typed: str, *, now: datetime) -> Authenticator | None:
    """The authenticator that this code shows, used up by it; None when it shows none. Spaces and hyphens do not matter."""
    code = re.sub(r"[\s-]", "", typed)
    for row in Authenticator.objects.select_for_update().filter(user=user):
        if row.type == Authenticator.Type.TOTP and _spend_step(row, code, now):
            return row
        if row.type == Authenticator.Type.RECOVERY_CODES and RecoveryCodes(row).validate_code(code):
            return row
    return None


def _spend_step(row: Authenticator, code: str, now: datetime) -> bool:
    secret = secrets.opened(row.data["secret"], row.user_id)
    for counter in (step_of(now) + near for near in _NEAR):
        if counter > row.data.get(_SPENT, -1) and random.compare_digest(code_at(secret, counter), code):
            row.data[_SPENT] = counter
            row.save(update_fields=["data"])
            return True
    return False


def next_code(user: AbstractBaseUser, *, now: datetime, lasting: bool = False) -> str:
    """A code of this account's app that would be taken now; empty when it has none or all near ones are spent.

    `lasting`: one that is still taken half a minute on, after somebody has read the page; not the step that ends now.
    """
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if row is None:
        return ""
    secret = secrets.opened(row.data["secret"], row.user_id)
    offered = [near for near in _NEAR if near >= 0] if lasting else _NEAR
    open_ = [step_of(now) + near for near in offered if step_of(now) + near > row.data.get(_SPENT, -1)]
    return code_at(secret, open_[0]) if open_ else ""


def give_totp(user: AbstractBaseUser, secret: str) -> None:
    """Give an account an authenticator app with this base32 secret, where it has none."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        data = {"secret": secrets.sealed(secret, user.pk)}
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
