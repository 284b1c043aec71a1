"""Coming in and going out, and moving the day of the demonstration."""

from datetime import date

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from iljari.access import offices
from iljari.access.roles import Role
from iljari.web import demo, today

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def _back(request: HttpRequest) -> str:
    """Where to go afterwards: an address of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    fine = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if fine else "/"


def _keep(request: HttpRequest, day: date) -> None:
    """Let a moved day outlive the session's end."""
    if day != today.by_default():
        today.move(request, day)


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in: by choosing a person in the demonstration, by name and password elsewhere."""
    told: dict[str, object] = {"next": _back(request)}
    if request.method == "POST":
        user = _chosen(request) if demo.is_demo() and "person" in request.POST else _authenticated(request)
        if user is not None:
            day = today.of(request)
            login(request, user, backend=_BACKEND)
            _keep(request, day)
            held = offices.of(user, day)
            if held:
                messages.success(request, _("%(office)s(으)로 들어왔습니다.") % {"office": held[0]})
            else:
                messages.warning(
                    request, _("지금 쓸 수 있는 권한이 없습니다. '내 권한'에서 까닭을 보십시오.")
                )
            return redirect(_back(request))
        told["fault"] = _("이름이나 비밀번호가 맞지 않습니다. 다시 확인해 주십시오.")
        told["name"] = request.POST.get("name", "")
    if demo.is_demo():
        told["people"] = _people()
    return render(request, "iljari/sign_in.html", told, status=403 if "fault" in told else 200)


def _chosen(request: HttpRequest) -> User | None:
    asked = request.POST["person"]
    if not any(office.account == asked for office in offices.of_demonstration()):
        return None
    return User.objects.filter(username=asked, is_active=True).first()


def _authenticated(request: HttpRequest) -> User | None:
    return authenticate(  # type: ignore[return-value]
        request, username=request.POST.get("name", ""), password=request.POST.get("password", "")
    )


def _people() -> list[dict[str, object]]:
    """The people of the demonstration in three groups."""
    groups = (
        (
            _("시 본청"),
            lambda office: office.role not in (Role.DISTRICT_OFFICER, Role.OPERATORS_STAFF, *_COUNCIL),
        ),
        (_("시의회·감사"), lambda office: office.role in _COUNCIL),
        (_("자치구"), lambda office: office.role == Role.DISTRICT_OFFICER),
        (_("수행기관"), lambda office: office.role == Role.OPERATORS_STAFF),
    )
    people = offices.of_demonstration()
    people.sort(key=lambda office: office.place_name if office.district or office.operator else "")
    return [{"name": name, "offices": [office for office in people if fits(office)]} for name, fits in groups]


_COUNCIL = (Role.COUNCIL_MEMBER, Role.AUDITOR)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Go out."""
    day = today.of(request)
    logout(request)
    _keep(request, day)
    messages.success(request, _("로그아웃했습니다."))
    return redirect("/")


@require_POST
def move_today(request: HttpRequest) -> HttpResponse:
    """Move the day of this session; only in the demonstration."""
    if not demo.is_demo():
        messages.error(request, _("오늘은 시범 운영에서만 옮길 수 있습니다."))
        return redirect(_back(request))
    if request.POST.get("back"):
        today.move(request, None)
        return redirect(_back(request))
    try:
        wanted = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        messages.error(request, _("날짜를 2018-11-15처럼 적어 주십시오."))
        return redirect(_back(request))
    if not today.EARLIEST <= wanted <= today.LATEST:
        messages.error(request, _("2018년 1월 1일부터 2019년 12월 31일 사이의 날을 골라 주십시오."))
        return redirect(_back(request))
    today.move(request, wanted)
    return redirect(_back(request))
