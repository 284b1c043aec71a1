"""Who may write, send and read messages. What is another division's or operator's is not there (404)."""

from django.http import Http404, HttpRequest

from iljari.access import windows
from iljari.access.rights import ALL, OWN_DIVISION, OWN_OPERATOR, Lines
from iljari.access.roles import OF_OPERATORS, Role
from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.desks.notices.models import Message

_WRITES = {Role.DIVISION_OFFICER: OWN_DIVISION, Role.OPERATORS_STAFF: OWN_OPERATOR}

LINES = Lines({
    "notices.read": {
        Role.DIVISION_OFFICER: ALL, Role.DIVISION_HEAD: ALL, Role.BUREAU_HEAD: ALL, Role.DATA_OFFICER: ALL,
        Role.PRIVACY_OFFICER: ALL, Role.AUDITOR: ALL, Role.OPERATORS_STAFF: OWN_OPERATOR,
        Role.OPERATORS_MANAGER: OWN_OPERATOR,
    },
    "notices.write": _WRITES,
    "notices.send": _WRITES,
})  # fmt: skip


def by(request: HttpRequest) -> str:
    """The name under which this person's acts stand in the journal."""
    return request.user.get_username()


def operator(request: HttpRequest) -> str:
    """The operator for which whoever asks works; empty for the city's people."""
    office = request.office  # type: ignore[attr-defined]
    return office.operator if office.role in OF_OPERATORS else ""


def writes_for(request: HttpRequest, code: str) -> Programme:
    """The programme, if whoever asks may write for it; else 404."""
    LINES.enter(request, "notices.write")
    found = all_programmes().get(code)
    if found is None:
        raise Http404
    LINES.require(
        request, "notices.write", division=found.division, operator=operator(request), programme=code
    )
    return found


def programmes(request: HttpRequest) -> list[Programme]:
    """The programmes for which whoever asks may write."""
    LINES.enter(request, "notices.write")
    office = request.office  # type: ignore[attr-defined]
    if own := operator(request):
        open_ones = windows.open_programmes(own, request.today)  # type: ignore[attr-defined]
        return [each for each in all_programmes().values() if each.code in open_ones]
    return [each for each in all_programmes().values() if each.division in (office.division, "bureau")]


def paper(request: HttpRequest, deed: str, id: str) -> Message:
    """The message, if it is there for whoever asks."""
    LINES.enter(request, deed)
    found = Message.objects.filter(pk=id).first()
    if found is None:
        raise Http404
    known = all_programmes().get(found.programme)
    LINES.require(
        request, deed, division=known.division if known else "", operator=found.operator, programme=found.programme
    )  # fmt: skip
    return found
