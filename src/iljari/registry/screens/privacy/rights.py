"""Who may do what at the privacy desk. A citizen sees and asks about oneself only."""

from iljari.access.rights import ALL, OWN, Lines
from iljari.access.roles import Role

LINES = Lines(
    {
        # The desk's first page, the table of what is kept, the due list, holds and the ledger: no values of persons.
        "privacy.see": {Role.PRIVACY_OFFICER: ALL, Role.AUDITOR: ALL},
        "privacy.receive": {Role.PRIVACY_OFFICER: ALL, Role.DIVISION_OFFICER: ALL},
        "privacy.answer": {Role.PRIVACY_OFFICER: ALL},
        "privacy.file": {Role.PRIVACY_OFFICER: ALL},
        "privacy.keep": {Role.PRIVACY_OFFICER: ALL},
        "privacy.own": {Role.CITIZEN: OWN},
    }
)
