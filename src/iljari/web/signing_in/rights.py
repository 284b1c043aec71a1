"""Who may do what on the way in: only an administrator gives a first secret."""

from iljari.access.rights import ALL, Lines
from iljari.access.roles import Role

LINES = Lines({"invitation.issue": {Role.ADMINISTRATOR: ALL}})
