"""Who may do what with organisations. Names, numbers and certificates are public facts; their people are personal data."""

from django.http import HttpRequest

from iljari.access.rights import ALL, OWN, OWN_DISTRICT, OWN_DIVISION, OWN_OPERATOR, Lines
from iljari.access.roles import Role
from iljari.registry.models import Organisation
from iljari.registry.organisations import codes_of

_CITY = {
    Role.DIVISION_OFFICER: ALL, Role.DIVISION_HEAD: ALL, Role.BUREAU_HEAD: ALL, Role.BUDGET_OFFICER: ALL,
    Role.PRIVACY_OFFICER: ALL, Role.AUDITOR: ALL, Role.DATA_OFFICER: ALL,
}  # fmt: skip
_OFFICERS = {Role.DIVISION_OFFICER: ALL, Role.DISTRICT_OFFICER: OWN_DISTRICT}

LINES = Lines({
    "organisation.read": _CITY | {
        Role.DISTRICT_OFFICER: ALL, Role.COUNCIL_MEMBER: ALL, Role.OPERATORS_STAFF: OWN_OPERATOR,
        Role.OPERATORS_MANAGER: OWN_OPERATOR, Role.COUNSELLOR: OWN_OPERATOR, Role.FIRM_MEMBER: OWN,
    },
    "organisation.export": {
        Role.DIVISION_OFFICER: ALL, Role.DIVISION_HEAD: ALL, Role.DISTRICT_OFFICER: ALL, Role.DATA_OFFICER: ALL,
        Role.AUDITOR: ALL,
    },
    "organisation.register": _OFFICERS,
    "organisation.change": _OFFICERS,
    "organisation.import": {Role.DIVISION_OFFICER: ALL, Role.DATA_OFFICER: ALL},
    "organisation.join": {Role.DIVISION_OFFICER: ALL, Role.DATA_OFFICER: ALL},
    "organisation.people": _OFFICERS | {Role.PRIVACY_OFFICER: ALL},
    "organisation.people_open": _OFFICERS,
    "organisation.people_change": _OFFICERS,
    "organisation.people_export": _OFFICERS,
    "entrustment.write": {Role.DIVISION_OFFICER: OWN_DIVISION, Role.DIVISION_HEAD: OWN_DIVISION},
})  # fmt: skip


def whose(organisation: Organisation, codes: list[str] | None = None) -> dict[str, str]:
    """The attributes by which a right to an organisation is judged: its district, its code as an operator, itself as a firm.

    `codes`: its codes, where they have been asked for already.
    """
    known = codes_of([organisation.pk]) if codes is None else codes
    return {
        "district": organisation.district, "operator": next(iter(known), ""),
        "subject": organisation.pk,
    }  # fmt: skip


def require(request: HttpRequest, deed: str, organisation: Organisation) -> None:
    """Refuse, unless the office may do this to this organisation."""
    LINES.require(request, deed, **whose(organisation))


def may(request: HttpRequest, deed: str, organisation: Organisation) -> bool:
    """Whether it may: to show or hide a button."""
    return LINES.may(request, deed, **whose(organisation))
