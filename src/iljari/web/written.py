"""Writing amounts, days, periods and shares as Koreans (and readers of English) write them."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from iljari.indicators.definition import Kind
from iljari.kernel.days import day_in_words
from iljari.kernel.period import ALWAYS_FROM, Period, period
from iljari.kernel.units import rounded, unit

SEOUL = ZoneInfo("Asia/Seoul")
_WEEKDAYS = "월화수목금토일"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def won(amount: int | Fraction | None, english: bool = False) -> str:
    """An amount of won in 억 and 만, exact; 'KRW 49,907,000,000' in English; '—' when there is none.

    >>> won(49_907_000_000), won(9_211), won(1_234_567_890_123), won(-50_000_000)
    ('499억 700만원', '9,211원', '1조 2,345억 6,789만 123원', '-5,000만원')
    >>> won(49_907_000_000, english=True), won(None)
    ('KRW 49,907 million', '—')
    """
    if amount is None:
        return "—"
    whole = int(rounded(Fraction(amount), 0))
    if english:
        return _won_english(whole)
    sign, rest = ("-", -whole) if whole < 0 else ("", whole)
    parts = []
    for size, name in ((10**12, "조"), (10**8, "억"), (10**4, "만")):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,}{name}")
    if rest or not parts:
        return sign + " ".join([*parts, f"{rest:,}원"])
    return sign + " ".join(parts) + "원"


def _won_english(whole: int) -> str:
    if abs(whole) >= 10**6 and whole % 10**5 == 0:
        millions = Fraction(whole, 10**6)
        return f"KRW {float(millions):,.{0 if millions.denominator == 1 else 1}f} million"
    return f"KRW {whole:,}"


def day_of(value: datetime) -> date:
    """The day of a moment in Seoul."""
    return value.astimezone(SEOUL).date()


def day(value: date | datetime | None, english: bool = False, weekday: bool = False) -> str:
    """A day: '2018. 11. 15.(목)', or '15 Nov 2018 (Thu)'.

    >>> day(date(2018, 11, 15)), day(date(2018, 11, 15), weekday=True), day(date(2018, 11, 15), english=True)
    ('2018. 11. 15.', '2018. 11. 15.(목)', '15 Nov 2018')
    """
    if value is None:
        return "—"
    if isinstance(value, datetime):
        value = day_of(value)
    told = day_in_words(value, english)
    if english:
        return f"{told} ({_WEEKDAYS_EN[value.weekday()]})" if weekday else told
    return f"{told}({_WEEKDAYS[value.weekday()]})" if weekday else told


def moment(value: datetime | None, english: bool = False) -> str:
    """A moment to the minute, in Seoul: '2018. 11. 15. 18:00'."""
    if value is None:
        return "—"
    local = value.astimezone(SEOUL)
    return f"{day(local, english)} {local:%H:%M}"


def span(value: Period, english: bool = False) -> str:
    """A period in words.

    >>> [span(period(text)) for text in ("2018", "2018H1", "2018-09", "2018-01..2018-09", "2018-01-10..2018-06-30")]
    ['2018년', '2018년 상반기', '2018년 9월', '2018. 1.~9.', '2018. 1. 10.~6. 30.']
    >>> span(period("2016..2018")), span(period("..2018-09")), span(period("2018-01..2018-09"), english=True)
    ('2016년~2018년', '2018. 9. 30.까지', 'Jan to Sep 2018')
    """
    first, last = value.starts_on, value.last_day
    if first == ALWAYS_FROM:
        return f"up to {day(last, english)}" if english else f"{day(last)}까지"
    if last.year >= 9000:
        return f"from {day(first, english)}" if english else f"{day(first)}부터"
    if first == last:
        return day(first, english)
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years and first.year == last.year:
        return str(first.year) if english else f"{first.year}년"
    if whole_years:
        return f"{first.year} to {last.year}" if english else f"{first.year}년~{last.year}년"
    if first.year == last.year and first.day == 1 and _ends_month(last):
        return _months(first, last, english)
    if english:
        return f"{day(first, english)} to {day(last, english)}"
    same_year = first.year == last.year
    return f"{day(first)}~{last.month}. {last.day}." if same_year else f"{day(first)}~{day(last)}"


def _ends_month(last: date) -> bool:
    return date.fromordinal(last.toordinal() + 1).day == 1


def _months(first: date, last: date, english: bool) -> str:
    if first.month == last.month:
        return f"{_MONTHS[first.month - 1]} {first.year}" if english else f"{first.year}년 {first.month}월"
    halves = {(1, 6): ("상반기", "first half of"), (7, 12): ("하반기", "second half of")}
    if (first.month, last.month) in halves:
        ko, en = halves[(first.month, last.month)]
        return f"{en} {first.year}" if english else f"{first.year}년 {ko}"
    if english:
        return f"{_MONTHS[first.month - 1]} to {_MONTHS[last.month - 1]} {first.year}"
    return f"{first.year}. {first.month}.~{last.month}."


def figures_period(text: str, kind: Kind, english: bool = False) -> str:
    """A figure's period as it names it: '2018', '..2018-09', 'as-of 2018-09-30'."""
    if text.startswith("as-of "):
        told = day(date.fromisoformat(text.removeprefix("as-of ")), english)
        return f"as of {told}" if english else f"{told} 현재"
    if not text:
        return ""
    try:
        return span(period(text), english)
    except ValueError:
        return text


def share(value: Fraction | None, places: int = 1) -> str:
    """A share as percent: Fraction(4, 5) is '80.0%'."""
    if value is None:
        return "—"
    return f"{float(rounded(value * 100, places)):,.{places}f}%"


def with_unit(text: str, unit_code: str, english: bool = False) -> str:
    """A shown value with its unit: '11,000명', '80.1%', '499.1억원', '11,000 people'.

    >>> with_unit("11,000", "people"), with_unit("11,000", "people", english=True), with_unit("80.1", "percent", True)
    ('11,000명', '11,000 people', '80.1%')
    """
    told = unit(unit_code)
    if text == "—":
        return text
    if not english or told.code == "percent":
        return f"{text}{told.ko}"
    if told.code == "percentage points":
        return f"{text} pp"
    return f"{text} {told.en}".strip()
