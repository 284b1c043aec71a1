"""Permission lines: which role may do which deed, and how far its right reaches. Default: nobody may.

Every room keeps its lines in its own `rights.py`:

    LINES = Lines({
        "person.register": {Role.DIVISION_OFFICER: ALL, Role.DISTRICT_OFFICER: OWN_DISTRICT},
    })

and its screens ask before they answer: `LINES.require(request, "person.register", district="nowon")`. A page of many
rows asks `LINES.enter(request, "person.list")` and narrows its rows to `LINES.reach(request, "person.list")`.

Who lacks the role gets a sentence (403). What belongs to another division, district, operator or person is not there
(404); for citizens and firms nothing that they may not see is there. Rights go by attributes of the office, not by rows.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from iljari.access import windows
from iljari.access.roles import FROM_OUTSIDE, Role
from iljari.kernel.particles import fitted

SHARED = "bureau"
"""The division of what belongs to the whole bureau: every division's own."""


class Scope(StrEnum):
    """How far a right reaches. The matrix writes these words."""

    ALL = "all"
    OWN_DIVISION = "division"
    OWN_DISTRICT = "district"
    OWN_OPERATOR = "operator"
    OWN = "own"
    ASSIGNED = "assigned"


ALL, OWN_DIVISION, OWN_DISTRICT, OWN_OPERATOR, OWN, ASSIGNED = Scope
"""`OWN`: the person or firm that one is. `ASSIGNED`: the case is assigned to one's account."""

_ATTRIBUTES = {
    OWN_DIVISION: "division", OWN_DISTRICT: "district", OWN_OPERATOR: "operator", OWN: "subject", ASSIGNED: "account",
}  # fmt: skip
"""By which attribute of the office a scope is judged."""


class PlaceNotSaid(LookupError):
    """A screen asked for a deed whose line reaches only one's own place, and did not say whose it is: closed."""


def _entrusted(request: HttpRequest) -> frozenset[str]:
    """The programmes entrusted today to the operator who asks; looked up once a request, whatever number of things is asked about."""
    place = (request.office.operator, request.today)  # type: ignore[attr-defined]
    known: tuple[object, frozenset[str]] | None = getattr(request, "entrusted", None)
    if known is None or known[0] != place:
        known = (place, windows.open_programmes(*place))
        request.entrusted = known  # type: ignore[attr-defined]
    return known[1]


