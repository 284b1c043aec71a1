"""What is handed in at the door and what comes back: a reversal, a receipt, a refusal."""

from collections.abc import Sequence
from dataclasses import dataclass


class Refused(Exception):
    """The door did not open: nothing was written. `sentences` say what is wrong and what to do."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__(" ".join(self.sentences))


@dataclass(frozen=True)
class Reversal:
    """Take back one entry: same day, opposite sign, once. The new entry, if any, is posted beside it."""

    entry: int


@dataclass(frozen=True)
class Receipt:
    """What the door gives back: the posting's place in the chain, its hash, and its entries in order."""

    seq: int
    hash: str
    entries: tuple[int, ...]
    breaches: tuple[str, ...] = ()
