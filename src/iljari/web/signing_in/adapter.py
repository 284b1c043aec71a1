"""What allauth asks of us about accounts: doors are guarded, sentences are ours, factors are shown again before they change."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.access.log.address import address_of
from iljari.kernel.particles import fitted
from iljari.web import today
from iljari.web.signing_in import factor, guard, sentences, who

_MESSAGES = {
    "mfa/messages/totp_activated.txt": gettext_lazy("인증 앱을 연결했습니다."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("인증 앱의 연결을 끊었습니다."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("패스키를 등록했습니다."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("패스키를 지웠습니다."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy(
        "복구 부호를 만들었습니다. 전에 만든 부호가 있으면 이제 쓸 수 없습니다."
    ),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """The account that name and password show, at a guarded door."""
        with guard.guarded(request, credentials.get("username", ""), "password"):
            user: AbstractBaseUser | None = super().authenticate(request, **credentials)
            # allauth hands on accounts whose password fits although they may not come in: refused like any other
            if user is None or not who.may_enter(user):
                raise ValidationError(sentences.wrong(), code="wrong")
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """allauth's own limit stands in the memory of one process; the guard's stands in the database."""

    def _rollback_login_failed_rl_usage(self) -> None:
        pass

    def get_login_stages(self) -> list[str]:
        """The one stage between a password (or the city's word) and a session."""
        return ["iljari.web.signing_in.stages.SecondFactorStage"]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves: staff are invited, citizens prove who they are."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """From where a request comes."""
        return address_of(request)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """What may be shown again before something grave: the code of an app or a printed one, or a passkey."""
        if not user.is_authenticated:
            return []
        types = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
        ways = (
            (types - {Authenticator.Type.WEBAUTHN}, "mfa_reauthenticate", _("부호로 확인")),
            (types & {Authenticator.Type.WEBAUTHN}, "mfa_reauthenticate_webauthn", _("패스키로 확인")),
        )
        return [{"id": name, "description": said, "url": reverse(name)} for has, name, said in ways if has]

    def is_reauthentication_required(self, *, app: str, **told: Any) -> bool:
        """Not within five minutes of the factor; not while the first one is being set up, right after the password."""
        if factor.shown_within(self.request, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT):
            return False
        return bool(Authenticator.objects.filter(user_id=self.request.user.pk).exists())

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our sentences in place of allauth's; where we have none, none is said."""
        if message_template == "account/messages/logged_in.txt":
            office = who.office_held(request.user, today.of(request))
            said = _("%(office)s(으)로 들어왔습니다.")
            message = (
                fitted(said % {"office": office})
                if office
                else _("들어왔습니다. 지금 쓸 수 있는 권한은 없습니다.")
            )
        elif message_template:
            message = _MESSAGES.get(message_template)
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)
