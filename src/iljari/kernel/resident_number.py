"""Resident registration numbers (주민등록번호) and alien registration numbers (외국인등록번호): told by their shape, never kept (PA-02)."""

import re

REFUSED = "주민등록번호(외국인등록번호)로 보이는 숫자가 적혀 있습니다. 이 체계는 그 번호를 받지 않습니다. 지우고 다시 저장하십시오."
REFUSED_EN = "There are digits that look like a resident (or alien) registration number. This system takes none: delete them and save again."

# Year, month, day, then the digit for sex and century; hyphen, dot, space or nothing between the halves.
_SHAPE = re.compile(
    r"(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s*[-‐-―−－.·/]?\s*\d{7}(?!\d)"
)  # fmt: skip
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def stands_in(text: str) -> bool:
    """Whether something in the text has the shape of such a number.

    >>> stands_in("900101-1234567"), stands_in("9001011234567 홍"), stands_in("９００１０１ － １２３４５６７")
    (True, True, True)
    >>> stands_in("02-2133-5454"), stands_in("20180130-1234567"), stands_in("901301-1234567"), stands_in("1234567890123")
    (False, False, False, False)
    """
    return _SHAPE.search(text.translate(_WIDE)) is not None
