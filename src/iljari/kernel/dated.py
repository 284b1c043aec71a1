"""Values that change by day: what the law or a decision said on that day."""

from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


class Dated(Generic[T]):
    """A value in force from each of its days on. A value in the past is never edited; a new day is added.

    >>> age_floor = Dated({"2016-01-01": 19, "2018-05-01": 15})
    >>> age_floor.on(date(2018, 4, 30)), age_floor.on(date(2018, 5, 1))
    (19, 15)
    """

    def __init__(self, values: Mapping[str, T]) -> None:
        self._steps = sorted((date.fromisoformat(day), value) for day, value in values.items())

    def on(self, day: date) -> T:
        """The value in force on `day`; raises LookupError before the first."""
        found = [value for start, value in self._steps if start <= day]
        if not found:
            raise LookupError(f"{day}에는 정해진 값이 없습니다.")
        return found[-1]

    def steps(self) -> tuple[tuple[date, T], ...]:
        """Each day on which the value changes, with the new value."""
        return tuple(self._steps)
