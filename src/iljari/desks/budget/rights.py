"""Who may do what at this desk."""

from django.http import HttpRequest

from iljari.access.rights import ALL, OWN_DIVISION, Lines, allowed
from iljari.access.roles import Role
from iljari.desks.budget.models import BudgetLine

_BOOK = {Role.BUDGET_OFFICER: ALL}
_DIVIDE = {Role.DIVISION_OFFICER: OWN_DIVISION, Role.BUDGET_OFFICER: ALL}

LINES = Lines({
    # Moves money, registers lines, takes over e호조's files, closes the year.
    "budget.book": _BOOK,
    # Enters what the council voted.
    "budget.vote": {Role.COUNCIL_MEMBER: ALL, Role.BUDGET_OFFICER: ALL},
    # Asks, classifies, explains and forecasts; a division's officer for the division's own lines.
    "budget.divide": _DIVIDE,
    # Authorises posts.
    "budget.authorise_posts": {Role.BUREAU_HEAD: ALL},
    # Sees who entered what, and the reconciliation with e호조. The council reads the budget as everybody does.
    "budget.look_behind": dict.fromkeys(
        (Role.BUDGET_OFFICER, Role.DIVISION_OFFICER, Role.DIVISION_HEAD, Role.BUREAU_HEAD, Role.AUDITOR,
         Role.DATA_OFFICER), ALL,
    ),
})  # fmt: skip


def require(request: HttpRequest, deed: str, line: BudgetLine | None = None) -> None:
    """Refuse whoever may not do this (403 with a sentence), or whose division has nothing to do with the line (404)."""
    if line is None:
        LINES.require(request, deed)
    else:
        LINES.require(request, deed, division=line.division or line.programme.split(".")[0])


def may(request: HttpRequest, deed: str, line: BudgetLine | None = None) -> bool:
    """Whether `require` would let pass: to show or hide a button."""
    return allowed(require, request, deed, line)
