"""The same rules for a whole population: an expression as SQL over columns that are named like the facts (DuckDB).

NULL is what is not known: SQL's AND, OR and NOT are Kleene's. Only text and parameters are made here; facts/ runs them.
Column types are in `TYPES`; a CHOICE may be an ENUM; the codes of a CHOICES stand in one number, a bit each (`marked`), because
DuckDB reads a list for each person a hundred times slower.
Rates stay exact: a value is a whole number in parts of a whole, and its `scale` says how many parts one whole has.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

from iljari.rules.fact import Fact, Kind
from iljari.rules.language import (
    Age,
    Among,
    And,
    Choose,
    Compare,
    Condition,
    Fixed,
    Least,
    Not,
    Or,
    Plus,
    Says,
    Times,
    Told,
    Value,
    is_day,
)  # fmt: skip
from iljari.rules.rule import Admission


class Sql(NamedTuple):
    """A piece of SQL with the parameters of its question marks, in their order."""

    text: str
    parameters: tuple[Any, ...] = ()


class Scaled(NamedTuple):
    """A number in SQL, as a whole number of parts; `scale` parts are one."""

    sql: Sql
    scale: int = 1

    def times(self, scale: int) -> Sql:
        """The same number in parts of another scale, a multiple of its own."""
        factor = scale // self.scale
        return self.sql if factor == 1 else Sql(f"({self.sql.text} * {factor})", self.sql.parameters)


TYPES = {
    Kind.DAY: "DATE", Kind.COUNT: "BIGINT", Kind.WON: "BIGINT", Kind.YES_NO: "BOOLEAN", Kind.CHOICE: "VARCHAR",
    Kind.CHOICES: "BIGINT",
}  # fmt: skip
"""What the column of a fact is, by its kind."""

OLDEST = 1000
"""Ages up to this many years are told by the day of birth; what is compared with more is reckoned out."""

UNKNOWN = Sql("CAST(NULL AS BOOLEAN)")
_NO_NUMBER = Scaled(Sql("CAST(NULL AS BIGINT)"))


def column(fact: Fact) -> str:
    """The column of a fact, quoted."""
    return '"' + fact.name.replace('"', '""') + '"'


def marks(fact: Fact, codes: Collection[str]) -> int:
    """The number that stands for codes of a fact with several: a bit each, in the order of its choices.

    >>> from iljari.rules.fact import Choice, Of
    >>> marks(Fact("person.x", Of.PERSON, Kind.CHOICES, "", "", "", "", tuple(Choice(c, c, c) for c in "abc")), ["a", "c"])
    5
    """
    return sum(1 << place for place, choice in enumerate(fact.choices) if choice.code in codes)


def marked(fact: Fact, text: str) -> str:
    """SQL that turns a list of codes (VARCHAR[]) into that number."""
    bits = (f"list_contains({text}, '{c.code}')::BIGINT * {1 << n}" for n, c in enumerate(fact.choices))
    return f"({' + '.join(bits)})"


def codes_of(fact: Fact, number: int) -> frozenset[str]:
    """The codes for which a number stands."""
    return frozenset(choice.code for place, choice in enumerate(fact.choices) if number >> place & 1)


def verdict(admission: Admission, day: date) -> Sql:
    """TRUE for who is eligible on the day, FALSE for who is refused, NULL for who is not known to be either."""
    rules = [condition(rule.holds, day) for rule in admission.in_force(day)]
    return _joined(rules, " AND ") if rules else UNKNOWN


def count_of(test: str) -> str:
    """SQL that counts where a condition is true: several times as quick as count with a FILTER, which branches for each row."""
    return f"coalesce(count_if({test}), 0)::BIGINT"


def counts(admissions: Mapping[str, Admission], day: date, *, table: str, by: Mapping[str, str]) -> Sql:
    """One pass that counts the eligible, refused and unknown of many admissions.

    `by` maps a name to the SQL of what is counted by ({"sex": '"person.sex"', "age": age(day)}); `table` is the population's.
    Yields a column `<name>.eligible`, `<name>.refused`, `<name>.unknown` for each admission, a row for each group.
    """
    verdicts: list[str | Sql] = []
    chosen = [f'{text} AS "{name}"' for name, text in by.items()]
    for number, (name, admission) in enumerate(admissions.items()):
        here = f"verdict_{number}"
        verdicts += [", ", verdict(admission, day), f" AS {here}"]
        chosen += [
            f'{count_of(here)} AS "{name}.eligible"',
            f'count({here}) - {count_of(here)} AS "{name}.refused"',
            f'count(*) - count({here}) AS "{name}.unknown"',
        ]
    groups = ", ".join(str(number + 1) for number in range(len(by)))
    return _written(
        f"SELECT {', '.join(chosen)} FROM (SELECT *", *verdicts, f" FROM {table})", f" GROUP BY {groups}" if by else ""
    )  # fmt: skip


# --- conditions ---------------------------------------------------------------------------------------------------


def condition(expression: Condition, day: date) -> Sql:
    """A condition as SQL: TRUE, FALSE or NULL."""
    if isinstance(expression, And):
        return _joined([condition(part, day) for part in expression.of], " AND ")
    if isinstance(expression, Or):
        return _joined([condition(part, day) for part in expression.of], " OR ")
    if isinstance(expression, Not):
        inner = condition(expression.of, day)
        return Sql(f"(NOT {inner.text})", inner.parameters)
    if isinstance(expression, Says):
        return Sql(column(expression.fact))
    if isinstance(expression, Among):
        return _among(expression.fact, expression.codes.on(day))
    if isinstance(expression, Compare):
        return _compared(expression, day)
    raise TypeError(f"{type(expression).__name__}: 모르는 조건입니다.")


def _among(fact: Fact, codes: tuple[str, ...] | None) -> Sql:
    if codes is None:
        return UNKNOWN
    if fact.kind is Kind.CHOICES:
        return Sql(f"(({column(fact)} & {marks(fact, codes)}) <> 0)")
    others = tuple(choice.code for choice in fact.choices if choice.code not in codes)
    listed, word = (codes, "IN") if len(codes) <= len(others) else (others, "NOT IN")
    if not listed:
        return Sql(f"({column(fact)} {'<>' if word == 'IN' else '='} {column(fact)})")
    return Sql(f"({column(fact)} {word} ({', '.join('?' for _ in listed)}))", listed)


def _compared(expression: Compare, day: date) -> Sql:
    left, operator, right = expression.left, expression.operator, expression.right
    if isinstance(left, Age) and isinstance(right, Fixed):
        bound = right.on(day)
        if bound is None:
            return UNKNOWN
        if bound == int(bound) and 0 <= bound <= OLDEST:
            return _age_compared(left, operator, int(bound), day)
    if is_day(left):
        first, second = _day(left, day), _day(right, day)
    else:
        one, other = value(left, day), value(right, day)
        scale = lcm(one.scale, other.scale)
        first, second = one.times(scale), other.times(scale)
    sign = "=" if operator == "==" else operator
    return Sql(f"({first.text} {sign} {second.text})", first.parameters + second.parameters)


def _age_compared(age: Age, operator: str, years: int, day: date) -> Sql:
    """An age against a number of years: a birth day against the day on which that age began.

    At least n years: born on or before the day n years ago; where that is a 29 February which that year did not have, on or
    before the 28th: who was born on 1 March is a day short.
    """
    name = column(age.fact)
    if operator == "==":
        latest, earliest = born_by(day, years), born_by(day, years + 1)
        return Sql(f"({name} <= ? AND {name} > ?)", (latest, earliest))
    least, sign = {
        ">=": (years, "<="), ">": (years + 1, "<="), "<": (years, ">"), "<=": (years + 1, ">"),
    }[operator]  # fmt: skip
    return Sql(f"({name} {sign} ?)", (born_by(day, least),))


def born_by(day: date, years: int) -> date:
    """The last day of birth of whoever is at least so many years old on a day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def _written(*pieces: str | Sql) -> Sql:
    """Pieces one after the other, their parameters in the same order."""
    parts = [Sql(piece) if isinstance(piece, str) else piece for piece in pieces]
    return Sql(
        "".join(part.text for part in parts), tuple(each for part in parts for each in part.parameters)
    )


