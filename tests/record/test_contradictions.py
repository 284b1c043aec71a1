"""Where the document contradicts itself, both values are kept: an identity breaks, or a row says so in its note.

contradictions.csv is a copy of the list that was drawn up by hand; the identities know nothing of it.
"""

import csv
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from iljari.figures import consistency
from iljari.figures.consistency import Check, Verdict
from iljari.figures.evaluate import Book
from iljari.web.loading import package as packages
from tests.conftest import RECORD

with (Path(__file__).parent / "contradictions.csv").open(encoding="utf-8", newline="") as file:
    CONTRADICTIONS = {row["id"]: row for row in csv.DictReader(file)}

# Two days of one milestone: the table of milestones holds one and has no column for notes.
NOT_NOTED = {
    "i0145": "agreement in March, project from April: both are milestones of their own",
    "j0022": "the design contract began in December 2017 or March 2018: the milestone says March",
    "j0023": "the works were ordered in August or September 2018: the milestone says September",
    "j0323": "the refurbishment began in January or February 2018: the milestone says January",
}

# Two values, noted in their rows, between which no identity is declared.
NOTED_ONLY = {
    "j0163": "12 districts with spaces are those of 2017; in 2018 nothing was executed, so there is nothing to compare",
    "j0355": "the audit answer leaves 429 photo sessions of another programme out: another scope, no rival value",
}


def two_values(contradiction: str) -> tuple[Fraction, Fraction] | None:
    """The two numbers that differ, where the list gives two."""
    match = re.search(r"computed ([\d.]+) (?:vs|<=) ([\d.]+)", CONTRADICTIONS[contradiction]["note"])
    return (Fraction(match[1]), Fraction(match[2])) if match else None


TWO_VALUES = [name for name in CONTRADICTIONS if two_values(name)]


def noted() -> set[str]:
    """The contradictions that some row of the record names."""
    rows = [row for rows in packages.read(RECORD).rows.values() for row in rows]
    return {name for row in rows for name in re.findall(r"\b[ij]\d{4}\b", row["note"])}


def shown(check: Check) -> tuple[Fraction, Fraction]:
    return Fraction(check.told("left").replace(",", "")), Fraction(check.told("right").replace(",", ""))


def near(one: Fraction, other: Fraction) -> bool:
    """Equal as printed: the list's value rounded to one, two or no places."""
    return any(abs(one - round(other, places)) < Fraction(6, 1000) for places in (0, 1, 2))


@pytest.fixture
def broken(loaded: date) -> list[tuple[Fraction, Fraction]]:
    return [shown(check) for check in consistency.checks(Book(loaded)) if check.verdict is Verdict.BROKEN]


def test_every_contradiction_is_noted_where_its_value_stands() -> None:
    assert set(CONTRADICTIONS) - noted() == set(NOT_NOTED)


def test_the_notes_name_no_contradiction_that_is_not_listed() -> None:
    assert noted() <= set(CONTRADICTIONS)


def test_two_values_that_differ_break_an_identity(broken: list[tuple[Fraction, Fraction]]) -> None:
    assert len(TWO_VALUES) > 80
    found = set()
    for name in TWO_VALUES:
        values = two_values(name)
        assert values
        for left, right in broken:
            if (near(left, values[0]) and near(right, values[1])) or (
                near(left, values[1]) and near(right, values[0])
            ):
                found.add(name)
    assert set(TWO_VALUES) - found == set(NOTED_ONLY)


@pytest.mark.parametrize(
    "name",
    ["j0373", "j0253", "j0261", "j0219", "j0003", "j0304", "j0387"],
    ids=lambda name: CONTRADICTIONS[name]["relation"],
)
def test_the_known_ones_are_found(name: str, broken: list[tuple[Fraction, Fraction]]) -> None:
    """Youth jobs' rate, public works' target and year, New Deal's target, the living wage, job offers, audit items."""
    first, second = two_values(name) or (Fraction(0), Fraction(0))
    assert any({near(first, left), near(second, right)} == {True} or {near(first, right), near(second, left)} == {True}
               for left, right in broken)  # fmt: skip
