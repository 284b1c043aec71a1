"""Masks: what a screen shows of a field of personal data as long as nobody asked to see it whole (ASVS 14.2.6, SP-22).

>>> [masked("name", each) for each in ("홍길동", "홍길", "남궁길동", "John Smith", "")]
['홍*동', '홍*', '남**동', 'J*** S****', '']
>>> [masked("phone", each) for each in ("010-1234-5678", "01012345678", "02-123-4567", "+82 10 1234 5678")]
['010-****-5678', '010-****-5678', '02-***-4567', '+82 10 **** 5678']
>>> masked("email", "hong@example.kr"), masked("birth_on", "1990-05-17")
('h***@example.kr', '1990-**-**')
>>> masked("address", "서울특별시 노원구 상계동 123-4 101호"), masked("address", "서울특별시 노원구 동일로 123")
('서울특별시 노원구 상계동 ***', '서울특별시 노원구 ***')
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

STARS = "***"


@dataclass(frozen=True)
class Field:
    """A field of personal data: its two names and how it is masked."""

    code: str
    ko: str
    en: str
    mask: Callable[[str], str]


FIELDS: dict[str, Field] = {}


def declare(code: str, ko: str, en: str, mask: Callable[[str], str] | None = None) -> Field:
    """Make a field known; without a mask of its own it shows nothing at all. A field is declared once."""
    if code in FIELDS:
        raise ValueError(f"{code}: this field is declared already")
    FIELDS[code] = Field(code, ko, en, mask or wholly)
    return FIELDS[code]


def masked(field: str, value: str | date | None) -> str:
    """A value as it may be shown by default; KeyError for a field that nobody declared."""
    text = "" if value is None else str(value)
    return FIELDS[field].mask(text) if text else ""


def wholly(text: str) -> str:
    """Nothing is shown, not even how long it is."""
    return STARS


def _name(text: str) -> str:
    """First and last syllable; of a name in letters, the first of each word."""
    if re.search("[A-Za-z]", text):
        return " ".join(word[:1] + "*" * (len(word) - 1) for word in text.split())
    return text[:1] + "*" * (len(text) - 2) + text[-1:] if len(text) > 2 else text[:1] + "*"


def _phone(text: str) -> str:
    """The first and the last group; the middle hidden."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < 8:
        return STARS
    if digits == text:
        head = 2 if text.startswith("02") else 3
        text = f"{text[:head]}-{text[head:-4]}-{text[-4:]}"
    hidden = range(len(digits) - (8 if len(digits) > 9 else 7), len(digits) - 4)
    seen = -1
    told = []
    for sign in text:
        seen += sign.isdigit()
        told.append("*" if sign.isdigit() and seen in hidden else sign)
    return "".join(told)


def _email(text: str) -> str:
    """The first letter and the host."""
    before, at, host = text.rpartition("@")
    return f"{before[:1]}{STARS}@{host}" if at and before else STARS


def _birth(text: str) -> str:
    """The year."""
    return f"{text[:4]}-**-**" if re.match(r"\d{4}", text) else STARS


def _address(text: str) -> str:
    """As far as the neighbourhood (동); where it is a street's, as far as the district."""
    words = text.split()
    for ends in (("동", "읍", "면", "가"), ("구", "군"), ("시", "도")):
        for place, word in enumerate(words[:4]):
            if word.endswith(ends) and not word[0].isdigit():
                return " ".join([*words[: place + 1], STARS])
    return STARS


def _tail(text: str) -> str:
    """The last four signs."""
    return STARS + text[-4:] if len(text) >= 8 else STARS


def _as_it_is(text: str) -> str:
    """Shown: it tells nobody apart by itself."""
    return text


declare("name", "이름", "Name", _name)
declare("birth_on", "생년월일", "Date of birth", _birth)
declare("sex", "성별", "Sex", _as_it_is)
declare("phone", "전화번호", "Phone", _phone)
declare("email", "전자우편", "E-mail", _email)
declare("address", "주소", "Address", _address)
declare("district", "사는 구", "District", _as_it_is)
declare("nationality", "국적", "Nationality")
declare("account_number", "계좌번호", "Account number", _tail)
