"""Who may do what at this desk. The office comes with the request (`request.office`, `request.require`), from above."""

from django.http import HttpRequest

from iljari.desks.budget.models import BudgetLine

BUDGET = "budget officer"
DIVISION = "division officer"
HEAD = "division head"
BUREAU_HEAD = "bureau head"
COUNCIL = "council member"
AUDITOR = "auditor"
STATISTICS = "data officer"

BOOK = (BUDGET,)
"""Who moves money, registers lines, takes over e호조's files, closes the year."""
VOTE = (COUNCIL, BUDGET)
"""Who enters what the council voted."""
DIVIDE = (DIVISION, BUDGET)
"""Who asks, classifies, explains and forecasts; a division's officer for the division's own lines."""
POSTS = (BUREAU_HEAD,)
"""Who authorises posts."""
CITY = (BUDGET, DIVISION, HEAD, BUREAU_HEAD, COUNCIL, AUDITOR, STATISTICS)
"""Whose screens show who entered what, and the reconciliation with e호조."""


def role_of(request: HttpRequest) -> str:
    """The role of whoever asks; empty for nobody."""
    office = getattr(request, "office", None)
    return office.role if office else ""


def may(request: HttpRequest, roles: tuple[str, ...], line: BudgetLine | None = None) -> bool:
    """Whether the role fits, and, for a division's officer, the line is the division's own."""
    role = role_of(request)
    if role not in roles:
        return False
    if role != DIVISION or line is None or not line.division:
        return True
    return bool(request.office.division == line.division)  # type: ignore[attr-defined]


def require(request: HttpRequest, roles: tuple[str, ...], line: BudgetLine | None = None) -> None:
    """Raise PermissionDenied with a sentence, unless the role fits and the line is the division's own."""
    request.require(*roles)  # type: ignore[attr-defined]
    if role_of(request) == DIVISION and line is not None:
        request.require_programme(line.programme)  # type: ignore[attr-defined]
