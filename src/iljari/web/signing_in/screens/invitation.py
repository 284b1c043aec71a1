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

from iljari.web.signing_in import guard, happenings, invitations, passwords, who
from iljari.web.signing_in.rights import LINES


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


@never_cache
def issue(request: HttpRequest) -> HttpResponse:
    """An administrator gives an account its first secret, or a new one to who has lost all: shown once."""
    LINES.require(request, "invitation.issue")
    told: dict[str, object] = {}
    if request.method == "POST":
        name = request.POST.get("account", "").strip()
        told["name"] = name
        try:
            if name == request.user.get_username():
                raise ValidationError(
                    _("자기 계정에는 초대 부호를 낼 수 없습니다. 다른 관리자에게 맡기십시오.")
                )
            if who.is_in_the_personnel_file(name):
                happenings.invited(request, name)
            told["code"] = invitations.issue(name, by=request.user.get_username(), now=timezone.now())
            told["link"] = request.build_absolute_uri("/invitation/") + f"#{told['code']}"
        except ValidationError as wrong:
            told["fault"] = wrong.messages[0]
    return render(request, "signing_in/issue.html", told, status=422 if "fault" in told else 200)
