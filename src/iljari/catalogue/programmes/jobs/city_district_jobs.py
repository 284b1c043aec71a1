"""시·구 상향적·협력적 일자리창출 (document: work item 1-8, L470-503; budget row 7, L1409)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, flow
from iljari.indicators.identity import Identity, rate, same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.city_district_jobs",
    name="시·구 상향적·협력적 일자리창출",
    name_en="City and districts make jobs together",
    mandate="자치구가 제안하고 시와 함께 기획한 일자리사업을 키우고 좋은 모델을 다른 자치구로 넓힌다.",
    mandate_en="Job projects proposed by districts and planned with the city; good models spread to other districts.",
    delivery=(Delivery.DISTRICTS, Delivery.OPEN_CALL),
    admits={
        Role.DISTRICT: Admission(
            "새롭고 지역에 맞는 일자리사업을 내어 선정된 자치구.",
            "Districts whose new job project has been selected.",
            (a_district("L479, L484"),),
            (("한 자치구가 낼 수 있는 사업 수", "how many projects a district may propose"), silent.SCORES, silent.TERM),
            chosen=(
                "자치구 공모, 시·구 합동기획, 청년 공모로 발굴하고 시가 선정합니다.",
                "Found by a call to districts, joint planning and a call to young people; the city selects.", "L482, L495"),
        ),
        Role.APPLICANT: Admission(
            "일자리 아이디어 공모에 낸 시민과 청년.",
            "Citizens and young people who enter the call for job ideas.",
            not_stated=(silent.AGE, silent.RESIDENCE, silent.SCORES, ("상금", "prizes")),
            chosen=("공모에 낸 아이디어를 시가 심사하여 선정합니다.",
                    "The city reviews the ideas of the call and selects.", "L497, L501"),
        ),
    },
    budget_lines=("7",),
    steps=(steps.open_call(calls.DISTRICT_PROJECTS, calls.INDIVIDUALS), steps.PUBLIC_JOB, steps.CASEWORK, steps.WORKS, steps.GRANT),
    indicators=(
        flow("projects", "추진 사업", "projects under way", "Supported", "projects"),
        common.DISTRICTS_SUPPORTED,
        flow("jobs_created", "창출 일자리", "jobs made", "JobCreated", "jobs"),
        flow("districts_copying", "우수모델 확산 자치구", "districts that took over a model", "Proposed", "districts"),
        common.PROJECTS_APPLIED,
        common.PROJECTS_SELECTED,
        common.SESSIONS,
        common.PLANNED_COST,
        declared("cost_of_all", "구비를 포함한 소요예산", "planned cost with district funds", "CostPlanned",
                 "million won"),
        derived("city_part", "시비 비중", "city's part of the cost", "{planned_cost funder=city} / {cost_of_all}",
                "percent", decimals=1),
        common.COST_SHARE,
        *common.BUDGET,
    ),
    words={
        "status": {"continuing": ("계속", "continuing"), "new": ("신규", "new")},
        "activity": {"coaching": ("진단·평가 코칭", "coaching")},
    },
    identities=(
        same("jobs_created.target", "jobs_created.stated source=l1409", "대상별 일자리를 더하면 총 일자리가 된다"),
        rate("cost_share funder=city", "planned_cost funder=city", "cost_of_all", "시비와 구비는 절반씩이다"),
        Identity("{cost_share funder=city}", "1 - {cost_share funder=district}", "시비와 구비 몫을 더하면 전체이다"),
        same("planned_cost funder=city", "appropriation", "소요예산은 예산현액과 같다"),
    ),
    lines="470-503, 1409",
)  # fmt: skip
