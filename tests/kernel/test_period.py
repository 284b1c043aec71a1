"""Periods: half-open days, written as short as they can be read back."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iljari.kernel.period import ALWAYS_FROM, Period, fiscal_year, month, period, written

_DAYS = st.dates(date(1900, 1, 1), date(9998, 12, 31))
_PERIODS = st.tuples(_DAYS, _DAYS).map(lambda two: Period(min(two), max(two) + timedelta(days=1)))
_EDGES = st.builds(
    lambda year, number, months: Period(
        date(year, number, 1), date(year + (number - 1 + months) // 12, (number - 1 + months) % 12 + 1, 1)
    ),
    st.integers(1990, 2040),
    st.integers(1, 12),
    st.integers(1, 30),
)


@pytest.mark.parametrize(
    ("text", "starts_on", "last_day"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018H1", "2018-01-01", "2018-06-30"),
        ("2018h2", "2018-07-01", "2018-12-31"),
        ("2018-H2", "2018-07-01", "2018-12-31"),
        ("2018Q1", "2018-01-01", "2018-03-31"),
        ("2018Q4", "2018-10-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2018-09-30", "2018-09-30", "2018-09-30"),
        ("2016..2018", "2016-01-01", "2018-12-31"),
        ("2017-11..2018H1", "2017-11-01", "2018-06-30"),
        ("..2018-09", "1900-01-01", "2018-09-30"),
        ("2018-04..", "2018-04-01", "9998-12-31"),
        (" 2018 ", "2018-01-01", "2018-12-31"),
    ],
)
def test_a_period_as_it_is_written_in_tables(text: str, starts_on: str, last_day: str) -> None:
    read = period(text)
    assert (read.starts_on.isoformat(), read.last_day.isoformat()) == (starts_on, last_day)


@pytest.mark.parametrize(
    "text", ["", "18", "2018H3", "2018Q5", "2018-13", "2018-02-30", "2018/09", "yesterday", "2018..x"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the sentence for most, the calendar's own for a 30 February)
        period(text)


@pytest.mark.parametrize("text", ["18", "2018/09", "yesterday"])
def test_the_refusal_says_what_can_be_written(text: str) -> None:
    with pytest.raises(
        ValueError, match=f"'{text}'은\\(는\\) 기간이 아닙니다. 2018, 2018H1, 2018Q3, 2018-09, 2018-09-30"
    ):
        period(text)


def test_a_period_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="시작\\(2018-01-01\\)보다 뒤여야"):
        Period(date(2018, 1, 1), date(2018, 1, 1))


@given(_PERIODS | _EDGES)
def test_what_is_written_is_read_back(value: Period) -> None:
    assert period(written(value)) == value
    assert str(value) == written(value)


@pytest.mark.parametrize("text", ["2018", "2018H1", "2018H2", "2018-09", "2018-09-30", "2016..2018", "2017-11..2018-06", "..2018-09"])  # fmt: skip
def test_the_short_way_stays_short(text: str) -> None:
    assert written(period(text)) == text


@given(_PERIODS, _DAYS)
def test_a_day_lies_in_it_or_not(value: Period, day: date) -> None:
    assert value.contains(day) is (value.starts_on <= day <= value.last_day)


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        (None, "2018-06-30", True),
        ("2018-01-01", "2018-12-31", True),
        ("2017-12-31", "2018-12-31", False),
        ("2018-12-01", "2019-01-01", False),
        (None, "2019-01-01", False),
    ],
)
def test_what_happened_over_days_lies_wholly_in_it_or_does_not_count(
    since: str | None, until: str, held: bool
) -> None:
    first = date.fromisoformat(since) if since else None
    assert fiscal_year(2018).holds(first, date.fromisoformat(until)) is held


@given(st.integers(1900, 9997), st.integers(1, 12))
def test_twelve_months_make_a_fiscal_year(year: int, number: int) -> None:
    months = [month(year, each) for each in range(1, 13)]
    assert months[0].starts_on == fiscal_year(year).starts_on
    assert months[-1].ends_before == fiscal_year(year).ends_before
    assert all(one.ends_before == other.starts_on for one, other in pairwise(months))
    assert months[number - 1].starts_on >= ALWAYS_FROM
