"""What every page shows around its content: the menu, today, the language, who is signed in."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from iljari.access.lines import LINES
from iljari.access.offices import NOBODY
from iljari.access.roles import Role
from iljari.desks.intake.rights import APPLYING
from iljari.desks.intake.screens.office.rights import LINES as INTAKE
from iljari.desks.notices.rights import LINES as NOTICES
from iljari.desks.returns.rights import LINES as RETURNS
from iljari.kernel.world import World
from iljari.registry.screens.organisations.rights import LINES as ORGANISATIONS
from iljari.registry.screens.people.rights import LINES as PEOPLE
from iljari.registry.screens.privacy.rights import LINES as PRIVACY
from iljari.web import demo, today, world
from iljari.web.signing_in import middleware


@dataclass(frozen=True)
class Room:
    """A room of the main menu; `needs` is the module that brings its addresses, `roles` who sees it (all where empty, "": nobody
    in particular)."""  # fmt: skip

    address: str
    name: Any
    needs: str = ""
    also: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


_OF_RIGHTS = ("/access/rights/", "/access/reviews/", "/access/mine/", "/access/matrix/")
_OF_THE_LOG = (
    "/access/checks/",
    "/access/alerts/",
    "/access/exports/",
    "/access/breaches/",
    "/access/unmask/",
)

_ROOMS = (
    Room("/", gettext_lazy("정책관")),
    Room("/finder/", gettext_lazy("지원 찾기")),
    Room("/intake/open/", gettext_lazy("모집·공모")),
    Room("/intake/mine/", gettext_lazy("내 신청"), roles=tuple(APPLYING.roles("intake.own"))),
    Room("/programmes/", gettext_lazy("사업"), also=("/simulation/",)),
    Room("/report/", gettext_lazy("보고서")),
    Room(
        "/returns/",
        gettext_lazy("실적 보고"),
        "iljari.desks.returns.urls",
        roles=("", *RETURNS.roles("returns.read")),
    ),
    Room("/budget/", gettext_lazy("예산"), "iljari.desks.budget.urls"),
    Room("/intake/office/", gettext_lazy("신청·선정"), roles=tuple(INTAKE.roles("intake.read"))),
    Room("/notices/", gettext_lazy("안내 발송"), roles=tuple(NOTICES.roles("notices.read"))),
    Room("/organisations/", gettext_lazy("기관"), roles=tuple(ORGANISATIONS.roles("organisation.read"))),
    Room("/people/", gettext_lazy("사람"), roles=tuple(PEOPLE.roles("person.view"))),
    Room("/privacy/", gettext_lazy("개인정보"), roles=tuple(PRIVACY.roles("privacy.see"))),
    Room("/privacy/own/", gettext_lazy("내 정보"), roles=(Role.CITIZEN,)),
    Room("/audit/", gettext_lazy("감사 처리")),
    Room("/sources/", gettext_lazy("수치·출처"), also=("/figures/", "/identities/")),
    Room(
        "/access/staff/", gettext_lazy("직원과 권한"), also=_OF_RIGHTS, roles=tuple(LINES.roles("rights.see"))
    ),
    Room("/access/log/", gettext_lazy("접속기록"), also=_OF_THE_LOG, roles=tuple(LINES.roles("log.view"))),
)


def rooms() -> list[Room]:
    """The rooms that are there."""
    return [room for room in _ROOMS if not room.needs or find_spec(room.needs)]


def page(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page."""
    path = request.path
    menu = [
        {
            "address": room.address,
            "name": room.name,
            "here": path == "/" if room.address == "/" else path.startswith((room.address, *room.also)),
        }
        for room in rooms()
        if not room.roles or getattr(request, "office", NOBODY).role in room.roles
    ]
    language = get_language() or "ko"
    return {
        "page": {
            "menu": menu,
            "today": today.of(request),
            "moved": today.of(request) != today.by_default(),
            "earliest": today.EARLIEST,
            "latest": today.LATEST,
            "demo": demo.is_demo(),
            "practice": world.here() is World.PRACTICE,
            "language": language,
            "other_language": ("en", "English") if language == "ko" else ("ko", "한국어"),
            "office": getattr(request, "office", NOBODY),
            "home": _("처음"),
            "stay": _stay(request),
        }
    }


def _stay(request: HttpRequest) -> dict[str, Any] | None:
    """How long the session lasts, for the script that warns before it ends; nothing for who is not signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return {
        "left": str(middleware.seconds_left(request)),
        "warning": str(int(settings.WARNING_BEFORE.total_seconds())),
        "whose": salted_hmac("iljari.draft", user.get_username()).hexdigest()[:16],
    }
