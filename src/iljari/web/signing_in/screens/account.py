"""My account: my sessions, my second factors, my password, my language; and staying signed in."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import password_validation, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from iljari.access.browsers import browser
from iljari.web.signing_in import factor, guard, middleware, passwords
from iljari.web.signing_in.hosts import takes_passkeys
from iljari.web.signing_in.models import Session
from iljari.web.signing_in.sessions import hashed


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """What my account is: until the first second factor is set up, only how to do that."""
    mine = Authenticator.objects.filter(user=request.user).order_by("pk")
    kinds = Authenticator.Type
    told = {
        "citizen": factor.passed(request) == "identity",
        "enrolled": bool(factor.passed(request)),
        "totp": next((one for one in mine if one.type == kinds.TOTP), None),
        "passkeys": [{"name": one.wrap().name, "row": one} for one in mine if one.type == kinds.WEBAUTHN],
        "codes_left": next(
            (len(one.wrap().get_unused_codes()) for one in mine if one.type == kinds.RECOVERY_CODES), 0
        ),
        "takes_passkeys": takes_passkeys(request),
        "sessions": sessions_of(request),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "signing_in/account.html", told)


def sessions_of(request: HttpRequest) -> list[dict[str, object]]:
    """The live sessions of whoever asks, this one first, then the one seen last."""
    here = hashed(request.session.session_key)
    rows = Session.objects.filter(account=request.user.get_username(), expire_date__gt=timezone.now())
    mine = [{"row": row, "here": row.pk == here, "browser": browser(row.agent)} for row in rows]
    addresses = {row.address for row in rows if row.address}
    for one in mine:
        one["elsewhere"] = len(addresses) > 1 and not one["here"] and one["row"].address not in _here(mine)
    return sorted(
        mine, key=lambda one: (not one["here"], -(one["row"].seen_at or one["row"].expire_date).timestamp())
    )


def _here(mine: list[dict[str, object]]) -> set[str]:
    return {one["row"].address for one in mine if one["here"]}  # type: ignore[attr-defined]


@require_POST
@login_required
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End one session of mine, or all but this one."""
    mine = Session.objects.filter(account=request.user.get_username())
    others = mine.exclude(pk=hashed(request.session.session_key))
    asked = request.POST.get("session", "")
    ended = (others if asked == "others" else others.filter(pk=asked)).delete()[0]
    if ended:
        messages.success(request, _("로그인 %(count)s개를 끝냈습니다.") % {"count": ended})
    else:
        messages.error(request, _("끝낼 로그인이 없습니다. 이미 끝났을 수 있습니다."))
    return redirect("account")


@sensitive_post_parameters()
@never_cache
@login_required
def password(request: HttpRequest) -> HttpResponse:
    """A new password, with the old one; everywhere else the account is signed out."""
    told: dict[str, object] = {"least": passwords.LEAST, "hint": passwords.Length().get_help_text()}
    if request.method == "POST":
        try:
            with guard.guarded(request, request.user.get_username(), "password"):
                if not request.user.check_password(request.POST.get("old", "")):
                    raise ValidationError(_("지금 비밀번호가 맞지 않습니다."), code="old")
        except ValidationError as wrong:
            return render(
                request, "signing_in/password.html", told | {"old_fault": wrong.messages[0]}, status=403
            )
        new = request.POST.get("new", "")
        try:
            password_validation.validate_password(new, request.user)
        except ValidationError as wrong:
            return render(
                request, "signing_in/password.html", told | {"new_faults": wrong.messages}, status=422
            )
        request.user.set_password(new)
        request.user.save(update_fields=["password"])
        update_session_auth_hash(request, request.user)
        Session.objects.filter(account=request.user.get_username()).exclude(
            pk=hashed(request.session.session_key)
        ).delete()
        messages.success(request, _("비밀번호를 바꾸었습니다. 다른 곳의 로그인은 모두 끝났습니다."))
        return redirect("account")
    return render(request, "signing_in/password.html", told)


@never_cache
def stay(request: HttpRequest) -> HttpResponse:
    """How long the session lasts: asked (GET) without making it longer, or extended (POST)."""
    if not request.user.is_authenticated:
        return JsonResponse({"left": 0}, status=403)
    return JsonResponse(
        {"left": middleware.seconds_left(request), "extends": middleware.may_be_extended(request)}
    )
