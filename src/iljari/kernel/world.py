"""The two worlds (두 세상): the record holds what is real, practice holds what is made up; they are never mixed."""

from enum import StrEnum


class World(StrEnum):
    """기록 or 연습. Each has a database, keys, cookies and files of its own."""

    RECORD = "record"
    PRACTICE = "practice"

    @property
    def mark(self) -> str:
        """What every page and file of this world says of itself; empty in the record."""
        return "연습: 실제 기록이 아닙니다" if self is World.PRACTICE else ""

    @property
    def mark_en(self) -> str:
        """The mark in English."""
        return "Practice: not the real record" if self is World.PRACTICE else ""

    @property
    def prefix(self) -> str:
        """What stands before titles and names of files in this world: short, ending in a space, or empty."""
        return "[연습] " if self is World.PRACTICE else ""


def named(word: str) -> World:
    """The world of that name.

    >>> named("practice").mark
    '연습: 실제 기록이 아닙니다'
    >>> named("play")
    Traceback (most recent call last):
    ...
    ValueError: ILJARI_WORLD에 적힌 'play'은(는) 없는 세상입니다. record(기록) 또는 practice(연습)로 적으십시오.
    """
    try:
        return World(word)
    except ValueError:
        raise ValueError(
            f"ILJARI_WORLD에 적힌 '{word}'은(는) 없는 세상입니다. record(기록) 또는 practice(연습)로 적으십시오."
        ) from None
