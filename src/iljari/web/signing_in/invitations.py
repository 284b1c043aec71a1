"""The first secret (SP-05): a code for one account, good once and for three days; with it the owner sets a password.

An administrator hands it over on paper or by telephone; nothing is sent by e-mail. The same serves who has lost all: the
old password and the old second factors end when it is issued.
"""

import hashlib
import secrets as random
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from iljari.web.signing_in import lockout, who
from iljari.web.signing_in.models import Invitation, Session

GOOD_FOR = timedelta(days=3)
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is read as another
_LENGTH = 20  # 99 bits: a hash without salt is enough


def _hashed(code: str) -> str:
    bare = "".join(letter for letter in code.casefold() if letter in _LETTERS)
    return hashlib.sha256(bare.encode()).hexdigest()


@transaction.atomic
def issue(account: str, *, by: str, now: datetime) -> str:
    """Give an account a new first secret and end everything older: codes, password, second factors, sessions.

    Returns the code ('k7mf-…'), which is known to nobody afterwards. Raises ValidationError for who is not in the personnel file.
    """
    if not who.is_in_the_personnel_file(account):
        raise ValidationError(
            _("인사 명부에 없는 사람입니다. 인사 파일을 먼저 올리고 다시 하십시오."), code="not-in-hr"
        )
    User.objects.get_or_create(username=account)
    user = User.objects.select_for_update().get(username=account)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    Invitation.objects.filter(account=account, used_at=None).delete()
    Session.objects.filter(account=account).delete()
    lockout.open_again(account)
    letters = "".join(random.choice(_LETTERS) for _ in range(_LENGTH))
    code = "-".join(letters[at : at + 4] for at in range(0, _LENGTH, 4))
    Invitation.objects.create(
        code=_hashed(code), account=account, by=by, issued_at=now, until_at=now + GOOD_FOR
    )
    return code


def check(account: str, code: str, *, now: datetime) -> Invitation:
    """The open invitation of this account with this code; else ValidationError, which does not say what is wrong."""
    found = Invitation.objects.filter(
        code=_hashed(code), account=account, used_at=None, until_at__gt=now
    ).first()
    if found is None or not User.objects.filter(username=account, is_active=True).exists():
        raise ValidationError(
            _("이름이나 초대 부호가 맞지 않거나, 부호를 이미 썼거나 기한이 지났습니다. 시스템 관리자에게 새 부호를 받으십시오."),
            code="wrong",
        )  # fmt: skip
    return found


@transaction.atomic
def accept(invitation: Invitation, password: str, *, now: datetime) -> User:
    """Use an invitation up: its account has this password from now on. Raises ValidationError when it was just used."""
    used = Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=now)
    if not used:
        raise ValidationError(_("이 초대 부호는 이미 썼습니다."), code="used")
    user = User.objects.select_for_update().get(username=invitation.account)
    user.set_password(password)
    user.save(update_fields=["password"])
    return user
