"""The expressions of which rules are made: values and conditions over facts. Plain frozen values: nothing is evaluated here.

    person.age >= Dated({"2016-01-01": 19, "2018-05-01": 15})
    person.lives_in("seoul") | (person.studies_in("seoul") & person.stays_in("seoul"))
    application.persons <= called("persons.certified", 2)
    Given(firm.is_("certified"), Fraction(60, 100)).otherwise(NOT_STATED)

`&`, `|` and `~` are Kleene's and, or, not: what is not known is neither true nor false.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any, Self

from iljari.kernel.dated import Dated
from iljari.rules.fact import Fact, Kind

Plain = int | Fraction | date | tuple[str, ...]
OPERATORS = {">=": "floor", "<=": "ceiling", ">": "above", "<": "below", "==": "exactly"}


class Node:
    """Anything in an expression."""

    def parts(self) -> tuple["Node", ...]:
        """The expressions directly inside this one, in their order."""
        found: list[Node] = []
        for each in fields(self):  # type: ignore[arg-type]
            value = getattr(self, each.name)
            if isinstance(value, Node):
                found.append(value)
            elif isinstance(value, tuple):
                found.extend(part for part in value if isinstance(part, Node))
        return tuple(found)

    def walk(self) -> Iterator["Node"]:
        """This expression and all inside it."""
        yield self
        for part in self.parts():
            yield from part.walk()

    def facts(self) -> tuple[Fact, ...]:
        """The facts that it asks, each once, in the order in which it asks them."""
        return tuple(
            dict.fromkeys(node.fact for node in self.walk() if isinstance(node, Told | Age | Says | Among))
        )


class Value(Node):
    """An expression that yields a number or a day."""

    def __ge__(self, other: Any) -> "Compare":
        return compare(self, ">=", other)

    def __le__(self, other: Any) -> "Compare":
        return compare(self, "<=", other)

    def __gt__(self, other: Any) -> "Compare":
        return compare(self, ">", other)

    def __lt__(self, other: Any) -> "Compare":
        return compare(self, "<", other)

    def equals(self, other: Any) -> "Compare":
        """The same value: `==` is kept for comparing expressions themselves."""
        return compare(self, "==", other)

    def between(self, least: Any, most: Any) -> "And":
        """From `least` to `most`, both included."""
        return And((compare(self, ">=", least), compare(self, "<=", most)))

    def __mul__(self, other: Any) -> "Times":
        return Times(self, value_of(other))

    def __add__(self, other: Any) -> "Plus":
        return Plus(self, value_of(other))


class Condition(Node):
    """An expression that is true, false or not known."""

    def __and__(self, other: "Condition") -> "And":
        return And((*_flat(And, self), *_flat(And, other)))

    def __or__(self, other: "Condition") -> "Or":
        return Or((*_flat(Or, self), *_flat(Or, other)))

    def __invert__(self) -> "Not":
        return Not(self)

    def __bool__(self) -> bool:
        raise TypeError("조건은 &, |, ~ 로 잇습니다(and, or, not, 연쇄 비교는 쓸 수 없습니다).")


# --- values -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fixed(Value):
    """What is set by law or decision: a value in force from each of its days on. Before the first it is not known.

    `name` is what a simulation calls it and what stands in braces in a rule's sentence; `kind` says how it is written.
    """

    steps: tuple[tuple[date, Plain], ...]
    name: str = ""
    kind: Kind = Kind.COUNT

    def on(self, day: date) -> Any:
        """The value in force on a day, or None before the first."""
        found = None
        for start, value in self.steps:
            if start <= day:
                found = value
        return found


@dataclass(frozen=True)
class Told(Value):
    """The value of a fact: a number, won or a day."""

    fact: Fact


@dataclass(frozen=True)
class Age(Value):
    """Full years (만 나이) from a fact's day to the day of the judgement; a year is full on the day's anniversary, after 28
    February for those of the 29th (Civil Code 158 and 160)."""

    fact: Fact
    name: str


@dataclass(frozen=True)
class Choose(Value):
    """A value that depends on conditions: that of the first that is true. One that is not known ends the search."""

    branches: tuple["Branch", ...]
    rest: Value


@dataclass(frozen=True)
class Branch(Node):
    """If this, then that value."""

    when: Condition
    then: Value


@dataclass(frozen=True)
class Times(Value):
    """Two values multiplied: a base and its rate."""

    left: Value
    right: Value


@dataclass(frozen=True)
class Plus(Value):
    """Two values added: a rate and what comes on top."""

    left: Value
    right: Value


@dataclass(frozen=True)
class Least(Value):
    """The smaller of two values: an amount and its cap."""

    left: Value
    right: Value


@dataclass(frozen=True)
class NotStated(Value):
    """A value on which the document is silent: never known."""


NOT_STATED = NotStated()


@dataclass(frozen=True)
class Given:
    """The beginning of a value that depends: `Given(certified, 2).given(preliminary, 1).otherwise(NOT_STATED)`."""

    when: Condition
    then: Any
    before: tuple[Branch, ...] = ()

    def given(self, when: Condition, then: Any) -> Self:
        """The next condition, asked where those before are false."""
        return replace(self, when=when, then=then, before=self._branches())

    def otherwise(self, rest: Any) -> Choose:
        """The value where none of the conditions is true."""
        return Choose(self._branches(), value_of(rest))

    def _branches(self) -> tuple[Branch, ...]:
        return (*self.before, Branch(self.when, value_of(self.then)))


def called(name: str, value: Any, kind: Kind | None = None) -> Fixed:
    """A fixed value with a name of its own, where the comparison would not name it, or would name two alike."""
    return replace(fixed(value, kind or Kind.COUNT), name=name)


def fixed(value: Any, kind: Kind = Kind.COUNT) -> Fixed:
    """What is fixed, from a plain value or a `Dated`."""
    if isinstance(value, Fixed):
        return value
    steps = value.steps() if isinstance(value, Dated) else ((date.min, value),)
    for _, plain in steps:
        if isinstance(plain, bool) or not isinstance(plain, int | Fraction | date | tuple):
            raise TypeError(
                f"{plain!r}: 규칙의 값은 정수·분수(Fraction)·날짜·부호의 목록입니다. 소수(float)는 쓸 수 없습니다."
            )
    return Fixed(steps, kind=Kind.DAY if any(isinstance(plain, date) for _, plain in steps) else kind)


def value_of(value: Any) -> Value:
    """An expression as it is, anything else as a fixed value."""
    return value if isinstance(value, Value) else fixed(value)


# --- conditions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Compare(Condition):
    """Two values compared: >=, <=, >, < or ==."""

    left: Value
    operator: str
    right: Value


@dataclass(frozen=True)
class Among(Condition):
    """A fact's code is one of these; of a fact with several codes, at least one of its own is."""

    fact: Fact
    codes: Fixed


