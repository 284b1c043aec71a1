"""취약계층을 위한 공공근로 (document: work item 1-9, L510-534; budget row 1, L1395)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import (
    aged_from,
    citizen_of_seoul,
    number,
    property_up_to,
    registered_job_seeker,
)
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import Identity, adds_up, same
from iljari.rules.fact import Kind
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="jobs.public_works",
    name="취약계층을 위한 공공근로",
    name_en="Public works for people in need",
    mandate="실업자와 저소득 시민에게 공공부문의 짧은 일자리를 주어 생계를 돕는다.",
    mandate_en="Short jobs in public service for the unemployed and poor, as income for the time being.",
    delivery=(Delivery.DIRECT, Delivery.DISTRICTS),
    admits={
        Role.PARTICIPANT: Admission(
            "정기소득이 없고 구직등록을 한, 재산이 정해진 한도 이하인 서울시민. 나이는 정해진 하한 이상.",
            "Citizens of Seoul without regular income, registered as job seekers, with assets up to the ceiling.",
            (
                aged_from(18, "L518"),
                # L1395 says "unemployed or without regular income"; the section on public works itself asks both.
                Rule(
                    "unemployed",
                    ~person.employed & ~person.has_regular_income,
                    "정기소득이 없는 실업자여야 합니다.",
                    "You must be unemployed and without a regular income.",
                    "L518",
                ),
                registered_job_seeker("L518"),
                citizen_of_seoul("L518"),
                property_up_to(200_000_000, "L1395"),
            ),
            (silent.UPPER_AGE, silent.PRIORITY, silent.REPEATS, silent.OTHER_JOBS),
            chosen=("시와 자치구가 상·하반기에 모집하여 선발합니다.",
                    "The city and the districts recruit and select twice a year.", "L513, L524, L534"),
            amounts=(
                Amount("round", number("round_months", 5), "한 회차에 {round_months}개월 일합니다.",
                        "A round lasts {round_months} months.", "L1395", kind=Kind.COUNT),
            ),
        ),
    },
    budget_lines=("1",),
    steps=(steps.recruitment(calls.PEOPLE), steps.PUBLIC_JOB),
    indicators=(
        common.PARTICIPANTS,
        flow("worksites", "사업장 수", "worksites", "Opened", "sites"),
        level("districts_taking_part", "참여 자치구", "districts taking part", "districts"),
        common.AGE_LIMIT,
        common.ASSET_LIMIT,
        declared("matching_ratio", "시·구 매칭비율", "city to district share", "RateSet", "ratio part"),
        common.COST_SHARE,
        declared("round_months", "회차 기간", "months of a round", "TermSet", "months"),
        declared("recruitment_days", "모집기간", "recruitment period", "TermSet", "days"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    identities=(
        adds_up("participants.target.stated source=l514", "participants.target delivered_by=city",
                "participants.target delivered_by=district"),
        same("participants.target", "participants.target.stated source=l1395", "목표인원이 두 곳에서 같다"),
        adds_up("participants.stated source=l515", "participants.stated half=h1 source=l1395",
                "participants.stated half=h2 source=l1395", ko="예산표의 상·하반기 참여 인원을 더하면 연간 실적이 된다"),
        same("planned_cost funder=city", "appropriation", "소요예산은 예산현액과 같다"),
        same("participants.plan", "participants.target", "연말 예상 인원은 목표와 같다"),
        Identity("{matching_ratio funder=city} / ({matching_ratio funder=city} + {matching_ratio funder=district})",
                 "{cost_share funder=city}", "시·구 매칭비율과 시비 부담 비율이 같다"),
        Identity("{matching_ratio funder=district} / ({matching_ratio funder=city} + {matching_ratio funder=district})",
                 "1 - {cost_share funder=city} - {cost_share.stated funder=national source=l1395}",
                 "구비 몫은 전체에서 시비와 국비를 뺀 나머지이다"),
    ),
    lines="507-534, 1395",
)  # fmt: skip
