"""A rule is one sentence of the law: an expression, the text that an applicant reads, the line that it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

from iljari.kernel.canonical import digest
from iljari.rules import wording
from iljari.rules.fact import Fact, Kind
from iljari.rules.language import Condition, Fixed, Node, NotStated, Plain, Value, fixed

VERSION_LENGTH = 16
"""Hexadecimal digits of a rule's version: 64 bits of its digest."""


@dataclass(frozen=True)
class Rule:
    """A rule (규정): who does not hold it is refused with its sentence.

    `ko` and `en` say what is required ("만 {age.floor}세 이상이어야 합니다."); what stands in braces is a fixed value of the
    expression, by its name, as of the day. `source` is the article, or lines of the document ("L246"). The rule is in force from
    `starts_on` until the day before `ends_before`.
    """

    code: str
    holds: Condition
    ko: str
    en: str
    source: str
    starts_on: date | None = None
    ends_before: date | None = None

    def __post_init__(self) -> None:
        known = set(wording.named(self.holds))
        for sentence in (self.ko, self.en):
            if missing := set(wording.slots(sentence)) - known:
                raise ValueError(
                    f"규정 {self.code}: 문장의 {sorted(missing)}은(는) 규정에 없는 값입니다. 있는 값: {sorted(known)}"
                )

    def in_force(self, day: date) -> bool:
        """Whether the rule is law on a day."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_before is None or day < self.ends_before
        )

    def sentence(self, day: date, *, english: bool = False) -> str:
        """What is required, with the numbers of the day."""
        return wording.filled(
            self.en if english else self.ko, wording.named(self.holds), day, english=english
        )

    def facts(self) -> tuple[Fact, ...]:
        """The facts that it asks."""
        return self.holds.facts()

    def version(self, day: date) -> str:
        """What decisions pin: a digest of the rule as it stood on a day.

        A value added for a later day leaves it as it was; an edit of what held on the day does not.
        """
        return digest([self.code, self.in_force(day), form(self.holds, day)])[:VERSION_LENGTH]


@dataclass(frozen=True, eq=False)
class Amount:
    """What the law gives to whom it admits (지원액·한도): a value that may depend on facts, in won, persons or a rate.

    `ko` and `en` say what it is; `source` is its article or line. Itself, not its content: it is made ready once for a day.
    """

    code: str
    yields: Value
    ko: str
    en: str
    source: str
    kind: Kind = Kind.WON

    def __post_init__(self) -> None:
        known = set(wording.named(self.yields))
        for sentence in (self.ko, self.en):
            if missing := set(wording.slots(sentence)) - known:
                raise ValueError(
                    f"지원 {self.code}: 문장의 {sorted(missing)}은(는) 이 지원에 없는 값입니다. 있는 값: {sorted(known)}"
                )

    @property
    def stated(self) -> bool:
        """Whether the document says how much."""
        return not isinstance(self.yields, NotStated)

    def sentence(self, day: date, *, english: bool = False) -> str:
        """What is given, with the numbers of the day."""
        return wording.filled(
            self.en if english else self.ko, wording.named(self.yields), day, english=english
        )

    def version(self, day: date) -> str:
        """What decisions pin: a digest of the amount as it stood on a day."""
        return digest([self.code, form(self.yields, day)])[:VERSION_LENGTH]


@dataclass(frozen=True, eq=False)
class Admission:
    """Whom a programme admits in one role: one sentence in both languages, its rules, what it gives, what is not said.

    An admission is itself, not its content: it is the key under which its rules are made ready once.
    `not_stated` names, in both languages, what one would look for and the document is silent on ("나이 상한", "upper age").
    `chosen` says who chooses among the eligible, and how, where not everybody who is eligible is admitted: in both languages,
    with the lines.
    """

    ko: str
    en: str
    rules: tuple[Rule, ...] = ()
    not_stated: tuple[tuple[str, str], ...] = ()
    amounts: tuple[Amount, ...] = ()
    chosen: tuple[str, str, str] | None = None

    def __post_init__(self) -> None:
        codes = [*(rule.code for rule in self.rules), *(amount.code for amount in self.amounts)]
        if len(set(codes)) < len(codes):
            raise ValueError(f"규정 부호가 겹칩니다: {codes}")
        self.values()

    def in_force(self, day: date) -> tuple[Rule, ...]:
        """The rules that are law on a day."""
        return tuple(rule for rule in self.rules if rule.in_force(day))

    def facts(self) -> tuple[Fact, ...]:
        """The facts that its rules and amounts ask, each once."""
        return tuple(
            dict.fromkeys(fact for _, expression in self._expressions() for fact in expression.facts())
        )

    def values(self) -> dict[str, Fixed]:
        """Its fixed values by name (what a simulation may set); raises ValueError where one name stands for two values."""
        found: dict[str, Fixed] = {}
        for code, expression in self._expressions():
            for name, value in wording.named(expression).items():
                if found.setdefault(name, value) != value:
                    raise ValueError(
                        f"{code}: '{name}'이라는 다른 값이 또 있습니다. called()로 이름을 나누십시오."
                    )
        return found

    def changed(self, changes: Mapping[str, Plain]) -> "Admission":
        """The same with other values, on every day: `changed({"age.floor": 15})`; raises KeyError for a name it does not have."""
        known = self.values()
        for name in changes:
            if name not in known:
                raise KeyError(
                    f"'{name}'이라는 값이 없습니다. 바꿀 수 있는 값: {', '.join(sorted(known)) or '없음'}"
                )
        rules = tuple(replace(rule, holds=_changed(rule.holds, changes)) for rule in self.rules)
        amounts = tuple(replace(amount, yields=_changed(amount.yields, changes)) for amount in self.amounts)
        return replace(self, rules=rules, amounts=amounts)

    def change_days(self) -> tuple[date, ...]:
        """The days on which anything in it changes: a value, a rule that comes or goes."""
        days = {day for rule in self.rules for day in (rule.starts_on, rule.ends_before) if day}
        for _, expression in self._expressions():
            for node in expression.walk():
                if isinstance(node, Fixed):
                    days.update(start for start, _ in node.steps if start > date.min)
        return tuple(sorted(days))

    def _expressions(self) -> tuple[tuple[str, Node], ...]:
        """Every expression in it, with the code of its rule or amount."""
        rules = ((rule.code, rule.holds) for rule in self.rules)
        return (*rules, *((amount.code, amount.yields) for amount in self.amounts))


def form(expression: Node, day: date) -> list[Any]:
    """The canonical form of an expression as of a day: texts, whole numbers and lists."""
    if isinstance(expression, Fixed):
        return ["Fixed", _plain(expression.on(day))]
    found: list[Any] = [type(expression).__name__]
    for each in fields(expression):  # type: ignore[arg-type]
        value = getattr(expression, each.name)
        if isinstance(value, tuple):
            found.append([form(part, day) for part in value])
        elif isinstance(value, Node):
            found.append(form(value, day))
        else:
            found.append(value.name if isinstance(value, Fact) else value)
    return found


def _plain(value: Any) -> Any:
    """A plain value in JSON's types."""
    if isinstance(value, Fraction):
        return ["fraction", value.numerator, value.denominator]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    return sorted(value) if isinstance(value, tuple) else value


def _changed(expression: Any, changes: Mapping[str, Plain]) -> Any:
    """An expression with some of its named values set anew."""
    if isinstance(expression, Fixed):
        if expression.name not in changes:
            return expression
        return replace(
            fixed(changes[expression.name], expression.kind), name=expression.name, kind=expression.kind
        )
    if isinstance(expression, tuple):
        return tuple(_changed(part, changes) for part in expression)
    if not isinstance(expression, Node):
        return expression
    parts = {each.name: _changed(getattr(expression, each.name), changes) for each in fields(expression)}  # type: ignore[arg-type]
    return replace(expression, **parts)  # type: ignore[type-var]
