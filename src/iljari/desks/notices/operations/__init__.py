"""What the notices desk does: one function a verb. A sending ends in a posting of `MessageSent`."""

from iljari.desks.notices.operations.composing import compose, discard
from iljari.desks.notices.operations.sending import Record, deliver, notify, send

__all__ = ["Record", "compose", "deliver", "discard", "notify", "send"]
