"""(예비)사회적기업 지역특화 (document: work item 3-1, L984, L994-995; budget row 52, L1519)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district, won
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Amount

PROGRAMME = Programme(
    code="social.se_local_special",
    name="(예비)사회적기업 지원(지역특화)",
    name_en="Social enterprises: district specialities",
    mandate="자치구가 지역에 맞는 사회적기업 모델을 개발하는 사업을 지원한다.",
    mandate_en="Districts develop models of social enterprise that fit their place.",
    delivery=(Delivery.DISTRICTS,),
    admits={
        Role.DISTRICT: Admission(
            "지역특화 사업을 제안하여 선정된 자치구.",
            "Districts whose proposal was chosen.",
            (a_district("L984, L1519"),),
            (silent.SCORES,),
            chosen=("시가 공모하여 선정합니다.", "Chosen by the city in a call.", "L994, L1519"),
            amounts=(
                Amount("cap", won("grant_cap", 40_000_000), "자치구마다 {grant_cap}까지 지원합니다.",
                        "Up to {grant_cap} a district.", "L984"),
            ),
        ),
    },
    budget_lines=("52",),
    steps=(steps.open_call(calls.DISTRICTS), steps.GRANT),
    indicators=(
        declared("grant_cap", "자치구별 지원 한도", "ceiling per district", "AmountLimitSet", "100M won"),
        common.COST_SHARE,
        common.DISTRICTS_SUPPORTED,
        common.GRANTS_PAID,
        *common.BUDGET,
    ),
    identities=(
        same("grants_paid", "commitment", "지원액과 집행액이 같다"),
        same("grants_paid", "grants_paid.stated source=l1519", "지원액이 두 곳에서 같다"),
    ),
    lines="984, 994-995, 1519",
)  # fmt: skip
