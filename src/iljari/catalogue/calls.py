"""What kinds of call a programme runs (공모·모집의 종류): who may apply, as whom, what a chosen one counts as, through which stages.

A programme declares them in its intake step. What one call decides (window, places, criteria, documents) is not here: it is
published with the call.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from iljari.kernel.units import unit

NO_KINDS: Mapping[str, str] = MappingProxyType({})


class Applicant(StrEnum):
    """Who applies (신청 주체)."""

    PERSON = "person"
    HOUSEHOLD = "household"
    TEAM = "team"
    FIRM = "firm"
    CONSORTIUM = "consortium"
    DISTRICT = "district"
    OPERATOR = "operator"


APPLICANT_NAMES = {
    Applicant.PERSON: ("개인", "a person"),
    Applicant.HOUSEHOLD: ("세대", "a household"),
    Applicant.TEAM: ("팀", "a team of persons"),
    Applicant.FIRM: ("기업·단체", "a firm or body"),
    Applicant.CONSORTIUM: ("컨소시엄", "a consortium"),
    Applicant.DISTRICT: ("자치구", "a district"),
    Applicant.OPERATOR: ("수행기관", "an operator"),
}

OF_PERSONS = frozenset({Applicant.PERSON, Applicant.HOUSEHOLD, Applicant.TEAM})
"""Whose applications speak of persons of the registry."""
OF_MANY = frozenset({Applicant.TEAM, Applicant.CONSORTIUM})
"""Who applies together, with members."""


class Stage(StrEnum):
    """A stage that an application passes (절차), in this order; receipt, selection and notice are in every call."""

    ELIGIBILITY = "eligibility"
    REVIEW = "review"
    DELIBERATION = "deliberation"
    AGREEMENT = "agreement"


STAGE_NAMES = {
    Stage.ELIGIBILITY: ("자격 확인", "eligibility check"),
    Stage.REVIEW: ("심사", "review"),
    Stage.DELIBERATION: ("심의", "deliberation"),
    Stage.AGREEMENT: ("협약", "agreement"),
}
JUDGED = (Stage.ELIGIBILITY, Stage.REVIEW, Stage.DELIBERATION, Stage.AGREEMENT)


@dataclass(frozen=True)
class CallKind:
    """A kind of call. `unit` is what an application counts as; `role` (a Role of the catalogue) names the rules of admission.

    `kinds` are dimension values that every entry of such a call carries (track=youth_idea). `applications`: how many an
    applicant may hand in (districts bring several projects, L496).
    """

    code: str
    ko: str
    en: str
    applicants: tuple[Applicant, ...]
    unit: str
    role: str
    stages: tuple[Stage, ...] = JUDGED
    applications: int = 1
    kinds: Mapping[str, str] = field(default_factory=lambda: NO_KINDS)

    def __post_init__(self) -> None:
        unit(self.unit)
        if not self.applicants or self.applications < 1:
            raise ValueError(f"{self.code}: nobody may apply")

    def of(self, role: str) -> "CallKind":
        """The same for those who are admitted in another role."""
        return replace(self, role=role)


_BODIES = (Applicant.FIRM, Applicant.CONSORTIUM)
_NO_AGREEMENT = (Stage.ELIGIBILITY, Stage.REVIEW, Stage.DELIBERATION)

FIRMS = CallKind("firms", "기업 공모", "call for firms", (Applicant.FIRM,), "firms", "enterprise")
PROJECTS = CallKind(
    "projects", "사업 공모", "call for projects", _BODIES, "projects", "enterprise", applications=3
)
HOST_PROJECTS = CallKind("projects", "사업 공모", "call for projects", (*_BODIES, Applicant.DISTRICT), "projects", "host",
                         applications=9)  # fmt: skip
DISTRICT_PROJECTS = CallKind("district_projects", "자치구 사업 공모", "call for districts' projects", (Applicant.DISTRICT,),
                             "projects", "district", applications=9)  # fmt: skip
DISTRICTS = CallKind(
    "districts", "자치구 공모", "call for districts", (Applicant.DISTRICT,), "districts", "district"
)
CENTRES = CallKind("centres", "센터 공모", "call for centres", (Applicant.DISTRICT, Applicant.OPERATOR), "centres",
                   "district")  # fmt: skip
SITES = CallKind("sites", "공간 공모", "call for sites", (Applicant.FIRM, Applicant.OPERATOR, Applicant.DISTRICT), "sites",
                 "host", applications=5)  # fmt: skip
TEAMS = CallKind("teams", "팀 공모", "call for teams", (Applicant.TEAM,), "teams", "applicant", _NO_AGREEMENT)
INSTITUTIONS = CallKind("institutions", "수행기관 공모", "call for institutions", (*_BODIES, Applicant.OPERATOR),
                        "institutions", "intermediary")  # fmt: skip
ORGANISATIONS = CallKind("organisations", "단체 공모", "call for bodies", (*_BODIES, Applicant.OPERATOR), "organisations",
                         "intermediary")  # fmt: skip
UNIVERSITIES = CallKind("universities", "대학 공모", "call for universities", (Applicant.FIRM, Applicant.OPERATOR),
                        "universities", "host")  # fmt: skip
WORKPLACES = CallKind("workplaces", "사업장 모집", "recruitment of workplaces", (Applicant.FIRM,), "workplaces", "host",
                      (Stage.ELIGIBILITY,))  # fmt: skip
PEOPLE = CallKind("people", "참여자 모집", "recruitment of participants", (Applicant.PERSON, Applicant.HOUSEHOLD), "people",
                  "participant", (Stage.ELIGIBILITY,))  # fmt: skip
SCHOLARS = CallKind("people", "장학생 모집", "call for scholars", (Applicant.PERSON, Applicant.HOUSEHOLD), "people",
                    "applicant", _NO_AGREEMENT)  # fmt: skip
INDIVIDUALS = CallKind(
    "people", "개인 공모", "call for persons", (Applicant.PERSON,), "people", "applicant", _NO_AGREEMENT
)
INTERNS = CallKind("interns", "청년인턴 신청", "call for interns", (Applicant.FIRM,), "people", "enterprise",
                   (Stage.ELIGIBILITY,), kinds={"track": "parental_leave"})  # fmt: skip
