"""What may be written about an organisation: each kind of fact with its name and check. A refusal is a sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.journal.slip import Refused
from iljari.kernel import registration_number, resident_number
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.registry.kinds import refused_number
from iljari.registry.organisations import kinds

OUTSIDE = "outside"
"""The district of what lies outside Seoul (a training institute in 군포시)."""


@dataclass(frozen=True)
class FactKind:
    """A kind of fact: its name, and the check that gives the value as stored or raises ValueError with a sentence."""

    code: str
    ko: str
    en: str
    check: Callable[[str], str]
    required: bool = False

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.ko


def _text(most: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        told = " ".join(text.split())
        if len(told) > most:
            raise ValueError(_("%(most)d자까지 적을 수 있습니다. 줄여 적으십시오.") % {"most": most})
        if resident_number.stands_in(told):
            raise ValueError(refused_number.sentence())
        return told

    return check


def _one_of(words: dict[str, kinds.Word]) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in words:
            raise ValueError(_("목록에 없는 값입니다. 목록에서 고르십시오."))
        return text

    return check


def _roles(text: str) -> str:
    found = sorted({part.strip() for part in text.split(",") if part.strip()})
    if not set(found) <= set(kinds.ROLES):
        raise ValueError(_("목록에 없는 값입니다. 목록에서 고르십시오."))
    return ",".join(found)


def _district(text: str) -> str:
    if text != OUTSIDE and text not in DISTRICTS:
        raise ValueError(_("서울시의 자치구가 아닙니다. 목록에서 고르거나 ‘서울 밖’을 고르십시오."))
    return text


def _phone(text: str) -> str:
    digits = re.sub(r"[\s\-().]", "", text)
    if not re.fullmatch(r"(0\d{8,10}|1\d{7})", digits):
        raise ValueError(_("전화번호가 아닙니다. 02-123-4567처럼 적으십시오."))
    return text.strip()


def _day(text: str) -> str:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("날짜가 아닙니다. 2018-11-15처럼 적으십시오.")) from None
    if found < kinds.EARLIEST:
        raise ValueError(_("너무 이른 날입니다. 연도를 확인하십시오."))
    return found.isoformat()


FACTS = {
    kind.code: kind
    for kind in (
        FactKind("name", "이름", "Name", _text(120), required=True),
        FactKind("name_en", "영문 이름", "English name", _text(160)),
        FactKind("kind", "종류", "Kind", _one_of(kinds.KINDS), required=True),
        FactKind("number", "사업자등록번호", "Registration number", lambda text: text),
        FactKind("size", "규모", "Size", _one_of(kinds.SIZES)),
        FactKind("sector", "업종", "Sector", _one_of(kinds.SECTORS)),
        FactKind("district", "자치구", "District", _district),
        FactKind("address", "주소", "Address", _text(200)),
        FactKind("phone", "대표전화", "Main phone", _phone),
        FactKind("founded_on", "설립일", "Founded on", _day),
        FactKind("roles", "역할", "Roles", _roles),
        FactKind("state", "상태", "State", _one_of(kinds.STATES)),
    )
}


def checked(facts: dict[str, str], *, synthetic: bool) -> dict[str, str]:
    """The facts as they are stored; raises Refused with a sentence for each that is wrong."""
    taken: dict[str, str] = {}
    wrong: list[str] = []
    for code, text in facts.items():
        kind = FACTS[code]
        try:
            taken[code] = _checked(kind, text.strip(), synthetic)
        except ValueError as error:
            wrong.append(f"{kind}: {error}")
    if wrong:
        raise Refused(wrong)
    return taken


def _checked(kind: FactKind, text: str, synthetic: bool) -> str:
    if not text:
        if kind.required:
            raise ValueError(_("비어 있습니다. 적으십시오."))
        return ""
    if kind.code != "number":
        return kind.check(text)
    try:
        return registration_number.digits(text, synthetic=synthetic)
    except registration_number.WrongNumber as wrong:
        raise ValueError(wrong.en if get_language() == "en" else wrong.ko) from None


def provenance(source: str, evidence: str) -> str:
    """The evidence as stored; Refused without a source, or without saying which document or office."""
    if source not in kinds.SOURCES:
        raise Refused([_("출처를 고르십시오: 본인 진술, 서류 확인, 기관 확인.")])
    told = " ".join(evidence.split())[:200]
    if source != "declared" and not told:
        raise Refused([_("어느 서류나 어느 기관에서 확인했는지 적으십시오(예: 사업자등록증).")])
    return told


def day(on: date, today: date) -> None:
    """Refused for a day that has not come yet, or lies before any body's time."""
    if on > today:
        raise Refused([_("아직 오지 않은 날의 사실은 적을 수 없습니다. 오늘이나 그 앞의 날을 적으십시오.")])
    if on < kinds.EARLIEST:
        raise Refused([_("너무 이른 날입니다. 연도를 확인하십시오.")])
