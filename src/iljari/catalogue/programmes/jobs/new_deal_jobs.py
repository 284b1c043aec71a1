"""서울형 뉴딜일자리 (document: work item 1-1, L158-191; budget row 4, L1402; audit requests L1628, L1639)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import number, reported, won
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow
from iljari.indicators.identity import Identity, adds_up, same
from iljari.rules.fact import Kind
from iljari.rules.language import called
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="jobs.new_deal_jobs",
    name="서울형 뉴딜일자리",
    name_en="Seoul New Deal jobs",
    mandate="구직 의지가 있는 시민에게 공공 일경험과 교육·취업지원을 함께 주어 민간일자리로 옮겨 가게 한다.",
    mandate_en="Paid public work experience with training and job-search support, as a bridge to a private job.",
    delivery=(Delivery.DIRECT, Delivery.DISTRICTS, Delivery.OPEN_CALL),
    admits={
        Role.PARTICIPANT: Admission(
            "일할 뜻이 있어 구직 중인 청년·중년. 참여기간을 모두 더해 정해진 한도까지.",
            "Young and middle-aged people looking for work; all stays together up to the guaranteed months.",
            (
                Rule(
                    "months",
                    person.new_deal_months < called("guaranteed_months", reported(23)),
                    "뉴딜일자리는 모두 더해 {guaranteed_months}개월까지 참여할 수 있습니다.",
                    "You may take part for up to {guaranteed_months} months in all.",
                    "L171",
                ),
            ),
            (("나이(청년·중년의 범위)", "age (who is young or middle-aged)"), silent.RESIDENCE, silent.JOB_SEEKER, silent.ASSETS,
             silent.OTHER_JOBS),
            chosen=("사업마다 모집하여 선발합니다.", "Each project recruits and selects.", "L1402"),
            amounts=(
                Amount("wage", won("hourly_wage", 9_220), "시급 {hourly_wage}을 받습니다(생활임금).",
                        "{hourly_wage} an hour (living wage).", "L171"),
                Amount("term", number("guaranteed_months", 23), "모두 더해 {guaranteed_months}개월까지 보장합니다. 공휴일도 유급입니다.",
                        "Guaranteed for up to {guaranteed_months} months in all; public holidays are paid.", "L171", kind=Kind.COUNT),
            ),
        ),
        Role.HOST: Admission(
            "일경험 자리를 내는 시 부서, 자치구, 공모로 선정된 민간 사업자와 대학.",
            "City divisions, districts, and private bodies and universities chosen in a call that offer the places.",
            not_stated=(silent.SEAT, silent.SIZE, silent.SCORES),
            chosen=("해마다 사업 수요를 공모하여 시가 선발합니다.",
                    "The city calls for projects every year and selects.", "L190, L1402"),
        ),
    },
    budget_lines=("4",),
    steps=(steps.open_call(calls.HOST_PROJECTS, calls.UNIVERSITIES, calls.PEOPLE), steps.PUBLIC_JOB, steps.TRAINING, steps.MATCHING),
    indicators=(
        common.PARTICIPANTS,
        flow("projects", "추진 사업", "projects run", "Opened", "projects"),
        common.COUNSELLED,
        common.TRAINEES,
        common.SELECTED_PEOPLE,
        flow("universities_selected", "선정 대학", "universities selected", "Selected", "universities"),
        flow("institutions_audited", "감사원 감사 대상 기관", "institutions audited by the Board of Audit",
             "Inspected", "institutions"),
        flow("projects_audited", "감사원 감사 대상 사업", "direct-job projects audited by the Board of Audit",
             "Inspected", "projects"),
        declared("hourly_wage", "시간당 임금", "hourly wage", "PriceSet", "won"),
        declared("guaranteed_months", "보장 참여기간", "months guaranteed", "LimitSet", "months"),
        common.FLOOR_AREA,
        common.PLANNED_COST,
        common.DOCUMENT_YEARS,
        *common.BUDGET,
    ),
    words={
        "delivered_by": {"private": ("민간공모 사업", "private call")},
        "track": {
            "main": ("시 주요사업", "main city projects"),
            "public_specialised": ("공공 특화분야", "specialised public fields"),
            "private_firm": ("민간기업 맞춤형", "tailored to private firms"),
            "youth_idea": ("청년 아이디어", "youth ideas"),
            "university_sme": ("대학-강소기업 연계", "universities and strong small firms"),
        },
        "service": {"counselling": ("상담·컨설팅", "counselling and consulting")},
        "course": {
            "job": ("직무교육", "job training"),
            "employment": ("취업교육", "employment education"),
        },
        "scope": {"national": ("전국", "nationwide")},
    },
    identities=(
        adds_up("participants.target.stated delivered_by=private source=l168",
                "participants.target delivered_by=private", ko="민간공모 유형별 채용목표의 합"),
        adds_up("participants.target.stated source=l168", "participants.target delivered_by=city",
                "participants.target delivered_by=district", "participants.target delivered_by=private",
                ko="추진 주체별 채용목표의 합"),
        same("participants.target", "participants.target.stated source=l1402", "채용목표가 두 곳에서 같다"),
        Identity("{participants.target} - {participants.target delivered_by=private track=university_sme}",
                 "{participants.target.stated source=l1402}", "추경으로 더한 자리를 빼면 앞선 목표와 같다"),
        same("projects.target", "projects.target.stated source=l1402", "목표 사업 수가 두 곳에서 같다"),
        same("hourly_wage", "labour.living_wage:hourly_wage", "시간당 임금이 올해의 생활임금과 같다"),
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
        same("planned_cost.stated source=l1402", "appropriation", "사업개요의 시비와 예산현액이 같다"),
    ),
    lines="158-191, 1402, 1628, 1639",
)  # fmt: skip
