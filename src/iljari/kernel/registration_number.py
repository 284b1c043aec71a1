"""사업자등록번호: the ten digits under which the tax office knows a firm or body, with their check digit.

Three digits of series (101 to 999), two of kind (81: a company's head office, 82: a non-profit body …), four of serial
number, one check digit. Weights and series as the National Tax Service publishes them. No personal number: a firm's
number stands on its invoices and is public.
"""

import re

_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
_FIRST_SERIES = 101
_SPACES = re.compile(r"[\s\-\u2010-\u2015.]+")


class WrongNumber(ValueError):
    """A text that is no registration number; says in Korean (`ko`) and English (`en`) what is wrong and what to do."""

    def __init__(self, ko: str, en: str) -> None:
        super().__init__(ko)
        self.ko, self.en = ko, en


def digits(text: str, *, synthetic: bool = False) -> str:
    """The ten digits of a registration number as typed ('123-45-67891', '1234567891'); raises WrongNumber.

    A real number begins at 101. The tax office gives no series below, so that is where synthetic firms live: their
    numbers begin with 0, and no firm will ever hold one.

    >>> digits("123-45-67891"), digits("012 81 00017", synthetic=True)
    ('1234567891', '0128100017')
    """
    found = _SPACES.sub("", text)
    if not (found.isascii() and found.isdigit()):
        raise WrongNumber(
            "사업자등록번호에 숫자가 아닌 글자가 있습니다. 숫자 10자리를 123-45-67890처럼 적으십시오.",
            "The registration number holds something else than digits. Write its 10 digits, as 123-45-67890.",
        )
    if len(found) != 10:
        raise WrongNumber(
            f"사업자등록번호는 숫자 10자리인데 {len(found)}자리입니다. 빠지거나 더 적은 숫자가 있는지 보십시오.",
            f"A registration number has 10 digits, this one {len(found)}. See whether a digit is missing or too many.",
        )
    if check_digit(found[:9]) != found[9]:
        raise WrongNumber(
            "사업자등록번호가 맞지 않습니다(끝자리 검증번호가 다름). 사업자등록증과 견주어 다시 적으십시오.",
            "The registration number is not right (its check digit differs). Compare it with the certificate.",
        )
    if synthetic != found.startswith("0"):
        raise _wrong_world(synthetic)
    if found[3:5] == "00" or found[5:9] == "0000" or (not synthetic and int(found[:3]) < _FIRST_SERIES):
        raise WrongNumber(
            "세무서가 주지 않는 사업자등록번호입니다. 사업자등록증과 견주어 다시 적으십시오.",
            "No tax office gives such a registration number. Compare it with the certificate.",
        )
    return found


def _wrong_world(synthetic: bool) -> WrongNumber:
    if synthetic:
        return WrongNumber(
            "연습용 기관의 사업자등록번호는 0으로 시작해야 합니다. 실제 번호를 연습에 쓰지 마십시오.",
            "A synthetic body's registration number begins with 0. Do not use a real one for practice.",
        )
    return WrongNumber(
        "0으로 시작하는 번호는 연습용 번호입니다. 실제 기관은 사업자등록증의 번호를 적으십시오.",
        "A number that begins with 0 is for practice. For a real body write the number on its certificate.",
    )


def check_digit(first_nine: str) -> str:
    """The tenth digit that belongs to the first nine.

    >>> check_digit("123456789")
    '1'
    """
    total = sum(int(digit) * weight for digit, weight in zip(first_nine, _WEIGHTS, strict=True))
    return str((10 - (total + int(first_nine[8]) * 5 // 10) % 10) % 10)


def written(number: str) -> str:
    """A number as it is printed: '123-45-67891'; an empty one stays empty.

    >>> written("1234567891")
    '123-45-67891'
    """
    return f"{number[:3]}-{number[3:5]}-{number[5:]}" if number else ""
