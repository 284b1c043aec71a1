"""What allauth asks of us about second factors: secrets are encrypted for their account, codes are good once, doors are guarded."""

import contextlib
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import BaseAuthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.web.signing_in import codes, guard, secrets, sentences


class MFAAdapter(DefaultMFAAdapter):
    """Second factors."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "부호가 맞지 않거나 이미 쓴 것입니다. 인증 앱에 새로 나온 부호를 적어 주십시오."
        ),
        "cannot_delete_authenticator": gettext_lazy(
            "하나 남은 2단계 인증은 없앨 수 없습니다. 다른 것을 먼저 등록하십시오."
        ),
    }

    def _get_site_name(self) -> str:
        return _("일자리 Iljari")

    def get_totp_issuer(self) -> str:
        """What an authenticator app shows as whose code it is."""
        return self._get_site_name()

    def encrypt(self, text: str) -> str:
        """A secret as it is stored, bound to the account that is setting it up."""
        return secrets.sealed(text, _account().pk)

    def decrypt(self, encrypted_text: str) -> str:
        """A stored secret of the account that is signing in or signed in."""
        return secrets.opened(encrypted_text, _account().pk)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays: nobody of the staff works without."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """What a new passkey is called unless its owner says otherwise."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("패스키 %(number)s") % {"number": count + 1}


def _account() -> AbstractBaseUser:
    request = context.request
    if request.user.is_authenticated:
        return request.user
    return request._login_stage.login.user


class CodeForm(BaseAuthenticateForm):
    """The code of the second factor at signing in."""

    reauthenticated = False
    code = forms.CharField(
        label=gettext_lazy("부호"),
        max_length=40,
        error_messages={"required": gettext_lazy("부호를 적어 주십시오.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "krds-input"}
        ),
    )

    def clean_code(self) -> str:
        """Takes a code of the app that was not used yet, or a recovery code."""
        typed: str = self.cleaned_data["code"]
        with guard.guarded(context.request, self.user.get_username(), "code"):
            found = codes.spend(self.user, typed, now=timezone.now())
            if found is None:
                raise ValidationError(sentences.wrong_code(), code="wrong")
        found.user = self.user
        self.authenticator = found
        return typed

    def save(self) -> None:
        """The factor was shown."""
        post_authentication(context.request, self.authenticator, reauthenticated=self.reauthenticated)


class CodeAgainForm(CodeForm):
    """The code once more, before something grave."""

    reauthenticated = True


class _Guarded:
    """A passkey shown at a guarded door."""

    user: AbstractBaseUser

    def clean_credential(self) -> Authenticator:
        """Counts a wrong one as a failure of the account."""
        with guard.guarded(context.request, self.user.get_username(), "passkey"), _readable():
            return super().clean_credential()  # type: ignore[misc]


class PasskeyForm(_Guarded, keys.AuthenticateWebAuthnForm):
    """A passkey at signing in."""


class PasskeyAgainForm(_Guarded, keys.ReauthenticateWebAuthnForm):
    """A passkey once more, before something grave."""


class NewPasskeyForm(keys.AddWebAuthnForm):
    """A new passkey and its name."""

    name = forms.CharField(
        label=gettext_lazy("패스키의 이름"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "krds-input"}),
    )

    def clean(self) -> Any:
        """What a browser could not have sent is refused with a sentence."""
        with _readable():
            return super().clean()


@contextlib.contextmanager
def _readable() -> Any:
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ValidationError(_("패스키를 읽을 수 없습니다. 다시 해 주십시오."), code="unreadable") from None
