"""The forms of organisations, field by field: what is asked, with its words, so that one template shows them all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.files.parsing import Unreadable, day, whole_number
from iljari.journal.slip import Refused
from iljari.kernel.districts import DISTRICTS
from iljari.registry.organisations import kinds
from iljari.registry.organisations.checks import OUTSIDE

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Field:
    """One question of a form. `kind`: text, day, number, choice, several, long."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    choices: Choices = ()
    hint: str = ""
    most: int = 200
    required: bool = False
    wide: bool = False

    @property
    def chosen(self) -> list[str]:
        """The values that are ticked."""
        return self.value.split(",")


def of(words: Mapping[str, Any]) -> Choices:
    """The choices of a list of words."""
    return tuple((code, str(word)) for code, word in words.items())


def districts() -> Choices:
    """The 25 districts, and what lies outside."""
    english = get_language() == "en"
    named = sorted((one.en if english else one.ko, one.code) for one in DISTRICTS)
    return (*((code, name) for name, code in named), (OUTSIDE, _("서울 밖")))


def provenance() -> tuple[Field, ...]:
    """On whose word it stands."""
    return (
        Field("source", _("출처"), "choice", choices=of(kinds.SOURCES), required=True),
        Field(
            "evidence",
            _("어느 서류·기관"),
            hint=_("예: 사업자등록증, 국세청 휴폐업 조회"),
            most=200,
            wide=True,
        ),
    )


def facts(known: Mapping[str, str]) -> tuple[Field, ...]:
    """What an organisation is."""
    asked = (
        Field("name", _("이름"), most=120, required=True, wide=True),
        Field("name_en", _("영문 이름"), most=160, wide=True),
        Field("kind", _("종류"), "choice", choices=of(kinds.KINDS), required=True),
        Field(
            "number",
            _("사업자등록번호"),
            hint=_("숫자 10자리(123-45-67890). 고유번호도 여기에 적습니다."),
            most=14,
        ),
        Field("district", _("소재 자치구"), "choice", choices=districts()),
        Field("size", _("규모"), "choice", choices=of(kinds.SIZES)),
        Field("sector", _("업종"), "choice", choices=of(kinds.SECTORS)),
        Field("founded_on", _("설립일"), "day"),
        Field("address", _("주소"), most=200, wide=True),
        Field("phone", _("대표전화"), most=20),
        Field("roles", _("역할"), "several", choices=of(kinds.ROLES), wide=True),
    )
    return filled(asked, known)


def filled(asked: Iterable[Field], typed: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields with what was typed or is known."""
    return tuple(replace(field, value=typed.get(field.name, field.value)) for field in asked)


def typed(request: HttpRequest, asked: Iterable[Field]) -> dict[str, str]:
    """What came in, field by field; several ticked values joined by commas."""
    return {
        field.name: ",".join(request.POST.getlist(field.name))[:2000]
        if field.kind == "several"
        else request.POST.get(field.name, "").strip()[:2000]
        for field in asked
    }


def the_day(text: str, label: str) -> date | None:
    """A day as typed; Refused with the field's name where it cannot be read."""
    try:
        return day(text)
    except Unreadable as error:
        raise Refused([f"{label}: {_said(error)}"]) from None


def the_number(text: str, label: str) -> int | None:
    """A whole number as typed; None where nothing was reported. Refused with the field's name where it cannot be read."""
    try:
        return whole_number(text)
    except Unreadable as error:
        raise Refused([f"{label}: {_said(error)}"]) from None


def _said(error: Unreadable) -> str:
    return error.sentence_en if get_language() == "en" else error.sentence_ko
