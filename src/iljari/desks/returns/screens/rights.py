"""Who may do what here. A role that may not gets a sentence (403); a foreign district or operator is not there (404)."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.desks.returns import queries
from iljari.desks.returns.models import Return
from iljari.desks.returns.queries import CITY
from iljari.kernel.districts import BY_CODE as DISTRICTS

OFFICER, HEAD, BUREAU_HEAD = "division officer", "division head", "bureau head"
DISTRICT, OPERATOR = "district officer", "operator's staff"
BUREAU = (OFFICER, HEAD, BUREAU_HEAD)
READERS = (*BUREAU, DISTRICT, OPERATOR, "budget officer", "data officer", "auditor")

Screen = Callable[..., Any]


def by(request: HttpRequest) -> str:
    """The name under which this person's acts stand in the journal."""
    return request.user.get_username()


def role(request: HttpRequest) -> str:
    """The role of whoever asks; empty for nobody."""
    return getattr(request.office, "role", "")  # type: ignore[attr-defined]


def outside(request: HttpRequest) -> bool:
    """Whether a district's or an operator's person asks: they see their own papers only."""
    return role(request) in (DISTRICT, OPERATOR)


def requires(request: HttpRequest, *roles: str) -> None:
    """Refuse with a sentence whoever has none of these roles."""
    request.require(*roles)  # type: ignore[attr-defined]


def known_programme(code: str) -> Programme:
    """The programme with this code, or 404."""
    found = all_programmes().get(code)
    if found is None:
        raise Http404
    return found


def requires_division(request: HttpRequest, programme: str, *roles: str) -> Programme:
    """Refuse whoever has none of these roles, or belongs to a division that does not run the programme."""
    requires(request, *roles)
    found = known_programme(programme)
    request.require_programme(programme)  # type: ignore[attr-defined]
    return found


def may_write(request: HttpRequest, programme: str, operator: str, district: str) -> None:
    """Drafting and handing in: a deliverer for itself, an officer for his division or for a deliverer on paper."""
    requires(request, OFFICER, DISTRICT, OPERATOR)
    known_programme(programme)
    request.require_place(district=district, operator=operator)  # type: ignore[attr-defined]
    request.require_programme(programme)  # type: ignore[attr-defined]
    if not queries.delivers(programme, operator, district):
        raise Http404


def may_read(request: HttpRequest, paper: Return) -> None:
    """Reading a return: the bureau all, a deliverer its own."""
    requires(request, *READERS)
    request.require_place(district=paper.district, operator=paper.operator)  # type: ignore[attr-defined]


def may_sign(request: HttpRequest, paper: Return) -> None:
    """Signing off: the head of the division whose programme it is."""
    requires_division(request, paper.programme, HEAD, BUREAU_HEAD)


def may_send_back(request: HttpRequest, paper: Return) -> None:
    """Sending back: the division's officer or head."""
    requires_division(request, paper.programme, *BUREAU)


def may_correct(request: HttpRequest, paper: Return) -> None:
    """Correcting what is signed: the division's officer or head; deliverers ask them."""
    requires_division(request, paper.programme, OFFICER, HEAD)


def own_carrier(request: HttpRequest, who: str = "") -> tuple[str, str]:
    """(operator, district) for whom this person reports; an officer may name another (`who`: a code)."""
    office = request.office  # type: ignore[attr-defined]
    if role(request) == DISTRICT:
        return _only("", office.district, who)
    if role(request) == OPERATOR:
        return _only(office.operator, "", who)
    if who in DISTRICTS:
        return "", who
    return who or CITY, ""


def _only(operator: str, district: str, who: str) -> tuple[str, str]:
    if who not in ("", operator or district):
        raise Http404
    if not (operator or district):
        raise PermissionDenied(
            _("어느 자치구나 수행기관의 담당자인지 등록되어 있지 않습니다. 담당 부서에 알려 주십시오.")
        )
    return operator, district


def allowed(check: Callable[..., Any], *given: Any) -> bool:
    """Whether a check would let this person through: to show or hide a button."""
    try:
        check(*given)
    except (PermissionDenied, Http404):
        return False
    return True
