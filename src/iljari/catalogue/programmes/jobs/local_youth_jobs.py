"""지역주도형 청년일자리 (document: work item 1-7, L429-468; budget row 8, L1410)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district, aged_from, aged_up_to
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow
from iljari.indicators.identity import Identity, rate, same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.local_youth_jobs",
    name="지역주도형 청년일자리",
    name_en="Locally led youth jobs",
    mandate="행정안전부 공모에 자치구 사업을 내어 청년에게 지역에서 일할 경험과 직업역량을 준다.",
    mandate_en="Districts win projects of the Ministry of the Interior that give the young work and skills at home.",
    delivery=(Delivery.DISTRICTS, Delivery.OPEN_CALL),
    admits={
        Role.PARTICIPANT: Admission(
            "정해진 나이 안의 청년.",
            "Young people within the age limits.",
            (aged_from(18, "L442, L1410"), aged_up_to(39, "L442, L1410")),
            (silent.RESIDENCE, silent.EMPLOYMENT, silent.ASSETS, silent.REPEATS, silent.OTHER_JOBS),
            chosen=("자치구가 사업마다 모집하여 선발합니다.", "Districts recruit and select for each project.", "L1410"),
        ),
        Role.DISTRICT: Admission(
            "지역자산과 연결망을 쓰는 청년일자리 사업을 낸 자치구.",
            "Districts that propose youth jobs from local assets and networks.",
            (a_district("L444, L446"),),
            (silent.SCORES,),
            chosen=("행정안전부가 공모·심사하고 시가 사업을 확정합니다.",
                    "The Ministry of the Interior calls and reviews, the city confirms.", "L454, L456"),
        ),
    },
    budget_lines=("8",),
    steps=(steps.open_call(calls.DISTRICT_PROJECTS, calls.PEOPLE), steps.PUBLIC_JOB, steps.GRANT),
    indicators=(
        common.PARTICIPANTS,
        common.DISTRICTS_SUPPORTED,
        common.PROJECTS_SELECTED,
        flow("demand_projects", "다음 해 수요 사업", "projects wanted next year", "Proposed", "projects"),
        flow("demand_people", "다음 해 수요 인원", "people wanted next year", "Proposed", "people"),
        common.AGE_LIMIT,
        common.COST_SHARE,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    identities=(
        same("participants", "participants.target", "참여 인원이 계획한 일자리 수와 같다"),
        rate("cost_share funder=national", "planned_cost funder=national", "planned_cost", "국비 몫은 사업예산의 비율이다"),
        rate("cost_share funder=city", "planned_cost funder=city", "planned_cost", "시비 몫은 사업예산의 비율이다"),
        rate("cost_share funder=district", "planned_cost funder=district", "planned_cost",
             "구비 몫은 사업예산의 비율이다"),
        Identity("{planned_cost funder=national} + {planned_cost funder=city}", "{appropriation}",
                 "예산현액은 국비와 시비를 더한 금액이다"),
    ),
    lines="429-468, 1410",
)  # fmt: skip
