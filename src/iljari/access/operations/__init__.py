"""What is done in the access room, one file a verb. Rights change here and nowhere else."""

from iljari.access.operations.changing import change
from iljari.access.operations.ending import end, end_all
from iljari.access.operations.excepting import except_urgently
from iljari.access.operations.granting import grant
from iljari.access.operations.preparing import prepare
from iljari.access.operations.reviewing import decide, open_review

__all__ = ["change", "decide", "end", "end_all", "except_urgently", "grant", "open_review", "prepare"]
