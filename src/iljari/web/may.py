"""Who may do what: the table of the web's own rooms, and the checks that all screens ask for.

A screen of the web calls `require(request, "budget officer")`. A desk's screen stands below the web and imports
nothing of it: it calls `request.require("budget officer")`, `request.require_place(district=…)` and
`request.require_programme(…)`, which OfficeMiddleware hands down with `request.office`.

Who lacks the role gets a page with a sentence (403). Another district's or operator's papers are not even confirmed to
exist (404).
"""

from collections.abc import Callable
from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from iljari.access.roles import Role
from iljari.web.models import Office

NOBODY = Office()
"""Who is not signed in: no role, no place."""


DEEDS: dict[str, frozenset[str]] = {
    "council.answer": frozenset({Role.DIVISION_OFFICER, Role.DIVISION_HEAD}),
}
"""What is done in the web's own rooms, and by whom. Every desk keeps its own table in its `rights`."""


def office_of(request: HttpRequest) -> Office:
    """The office that the signed-in person holds; NOBODY without one."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return NOBODY
    return Office.objects.filter(user=user).first() or NOBODY


def may(office: Office, deed: str) -> bool:
    """Whether whoever holds this office may do the deed; raises KeyError for a deed that is not in the table."""
    return office.role in DEEDS[deed]


def require(request: HttpRequest, *roles: str) -> Office:
    """The office, when it is one of these roles; else PermissionDenied with a sentence."""
    office = request.office  # type: ignore[attr-defined]
    if office.role in roles:
        return office
    wanted = ", ".join(str(Role(role).label) for role in roles)
    raise PermissionDenied(_refusal(office) % {"roles": wanted, "role": office.role_name})


def require_deed(request: HttpRequest, deed: str) -> Office:
    """The office, when the table lets it do the deed; else PermissionDenied with a sentence."""
    return require(request, *sorted(DEEDS[deed]))


def require_place(request: HttpRequest, *, district: str = "", operator: str = "") -> Office:
    """The office, when its papers are those of this district or operator, or it is the city's; else 404."""
    office = request.office  # type: ignore[attr-defined]
    if office.role == Role.DISTRICT_OFFICER and (office.district != district or operator):
        raise Http404
    if office.role == Role.OPERATORS_STAFF and office.operator != operator:
        raise Http404
    return office


def require_programme(request: HttpRequest, programme: str) -> Office:
    """The office, unless it belongs to a division that does not run this programme: PermissionDenied with a sentence."""
    office = request.office  # type: ignore[attr-defined]
    division = programme.split(".")[0]
    if office.division and division not in (office.division, "bureau"):
        raise PermissionDenied(
            _("다른 부서의 사업입니다. 이 사업을 맡은 부서의 담당자가 할 수 있습니다.")
        )  # fmt: skip
    return office


def _refusal(office: Office) -> str:
    if not office.role:
        return _("로그인해야 할 수 있는 일입니다. 할 수 있는 사람: %(roles)s.")
    return _("%(role)s(은)는 이 일을 할 수 없습니다. 할 수 있는 사람: %(roles)s.")


class OfficeMiddleware:
    """Gives every request the office of whoever sends it, and the checks for desks' screens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.office = office_of(request)  # type: ignore[attr-defined]
        request.require = partial(require, request)  # type: ignore[attr-defined]
        request.require_deed = partial(require_deed, request)  # type: ignore[attr-defined]
        request.require_place = partial(require_place, request)  # type: ignore[attr-defined]
        request.require_programme = partial(require_programme, request)  # type: ignore[attr-defined]
        return self._get_response(request)