class Lines:
    """The permission lines of one room: deed → role → scope."""

    every: list["Lines"] = []

    def __init__(self, lines: Mapping[str, Mapping[Role, Scope]]) -> None:
        taken = {deed for known in Lines.every for deed in known.lines} & set(lines)
        if taken:
            raise ValueError(f"deeds that another room has already: {', '.join(sorted(taken))}")
        self.lines = {deed: dict(roles) for deed, roles in lines.items()}
        Lines.every.append(self)

    def require(
        self, request: HttpRequest, deed: str, *, division: str | Collection[str] | None = None, district: str | None = None,
        operator: str | None = None, subject: str | None = None, assigned: Collection[str] | None = None,
        programme: str | None = None,
    ) -> None:  # fmt: skip
        """Refuse, unless the office may do this deed to what belongs to this division, district, operator or subject.

        Give every attribute that the thing has: a line that reaches only one's own place and is not told the place
        raises PlaceNotSaid. A line of operators reaches, besides, only the programmes entrusted to them on the day.
        KeyError for a deed that is not in the table.
        """
        scope = self._scope(request, deed)
        told = {
            Scope.OWN_DIVISION: division, Scope.OWN_DISTRICT: district, Scope.OWN_OPERATOR: operator, Scope.OWN: subject,
        }  # fmt: skip
        office = request.office  # type: ignore[attr-defined]
        if scope is Scope.ALL:
            return
        if scope is Scope.ASSIGNED:
            if assigned is None:
                raise PlaceNotSaid(f"{deed}: assigned")
            fits = office.account in assigned
        else:
            asked = told[scope]
            if asked is None:
                raise PlaceNotSaid(f"{deed}: {scope.value}")
            fits = _own(office, scope) in _each(asked) or (
                scope is Scope.OWN_DIVISION and SHARED in _each(asked)
            )
            if scope is Scope.OWN_OPERATOR and programme is not None:
                fits = fits and programme in _entrusted(request)
        if not fits:
            raise Http404

    def enter(self, request: HttpRequest, deed: str) -> Scope:
        """Refuse, unless the role stands in the line; how far its right reaches: the page narrows its rows to that."""
        return self._scope(request, deed)

    def reach(self, request: HttpRequest, deed: str) -> dict[str, str]:
        """The attributes by which a page of many narrows its rows: {} for all, {"district": "nowon"} for one's own,
        {"account": "kim"} for what is assigned.
        """  # fmt: skip
        scope = self._scope(request, deed)
        if scope is Scope.ALL:
            return {}
        return {_ATTRIBUTES[scope]: _own(request.office, scope)}  # type: ignore[attr-defined]

    def may(self, request: HttpRequest, deed: str, **whose: str | None) -> bool:
        """Whether `require` would let pass: to show or hide a button. Does not count as having asked."""
        return allowed(self.require, request, deed, **whose)

    def roles(self, deed: str) -> list[Role]:
        """Who may do it, in the order of the roles."""
        return [role for role in Role if role in self.lines[deed]]

    def __iter__(self) -> Iterator[tuple[str, Role, Scope]]:
        for deed, roles in self.lines.items():
            for role, scope in roles.items():
                yield deed, role, scope

    def _scope(self, request: HttpRequest, deed: str) -> Scope:
        line = self.lines[deed]
        request.asked = deed  # type: ignore[attr-defined]
        office = request.office  # type: ignore[attr-defined]
        if not office.role or Role(office.role) not in line:
            raise refused(request, self.roles(deed))
        return line[Role(office.role)]


def refused(request: HttpRequest, roles: Collection[Role]) -> Exception:
    """What to raise for whoever has none of these roles: a sentence; for citizens at an address with an id, 404."""
    office = request.office  # type: ignore[attr-defined]
    found = getattr(request, "resolver_match", None)
    if office.role in FROM_OUTSIDE and found is not None and found.kwargs:
        return Http404()
    wanted = ", ".join(str(role.label) for role in roles)
    if not office.role and getattr(getattr(request, "user", None), "is_authenticated", False):
        return PermissionDenied(
            _("로그인했지만 오늘 쓸 수 있는 권한이 없습니다. 권한이나 위탁 기간이 끝났거나 올해의 교육·서약이 빠졌을 수 있습니다. 담당 부서에 문의하십시오.")
        )  # fmt: skip
    if not office.role:
        return PermissionDenied(
            _("로그인해야 할 수 있는 일입니다. 할 수 있는 사람: %(roles)s.") % {"roles": wanted}
        )
    return PermissionDenied(
        fitted(
            _("%(role)s(은)는 이 일을 할 수 없습니다. 할 수 있는 사람: %(roles)s.")
            % {"roles": wanted, "role": Role(office.role).label}
        )
    )


def allowed(check: Callable[..., object], request: HttpRequest, *given: object, **named: object) -> bool:
    """Whether a check would let this person through: to show or hide a button. Does not count as having asked."""
    asked = getattr(request, "asked", None)
    try:
        check(request, *given, **named)
    except (PermissionDenied, Http404):
        return False
    finally:
        request.asked = asked  # type: ignore[attr-defined]
    return True


def _each(asked: str | Collection[str]) -> set[str]:
    """The places that are told, without the empty one: nothing is anybody's own by having no place."""
    return {asked} - {""} if isinstance(asked, str) else set(asked) - {""}


def _own(office: object, scope: Scope) -> str:
    """The division, district, operator, subject or account that this office stands for; empty where it has none."""
    return str(getattr(office, _ATTRIBUTES[scope], "") or "")
