"""Who may come, as the programme's page tells it: each rule's sentence of the day, what it was before and will be, its line."""

from dataclasses import dataclass
from datetime import date

from iljari.catalogue.language import ROLE_NAMES, Programme
from iljari.rules.language import Fixed, Node
from iljari.rules.rule import Admission, Amount, Rule

Sentence = tuple[str, str]
"""In Korean and English."""


@dataclass(frozen=True)
class Stage:
    """What was or will be said from a day on; `now` where it is what holds today."""

    since: date
    sentence: Sentence
    now: bool


@dataclass(frozen=True)
class Told:
    """A rule or a benefit of today. `history` is empty where it never changed; `begins` where it is still to come."""

    sentence: Sentence
    source: str
    history: tuple[Stage, ...]
    begins: date | None
    stated: bool


@dataclass(frozen=True)
class Admitted:
    """One role: whom, by which rules, who chooses, what they get, and on what the document is silent."""

    role: Sentence
    whom: Sentence
    rules: tuple[Told, ...]
    amounts: tuple[Told, ...]
    chosen: tuple[str, str, str] | None
    silent: tuple[Sentence, ...]


def of(programme: Programme, day: date) -> list[Admitted]:
    """What the page of a programme tells of each of its roles on a day."""
    return [_role(ROLE_NAMES[role], admission, day) for role, admission in programme.admits.items()]


def _role(name: Sentence, admission: Admission, day: date) -> Admitted:
    living = [rule for rule in admission.rules if rule.ends_before is None or day < rule.ends_before]
    return Admitted(
        name,
        (admission.ko, admission.en),
        tuple(_told(rule, rule.holds, day, rule.starts_on) for rule in living),
        tuple(_told(amount, amount.yields, day, None) for amount in admission.amounts),
        admission.chosen,
        admission.not_stated,
    )


def _told(told: Rule | Amount, expression: Node, day: date, starts_on: date | None) -> Told:
    begins = starts_on if starts_on is not None and day < starts_on else None
    stated = told.stated if isinstance(told, Amount) else True
    return Told(_sentence(told, begins or day), told.source, _history(told, expression, day), begins, stated)


def _history(told: Rule | Amount, expression: Node, day: date) -> tuple[Stage, ...]:
    """The sentences from each day on which a value changes; none where nothing ever did."""
    steps = [node.steps for node in expression.walk() if isinstance(node, Fixed)]
    days = sorted({start for changes in steps for start, _ in changes if start > date.min})
    if all(len(changes) == 1 for changes in steps):
        return ()
    stages = [(start, _sentence(told, start)) for start in days]
    kept = [stage for number, stage in enumerate(stages) if number == 0 or stage[1] != stages[number - 1][1]]
    current = max((start for start, _ in kept if start <= day), default=None)
    return tuple(Stage(start, sentence, start == current) for start, sentence in kept)


def _sentence(told: Rule | Amount, day: date) -> Sentence:
    return told.sentence(day), told.sentence(day, english=True)
