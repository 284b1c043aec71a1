"""Forms for facts: the inputs that each kind of value has, and the value made of what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from iljari.access.cipher import normalised_phone
from iljari.files import parsing
from iljari.kernel.districts import DISTRICTS
from iljari.registry.facts import Given
from iljari.registry.kinds import KINDS, Kind, consent, evidence, values
from iljari.registry.kinds.groups import GROUPS

OUTSIDE = "outside"
"""What is chosen for an address out of Seoul: a choice of its own, so that nothing chosen is not taken for it."""
YES_NO = (("yes", _("예")), ("no", _("아니요")))
COUNTRIES = (
    ("KR", _("대한민국")), ("CN", _("중국")), ("VN", _("베트남")), ("UZ", _("우즈베키스탄")), ("PH", _("필리핀")),
    ("TH", _("태국")), ("NP", _("네팔")), ("KH", _("캄보디아")), ("MN", _("몽골")), ("JP", _("일본")), ("US", _("미국")),
)  # fmt: skip


@dataclass(frozen=True)
class Input:
    """One input of a form: its name, label, how it is typed ('text', 'date', 'number', 'choice'), what may be chosen."""

    name: str
    label: Any
    type: str = "text"
    choices: tuple[tuple[str, Any], ...] = ()
    optional: bool = False
    hint: Any = ""


def _districts() -> tuple[tuple[str, Any], ...]:
    named = ((each.code, each.en if get_language() == "en" else each.ko) for each in DISTRICTS)
    return ((OUTSIDE, _("서울 밖")), *sorted(named, key=lambda pair: pair[1]))


def _groups() -> tuple[tuple[str, Any], ...]:
    return tuple((each.code, each.en if get_language() == "en" else each.ko) for each in GROUPS.values())


def _pairs(words: Mapping[str, str]) -> tuple[tuple[str, Any], ...]:
    return tuple(words.items())


def of(kind: str) -> tuple[Input, ...]:
    """The inputs of a kind of fact."""
    if kind in ("address", "residence"):
        return (
            Input("district", _("자치구"), "choice", _districts()),
            Input("line", _("도로명 주소")),
        )
    if kind == "vulnerable_group":
        return (Input("code", _("어느 취약계층인지"), "choice", _groups()),)
    return _INPUTS[kind]


_INPUTS: dict[str, tuple[Input, ...]] = {
    "name": (Input("text", _("이름")),),
    "birth_on": (Input("on", _("생년월일"), "date"),),
    "sex": (Input("code", _("성별"), "choice", (("female", _("여성")), ("male", _("남성")))),),
    "phone": (Input("number", _("전화번호"), hint=_("예: 010-1234-5678")),),
    "email": (Input("address", _("전자우편"), hint=_("예: name@example.kr")),),
    "notice_consent": (Input("by", _("무엇으로 안내를 받을지"), "choice", _pairs(consent.WAYS_OF_TELLING)),),
    "nationality": (Input("country", _("국적"), "choice", COUNTRIES),),
    "ci": (Input("code", _("연계정보(CI)")),),
    "schooling": (
        Input("school", _("학교")), Input("level", _("학교급"), "choice", _pairs(values.LEVELS)),
        Input("standing", _("학적"), "choice", _pairs(values.STANDINGS)),
        Input("in_seoul", _("서울에 있는 학교인지"), "choice", YES_NO),
    ),
    "job_seeker": (Input("number", _("구직등록번호")), Input("office", _("등록한 곳"), optional=True)),
    "employment": (
        Input("employer", _("사업장")), Input("insured", _("고용보험 가입"), "choice", YES_NO),
        Input("hours_weekly", _("주 근로시간(시간)"), "number", optional=True),
        Input("wage_won_monthly", _("월 보수(원)"), "number", optional=True),
    ),
    "household": (Input("size", _("세대원 수(명)"), "number"), Input("head", _("세대주인지"), "choice", YES_NO)),
    "assets": (Input("amount_won", _("재산(원)"), "number"),),
    "income": (
        Input("amount_won_monthly", _("월 소득(원)"), "number"),
        Input("regular", _("정기소득인지"), "choice", YES_NO),
        Input("of", _("누구의 소득인지"), "choice", (("person", _("본인")), ("household", _("가구")))),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """A kind of fact on a form: its inputs with what was typed, and on what it is asked."""

    kind: Kind
    inputs: list[dict[str, Any]]

    @property
    def name(self) -> str:
        """The kind in the reader's language."""
        return self.kind.en.capitalize() if get_language() == "en" else self.kind.ko


def field(kind: str, typed: Mapping[str, str]) -> Field:
    """A kind's field with what was typed."""
    told = [{"input": each, "id": f"{kind}-{each.name}", "name": f"{kind}.{each.name}",
             "value": typed.get(f"{kind}.{each.name}", "")} for each in of(kind)]  # fmt: skip
    return Field(KINDS[kind], told)


class Mistyped(ValueError):
    """Something typed that is not a day or a number; says which."""


def value(kind: str, typed: Mapping[str, str]) -> values.Value | None:
    """The value that was typed for a kind; None when all of its inputs are empty. Raises Mistyped."""
    told = {each.name: (each, typed.get(f"{kind}.{each.name}", "").strip()) for each in of(kind)}
    if not any(text for _each, text in told.values()):
        return None
    made = {name: _made(each, text) for name, (each, text) in told.items()}
    if kind == "phone":
        made["number"] = normalised_phone(made["number"])
    return KINDS[kind].value(**{name: found for name, found in made.items() if found is not None})


def _made(asked: Input, text: str) -> Any:
    try:
        if asked.type == "date":
            return day(text, asked.label)
        if asked.type == "number":
            number = parsing.whole_number(text)
            if number is None and not asked.optional:
                raise Mistyped(_("%(what)s: 숫자를 적으십시오.") % {"what": asked.label})
            return number
    except parsing.Unreadable as error:
        raise Mistyped(f"{asked.label}: {error}") from None
    if (asked.choices is YES_NO or asked.name == "district") and text not in dict(asked.choices):
        raise Mistyped(_("%(what)s: 고르십시오.") % {"what": asked.label})
    if asked.choices is YES_NO:
        return text == "yes"
    if asked.name == "district":
        return "" if text == OUTSIDE else text
    return None if asked.optional and not text else text


def day(text: str, label: Any) -> date:
    """A day that must be there. Raises Mistyped."""
    try:
        found = parsing.day(text)
    except parsing.Unreadable as error:
        raise Mistyped(f"{label}: {error}") from None
    if found is None:
        raise Mistyped(_("%(what)s: 날짜를 적으십시오.") % {"what": label})
    return found


def given(kind: str, typed: Mapping[str, str], *, since_on: date | None) -> Given | None:
    """A fact as it was typed; None when its inputs are empty. `since_on` holds unless another first day was typed."""
    found = value(kind, typed)
    if found is None:
        return None
    since = typed.get("since_on", "").strip()
    until = typed.get("ends_before", "").strip()
    fixed = KINDS[kind].from_birth and not since
    return Given(
        kind=kind, value=found, source=typed.get("source", "declared"), evidence=typed.get("evidence", ""),
        effective_on=None if fixed else (day(since, _("언제부터")) if since else since_on),
        ends_before=day(until, _("언제 전까지")) if until else None,
    )  # fmt: skip


SOURCES = (("declared", _("본인 진술")), ("document", _("서류 확인")), ("office", _("기관 확인")))
EVIDENCE = ((_("서류"), _pairs(evidence.DOCUMENTS)), (_("기관"), _pairs(evidence.OFFICES)))
