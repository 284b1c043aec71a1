"""What a cell says, as Korean offices write it: an exact number, a day, or None for "not reported".

A dash or an empty cell is not 0. What can be read in two ways is refused with a sentence, never guessed: '(5)' (a loss or a
part?), '▲5' (a rise in one office, a fall in the next), '1,23', '3명', '12.5%', a year of two digits from '30 on.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal

from iljari.files.problems import Problem, problem, shown

NOT_REPORTED = frozenset({"", "-", "－", "−", "–", "—", "―", "‐", "‑", "─", "ㅡ", "…", "..."})

LAST_SHORT_YEAR = 29
FIRST_YEAR, LAST_YEAR = 1900, 2199

_MINUS = "−－△-"
_NUMBER = re.compile(r"([+−－△-]?)\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)", re.ASCII)
_UNIT = re.compile(r"[+\-△]?\s*[\d,.]+\s*(%|％|[가-힣A-Za-z㎡㎢]+)", re.ASCII)
_DAY = re.compile(
    r"['’‘`´]?(?P<year>\d{2}|\d{4})"
    r"(?:(?P<sign>[.\-/])\s?(?P<month>\d{1,2})(?P=sign)\s?(?P<day>\d{1,2})\.?"
    r"|년\s?(?P<month_ko>\d{1,2})월\s?(?P<day_ko>\d{1,2})일)"
    r"(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?",
    re.ASCII,
)
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"[3-6]\d{4}(?:\.\d+)?", re.ASCII)


class Unreadable(ValueError):
    """A cell that cannot be read exactly, with what to do about it. Its text for logs does not quote the cell."""

    def __init__(self, sentence_ko: str, sentence_en: str) -> None:
        super().__init__("a cell cannot be read exactly")
        self.sentence_ko = sentence_ko
        self.sentence_en = sentence_en

    def at(self, sheet: str, row: int | None, column: int | str | None) -> Problem:
        """Say where it stands."""
        return problem(sheet, self.sentence_ko, self.sentence_en, row=row, column=column)


def whole_number(text: str) -> int | None:
    """Read a whole number, or None when nothing was reported.

    >>> whole_number("1,234"), whole_number("△5"), whole_number("３"), whole_number("-"), whole_number("0")
    (1234, -5, 3, None, 0)
    """
    number = decimal_number(text)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise Unreadable(
            f"{shown(text)}: 정수여야 합니다. 소수점 아래를 없애고 적어 주십시오.",
            f"{shown(text)} is not a whole number. Write it without decimals.",
        )
    return int(number)


def decimal_number(text: str) -> Decimal | None:
    """Read a number exactly, or None when nothing was reported.

    >>> decimal_number("1,940.73"), decimal_number("△ 0.5"), decimal_number("")
    (Decimal('1940.73'), Decimal('-0.5'), None)
    """
    plain = _plain(text)
    if plain in NOT_REPORTED or text.strip() in NOT_REPORTED:
        return None
    match = _NUMBER.fullmatch(plain)
    if not match:
        raise _not_a_number(text, plain)
    sign, digits = match.groups()
    number = Decimal(digits.replace(",", ""))
    return -number if sign and sign in _MINUS and number else number


def day(text: str) -> datetime.date | None:
    """Read a day, or None when nothing was reported. Years of two digits are 2000 to 2029, as in a spreadsheet.

    >>> [str(day(text)) for text in ("2018.9.30.", "'18.9.30", "2018-09-30", "2018년 9월 30일", "20180930", "-")]
    ['2018-09-30', '2018-09-30', '2018-09-30', '2018-09-30', '2018-09-30', 'None']
    """
    plain = _plain(text)
    if plain in NOT_REPORTED or text.strip() in NOT_REPORTED:
        return None
    match = _EIGHT.fullmatch(plain)
    if match:
        return _date(text, match.group(1), match.group(2), match.group(3))
    match = _DAY.fullmatch(plain)
    if match:
        month, number = match["month"] or match["month_ko"], match["day"] or match["day_ko"]
        return _date(text, match["year"], month, number)
    if _SERIAL.fullmatch(plain):
        raise Unreadable(
            f"{shown(text)}: 날짜가 일련번호로 저장되어 있습니다. 칸 서식을 ‘날짜’로 바꾸어 다시 저장해 주십시오.",
            f"{shown(text)} is a day kept as a serial number. Format the cell as a date and save it again.",
        )
    raise Unreadable(
        f"{shown(text)}: 날짜로 읽을 수 없습니다. 2018-09-30처럼 연월일을 모두 적고, 알 수 없으면 비워 두십시오.",
        f"{shown(text)} cannot be read as a day. Write year, month and day as 2018-09-30; leave it empty if unknown.",
    )


def _plain(text: str) -> str:
    """Bring full-width digits and signs to their plain twins; nothing else is changed."""
    return "".join(
        unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uff5e" else sign for sign in text.strip()
    )


def _date(text: str, year: str, month: str, number: str) -> datetime.date:
    if len(year) == 2 and int(year) > LAST_SHORT_YEAR:
        raise Unreadable(
            f"{shown(text)}: 연도가 두 자리라 몇 년인지 알 수 없습니다. 네 자리로 적어 주십시오.",
            f"{shown(text)}: the year's century is unclear. Write it with four digits.",
        )
    full = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        found = datetime.date(full, int(month), int(number))
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Unreadable(
            f"{shown(text)}: 달력에 없는 날이거나 {FIRST_YEAR}년부터 {LAST_YEAR}년 사이가 아닙니다. 날짜를 고쳐 주십시오.",
            f"{shown(text)} is not in the calendar, or not between {FIRST_YEAR} and {LAST_YEAR}. Correct the day.",
        )
    return found


def _not_a_number(text: str, plain: str) -> Unreadable:
    if plain.startswith(("▲", "▼", "▽")):
        return Unreadable(
            f"{shown(text)}: 화살표는 증가로도 감소로도 읽힙니다. 줄었으면 -5 또는 △5처럼 적어 주십시오.",
            f"{shown(text)}: the arrow is read both as a rise and as a fall. Write a negative number as -5 or △5.",
        )
    if plain.startswith("(") and plain.endswith(")"):
        return Unreadable(
            f"{shown(text)}: 괄호가 음수인지 내역인지 알 수 없습니다. 괄호를 빼고, 음수이면 -를 붙여 주십시오.",
            f"{shown(text)}: brackets can mean a negative number or a part. Leave them out; write a minus if negative.",
        )
    if _UNIT.fullmatch(plain):
        return Unreadable(
            f"{shown(text)}: 단위는 제목 줄에 두고 칸에는 수만 적어 주십시오.",
            f"{shown(text)}: keep the unit in the header and write the number alone.",
        )
    return Unreadable(
        f"{shown(text)}: 수로 읽을 수 없습니다. 1,234처럼 적고, 보고할 것이 없으면 비우거나 -를 적어 주십시오.",
        f"{shown(text)} cannot be read as a number. Write it as 1,234; leave it empty or write - if nothing is reported.",
    )
