"""Who may look at the access log, check it, judge alerts, approve exports, draw up a breach, grant and review rights."""

from iljari.access.rights import ALL, OWN_DISTRICT, OWN_DIVISION, OWN_OPERATOR, Lines
from iljari.access.roles import Role

OF_STAFF = [role for role in Role if role not in (Role.CITIZEN, Role.FIRM_MEMBER)]

_HEADS = {Role.BUREAU_HEAD: ALL, Role.DIVISION_HEAD: OWN_DIVISION}

LINES = Lines(
    {
        # Districts and operators look at what their own people did (SP-28). Not the administrator: who runs the system has
        # no business with whom others looked at, and does not check its use (SP-18).
        "log.view": {
            Role.PRIVACY_OFFICER: ALL, Role.AUDITOR: ALL, Role.DISTRICT_OFFICER: OWN_DISTRICT,
            Role.OPERATORS_MANAGER: OWN_OPERATOR,
        },
        # The auditor reads what was checked and checks nothing: read-only.
        "log.see_checks": {Role.PRIVACY_OFFICER: ALL, Role.AUDITOR: ALL},
        "log.check": {Role.PRIVACY_OFFICER: ALL},
        "log.plan": {Role.PRIVACY_OFFICER: ALL},
        "alert.answer": dict.fromkeys(OF_STAFF, ALL),
        "alert.judge": {Role.PRIVACY_OFFICER: ALL, Role.BUREAU_HEAD: ALL, Role.DIVISION_HEAD: OWN_DIVISION},
        "alert.staff": {Role.PRIVACY_OFFICER: ALL},
        "export.fetch": dict.fromkeys(OF_STAFF, ALL),
        "export.approve": {Role.PRIVACY_OFFICER: ALL, Role.BUREAU_HEAD: ALL, Role.DIVISION_HEAD: OWN_DIVISION},
        "breach.draw": {Role.PRIVACY_OFFICER: ALL},
        # Staff and rights: the administrator and the bureau's head for all, a head for the own division. Whether a right is
        # still needed is for a head to say, not for the administrator who entered it (SP-26).
        "rights.see": {
            Role.ADMINISTRATOR: ALL, Role.BUREAU_HEAD: ALL, Role.DIVISION_HEAD: OWN_DIVISION, Role.PRIVACY_OFFICER: ALL,
            Role.AUDITOR: ALL,
        },
        "rights.grant": _HEADS | {Role.ADMINISTRATOR: ALL}, "rights.end": _HEADS | {Role.ADMINISTRATOR: ALL},
        "rights.review": _HEADS,
        "rights.open_review": {Role.ADMINISTRATOR: ALL, Role.PRIVACY_OFFICER: ALL},
        "staff.take_over": {Role.ADMINISTRATOR: ALL},
        "staff.except": {Role.ADMINISTRATOR: ALL},
        "staff.train": {Role.ADMINISTRATOR: ALL, Role.PRIVACY_OFFICER: ALL},
    }
)  # fmt: skip
"""Alerts and exports that one answers or fetches are one's own: the screens look for them under the account."""
