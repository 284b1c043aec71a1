"""What is done in the access room, one file a verb. Rights change here and nowhere else."""

from iljari.access.operations.changing import change
from iljari.access.operations.ending import end, end_all
from iljari.access.operations.granting import grant
from iljari.access.operations.preparing import prepare

__all__ = ["change", "end", "end_all", "grant", "prepare"]
