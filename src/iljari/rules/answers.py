"""Answers as people type or choose them, read into facts and written again: one way for the finder and the form of a call."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from iljari.rules.fact import Fact, Kind, Known

MOST = 10**15
"""No value of the law and no answer is larger, in won or in years."""
_EARLIEST = date(1890, 1, 1)
_DAY = re.compile(r"(\d{4})[-.\s/]*(\d{1,2})[-.\s/]*(\d{1,2})\.?")


class Unclear(Exception):
    """An answer that cannot be read; its sentence, in both languages, says how to write it."""

    def __init__(self, ko: str, en: str) -> None:
        super().__init__(ko)
        self.ko, self.en = ko, en

    def sentence(self, *, english: bool) -> str:
        """What to say to whoever gave the answer."""
        return self.en if english else self.ko


def read(fact: Fact, given: Sequence[str], today: date) -> Known:
    """An answer as it was typed or chosen; raises Unclear.

    >>> from iljari.rules.vocabulary import FACTS
    >>> read(FACTS["person.birth_on"], ["1999. 3. 1."], date(2018, 1, 1)).value
    datetime.date(1999, 3, 1)
    """
    texts = [text.strip() for text in given if text.strip()]
    if not texts:
        raise Unclear("답을 고르거나 적으십시오.", "Choose or write an answer.")
    if fact.kind is Kind.DAY:
        return Known(_day(texts[0], today))
    if fact.kind in (Kind.COUNT, Kind.WON):
        return Known(_number(texts[0]))
    if fact.kind is Kind.YES_NO:
        return Known(_chosen(texts[:1], {"yes", "no"}) == {"yes"})
    codes = _chosen(texts, {choice.code for choice in fact.choices})
    if fact.kind is Kind.CHOICE:
        return Known(texts[0])
    if "none" in codes and len(codes) > 1:
        raise Unclear(
            "'해당 없음'은 다른 답과 함께 고를 수 없습니다.", "'None of these' cannot be chosen with another answer."
        )  # fmt: skip
    return Known(codes)


def written(fact: Fact, known: Known) -> list[str]:
    """An answer as a form carries it on: what `read` reads again."""
    value: Any = known.value
    if fact.kind is Kind.DAY:
        return [value.isoformat()]
    if fact.kind is Kind.YES_NO:
        return ["yes" if value else "no"]
    if fact.kind is Kind.CHOICES:
        return sorted(value)
    return [str(value)]


def _chosen(texts: Sequence[str], known: set[str]) -> frozenset[str]:
    if not set(texts) <= known:
        raise Unclear("목록에 있는 답을 고르십시오.", "Choose an answer from the list.")
    return frozenset(texts)


def whole(text: str) -> int | None:
    """A whole number from 0 to MOST as it is typed, commas left out; None for anything else, thousands of digits too.

    >>> whole("150,000,000"), whole("1억"), whole("-1"), whole("9" * 5000)
    (150000000, None, None, None)
    """
    digits = text.strip().replace(",", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > len(str(MOST)):
        return None
    return int(digits) if int(digits) <= MOST else None


def _day(text: str, today: date) -> date:
    match = _DAY.fullmatch(text)
    try:
        found = date(*map(int, match.groups())) if match else None
    except ValueError:
        found = None
    if found is None or not _EARLIEST <= found <= today:
        raise Unclear(
            f"'{text[:20]}'은(는) 날짜로 읽을 수 없거나 앞으로의 날입니다. 1999-03-01처럼 적으십시오.",
            f"'{text[:20]}' cannot be read as a day, or is still to come. Write it like 1999-03-01.",
        )
    return found


def _number(text: str) -> int:
    found = whole(text)
    if found is None:
        raise Unclear(
            f"'{text[:20]}'은(는) 수가 아닙니다. 0 이상의 정수를 숫자로 적으십시오.",
            f"'{text[:20]}' is not a number. Write a whole number, 0 or more, in digits.",
        )
    return found
