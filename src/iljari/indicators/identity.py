"""Identities (일치 규칙): what must hold between figures. Declared beside the indicators, checked on every record."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Identity:
    """Two formulas that must agree ('{a} + {b}' and '{total}'), or of which the left may not pass the right ('<=').

    Compared as shown: the left side is rounded to the places in which the right side is printed. `ko` and `en` say
    in the bureau's words what should hold.
    """

    left: str
    right: str
    ko: str = ""
    en: str = ""
    relation: str = "="

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


def within(less: str, more: str, ko: str = "") -> Identity:
    """One figure may not be greater than another: commitments within the appropriation, completers among trainees."""
    return Identity(f"{{{less}}}", f"{{{more}}}", ko, relation="<=")


# What holds in every programme that has both indicators.
STANDARD: tuple[tuple[str, str, str], ...] = (
    ("commitment", "appropriation", "집행액은 예산현액을 넘지 않는다"),
    ("completers", "trainees", "수료 인원은 교육 인원을 넘지 않는다"),
    ("selected_people", "applicants", "선발 인원은 신청 인원을 넘지 않는다"),
    ("firms_selected", "firms_applied", "선정 기업은 신청 기업을 넘지 않는다"),
    ("projects_selected", "projects_applied", "선정 사업은 신청 사업을 넘지 않는다"),
)


def standard(codes: set[str]) -> tuple[Identity, ...]:
    """The standard rules between the indicators that a programme has."""
    return tuple(within(less, more, ko) for less, more, ko in STANDARD if {less, more} <= codes)
