"""Coming and going, written into the access log (SP-17): who came in, who went out, who failed to."""

from django.contrib.auth.models import User
from django.http import HttpRequest

from iljari.access import log


def came_in(request: HttpRequest, account: str, how: str) -> None:
    """Somebody came in, with this second factor."""
    log.session(request, log.LogAct.SIGN_IN, account=account, reason=how)


def went_out(request: HttpRequest, account: str, why: str) -> None:
    """Somebody went out, or was sent out: "asked", "longest", "ended"."""
    log.session(request, log.LogAct.SIGN_OUT, account=account, reason=why)


def failed(request: HttpRequest, typed: str, why: str) -> None:
    """Somebody failed to come in: "password", "code", "closed", "invitation", "network", "identity", "not-in-hr".

    What was typed is written only where it is an account's name: else it may be a password in the wrong field.
    """
    known = User.objects.filter(username=typed).exists() if typed else False
    log.session(request, log.LogAct.SIGN_IN_FAILED, account=typed if known else "", reason=why)


def invited(request: HttpRequest, account: str) -> None:
    """An administrator gives this account a new first secret: whoever has it becomes that account."""
    log.session(request, log.LogAct.INVITE, case=account)
