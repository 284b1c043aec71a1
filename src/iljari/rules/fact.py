"""What a fact is that a rule may ask, and what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple


class Of(StrEnum):
    """Whose fact it is. `EARLIER` facts are counted from the acts of the journal, of the same subject."""

    PERSON = "person"
    HOUSEHOLD = "household"
    ORGANISATION = "organisation"
    APPLICATION = "application"
    EARLIER = "earlier"


class Kind(StrEnum):
    """What a fact's value is: a day, a whole number, won, yes or no, one code of a list, several codes of a list."""

    DAY = "day"
    COUNT = "count"
    WON = "won"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"


class Within(StrEnum):
    """Over which time earlier acts are counted, seen from the day of the judgement."""

    EVER = "ever"
    YEAR = "year"
    YEAR_BEFORE = "year_before"
    TWELVE_MONTHS = "twelve_months"


@dataclass(frozen=True)
class Choice:
    """One of the values that a fact may have: its code, and what it is called in both languages."""

    code: str
    ko: str
    en: str


@dataclass(frozen=True)
class Fact:
    """A fact that rules ask (사실): its name in rules and columns, whose it is, what it is, and the question that asks it.

    `registry_kind` is the kind of fact of the registry that it is read from (registry/kinds), empty where it is asked in the
    application; `documents` are the papers that prove it, by the registry's codes (registry/kinds/evidence.py).
    """

    name: str
    of: Of
    kind: Kind
    ko: str
    en: str
    question_ko: str
    question_en: str
    choices: tuple[Choice, ...] = ()
    registry_kind: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class EarlierFact(Fact):
    """What the journal knows of the subject: how often an act was posted for it, or whether one still runs, in which time."""

    act: str = ""
    programme: str = ""
    within: Within = Within.EVER
    where: tuple[tuple[str, str], ...] = ()


class Known(NamedTuple):
    """What is known of a fact: its value, where it comes from and the day from which it holds.

    `source` is declared, document, office (registry/kinds/evidence.py) or journal; `evidence` names the document or office.
    Values: DAY a date, COUNT and WON an int, YES_NO a bool, CHOICE a code, CHOICES a frozenset of codes.
    """

    value: Any
    source: str = "declared"
    on: date | None = None
    evidence: str = ""


Facts = Mapping[str, Known]
"""What is known of one case, by the facts' names. A fact that is not known is not in it."""
