"""Setting up second factors: an app, passkeys, recovery codes; showing one again before something grave."""

from typing import Any

from allauth.mfa.base.views import ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.safestring import mark_safe

from iljari.web.signing_in import demonstration, factor
from iljari.web.signing_in.hosts import takes_passkeys
from iljari.web.signing_in.middleware import WANTED

ACCOUNT = reverse_lazy("account")
CODES = reverse_lazy("mfa_view_recovery_codes")


class Activate(ActivateTOTPView):
    """Connect an authenticator app: its picture, its key in letters, and the first code."""

    template_name = "signing_in/totp.html"

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """The picture stands in the page itself: nothing but our own files is let in by the security policy."""
        context = super().get_context_data(**told)
        svg = context["totp_svg"]
        context["picture"] = mark_safe(svg[svg.index("<svg") :])
        secret = context["form"].secret
        context["letters"] = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return context

    def get_success_url(self) -> str:
        """The new recovery codes, once."""
        return str(CODES if self.did_generate_recovery_codes else ACCOUNT)

    def form_valid(self, form: Any) -> HttpResponse:
        """Set up, and thereby shown: who has the first one may go on."""
        response = super().form_valid(form)
        factor.mark(self.request.session, self.request.user, Authenticator.Type.TOTP)
        return response


class Deactivate(DeactivateTOTPView):
    """Disconnect the app, where another factor is left."""

    template_name = "signing_in/totp_remove.html"
    success_url = ACCOUNT


class AddPasskey(AddWebAuthnView):
    """A new passkey."""

    template_name = "signing_in/passkey.html"

    def dispatch(self, request: Any, *arguments: Any, **named: Any) -> HttpResponse:
        """Says where passkeys are taken, when not here."""
        if not takes_passkeys(request):
            return HttpResponseRedirect(str(ACCOUNT))
        return super().dispatch(request, *arguments, **named)

    def get_success_url(self) -> str:
        """The new recovery codes, once."""
        return str(CODES if self.did_generate_recovery_codes else ACCOUNT)

    def form_valid(self, form: Any) -> HttpResponse:
        """Set up, and thereby shown: who has the first one may go on."""
        response = super().form_valid(form)
        factor.mark(self.request.session, self.request.user, Authenticator.Type.WEBAUTHN)
        return response


class RemovePasskey(RemoveWebAuthnView):
    """Remove a passkey, where another factor is left."""

    template_name = "signing_in/passkey_remove.html"
    success_url = ACCOUNT

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """Whether it may go."""
        return super().get_context_data(**told) | {"may": _may_go(self.object)}

    def form_valid(self, form: Any) -> HttpResponse:
        """The last one stays."""
        if not _may_go(self.object):
            return self.render_to_response(self.get_context_data(form=form), status=403)
        return super().form_valid(form)


def _may_go(authenticator: Authenticator) -> bool:
    from allauth.mfa.adapter import get_adapter

    return bool(get_adapter().can_delete_authenticator(authenticator))


class RecoveryCodes(ViewRecoveryCodesView):
    """The recovery codes, shown once after they were made; then only how many are left."""

    template_name = "signing_in/recovery_codes.html"

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """Where to go on to."""
        context = super().get_context_data(**told)
        return context | {"onward": self.request.session.get(WANTED, "/")}


class NewRecoveryCodes(GenerateRecoveryCodesView):
    """New recovery codes; the old ones end."""

    template_name = "signing_in/recovery_codes_new.html"


class CodeAgain(ReauthenticateView):
    """The code once more."""

    template_name = "signing_in/again.html"

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """In the demonstration with the code of its person."""
        context = super().get_context_data(**told)
        return context | {"demo_code": demonstration.shown_code(self.request.user)}


class PasskeyAgain(ReauthenticateWebAuthnView):
    """The passkey once more."""

    template_name = "signing_in/again_passkey.html"


activate, deactivate = Activate.as_view(), Deactivate.as_view()
add_passkey, remove_passkey = AddPasskey.as_view(), RemovePasskey.as_view()
recovery_codes, new_recovery_codes = RecoveryCodes.as_view(), NewRecoveryCodes.as_view()
code_again, passkey_again = CodeAgain.as_view(), PasskeyAgain.as_view()
