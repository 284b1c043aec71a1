"""The escape that keeps a text from becoming a formula when a spreadsheet opens a CSV file, and its undoing.

- A text that a spreadsheet could take for a formula gets one apostrophe in front: `=1+1` is written `'=1+1`. That is: after
  apostrophes, spaces and invisible signs, it begins with = + - @ or a twin of theirs (full-width, small, U+2212), or a tab
  or a line break is among these spaces. A plain number (`-5`, `+1,234.5`) and dashes alone are no formula and stay.
- A control character that a spreadsheet cannot hold is written as in XLSX, `_x0000_`; text that looks so, `_x005F_x0000_`.

`unguarded(guarded(text)) == text` for every text; what needs no guard is written as it is.
"""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-－−]+", re.ASCII)
_LEAD = re.compile("[\\s\x00-\x20\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e]*")
_RESTLESS = re.compile("[\t\r\n\x00]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]|_(?=x[0-9A-Fa-f]{4}[\x00-\x08\x0b\x0c\x0e-\x1f_])")
_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")


def guarded(text: str) -> str:
    """Write a text so that no spreadsheet takes it for a formula.

    >>> guarded("=1+1"), guarded("＝1+1"), guarded("-5"), guarded("'=1+1")
    ("'=1+1", "'＝1+1", '-5', "''=1+1")
    """
    written = _CONTROL.sub(lambda sign: f"_x{ord(sign.group()):04X}_", text)
    return f"'{written}" if is_dangerous(text.lstrip("'")) else written


def unguarded(text: str) -> str:
    """Undo `guarded`.

    >>> unguarded("'=1+1"), unguarded("'18.9.30"), unguarded("_x0000_") == chr(0)
    ('=1+1', "'18.9.30", True)
    """
    read = _WRITTEN.sub(lambda code: chr(int(code.group(1), 16)), text)
    return read[1:] if read.startswith("'") and is_dangerous(read.lstrip("'")) else read


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet could run a text, were it to stand in a cell as it is.

    >>> is_dangerous("@SUM(A1)"), is_dangerous(" \\t−cmd"), is_dangerous("-"), is_dangerous("종로구")
    (True, True, False, False)
    """
    if not text or _NUMBER.fullmatch(text):
        return False
    lead = _LEAD.match(text)
    begins = lead.end() if lead else 0
    if _RESTLESS.search(text, 0, begins):
        return True
    return unicodedata.normalize("NFKC", text[begins : begins + 1])[:1] in ("=", "+", "-", "@", "\u2212")
