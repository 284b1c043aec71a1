"""The kinds of fact that the registry keeps about a person: nothing is kept that does not stand here (PA-01).

Each kind says what it is, in which unit, whether it is required, for which purpose and on which legal basis it is kept,
and how long (retention class). A model test fails for a kind without one of these.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy

from iljari.access import cipher, masking
from iljari.kernel.canonical import canonical
from iljari.registry.kinds import values
from iljari.registry.kinds.consent import NoticeConsent
from iljari.registry.kinds.values import Value

SERVICE = gettext_lazy("일자리 사업의 신청 접수와 참여 자격 확인")
CONTACT = gettext_lazy("신청·선정 결과와 사업 일정의 안내")
TELL = gettext_lazy("모집과 사업 소식의 안내")
REPORT = gettext_lazy("사업 실적의 성별·연령별 보고")
SAME = gettext_lazy("같은 사람의 중복 신청·중복 참여 확인")

# 개인정보 보호법 제15조 제1항: 1호 동의 · 3호 공공기관의 소관 업무; 제23조: 민감정보.
DUTY = gettext_lazy("개인정보 보호법 제15조 제1항 제3호; 고용정책 기본법")
CONSENT = gettext_lazy("개인정보 보호법 제15조 제1항 제1호(동의)")
SENSITIVE = gettext_lazy("개인정보 보호법 제23조 제1항 제1호(별도 동의)")


@dataclass(frozen=True)
class Kind:
    """A kind of fact. `many`: a person may have several at a time. `from_birth`: holds always, unless a day is given. `search` says what its exact search goes by, if it has any."""

    code: str
    ko: str
    en: str
    value: type[Value]
    purpose: str
    basis: str
    unit: str = ""
    retention: str = "participation_5y"
    required: bool = False
    many: bool = False
    sensitive: bool = False
    from_birth: bool = False
    search: Callable[[str], str] | None = None

    def __str__(self) -> str:
        """Its name in the reader's language."""
        return self.en[:1].upper() + self.en[1:] if get_language() == "en" else self.ko

    def written(self, value: Value) -> str:
        """The value as a text to be encrypted."""
        return canonical(value.stored())

    def read(self, text: str) -> Value:
        """The value of a text."""
        return self.value.read(json.loads(text))

    def searched(self, text: str) -> tuple[str, str] | None:
        """What the blind index of a stored text is computed from."""
        if self.search is None:
            return None
        (first, *_) = json.loads(text).values()
        return self.code, self.search(str(first))


_ALL = (
    Kind("name", "이름", "name", values.Name, SERVICE, DUTY, required=True, from_birth=True),
    Kind("birth_on", "생년월일", "birth date", values.BirthDate, SERVICE, DUTY, unit="day", required=True,
         from_birth=True),
    Kind("sex", "성별", "sex", values.Sex, REPORT, DUTY, from_birth=True),
    Kind("phone", "전화번호", "phone", values.Phone, CONTACT, DUTY, retention="contact_1y", search=cipher.normalised_phone),
    Kind("email", "전자우편", "e-mail", values.Email, CONTACT, CONSENT, retention="contact_1y", search=cipher.normalised_email),
    Kind("notice_consent", "안내 수신 동의", "agreement to be told", NoticeConsent, TELL, CONSENT, retention="contact_1y"),
    Kind("address", "주소(주민등록지)", "registered address", values.Address, SERVICE, DUTY),
    Kind("residence", "거소(실제 사는 곳)", "place of stay", values.Address, SERVICE, DUTY),
    Kind("nationality", "국적", "nationality", values.Nationality, SERVICE, DUTY, from_birth=True),
    Kind("ci", "연계정보(CI)", "connecting information", values.ConnectingInformation, SAME, CONSENT,
         search=cipher.normalised),
    Kind("vulnerable_group", "취약계층", "vulnerable group", values.VulnerableGroup, SERVICE, SENSITIVE,
         many=True, sensitive=True),
    Kind("schooling", "학적(재학·졸업)", "enrolment and graduation", values.Schooling, SERVICE, DUTY,
         many=True),
    Kind("job_seeker", "구직등록", "job-seeker registration", values.JobSeeker, SERVICE, DUTY),
    Kind("employment", "고용보험 가입", "insured employment", values.Employment, SERVICE, DUTY, many=True),
    Kind("household", "세대", "household", values.Household, SERVICE, DUTY, unit="person"),
    Kind("assets", "재산", "assets", values.Assets, SERVICE, DUTY, unit="won"),
    Kind("income", "소득", "income", values.Income, SERVICE, DUTY, unit="won", many=True),
)  # fmt: skip

KINDS = {kind.code: kind for kind in _ALL}

masking.declare("request", "요구 내용", "Request")

# How a kind shows masked is said in the access room; what is not masked in a way of its own there is hidden altogether.
for _kind in _ALL:
    if _kind.code not in masking.FIELDS:
        masking.declare(
            _kind.code,
            _kind.ko,
            _kind.en,
            masking.FIELDS["address"].mask if _kind.code == "residence" else None,
        )


def name_and_birth(name: str, birth: str) -> tuple[str, str]:
    """What the index of name and birth date is computed from: the stored texts of both, spaces left out of the name."""
    said = str(json.loads(name)["text"]), str(json.loads(birth)["on"])
    return said_name_and_birth(*said)


def said_name_and_birth(name: str, birth: str) -> tuple[str, str]:
    """The same from the name itself and an ISO day."""
    return "name_birth", f"{''.join(cipher.normalised(name).lower().split())}\x00{birth}"
