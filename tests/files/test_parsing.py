"""Cells as Korean offices write them: what is read, what is nothing, and what is refused with a sentence."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iljari.files.parsing import NOT_REPORTED, Unreadable, day, decimal_number, whole_number

REFUSED = "refused"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("5", 5),
        ("007", 7),
        ("1,234", 1234),
        ("12,345,678", 12345678),
        ("１，２３４", 1234),
        ("  42 ", 42),
        ("△5", -5),
        ("△ 1,234", -1234),
        ("-5", -5),
        ("－５", -5),
        ("−5", -5),
        ("+5", 5),
        ("△0", 0),
        ("5.0", 5),
        ("", None),
        ("-", None),
        (" – ", None),
        ("—", None),
        ("ㅡ", None),
        ("…", None),
        ("1.5", REFUSED),
        ("12,34", REFUSED),
        ("1,2345", REFUSED),
        ("1 234", REFUSED),
        ("(5)", REFUSED),
        ("▲5", REFUSED),
        ("▼5", REFUSED),
        ("3명", REFUSED),
        ("1,234천원", REFUSED),
        ("12%", REFUSED),
        ("5건(3명)", REFUSED),
        ("1e3", REFUSED),
        ("0x10", REFUSED),
        ("１２３명", REFUSED),
        ("٣", REFUSED),
        ("三", REFUSED),
        ("--5", REFUSED),
        ("5-", REFUSED),
        ("없음", REFUSED),
        ("#DIV/0!", REFUSED),
        ("TRUE", REFUSED),
        (".5", REFUSED),
        ("5.", REFUSED),
        ("a5", REFUSED),
    ],
)
def test_whole_numbers(text: str, expected: int | str | None) -> None:
    if expected == REFUSED:
        with pytest.raises(Unreadable):
            whole_number(text)
    else:
        assert whole_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1940.73", Decimal("1940.73")),
        ("1,940.730", Decimal("1940.730")),
        ("△0.1", Decimal("-0.1")),
        ("0.000000001", Decimal("1E-9")),
        ("-", None),
        ("12.5%", REFUSED),
        ("1.234.567", REFUSED),
        ("1,5", REFUSED),
    ],
)
def test_decimal_numbers(text: str, expected: Decimal | str | None) -> None:
    if expected == REFUSED:
        with pytest.raises(Unreadable):
            decimal_number(text)
    else:
        assert decimal_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-09-30", "2018-09-30"),
        ("2018.9.30.", "2018-09-30"),
        ("2018.9.30", "2018-09-30"),
        ("2018. 9. 30.", "2018-09-30"),
        ("2018.09.30", "2018-09-30"),
        ("2018/9/30", "2018-09-30"),
        ("'18.9.30", "2018-09-30"),
        ("’18.9.30.", "2018-09-30"),
        ("‘18. 9. 30.", "2018-09-30"),
        ("18.9.30", "2018-09-30"),
        ("20180930", "2018-09-30"),
        ("2018년 9월 30일", "2018-09-30"),
        ("2018년9월30일", "2018-09-30"),
        ("２０１８．９．３０．", "2018-09-30"),
        ("2018-09-30T14:30:00", "2018-09-30"),
        ("2016-02-29", "2016-02-29"),
        ("", None),
        ("-", None),
        ("2018.2.29", REFUSED),
        ("2018.13.1", REFUSED),
        ("2018.9", REFUSED),
        ("2018.9.", REFUSED),
        ("9.30", REFUSED),
        ("9월 30일", REFUSED),
        ("'35.1.1", REFUSED),
        ("'98.3.1", REFUSED),
        ("0018-09-30", REFUSED),
        ("43373", REFUSED),
        ("2018-09.30", REFUSED),
        ("30/9/2018", REFUSED),
        ("2018.9.30.~10.1.", REFUSED),
        ("미정", REFUSED),
        ("24:00:00", REFUSED),
        ("5", REFUSED),
    ],
)
def test_days(text: str, expected: str | None) -> None:
    if expected == REFUSED:
        with pytest.raises(Unreadable):
            day(text)
    else:
        found = day(text)
        assert (found and found.isoformat()) == expected


@given(st.integers(-(10**18), 10**18), st.sampled_from(["-", "△", "－", "−", "△ "]))
def test_every_whole_number_comes_back(number: int, minus: str) -> None:
    sign = minus if number < 0 else ""
    assert whole_number(f"{sign}{abs(number):,}") == number
    assert whole_number(f"{sign}{abs(number)}") == number


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_every_decimal_comes_back_exactly(number: Decimal) -> None:
    assert decimal_number(f"{number:,.4f}") == number


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_comes_back(date: datetime.date) -> None:
    year, month, number = date.year, date.month, date.day
    for text in (
        date.isoformat(),
        f"{year}.{month}.{number}.",
        f"{year}년 {month}월 {number}일",
        f"{date:%Y%m%d}",
    ):
        assert day(text) == date


@given(st.text() | st.text("0123456789,.-△+()년월일'/ ", max_size=12))
def test_any_text_is_a_value_or_nothing_or_a_sentence(text: str) -> None:
    for read in (whole_number, decimal_number, day):
        value, refused = _outcome(read, text)
        if refused:
            assert "십시오" in refused.sentence_ko
            assert refused.sentence_en.endswith(".")
            assert str(refused) == "a cell cannot be read exactly"
        else:
            assert (value is None) == (text.strip() in NOT_REPORTED or text.strip() == "．．．")


def _outcome(read: Callable[[str], object], text: str) -> tuple[object, Unreadable | None]:
    try:
        return read(text), None
    except Unreadable as refused:
        return None, refused


def test_nothing_is_not_zero() -> None:
    assert whole_number("-") is None
    assert whole_number("0") == 0
    assert whole_number("0") is not None


def test_a_sentence_takes_its_place() -> None:
    with pytest.raises(Unreadable) as refused:
        whole_number("3명")
    problem = refused.value.at("9월", 7, 2)
    assert problem.sentence_ko.startswith("9월 7행 C열: ‘3명’")
    assert problem.sentence_en.startswith("9월, row 7, column C: ‘3명’")
