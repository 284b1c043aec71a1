"""Whose a call is, and who of the office may do what with it and its applications."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from iljari.access import windows
from iljari.access.rights import SHARED, Lines, allowed
from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.desks.intake import queries
from iljari.desks.intake.models import Application, Call
from iljari.desks.intake.rights import DEEDS

LINES = Lines(DEEDS)

__all__ = [
    "LINES",
    "allowed",
    "by",
    "calls_of",
    "found_call",
    "may",
    "place",
    "programmes_of",
    "require",
    "the_application",
    "the_call",
]


def by(request: HttpRequest) -> str:
    """The name under which this person's acts stand in the journal."""
    return request.user.get_username()


def place(call: Call) -> dict[str, Any]:
    """Whose a call is: its programme's division, and the district or operator that runs it."""
    programme = all_programmes()[call.programme]
    return {
        "division": programme.division, "district": call.district, "operator": call.operator, "programme": call.programme,
        "assigned": [each.account for each in call.reviewers.all() if each.relieved_at is None],
    }  # fmt: skip


def require(request: HttpRequest, deed: str, call: Call) -> None:
    """Refuse whoever may not do this with this call and what was handed in to it."""
    LINES.require(request, deed, **place(call))


def may(request: HttpRequest, deed: str, call: Call) -> bool:
    """Whether they may: to show or hide a button."""
    return LINES.may(request, deed, **place(call))


def found_call(id: str) -> Call:
    """The call with this id, or 404."""
    return get_object_or_404(Call, pk=id)


def the_call(request: HttpRequest, deed: str, id: str) -> Call:
    """The call with this id, for this deed; 404 where it is not there or another's. A draft is there for whoever writes calls."""
    LINES.enter(request, deed)
    call = found_call(id)
    require(request, deed, call)
    return call


def the_application(request: HttpRequest, deed: str, id: str) -> Application:
    """The application with this id, for this deed; a draft is nobody's but its writer's."""
    LINES.enter(request, deed)
    found = get_object_or_404(Application.objects.select_related("call"), pk=id)
    require(request, deed, found.call)
    if found.state == Application.State.DRAFT:
        raise Http404
    return found


def calls_of(request: HttpRequest, deed: str) -> Any:
    """The calls that this office reaches with this deed."""
    reach = LINES.reach(request, deed)
    found = queries.calls(district=reach.get("district"), operator=reach.get("operator"))
    if "division" in reach:
        codes = [
            each.code for each in all_programmes().values() if each.division in (reach["division"], SHARED)
        ]
        found = found.filter(programme__in=codes)
    if "operator" in reach:
        found = found.filter(programme__in=windows.open_programmes(reach["operator"], request.today))  # type: ignore[attr-defined]
    if "account" in reach:
        found = found.filter(reviewers__account=reach["account"], reviewers__relieved_at=None)
    return found.prefetch_related("reviewers")


def programmes_of(request: HttpRequest) -> Iterable[Programme]:
    """The programmes for which this office may open a call."""
    office = request.office  # type: ignore[attr-defined]
    return [
        each
        for each in all_programmes().values()
        if each.calls()
        and LINES.may(
            request, "intake.call", division=each.division, district=office.district, operator=office.operator,
            programme=each.code,
        )
    ]  # fmt: skip
