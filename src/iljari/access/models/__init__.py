"""The tables of the access room, one file a piece. Import from here."""

from iljari.access.models.log import LogNote, LogRow, LogSubject

__all__ = ["LogNote", "LogRow", "LogSubject"]