def _joined(parts: Sequence[Sql], word: str) -> Sql:
    """Pieces with a word between them, in brackets."""
    between: list[str | Sql] = [piece for part in parts for piece in (word, part)]
    return _written("(", *between[1:], ")")


# --- values -------------------------------------------------------------------------------------------------------


def value(expression: Value, day: date) -> Scaled:
    """A number as SQL: whole, in parts of its scale; NULL where it is not known."""
    if isinstance(expression, Fixed):
        plain = expression.on(day)
        if plain is None:
            return _NO_NUMBER
        number = Fraction(plain)
        return Scaled(Sql(f"CAST({number.numerator} AS BIGINT)"), number.denominator)
    if isinstance(expression, Told):
        return Scaled(Sql(f"CAST({column(expression.fact)} AS BIGINT)"))
    if isinstance(expression, Age):
        return Scaled(Sql(_full_years(column(expression.fact), day)))
    if isinstance(expression, Choose):
        return _chosen(expression, day)
    if isinstance(expression, Times | Plus | Least):
        return _reckoned(expression, day)
    return _NO_NUMBER


def _full_years(name: str, day: date) -> str:
    """Full years from a column's day to a day, as a number."""
    later = f"(month({name}) * 100 + day({name}) > {day.month * 100 + day.day})"
    return f"({day.year} - year({name}) - CAST({later} AS BIGINT))"


def _chosen(expression: Choose, day: date) -> Scaled:
    """CASE, in which a condition that is NULL must end the search instead of falling through."""
    thens = [value(branch.then, day) for branch in expression.branches]
    rest = value(expression.rest, day)
    scale = lcm(rest.scale, *(then.scale for then in thens))
    pieces: list[str | Sql] = []
    for branch, then in zip(expression.branches, thens, strict=True):
        when = condition(branch.when, day)
        pieces += ["WHEN ", when, " THEN ", then.times(scale), " WHEN ", when, " IS NULL THEN NULL "]
    return Scaled(_written("(CASE ", *pieces, "ELSE ", rest.times(scale), " END)"), scale)


def _reckoned(expression: Times | Plus | Least, day: date) -> Scaled:
    left, right = value(expression.left, day), value(expression.right, day)
    if isinstance(expression, Times):
        joined = _joined([left.sql, right.sql], " * ")
        return Scaled(joined, left.scale * right.scale)
    scale = lcm(left.scale, right.scale)
    first, second = left.times(scale), right.times(scale)
    if isinstance(expression, Plus):
        return Scaled(_joined([first, second], " + "), scale)
    pieces = (
        "(CASE WHEN ",
        first,
        " <= ",
        second,
        " THEN ",
        first,
        " WHEN ",
        first,
        " > ",
        second,
        " THEN ",
        second,
        " END)",
    )
    return Scaled(_written(*pieces), scale)


def _day(expression: Value, day: date) -> Sql:
    if isinstance(expression, Told):
        return Sql(column(expression.fact))
    plain = expression.on(day) if isinstance(expression, Fixed) else None
    return Sql("CAST(NULL AS DATE)") if plain is None else Sql("?", (plain,))
