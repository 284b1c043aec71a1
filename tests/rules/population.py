"""A small population in DuckDB, to ask the columns what one applicant was told."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import duckdb

from iljari.rules import columns
from iljari.rules.fact import Fact
from iljari.rules.language import Condition, Value
from iljari.rules.rule import Admission

Person = dict[str, Any]
"""What is known of one, by the facts' names; what is not known is left out."""


def truths(expression: Condition, persons: Sequence[Person], day: date) -> list[bool | None]:
    """The condition for each person, as the column tells it."""
    return _asked(columns.condition(expression, day), expression.facts(), persons)


def values(expression: Value, persons: Sequence[Person], day: date) -> list[Fraction | None]:
    """The value for each person, as the column tells it."""
    found = columns.value(expression, day)
    parts = _asked(found.sql, expression.facts(), persons)
    return [None if part is None else Fraction(part, found.scale) for part in parts]


def verdicts(sql: columns.Sql, facts: Sequence[Fact], persons: Sequence[Person]) -> list[bool | None]:
    """A verdict's column for each person."""
    return _asked(sql, facts, persons)


def counted(
    admissions: Mapping[str, Admission], persons: Sequence[Person], day: date, by: Mapping[str, str]
) -> dict[Any, dict[str, int]]:
    """The counts of one pass, a row for each group."""
    facts = tuple(dict.fromkeys(fact for admission in admissions.values() for fact in admission.facts()))
    table, parameters = _table(facts, persons)
    sql = columns.counts(admissions, day, table=table, by=by)
    asked = database().execute(sql.text, [*sql.parameters, *parameters])
    names = [each[0] for each in asked.description or ()]
    return {row[0]: dict(zip(names[1:], row[1:], strict=True)) for row in asked.fetchall()}


def _asked(sql: columns.Sql, facts: Sequence[Fact], persons: Sequence[Person]) -> list[Any]:
    table, parameters = _table(facts, persons)
    asked = database().execute(
        f"SELECT {sql.text} FROM {table} ORDER BY number", [*sql.parameters, *parameters]
    )
    return [value for (value,) in asked.fetchall()]


def _table(facts: Sequence[Fact], persons: Sequence[Person]) -> tuple[str, list[Any]]:
    """The people as a table in SQL, with its parameters."""
    marks = ", ".join(["?", *(f"CAST(? AS {columns.TYPES[fact.kind]})" for fact in facts)])
    names = ", ".join(["number", *(columns.column(fact) for fact in facts)])
    rows = [
        [number, *(_stored(fact, person.get(fact.name)) for fact in facts)]
        for number, person in enumerate(persons)
    ]
    text = f"(VALUES {', '.join(f'({marks})' for _ in rows)}) AS people({names})"
    return text, [value for row in rows for value in row]


@cache
def database() -> duckdb.DuckDBPyConnection:
    """One connection for all questions: nothing is kept in it. conftest.py closes it."""
    return duckdb.connect(config={"threads": 1})


def _stored(fact: Fact, value: Any) -> Any:
    return columns.marks(fact, value) if isinstance(value, frozenset) else value
