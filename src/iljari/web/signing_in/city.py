"""The city's single sign-on (OIDC): it says who somebody is; whether they may in is said by our personnel file alone.

Settings: CITY_SIGN_ON (issuer, client id, secret, name), `claim` (which of its claims is the HR number) and
`second_factor` (which claim and values say that it has asked one itself; without them ours is asked).
"""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from requests import RequestException

from iljari.web.signing_in import happenings, who
from iljari.web.signing_in.stages import VOUCHED

PROVIDER = "city"


def name() -> str:
    """What the city calls its sign-on; empty where it has none."""
    return str(settings.CITY_SIGN_ON.get("name", ""))


class CityAdapter(DefaultSocialAccountAdapter):
    """Who comes from the city's sign-on."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Finds the account by its HR number; keeps nothing of what the provider told."""
        claims = _claims(sociallogin.account.extra_data)
        number = str(claims.get(settings.CITY_SIGN_ON["claim"], ""))
        sociallogin.account.extra_data = {}
        sociallogin.email_addresses = []
        user = User.objects.filter(username=number, is_active=True).first() if number else None
        if user is None or not who.may_enter(user) or not who.is_in_the_personnel_file(number):
            happenings.failed(request, number, "not-in-hr")
            sentence = _(
                "%(city)s의 로그인은 맞지만, 이 시스템의 인사 명부에 없는 사람입니다. 부서의 시스템 관리자에게 등록을 요청하십시오."
            )
            raise ImmediateHttpResponse(_refused(request, sentence % {"city": name()}))
        sociallogin.user = user
        if _has_asked_a_second_factor(claims):
            request.session[VOUCHED] = {"account": str(user.pk), "how": "city"}

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody becomes an account by coming from there."""
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """The provider refused, was left, or cannot be reached."""
        happenings.failed(request, "", "city")
        sentence = _("%(city)s의 로그인을 마치지 못했습니다. 다시 하거나, 이름과 비밀번호로 들어오십시오.")
        raise ImmediateHttpResponse(_refused(request, sentence % {"city": name()}))


def begin(request: HttpRequest, provider_id: str) -> Any:
    """To the city's sign-on; a sentence where it cannot be reached. Nothing but coming in can be asked of it in the address."""
    wanted = QueryDict(mutable=True)
    wanted["next"] = request.GET.get("next", "/")
    request.GET = wanted
    try:
        return openid.login(request, provider_id)
    except RequestException:
        try:
            CityAdapter(request).on_authentication_error(request, None)
        except ImmediateHttpResponse as refused:
            return refused.response


def _claims(told: dict[str, Any]) -> dict[str, Any]:
    """What the provider says: in its signed token, and when asked about the person."""
    return {**told.get("userinfo", {}), **told.get("id_token", {})}


def _has_asked_a_second_factor(claims: dict[str, Any]) -> bool:
    wanted = settings.CITY_SIGN_ON.get("second_factor", {})
    for claim, values in wanted.items():
        told = claims.get(claim, [])
        said = {told} if isinstance(told, str) else set(told)
        if said & set(values):
            return True
    return False


def _refused(request: HttpRequest, sentence: str) -> Any:
    return render(
        request, "iljari/fault.html", {"title": _("들어올 수 없습니다"), "sentence": sentence}, status=403
    )
