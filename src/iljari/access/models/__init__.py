"""The tables of the access room, one file a piece. Import from here."""

from iljari.access.models.alerts import Alert, StaffPerson
from iljari.access.models.breach import Breach
from iljari.access.models.checks import Check, CheckedRow, CheckPlan
from iljari.access.models.exports import Export
from iljari.access.models.ledger import Right, RightEntry
from iljari.access.models.log import LogNote, LogRow, LogSubject
from iljari.access.models.review import Review, ReviewItem
from iljari.access.models.staff import Preparation, Staff, StaffFile
from iljari.access.models.windows import OperatorWindow

__all__ = [
    "Alert",
    "Breach",
    "Check",
    "CheckPlan",
    "CheckedRow",
    "Export",
    "LogNote",
    "LogRow",
    "LogSubject",
    "OperatorWindow",
    "Preparation",
    "Review",
    "ReviewItem",
    "Right",
    "RightEntry",
    "Staff",
    "StaffFile",
    "StaffPerson",
]
