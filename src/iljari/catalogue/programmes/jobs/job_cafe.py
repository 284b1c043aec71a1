"""일자리카페 (document: work item 1-3 part 1, L231-259; budget row 16, L1441; photo shoots of 2017, L1572)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import aged_from
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow, level
from iljari.indicators.identity import adds_up, same
from iljari.kernel.dated import Dated
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.job_cafe",
    name="일자리카페 운영 및 서비스 확대",
    name_en="Job cafes",
    mandate="청년이 사는 곳 가까이에 함께 쓰는 공간을 마련해 취업 상담과 프로그램, 스터디룸을 무료로 제공한다.",
    mandate_en="Shared spaces near where young people live, with free job counselling, programmes and study rooms.",
    delivery=(Delivery.OPERATORS, Delivery.OPEN_CALL),
    admits={
        Role.VISITOR: Admission(
            "정해진 나이 이상의 청년 구직자. 특성화고 학생과 고졸 예정자를 포함한다.",
            "Young job seekers of the age set or more, pupils of vocational high schools included.",
            # L1441 says 18 before May 2018; the section on the cafes themselves (L246) says 19 (j0235).
            (aged_from(Dated({"2018-01-01": 19, "2018-05-01": 15}), "L246"),),
            (silent.UPPER_AGE, silent.RESIDENCE, silent.JOB_SEEKER, ("예약의 제한", "limits on booking")),
        ),
        Role.HOST: Admission(
            "공간을 함께 쓰려는 민간, 대학, 공공기관.",
            "Private bodies, universities and public bodies that share their space.",
            not_stated=(("공간의 크기와 위치", "size and place of the space"), silent.SCORES, silent.AMOUNT),
            chosen=("공모 신청, 현장실사, 최종심사를 거쳐 시가 정합니다.",
                    "The city chooses after a call, a visit on site and a final review.", "L253"),
        ),
    },
    budget_lines=("16",),
    steps=(steps.open_call(calls.SITES), steps.VENUE),
    indicators=(
        level("sites", "운영 개소", "cafes in operation", "sites"),
        flow("sites_selected", "신규 선정 개소", "cafes newly selected", "Selected", "sites"),
        flow("sites_opened", "신규 조성 개소", "cafes newly opened", "Opened", "sites"),
        common.SESSIONS,
        common.USERS,
        flow("groups_mentored", "스터디그룹 멘토지원 이용자", "users of study-group mentors", "Supported", "people",
             definition="멘토링 이용자 가운데 스터디그룹 멘토지원서비스를 받은 사람."),
        common.AGE_LIMIT,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "host": {
            "private": ("민간", "private"),
            "university": ("대학", "university"),
            "public": ("공공", "public"),
        },
        "activity": {
            "programme": ("취업프로그램", "job programmes"),
            "space": ("공간 이용", "space"),
        },
        "service": {
            "mentoring": ("멘토링", "mentoring"),
            "lectures": ("특강", "lectures"),
            "counselling": ("취업상담", "job counselling"),
            "photo": ("이력서 사진촬영", "CV photos"),
            "study_room": ("스터디룸", "study rooms"),
        },
    },
    identities=(
        adds_up("users.stated source=l242", "users activity=programme", "users activity=space",
                ko="서비스별 이용자의 합"),
        adds_up("sites.stated source=l237", "sites host=private", "sites host=university", "sites host=public",
                ko="공간별 개소의 합"),
        same("sites_selected", "sites_opened", "새로 선정한 곳과 조성한 곳이 같다"),
        same("sites", "sites.target", "목표 개소와 운영 개소가 같다"),
        same("age_limit bound=min @2018-04", "age_limit.stated bound=min source=l1441",
             "바뀌기 전 나이 하한이 두 곳에서 같다"),
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
    ),
    lines="231-259, 1441, 1572",
)  # fmt: skip
