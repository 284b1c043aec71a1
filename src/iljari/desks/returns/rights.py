"""Who may do what at this desk, and whose papers a paper is. A role that may not gets a sentence (403); what is another
division's, district's or operator's is not there (404)."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest

from iljari.access import windows
from iljari.access.rights import ALL, ASSIGNED, OWN_DISTRICT, OWN_DIVISION, OWN_OPERATOR, Lines, allowed
from iljari.access.roles import OF_OPERATORS, Role
from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.desks.returns import queries
from iljari.desks.returns.models import Return
from iljari.desks.returns.queries import CITY
from iljari.kernel.districts import BY_CODE as DISTRICTS

_CITY = {Role.BUDGET_OFFICER: ALL, Role.DATA_OFFICER: ALL, Role.AUDITOR: ALL}
_BUREAU = {Role.DIVISION_OFFICER: ALL, Role.DIVISION_HEAD: ALL, Role.BUREAU_HEAD: ALL}
_DELIVERERS = {
    Role.DISTRICT_OFFICER: OWN_DISTRICT, Role.OPERATORS_STAFF: OWN_OPERATOR, Role.OPERATORS_MANAGER: OWN_OPERATOR,
}  # fmt: skip
_OFFICER, _HEAD = {Role.DIVISION_OFFICER: OWN_DIVISION}, {Role.DIVISION_HEAD: OWN_DIVISION}
_BUREAU_HEAD = {Role.BUREAU_HEAD: ALL}

__all__ = [
    "LINES",
    "allowed",
    "by",
    "known_programme",
    "may_write",
    "of_paper",
    "outside",
    "own_carrier",
    "reported",
    "requires",
    "role",
]

LINES = Lines({
    "returns.read": _CITY | _BUREAU | _DELIVERERS,
    "returns.cover": _CITY | _BUREAU,
    "returns.write": _OFFICER | _DELIVERERS,
    "returns.sign": _HEAD | _BUREAU_HEAD,
    "returns.send_back": _OFFICER | _HEAD | _BUREAU_HEAD,
    "returns.correct": _OFFICER | _HEAD,
    "returns.remind": _OFFICER,
    "returns.consult": _OFFICER | _HEAD | _BUREAU_HEAD,
    "returns.decide": _HEAD | _BUREAU_HEAD,
    "returns.see_classes": _BUREAU,
    "returns.classify": _OFFICER | _HEAD | _BUREAU_HEAD,
    "returns.name": _OFFICER,
    "returns.keys": _OFFICER,
    "returns.analyse": _OFFICER | _HEAD,
    "returns.staff": _OFFICER | _HEAD | _BUREAU_HEAD,
    "returns.assign": _BUREAU_HEAD,
    "returns.mentor": _HEAD,
    # For oneself only: the right says for whom.
    "returns.request_travel": {Role.DIVISION_OFFICER: ASSIGNED},
    "returns.order_travel": _HEAD,
    "returns.report_travel": {Role.DIVISION_OFFICER: ASSIGNED},
})  # fmt: skip


def by(request: HttpRequest) -> str:
    """The name under which this person's acts stand in the journal."""
    return request.user.get_username()


def role(request: HttpRequest) -> str:
    """The role of whoever asks; empty for nobody."""
    return request.office.role  # type: ignore[attr-defined,no-any-return]


def outside(request: HttpRequest) -> bool:
    """Whether a district's or an operator's person asks: they see their own papers only."""
    return role(request) in (Role.DISTRICT_OFFICER, *OF_OPERATORS)


def known_programme(code: str) -> Programme:
    """The programme with this code, or 404."""
    found = all_programmes().get(code)
    if found is None:
        raise Http404
    return found


def requires(
    request: HttpRequest, deed: str, programme: str, operator: str = "", district: str = ""
) -> Programme:
    """Refuse whoever may not do this to a programme's paper of this deliverer: an operator's is not its district's."""
    LINES.enter(request, deed)
    found = known_programme(programme)
    LINES.require(
        request, deed, division=found.division, operator=operator, district="" if operator else district,
        programme=programme,
    )  # fmt: skip
    return found


def may_write(request: HttpRequest, programme: str, operator: str, district: str) -> None:
    """Drafting and handing in: a deliverer for itself, an officer for his division or for a deliverer on paper."""
    requires(request, "returns.write", programme, operator, district)
    if not queries.delivers(programme, operator, district):
        raise Http404


def of_paper(request: HttpRequest, deed: str, paper: Return) -> None:
    """Refuse whoever may not do this to this return."""
    requires(request, deed, paper.programme, paper.operator, paper.district)


def reported(request: HttpRequest, codes: Iterable[str]) -> list[str]:
    """Those of these programmes that are there for whoever reports: an operator's only while they are entrusted to it (PA-06)."""
    office = request.office  # type: ignore[attr-defined]
    if office.role not in OF_OPERATORS:
        return list(codes)
    entrusted = windows.open_programmes(office.operator, request.today)  # type: ignore[attr-defined]
    return [code for code in codes if code in entrusted]


def own_carrier(request: HttpRequest, who: str = "") -> tuple[str, str]:
    """(operator, district) for whom somebody reports: the one that is named (`who`: a code), else a deliverer's own, else the
    city. Whether one may report for it is for the permission lines to say.
    """  # fmt: skip
    office = request.office  # type: ignore[attr-defined]
    if not who and outside(request):
        return office.operator, office.district
    if who in DISTRICTS:
        return "", who
    return who or CITY, ""
