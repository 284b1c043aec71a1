"""Sentences with the numbers of a day: what stands in braces is the name of a fixed value of the rule's expression."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from iljari.rules.fact import Kind
from iljari.rules.language import Fixed, Node

_BRACES = re.compile(r"\{([a-z0-9_.]+)\}")
_NOT_SET = ("○○", "(not set)")


def named(expression: Node) -> dict[str, Fixed]:
    """The expression's fixed values that have a name; raises ValueError where one name stands for two."""
    found: dict[str, Fixed] = {}
    for node in expression.walk():
        if isinstance(node, Fixed) and node.name and found.setdefault(node.name, node) != node:
            raise ValueError(
                f"'{node.name}'이라는 이름의 값이 둘입니다. called()로 서로 다른 이름을 붙이십시오."
            )
    return found


def slots(sentence: str) -> list[str]:
    """The names that stand in braces in a sentence."""
    return _BRACES.findall(sentence)


def filled(sentence: str, values: Mapping[str, Fixed], day: date, *, english: bool = False) -> str:
    """The sentence with the numbers of the day.

    >>> filled("만 {age.floor}세 이상", {"age.floor": Fixed(((date(2018, 5, 1), 15),), "age.floor")}, date(2018, 5, 1))
    '만 15세 이상'
    """
    return _BRACES.sub(lambda found: written(values[found[1]], day, english=english), sentence)


def written(value: Fixed, day: date, *, english: bool = False) -> str:
    """A fixed value as it is read in a sentence on a day."""
    plain = value.on(day)
    return _NOT_SET[english] if plain is None else said(plain, value.kind, english=english)


def said(plain: Any, kind: Kind, *, english: bool = False) -> str:
    """A plain value as it is read: won with its unit, a rate in percent, a day in words, other numbers with commas.

    >>> said(200_000_000, Kind.WON), said(151_080, Kind.WON), said(Fraction(3, 5), Kind.COUNT)
    ('2억 원', '151,080원', '60%')
    """
    if isinstance(plain, Fraction):
        return f"{_decimal(plain * 100)}%"
    if isinstance(plain, date):
        return f"{plain.day} {plain:%B %Y}" if english else f"{plain.year}년 {plain.month}월 {plain.day}일"
    if isinstance(plain, tuple):
        return ", ".join(plain)
    if kind is not Kind.WON:
        return f"{plain:,}"
    return f"{plain:,} won" if english else _won(plain)


def _won(amount: int) -> str:
    """Won in the Korean way: 억 and 만 where they come out even, digits where they do not ("10,148원", as the document prints)."""
    if amount < 0:
        return f"-{_won(-amount)}"
    if amount % 10_000 or not amount:
        return f"{amount:,}원"
    hundred_millions, ten_thousands = divmod(amount // 10_000, 10_000)
    pieces = [
        *([f"{hundred_millions:,}억"] if hundred_millions else []),
        *([f"{ten_thousands:,}만"] if ten_thousands else []),
    ]
    return f"{' '.join(pieces)} 원"


def _decimal(number: Fraction) -> str:
    """A fraction in decimals where they end, otherwise as a fraction."""
    for places in range(5):
        if (number * 10**places).denominator == 1:
            return f"{number.numerator / number.denominator:.{places}f}"
    return str(number)
