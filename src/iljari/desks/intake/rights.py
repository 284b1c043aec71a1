"""Who may do what at this desk. What is another division's, district's, operator's or applicant's is not there (404).

Whoever applies has lines of his own (`APPLYING`); the officers' screens make theirs of `DEEDS` (`LINES = Lines(DEEDS)`). The
matrix holds that every line is asked by a screen.
"""

from collections.abc import Mapping

from iljari.access.rights import (
    ALL,
    ASSIGNED,
    OWN,
    OWN_DISTRICT,
    OWN_DIVISION,
    OWN_OPERATOR,
    Lines,
    Scope,
)
from iljari.access.roles import Role

_OFFICER = {
    Role.DIVISION_OFFICER: OWN_DIVISION,
    Role.DISTRICT_OFFICER: OWN_DISTRICT,
    Role.OPERATORS_STAFF: OWN_OPERATOR,
}
_HEAD = {Role.DIVISION_HEAD: OWN_DIVISION, Role.OPERATORS_MANAGER: OWN_OPERATOR}
_BUREAU_HEAD = {Role.BUREAU_HEAD: ALL}
_SELF = {
    Role.CITIZEN: OWN,
    Role.FIRM_MEMBER: OWN,
    Role.DISTRICT_OFFICER: OWN_DISTRICT,
    Role.OPERATORS_MANAGER: OWN_OPERATOR,
}
_READS = _OFFICER | _HEAD | _BUREAU_HEAD | {Role.AUDITOR: ALL}

APPLYING = Lines(
    {
        "intake.apply": _SELF,
        "intake.own": _SELF,
        "intake.withdraw": _SELF,
        "intake.object": _SELF,
    }
)
"""What applicants do: write and hand in, look at their own, withdraw, object."""

DEEDS: Mapping[str, Mapping[Role, Scope]] = {
    "intake.read": _READS,
    "intake.call": _OFFICER,
    "intake.publish": _HEAD | _BUREAU_HEAD | {Role.DISTRICT_OFFICER: OWN_DISTRICT},
    "intake.correct_call": _OFFICER,
    "intake.key_in": {Role.DIVISION_OFFICER: OWN_DIVISION, Role.DISTRICT_OFFICER: OWN_DISTRICT},
    "intake.read_application": _READS,
    "intake.check": _OFFICER,
    "intake.override": _OFFICER,
    "intake.confirm_override": _OFFICER | _HEAD,
    "intake.ask_documents": _OFFICER,
    "intake.assign": _OFFICER,
    "intake.review": {
        Role.DIVISION_OFFICER: ASSIGNED,
        Role.DISTRICT_OFFICER: ASSIGNED,
        Role.OPERATORS_MANAGER: ASSIGNED,
    },
    "intake.deliberate": _OFFICER,
    "intake.select": _OFFICER,
    "intake.sign": _HEAD | _BUREAU_HEAD | {Role.DISTRICT_OFFICER: OWN_DISTRICT},
    "intake.answer_objection": _HEAD | _BUREAU_HEAD,
    "intake.agree": _OFFICER,
    "intake.terminate": _OFFICER | _HEAD,
}
