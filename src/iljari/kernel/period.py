"""Periods of days, half-open: [starts_on, ends_before). A fiscal year (회계연도) is 1 January to 31 December."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

ALWAYS_FROM = date(1900, 1, 1)

_NO_PERIOD = "'{}'은(는) 기간이 아닙니다. 2018, 2018H1, 2018Q3, 2018-09, 2018-09-30 가운데 하나로 쓰십시오."


@dataclass(frozen=True, order=True)
class Period:
    """The days from `starts_on` up to, not including, `ends_before`."""

    starts_on: date
    ends_before: date

    def __post_init__(self) -> None:
        if self.starts_on >= self.ends_before:
            raise ValueError(f"기간의 끝({self.ends_before})이 시작({self.starts_on})보다 뒤여야 합니다.")

    @property
    def last_day(self) -> date:
        """The last day inside the period."""
        return self.ends_before - timedelta(days=1)

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.starts_on <= day < self.ends_before

    def holds(self, since: date | None, until: date) -> bool:
        """Whether a happening that covers `since`..`until` (both inclusive) lies wholly in the period."""
        return self.contains(until) and (since is None or since >= self.starts_on)

    def __str__(self) -> str:
        return written(self)


def fiscal_year(year: int) -> Period:
    """The fiscal year `year`: 1 January to 31 December."""
    return Period(date(year, 1, 1), date(year + 1, 1, 1))


def month(year: int, number: int) -> Period:
    """The calendar month `number` (1 to 12) of `year`."""
    return Period(date(year, number, 1), date(year + number // 12, number % 12 + 1, 1))


def _one(text: str) -> Period:
    if match := re.fullmatch(r"(\d{4})", text):
        return fiscal_year(int(match[1]))
    if match := re.fullmatch(r"(\d{4})-?[Hh]([12])", text):
        year, half = int(match[1]), int(match[2])
        return Period(date(year, 6 * half - 5, 1), date(year + half // 2, (6 * half) % 12 + 1, 1))
    if match := re.fullmatch(r"(\d{4})-?[Qq]([1-4])", text):
        year, quarter = int(match[1]), int(match[2])
        return Period(month(year, 3 * quarter - 2).starts_on, month(year, 3 * quarter).ends_before)
    if match := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return month(int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        day = date.fromisoformat(text)
        return Period(day, day + timedelta(days=1))
    raise ValueError(_NO_PERIOD.format(text))


def period(text: str) -> Period:
    """A period as written in tables and keys: '2018', '2018H1', '2018-09', '2016..2018', '..2018-09', '2018-04..'."""
    text = text.strip()
    try:
        if ".." not in text:
            return _one(text)
        first, last = text.split("..", 1)
        starts = _one(first).starts_on if first else ALWAYS_FROM
        ends = _one(last).ends_before if last else date(9999, 1, 1)
    except ValueError:
        raise ValueError(_NO_PERIOD.format(text)) from None
    return Period(starts, ends)


def written(value: Period) -> str:
    """The shortest text that `period()` reads back: '2018', '2018H1', '2018-09', '2018-09-30', or 'first..last'."""
    starts, last = value.starts_on, value.last_day
    if starts == ALWAYS_FROM:
        return f"..{_day_or_shorter(last, end=True)}"
    for text in (
        f"{starts.year}",
        f"{starts.year}H1",
        f"{starts.year}H2",
        f"{starts:%Y-%m}",
        starts.isoformat(),
    ):
        if _one(text) == value:
            return text
    return f"{_day_or_shorter(starts, end=False)}..{_day_or_shorter(last, end=True)}"


def _day_or_shorter(day: date, *, end: bool) -> str:
    edge = day + timedelta(days=1) if end else day
    if edge.month == 1 and edge.day == 1:
        return f"{day.year}"
    return f"{day:%Y-%m}" if edge.day == 1 else day.isoformat()
