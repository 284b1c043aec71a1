"""수의 표시 형식: how a spreadsheet shows a number exactly as the report does, while it stays a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_NUMBER = re.compile(r"(?P<sign>[△▲+\-−]?)(?P<whole>\d[\d,]*)(?:\.(?P<part>\d+))?")
_NEGATIVE = "△▲-−"


@dataclass(frozen=True, slots=True)
class Shown:
    """보이는 수: a number and the format under which a spreadsheet shows it as it stood in the report."""

    number: float
    format: str


def shown(value: Fraction | int | None, text: str, before: str = "", after: str = "") -> Shown | None:
    """The number behind a shown text, or None where the text is not one number ('—', '09:30').

    The exact value is kept where the format shows it as the text does; else the number is the one that is shown.

    >>> shown(Fraction(5726, 80), "71.6")
    Shown(number=71.575, format='0.0')
    >>> shown(-5, "△5", after="명")
    Shown(number=-5.0, format='0"명";"△"0"명"')
    >>> shown(None, "—") is None
    True
    """
    found = _NUMBER.fullmatch(text.strip())
    if value is None or not found or re.search(r"\d", before + after):
        return None
    written = Decimal(found["whole"].replace(",", "") + "." + (found["part"] or "0"))
    written = -written if found["sign"] and found["sign"] in _NEGATIVE else written
    places = len(found["part"] or "")
    digits = ("#,##0" if "," in found["whole"] else "0") + ("." + "0" * places if places else "")
    opened, closed = _quoted(before), _quoted(after)
    positive = f"{opened}{_quoted('+' if found['sign'] == '+' else '')}{digits}{closed}"
    negative = f"{opened}{_quoted(found['sign'])}{digits}{closed}"
    pattern = f"{opened}{digits}{closed};{negative}" if written < 0 else positive
    exact = _rounded(value, places) == written
    return Shown(float(value) if exact else float(written), pattern)


def _rounded(value: Fraction | int, places: int) -> Decimal:
    """Rounded as spreadsheets round: half away from zero."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole = (scaled + Fraction(1, 2)).__floor__()
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "”") + '"' if words else ""
