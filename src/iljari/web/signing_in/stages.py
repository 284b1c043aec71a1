"""What stands between a password and the rooms: the second factor, unless the city's sign-on has vouched for one."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from iljari.web.signing_in import factor

VOUCHED = "vouched"
"""In the session: the account for which the city's sign-on has asked a second factor, and how."""


class SecondFactorStage(AuthenticateStage):
    """allauth's stage, passed over where the city's sign-on has asked a second factor of its own."""

    def _should_handle(self, request: HttpRequest) -> bool:
        user = self.login.user
        told = request.session.get(VOUCHED)
        if user is not None and told and told["account"] == str(user.pk):
            del request.session[VOUCHED]
            factor.mark(request.session, user, told["how"])
            return False
        return bool(super()._should_handle(request))
