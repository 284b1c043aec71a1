"""Units: every unit of the bureau's figures is known; numbers are shown exactly, half away from zero, digit by digit."""

import csv
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iljari.kernel.units import QUANTITY_SCALE, UNITS, may_show, rounded, shown, spoken_places, to_base, unit

FIGURES = Path(__file__).parents[1] / "reports" / "figures-public.csv"
_FRACTIONS = st.fractions(max_denominator=10**5)
_BIG = st.builds(Fraction, st.integers(-(10**18), 10**18), st.sampled_from((1, 2, 3, 7, 10, 100, 10_000)))


def test_every_unit_of_the_bureaus_figures_is_known() -> None:
    with FIGURES.open(encoding="utf-8-sig", newline="") as file:
        units = {row["unit"] for row in csv.DictReader(file)}
    assert len(units) > 30
    assert units - set(UNITS) == set()


def test_a_unit_that_is_not_there_is_refused_with_a_sentence() -> None:
    with pytest.raises(KeyError, match="'bushels'라는 단위가 없습니다"):
        unit("bushels")


def test_codes_are_unique_and_every_unit_may_be_shown_as_itself() -> None:
    assert all(code == each.code for code, each in UNITS.items())
    assert all(may_show(each, each) for each in UNITS.values())
    assert all(other in UNITS for each in UNITS.values() for other in each.shown_also_as)
    assert all(each.factor > 0 for each in UNITS.values())


@pytest.mark.parametrize(
    ("source", "target", "may"),
    [
        ("people", "thousand people", True),
        ("won", "100M won", True),
        ("firms", "count", True),
        ("cases", "items", True),
        ("percent", "percentage points", False),
        ("people", "cases", False),
        ("won", "people", False),
        ("count", "firms", False),
        ("sessions", "people", False),
    ],
)
def test_persons_are_never_shown_as_cases(source: str, target: str, may: bool) -> None:
    assert may_show(unit(source), unit(target)) is may


@pytest.mark.parametrize(
    ("value", "code", "decimals", "text"),
    [
        # exactly, where four places are enough
        (Fraction(49_907_000_000), "million won", None, "49,907"),
        (Fraction(49_907_500_000), "million won", None, "49,907.5"),
        (Fraction("1940.73"), "sqm", None, "1,940.73"),
        (Fraction(2, 3), "percent", None, "67"),
        (Fraction(1, 8), "percent", None, "12.5"),
        (Fraction(645, 1000), "percent", None, "64.5"),
        (Fraction(1, 3), "percentage points", None, "33.3"),
        # half away from zero, at the places asked for
        (Fraction("0.5"), "cases", 0, "1"),
        (Fraction("-0.5"), "cases", 0, "-1"),
        (Fraction("1.5"), "cases", 0, "2"),
        (Fraction("2.5"), "cases", 0, "3"),
        (Fraction("-2.5"), "cases", 0, "-3"),
        (Fraction("2.4999"), "cases", 0, "2"),
        (Fraction("1.005"), "cases", 2, "1.01"),
        (Fraction("-1.005"), "cases", 2, "-1.01"),
        (Fraction("0.0005"), "cases", 3, "0.001"),
        # nothing is not minus nothing, places are kept
        (Fraction("-0.4"), "cases", 0, "0"),
        (Fraction("-0.04"), "cases", 1, "0.0"),
        (Fraction(0), "cases", 2, "0.00"),
        (Fraction(1000), "cases", 1, "1,000.0"),
        # where a float would lose a digit
        (Fraction(9_999_999_999_991_235, 10_000), "cases", 4, "999,999,999,999.1235"),
        (Fraction(12_345_678_901_235, 10), "cases", None, "1,234,567,890,123.5"),
        (Fraction(12_345_678_901_235, 10), "cases", 0, "1,234,567,890,124"),
        (Fraction(10**20 + 1), "won", None, "100,000,000,000,000,000,001"),
        # times of day
        (Fraction(8 * 60 + 30), "time of day", None, "08:30"),
        (Fraction(22 * 60), "hour of day", None, "22"),
    ],
)
def test_a_value_as_it_is_written(value: Fraction, code: str, decimals: int | None, text: str) -> None:
    assert shown(value, code, decimals) == text


@given(value=_BIG, decimals=st.integers(0, 4))
def test_no_digit_is_wrong_however_large(value: Fraction, decimals: int) -> None:
    """Against another rounding: Decimal's, of sixty digits."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        text = format(expected if expected else abs(expected), "f")
    assert shown(value, "cases", decimals).replace(",", "") == text


@given(value=_FRACTIONS, decimals=st.integers(0, 6))
def test_rounding_is_near_symmetric_and_settled(value: Fraction, decimals: int) -> None:
    """
    | law                                                | holds |
    |----------------------------------------------------|-------|
    | no further than half a place                       | yes   |
    | of half a place, away from zero                    | yes   |
    | rounding minus x is minus rounding x               | yes   |
    | rounding again changes nothing                     | yes   |
    """
    whole = rounded(value, decimals)
    half = Fraction(1, 2 * 10**decimals)
    assert abs(whole - value) <= half
    assert abs(whole - value) < half or abs(whole) > abs(value)
    assert rounded(-value, decimals) == -whole
    assert rounded(whole, decimals) == whole


@given(quantity=st.integers(-(10**15), 10**15))
def test_what_is_stored_is_spoken_exactly(quantity: int) -> None:
    """Ten-thousandths of a unit need four places at most, and come back from the text."""
    value = Fraction(quantity, QUANTITY_SCALE)
    assert (value * 10 ** spoken_places(value)).denominator == 1
    assert Fraction(shown(value, "cases").replace(",", "")) == value


@given(quantity=_FRACTIONS, code=st.sampled_from(sorted(UNITS)))
def test_a_unit_is_so_many_of_its_base(quantity: Fraction, code: str) -> None:
    assert to_base(quantity, code) / unit(code).factor == quantity
