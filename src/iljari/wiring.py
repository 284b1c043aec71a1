"""What follows what: one table, act → operation, run in the same transaction with its own key. Started last.

Empty so far: the first rows come with the desks that answer each other (a hire that closes a vacancy, a signed agreement
that opens a commitment). Where a desk only needs to know, it reads the journal.
"""

from collections.abc import Callable, Mapping

from iljari.acts.base import Act
from iljari.journal import door
from iljari.journal.slip import Receipt

REACTIONS: Mapping[str, tuple[Callable[[Act, Receipt], None], ...]] = {}


def start() -> None:
    """Let the door call the table's operations."""
    door.on_posted(_react)


def _react(acts: object, receipt: Receipt) -> None:
    for act in acts if isinstance(acts, list | tuple) else ():
        for reaction in REACTIONS.get(type(act).__name__, ()):
            reaction(act, receipt)
