"""What a fact about a person may be: one frozen class a kind of value; each says what is wrong with it, in sentences."""

import re
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.kernel import resident_number
from iljari.kernel.districts import BY_CODE
from iljari.registry.kinds import refused_number
from iljari.registry.kinds.groups import GROUPS

_PHONE = re.compile(r"0\d{8,10}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_COUNTRY = re.compile(r"[A-Z]{2}")


class Value:
    """A value of a fact. It is written as a mapping of texts, numbers and truth values, and read back from one."""

    def faults(self) -> list[str]:
        """What is wrong with it; empty when nothing is."""
        return []

    def stored(self) -> dict[str, Any]:
        """As it is kept: days as ISO texts."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}  # type: ignore[arg-type]
        return {
            name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()
        }

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Self:
        """The value that was kept."""
        days = {each.name for each in fields(cls) if each.type in (date, "date", "date | None")}  # type: ignore[arg-type]
        return cls(**{name: date.fromisoformat(v) if name in days and v else v for name, v in stored.items()})

    def texts(self) -> list[str]:
        """Its free texts: what might hold a number that must not be kept."""
        return [value for value in self.stored().values() if isinstance(value, str)]

    def identity(self) -> str:
        """Which one of several it is, for kinds of which a person may have many at a time."""
        return ""

    def shown(self) -> str:
        """As an officer who may see it reads it."""
        return " ".join(str(value) for value in self.stored().values() if value not in ("", None))


def _needed(text: str, what: str) -> list[str]:
    return [] if text.strip() else [_("%(what)s: 비어 있습니다. 적어 주십시오.") % {"what": what}]


@dataclass(frozen=True)
class Text(Value):
    """A text of one line."""

    text: str
    what: ClassVar[Any] = gettext_lazy("내용")
    longest: ClassVar[int] = 100

    def faults(self) -> list[str]:
        """Not empty, not too long."""
        found = _needed(self.text, self.what)
        if len(self.text) > self.longest:
            found.append(
                _("%(what)s은(는) %(longest)s자까지 적을 수 있습니다. 줄여서 다시 적으십시오.")
                % {"what": self.what, "longest": self.longest}
            )
        return found


@dataclass(frozen=True)
class Name(Text):
    """A name as it stands in the papers."""

    what: ClassVar[Any] = gettext_lazy("이름")


@dataclass(frozen=True)
class BirthDate(Value):
    """The day of birth (not a resident number: PA-02)."""

    on: date

    def faults(self) -> list[str]:
        """Within a long human life."""
        if self.on.year < 1890:
            return [_("생년월일 %(on)s이(가) 너무 이릅니다. 연도를 확인하십시오.") % {"on": self.on}]
        return []

    def shown(self) -> str:
        """ISO day."""
        return self.on.isoformat()

    def age_on(self, day: date) -> int:
        """만 나이: full years on a day.

        >>> BirthDate(date(2000, 3, 2)).age_on(date(2018, 3, 1)), BirthDate(date(2000, 3, 2)).age_on(date(2018, 3, 2))
        (17, 18)
        """
        return day.year - self.on.year - ((day.month, day.day) < (self.on.month, self.on.day))


class SexCode(StrEnum):
    """As the reports tell it apart."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True)
class Sex(Value):
    """여성 or 남성."""

    code: str

    def faults(self) -> list[str]:
        """One of the two."""
        return [] if self.code in list(SexCode) else [_("성별은 여성·남성 가운데 하나를 고르십시오.")]

    def shown(self) -> str:
        """In the reader's language."""
        return {"female": _("여성"), "male": _("남성")}.get(self.code, self.code)


@dataclass(frozen=True)
class Phone(Value):
    """A telephone number, digits only."""

    number: str

    def faults(self) -> list[str]:
        """9 to 11 digits from 0 on."""
        if _PHONE.fullmatch(self.number):
            return []
        return [_("전화번호가 아닙니다. 010-1234-5678처럼 지역번호나 010부터 적으십시오.")]

    def texts(self) -> list[str]:
        """Checked as a telephone number already."""
        return []

    def shown(self) -> str:
        """In groups, as it is dialled and read out.

        >>> [Phone(each).shown() for each in ("01012345678", "021234567", "0212345678", "0311234567")]
        ['010-1234-5678', '02-123-4567', '02-1234-5678', '031-123-4567']
        """
        head = 2 if self.number.startswith("02") else 3
        return f"{self.number[:head]}-{self.number[head:-4]}-{self.number[-4:]}"


@dataclass(frozen=True)
class Email(Value):
    """An e-mail address."""

    address: str

    def faults(self) -> list[str]:
        """Something, @, something with a dot."""
        if _EMAIL.fullmatch(self.address) and len(self.address) <= 254:
            return []
        return [_("전자우편 주소가 아닙니다. name@example.kr처럼 적으십시오.")]


@dataclass(frozen=True)
class ConnectingInformation(Value):
    """연계정보(CI): what an identity agency gives instead of a resident number; 88 characters of base64."""

    code: str

    def faults(self) -> list[str]:
        """88 characters."""
        if re.fullmatch(r"[A-Za-z0-9+/]{86}==", self.code):
            return []
        return [_("연계정보(CI)는 88자입니다. 본인확인기관이 준 값을 그대로 넣으십시오.")]


@dataclass(frozen=True)
class Address(Value):
    """An address: the district of Seoul, or none outside; the line in full."""

    line: str
    district: str = ""

    def faults(self) -> list[str]:
        """A line; a district of Seoul or none."""
        found = _needed(self.line, _("주소"))
        if self.district and self.district not in BY_CODE:
            found.append(
                _("'%(district)s'은(는) 서울의 자치구가 아닙니다. 목록에서 고르거나 비워 두십시오.")
                % {"district": self.district}
            )
        return found

    @property
    def in_seoul(self) -> bool:
        """Whether it lies in one of the 25 districts."""
        return bool(self.district)

    def shown(self) -> str:
        """District and line."""
        return f"{BY_CODE[self.district].ko if self.district in BY_CODE else '서울 밖'} {self.line}"


@dataclass(frozen=True)
class Nationality(Value):
    """A country by its two letters (ISO 3166-1): KR, VN, CN …"""

    country: str

    def faults(self) -> list[str]:
        """Two capital letters."""
        return (
            []
            if _COUNTRY.fullmatch(self.country)
            else [_("국적은 나라의 영문 두 글자(KR, VN 등)로 적으십시오.")]
        )


@dataclass(frozen=True)
class VulnerableGroup(Value):
    """A vulnerable group (취약계층) that the bureau's document names, by its code."""

    code: str

    def faults(self) -> list[str]:
        """One of the declared groups."""
        return (
            []
            if self.code in GROUPS
            else [_("취약계층 구분 '%(code)s'은(는) 없습니다. 목록에서 고르십시오.") % {"code": self.code}]
        )

    def identity(self) -> str:
        """The group."""
        return self.code

    def shown(self) -> str:
        """In the reader's language."""
        return GROUPS[self.code].ko if self.code in GROUPS else self.code


LEVELS = {
    "high_school": gettext_lazy("고등학교"),
    "vocational_high_school": gettext_lazy("특성화고"),
    "college": gettext_lazy("전문대학"),
    "university": gettext_lazy("대학교"),
    "graduate_school": gettext_lazy("대학원"),
    "training_institute": gettext_lazy("직업훈련기관"),
}
STANDINGS = {
    "enrolled": gettext_lazy("재학"),
    "on_leave": gettext_lazy("휴학"),
    "prospective_graduate": gettext_lazy("졸업예정"),
    "graduated": gettext_lazy("졸업"),
    "left": gettext_lazy("중퇴"),
}


@dataclass(frozen=True)
class Schooling(Value):
    """Enrolment or graduation: at which school (its opaque id, or a name), of which level, where, with which standing."""

    school: str
    level: str
    standing: str
    in_seoul: bool

    def faults(self) -> list[str]:
        """Known level and standing."""
        found = _needed(self.school, _("학교"))
        if self.level not in LEVELS:
            found.append(_("학교급을 목록에서 고르십시오."))
        if self.standing not in STANDINGS:
            found.append(_("학적(재학·휴학·졸업예정·졸업·중퇴)을 목록에서 고르십시오."))
        return found

    def identity(self) -> str:
        """The school and level."""
        return f"{self.school}:{self.level}"

    def shown(self) -> str:
        """School, level, standing."""
        return f"{self.school} ({LEVELS.get(self.level, self.level)}) {STANDINGS.get(self.standing, self.standing)}"


@dataclass(frozen=True)
class JobSeeker(Value):
    """Registration as a job seeker (구직등록): its number at the office that keeps it; the fact's first day is its day."""

    number: str
    office: str = "고용24"

    def faults(self) -> list[str]:
        """A number."""
        return _needed(self.number, _("구직등록번호"))

    def identity(self) -> str:
        """The number."""
        return self.number


@dataclass(frozen=True)
class Employment(Value):
    """Insured employment (고용보험 가입): the employer (opaque id or name), hours a week, pay a month in won."""

    employer: str
    insured: bool = True
    hours_weekly: int | None = None
    wage_won_monthly: int | None = None

    def faults(self) -> list[str]:
        """Sensible hours and pay."""
        found = _needed(self.employer, _("사업장"))
        if self.hours_weekly is not None and not 0 < self.hours_weekly <= 112:
            found.append(_("주 근로시간은 1에서 112 사이의 시간으로 적으십시오."))
        if self.wage_won_monthly is not None and self.wage_won_monthly < 0:
            found.append(_("월 보수는 0원 이상으로 적으십시오."))
        return found

    def identity(self) -> str:
        """The employer."""
        return self.employer


@dataclass(frozen=True)
class Household(Value):
    """The household (세대): how many members, whether the person is its head, and members that are registered (opaque ids)."""

    size: int
    head: bool
    members: tuple[str, ...] = ()

    def faults(self) -> list[str]:
        """1 to 30 members; no more named than there are."""
        if not 1 <= self.size <= 30:
            return [_("세대원 수는 1에서 30 사이로 적으십시오.")]
        if len(self.members) > self.size:
            return [_("적은 세대원이 세대원 수보다 많습니다. 수를 확인하십시오.")]
        return []

    def stored(self) -> dict[str, Any]:
        """Members as a list."""
        return {**super().stored(), "members": list(self.members)}

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Self:
        """Members as a tuple again."""
        return cls(**{**stored, "members": tuple(stored.get("members", ()))})


@dataclass(frozen=True)
class Assets(Value):
    """Property of the household (재산), in won: public works admit up to 200 million (seed L1395)."""

    amount_won: int

    def faults(self) -> list[str]:
        """Not negative."""
        return [] if self.amount_won >= 0 else [_("재산은 0원 이상으로 적으십시오.")]


@dataclass(frozen=True)
class Income(Value):
    """Income a month in won, whether it is regular (정기소득, seed L518), of the person or of the whole household."""

    amount_won_monthly: int
    regular: bool
    of: str = "person"

    def faults(self) -> list[str]:
        """Not negative; of person or household."""
        found = [] if self.amount_won_monthly >= 0 else [_("소득은 0원 이상으로 적으십시오.")]
        if self.of not in ("person", "household"):
            found.append(_("누구의 소득인지(본인·가구) 고르십시오."))
        return found

    def identity(self) -> str:
        """Whose."""
        return self.of


def faults(value: Value) -> list[str]:
    """What is wrong with a value, resident numbers in its texts included."""
    found = value.faults()
    if any(resident_number.stands_in(text) for text in value.texts()):
        found.append(refused_number.sentence())
    return found
