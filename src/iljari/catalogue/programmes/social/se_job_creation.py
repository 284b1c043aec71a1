"""(예비)사회적기업 일자리창출 (document: work item 3-1, L972-978, L988-989; budget row 45, L1508)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission.se_job_creation import ADMITS
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators import common
from iljari.indicators.definition import declared, flow
from iljari.indicators.identity import same

PROGRAMME = Programme(
    code="social.se_job_creation",
    name="(예비)사회적기업 지원(일자리창출)",
    name_en="Social enterprises: job creation",
    mandate="(예비)사회적기업이 새로 채용한 사람의 인건비 일부를 지원하여 일자리를 늘리고 기업을 살린다.",
    mandate_en="Part of the wages of people whom certified and preliminary social enterprises newly hire.",
    delivery=(Delivery.OPEN_CALL,),
    admits=ADMITS,
    budget_lines=("45",),
    steps=(steps.open_call(calls.FIRMS), steps.GRANT),
    indicators=(
        declared("wage_base", "인건비 지원기준(1인당 월)", "wage base per person and month", "PriceSet", "thousand won"),
        declared("support_rate", "인건비 지원율", "share of wages paid", "RateSet", "percent"),
        declared("continuity_bonus", "계속고용 추가 지원율", "bonus for lasting employment", "RateSet", "percent"),
        declared("continuity_years", "계속고용 기간", "years of lasting employment", "LimitSet", "years"),
        declared("staff_limit", "지원인원 한도", "persons supported per firm", "LimitSet", "people"),
        declared("paid_workers", "유급근로자 기준", "paid workers of a large firm", "LimitSet", "people"),
        declared("window_years", "지원받을 수 있는 기간", "years within which support is given", "LimitSet", "years"),
        declared("support_years", "최대 지원기간", "longest support", "LimitSet", "years"),
        common.COST_SHARE,
        common.FIRMS_SUPPORTED,
        flow("people_supported", "지원 인원", "people supported", "Supported", "people"),
        common.FIRMS_SELECTED,
        common.SELECTED_PEOPLE,
        common.GRANTS_PAID,
        *common.BUDGET,
    ),
    words={
        "staff": {"general": ("일반인력", "general staff"), "professional": ("전문인력", "professional staff")},
        "track": {
            "certified": ("사회적기업", "certified"),
            "certified_large": ("유급근로자가 많은 사회적기업", "certified, many paid workers"),
            "preliminary": ("예비사회적기업", "preliminary"),
            "both": ("(예비)사회적기업", "certified or preliminary"),
        },
        "grade": {
            "single": ("단일 기준", "one base"),
            "tier1": ("첫째 기준", "first tier"),
            "tier2": ("둘째 기준", "second tier"),
        },
    },
    identities=(
        same("grants_paid", "commitment", "9월까지의 지원액이 10월의 집행액과 같다(넘지 않는다)"),
        same("firms_supported", "firms_selected", "지원 기업과 예산사업의 기업이 같다"),
        same("people_supported", "selected_people", "지원 인원과 예산사업의 인원이 같다"),
    ),
    lines="972-978, 988-989, 1508, 1550",
)  # fmt: skip