@dataclass(frozen=True)
class Says(Condition):
    """A fact that is yes."""

    fact: Fact


@dataclass(frozen=True)
class And(Condition):
    """All of these."""

    of: tuple[Condition, ...]


@dataclass(frozen=True)
class Or(Condition):
    """At least one of these."""

    of: tuple[Condition, ...]


@dataclass(frozen=True)
class Not(Condition):
    """The opposite; of what is not known, not known."""

    of: Condition


def compare(left: Value, operator: str, right: Any) -> Compare:
    """A comparison. A fixed value on its right is called by what is compared: `age.floor`, `property_won.ceiling`."""
    bound = value_of(right)
    if is_day(left) != is_day(bound) and not isinstance(bound, NotStated):
        raise TypeError("날짜는 날짜와, 수는 수와 견줍니다.")
    if isinstance(bound, Fixed):
        kind = left.fact.kind if isinstance(left, Told) else bound.kind
        name = bound.name or (f"{_short(left)}.{OPERATORS[operator]}" if isinstance(left, Told | Age) else "")
        bound = replace(bound, name=name, kind=kind)
    return Compare(left, operator, bound)


def among(fact: Fact, *codes: str) -> Among:
    """One of these codes; refuses a code that the fact does not have."""
    unknown = set(codes) - {choice.code for choice in fact.choices}
    if unknown or not codes:
        raise ValueError(
            f"{fact.name}: '{', '.join(sorted(unknown))}'은(는) 이 사실이 가질 수 있는 값이 아닙니다."
        )
    return Among(fact, fixed(codes))


def is_day(value: Value) -> bool:
    """Whether a value is a day (otherwise it is a number)."""
    if isinstance(value, Told):
        return value.fact.kind is Kind.DAY
    return isinstance(value, Fixed) and value.kind is Kind.DAY


def _short(left: "Told | Age") -> str:
    return left.name if isinstance(left, Age) else left.fact.name.split(".", 1)[1]


def _flat(kind: type, condition: Condition) -> tuple[Condition, ...]:
    return condition.of if isinstance(condition, kind) else (condition,)  # type: ignore[attr-defined]
