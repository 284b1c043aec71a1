"""The invitation: with the code from the administrator one sets one's own password."""

from django.contrib import messages
from django.contrib.auth import password_validation
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from iljari.web.signing_in import guard, invitations, passwords


@sensitive_post_parameters()
@never_cache
def invitation(request: HttpRequest) -> HttpResponse:
    """Name, code and a new password. The code of a link stands behind its # and never reaches a server's log."""
    told: dict[str, object] = {"hint": passwords.Length().get_help_text(), "least": passwords.LEAST}
    if request.method != "POST":
        return render(request, "signing_in/invitation.html", told)
    name, new = request.POST.get("login", "").strip(), request.POST.get("password", "")
    told["name"] = name
    now = timezone.now()
    try:
        with guard.guarded(request, name, "invitation"):
            found = invitations.check(name, request.POST.get("code", ""), now=now)
    except ValidationError as wrong:
        status = 429 if wrong.code == "closed" else 403
        return render(
            request, "signing_in/invitation.html", told | {"fault": wrong.messages[0]}, status=status
        )
    try:
        password_validation.validate_password(new, User.objects.get(username=found.account))
        invitations.accept(found, new, now=now)
    except ValidationError as wrong:
        return render(
            request, "signing_in/invitation.html", told | {"new_faults": wrong.messages}, status=422
        )
    messages.success(request, _("비밀번호를 정했습니다. 이제 그 비밀번호로 들어오십시오."))
    return redirect("account_login")
