"""Identities (일치 규칙): what must hold between figures. Declared beside the indicators, checked on every record."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Identity:
    """Two formulas that must agree: '{a} + {b}' and '{total}'.

    Compared as shown: the left side is rounded to the places in which the right side is printed. `ko` and `en` say
    in the bureau's words what should hold.
    """

    left: str
    right: str
    ko: str = ""
    en: str = ""

    def named(self) -> str:
        """The rule as one line."""
        return self.ko or f"{self.left} = {self.right}"


def adds_up(total: str, *parts: str, ko: str = "") -> Identity:
    """Parts add up to a total: adds_up('participants.stated source=l515', 'participants')."""
    return Identity(" + ".join(f"{{{part}}}" for part in parts), f"{{{total}}}", ko)


def rate(printed: str, top: str, bottom: str, ko: str = "") -> Identity:
    """A printed rate is the ratio of two figures."""
    return Identity(f"{{{top}}} / {{{bottom}}}", f"{{{printed}}}", ko)


def same(first: str, second: str, ko: str = "") -> Identity:
    """The same thing, said by two sources, has one value."""
    return Identity(f"{{{first}}}", f"{{{second}}}", ko)
