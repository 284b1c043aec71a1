"""Who may do what at this desk."""

from iljari.access.rights import OWN_DIVISION, Lines
from iljari.access.roles import Role

LINES = Lines({
    # Answers an item of the council's audit, and so changes its state.
    "council.answer": {Role.DIVISION_OFFICER: OWN_DIVISION, Role.DIVISION_HEAD: OWN_DIVISION},
})  # fmt: skip
