"""The tables of the access room, one file a piece. Import from here."""

from iljari.access.models.log import LogNote, LogRow, LogSubject
from iljari.access.models.windows import OperatorWindow

__all__ = ["LogNote", "LogRow", "LogSubject", "OperatorWindow"]
