"""What the request under way may open. In a request nothing of a person is decrypted that the log does not hold already.

`log.record()` writes the row first and then lets its subjects' fields be opened; so a page that shows somebody without a
row cannot come into being: opening raises NotLogged, and if the log cannot be written, nothing is opened at all. Outside a
request (commands, batches, loading) nothing is held back: they show nobody a page.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

OF_PERSONS = frozenset({"registry", "casework"})
"""The keys (KeyPurpose) whose fields speak of persons; a second factor's secret, say, is nobody's personal data shown."""


class NotLogged(RuntimeError):
    """Something tried to open a person's field within a request before the access log named them: a fault of the program."""


class Reading:
    """The subjects and fields that the log holds for one request."""

    def __init__(self) -> None:
        """Closed: nothing may be opened."""
        self._fields: dict[str, set[str]] = {}
        self.compares = 0

    @property
    def opened(self) -> bool:
        """Whether the log named anybody in this request."""
        return bool(self._fields)

    def admit(self, subjects: Iterable[str], fields: Iterable[str]) -> None:
        """Let these fields of these subjects be opened: the log holds them now."""
        names = set(fields)
        for subject in subjects:
            self._fields.setdefault(subject, set()).update(names)

    def holds(self, subject: str, field: str) -> bool:
        """Whether this field of this subject may be opened."""
        return self.compares > 0 or field in self._fields.get(subject, ())


_under_way: ContextVar[Reading | None] = ContextVar("reading", default=None)


def current() -> Reading | None:
    """The reading of the request under way; None outside a request."""
    return _under_way.get()


@contextmanager
def of_a_request(reading: Reading) -> Iterator[None]:
    """While this lasts, only what the log holds for this request can be opened."""
    token = _under_way.set(reading)
    try:
        yield
    finally:
        _under_way.reset(token)


def opening(subject: str, field: str) -> None:
    """Called by whatever decrypts a person's field, before it does; raises NotLogged."""
    reading = current()
    if reading is not None and not reading.holds(subject, field):
        raise NotLogged(
            f"'{field}' of {subject} is to be opened, but the access log of this request does not name it: "
            "call access.log.record(…) first, with a purpose that has the field."
        )


@contextmanager
def unseen() -> Iterator[None]:
    """The machine compares persons' fields and shows nobody any of them (likely duplicates, rules of eligibility)."""
    reading = current()
    if reading is None:
        yield
        return
    reading.compares += 1
    try:
        yield
    finally:
        reading.compares -= 1
