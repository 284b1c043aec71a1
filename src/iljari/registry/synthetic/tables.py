"""The tables from which the city is drawn, read from the CSV files beside this one."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
OLDEST = 120


@dataclass(frozen=True)
class Assumption:
    """One line of `assumptions.csv`: of whom (sex, ages, given what), which values in which shares, and says who."""

    what: str
    sexes: tuple[str, ...]
    ages: range
    given: str
    shares: dict[str, float]
    source: str


@dataclass(frozen=True)
class Odds:
    """A value with its part [low, high) of all chances, for one sex, one age (0 where age does not matter) and condition.

    Where the value is a span such as 20-24, `least` and `most` are its ends.
    """

    what: str
    sex: str
    age: int
    given: str
    value: str
    low: float
    high: float
    least: int | None
    most: int | None


def rows(name: str) -> list[dict[str, str]]:
    """A table's rows as they stand in its file."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assumptions() -> list[Assumption]:
    """Every assumption about the city."""
    return [_assumption(row) for row in rows("assumptions")]


def odds() -> list[Odds]:
    """The assumptions, spread over each sex and age, with shares added up to 1."""
    return [one for assumption in assumptions() for one in _odds(assumption)]


def _assumption(row: dict[str, str]) -> Assumption:
    shares = dict(part.strip().split("=") for part in row["shares"].split(";"))
    span = _span(row["ages"]) if row["ages"] else None
    return Assumption(
        row["what"],
        (row["sex"],) if row["sex"] else ("female", "male"),
        range(span[0], span[1] + 1) if span else range(1),
        row["given"],
        {value: float(share) for value, share in shares.items()},
        row["source"],
    )


def _odds(assumption: Assumption) -> Iterator[Odds]:
    total = sum(assumption.shares.values())
    for sex in assumption.sexes:
        for age in assumption.ages:
            low = 0.0
            for value, share in assumption.shares.items():
                high = low + share / total
                least, most = _span(value) or (None, None)
                yield Odds(assumption.what, sex, age, assumption.given, value, low, high, least, most)
                low = high


def _span(text: str) -> tuple[int, int] | None:
    """The ends of a span such as 20-24.

    >>> _span("20-24"), _span("nowon")
    ((20, 24), None)
    """
    least, dash, most = text.partition("-")
    return (int(least), int(most)) if dash and least.isdigit() and most.isdigit() else None


def surnames() -> list[tuple[str, float, float]]:
    """Surnames, each with its part of all chances."""
    shares = [(row["surname"], float(row["percent"])) for row in rows("surnames")]
    total = sum(share for _, share in shares)
    found, low = [], 0.0
    for surname, share in shares:
        found.append((surname, low, low + share / total))
        low += share / total
    return found


def slips() -> dict[str, float]:
    """How often each slip is made in a second registration, in percent."""
    return {row["what"]: float(row["percent"]) for row in rows("slips")}
