"""Coming in and going out: name and password, then the second factor."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.web import demo
from iljari.web.signing_in import city, demonstration, middleware
from iljari.web.signing_in.hosts import takes_passkeys


def back(request: HttpRequest) -> str:
    """Where to go afterwards: an address of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    fine = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if fine else "/"


class SignIn(LoginView):
    """Name and password; in the demonstration its people are listed, and choosing one fills the form."""

    template_name = "signing_in/sign_in.html"

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """The form, with what the demonstration offers."""
        context = super().get_context_data(**told)
        context |= {"next": back(self.request), "city": city.name(), "ended": "ended" in self.request.GET}
        context["identity"] = settings.IDENTITY.get("name", "")
        if demo.is_demo():
            groups = demonstration.people(self.request.today)  # type: ignore[attr-defined]
            asked = self.request.GET.get("person", "")
            known = {office.account for group in groups for office in group["offices"]}
            context |= {"people": groups, "demo_password": demonstration.password()}
            context["chosen"] = asked if asked in known else ""
        return context

    def form_invalid(self, form: Any) -> HttpResponse:
        """Refused: 429 while the door is closed."""
        return _refused(super().form_invalid(form), form)


sign_in = SignIn.as_view()


class SecondFactor(AuthenticateView):
    """The code of an app, a recovery code or a passkey."""

    template_name = "signing_in/second_factor.html"

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """Which of the three this account has."""
        context = super().get_context_data(**told)
        user = self.stage.login.user
        types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        context["has_key"] = Authenticator.Type.WEBAUTHN in types and takes_passkeys(self.request)
        context["has_codes"] = bool(types - {Authenticator.Type.WEBAUTHN})
        context["demo_code"] = demonstration.shown_code(user)
        return context

    def form_invalid(self, form: Any) -> HttpResponse:
        """Refused: 429 while the door is closed."""
        return _refused(super().form_invalid(form), form)


second_factor = SecondFactor.as_view()


def _refused(response: HttpResponse, form: Any) -> HttpResponse:
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    response.status_code = 429 if "closed" in codes else 403
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Go out; the day of the demonstration stays."""
    was_in = request.user.is_authenticated
    middleware.end(request, "asked")
    if was_in:
        messages.success(request, _("로그아웃했습니다."))
    return redirect(back(request) if request.POST.get("next") else settings.LOGOUT_REDIRECT_URL)
