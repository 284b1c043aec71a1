"""특성화고 취업 지원 (document: work item 1-6 part 2, L391-427; budget row 15, L1425-1436)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow, level
from iljari.indicators.identity import adds_up, same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="jobs.vocational_hs_employment",
    name="특성화고 취업 지원",
    name_en="Employment support in vocational high schools",
    mandate="특성화고 학생에게 전공에 맞는 취업 프로그램을 열고 취업지원관을 두어 일자리를 찾아 준다.",
    mandate_en="Programmes by occupation for pupils of vocational high schools, and officers who find them jobs.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.PARTICIPANT: Admission(
            "서울에 있는 특성화고의 재학생.",
            "Pupils of vocational high schools in Seoul.",
            (
                Rule(
                    "pupil",
                    person.schooled("vocational_pupil") & person.studies_in("seoul"),
                    "서울에 있는 특성화고의 재학생이어야 합니다.",
                    "You must be a pupil of a vocational high school in Seoul.",
                    "L396",
                ),
            ),
            (("학년", "school year"), silent.RESIDENCE),
        ),
    },
    budget_lines=("15",),
    steps=(steps.TRAINING, steps.MATCHING),
    indicators=(
        flow("schools", "참여 학교", "schools taking part", "Participated", "schools"),
        common.SESSIONS,
        common.PARTICIPANTS,
        level("fields", "직무 분야", "occupational fields", "fields"),
        common.STAFF,
        common.COUNSELLED,
        flow("vacancies_found", "발굴 취업처", "vacancies found", "VacancyRegistered", "cases"),
        common.HIRES,
        common.TRAINEES,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "course": {
            **{f"session{n}": (f"{n}회", f"session {n}") for n in range(1, 11)},
            "capability": ("직무역량 강화 특강", "lecture on job skills"),
            "start_up": ("취·창업 교육", "education on jobs and start-ups"),
        },
        "field": {
            "tourism": ("관광", "tourism"),
            "public_enterprise": ("공기업 대비반", "public enterprises"),
            "office": ("사무", "office work"),
            "design": ("디자인", "design"),
            "electricity": ("전기", "electricity"),
            "service": ("서비스", "service"),
            "machinery": ("기계", "machinery"),
            "computer": ("컴퓨터", "computers"),
            "accounting": ("회계", "accounting"),
        },
        "for": {"officers": ("취업지원관", "employment officers")},
    },
    identities=(
        adds_up("participants.stated source=l405", "participants", ko="회차별 참여 인원의 합"),
        same("sessions", "sessions.target", "계획한 횟수를 모두 열었다"),
        same("schools", "schools.target", "대상 학교가 모두 참여했다"),
        same("staff", "staff.plan", "배치하기로 한 취업지원관이 모두 있다"),
        same("planned_cost", "appropriation", "사업비와 예산현액이 같다"),
    ),
    lines="391-427, 1425-1436",
)  # fmt: skip
