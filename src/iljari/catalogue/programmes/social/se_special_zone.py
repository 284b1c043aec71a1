"""사회적경제특구 (document: work item 3-10, L1300, L1309-1311; budget row 40, L1495)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission.se_special_zone import ADMITS
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.indicators.identity import same

PROGRAMME = Programme(
    code="social.se_special_zone",
    name="사회적경제 특구 운영",
    name_en="Special zones of the social economy",
    mandate="지역의 문제를 사회적경제로 푸는 자치구 민관협력사업을 준비부터 본사업까지 지원한다.",
    mandate_en="Districts and residents solve a local problem by the social economy, from preparation to the main stage.",
    delivery=(Delivery.DISTRICTS,),
    admits=ADMITS,
    budget_lines=("40",),
    steps=(steps.open_call(calls.DISTRICTS), steps.GRANT),
    indicators=(
        common.DISTRICTS_SUPPORTED,
        declared("preparation_term", "준비사업 기간", "preparation stage", "TermSet", "months"),
        declared("main_term", "본사업 기간", "main stage", "TermSet", "years"),
        declared("grant_cap", "사업비 한도", "ceiling of a grant", "AmountLimitSet", "million won"),
        declared("selection_cap", "본사업 선정 한도", "most to be chosen", "LimitSet", "districts"),
        declared("districts_to_report", "정산·결과보고 자치구", "districts to settle and report", "CommitmentMade", "districts"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "stage": {
            "preparation": ("준비사업", "preparation"),
            "main": ("본사업", "main stage"),
            "settlement": ("정산", "settlement"),
            "completion": ("사업완료 결과보고", "final report"),
        }
    },
    identities=(
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
        same("districts_supported", "districts_supported.stated source=l1309", "본사업과 준비사업의 합이 특구이다"),
        same("districts_supported", "bureau.policy_indicators:special_zones.target", "특구의 수가 정책지표의 목표와 같다"),
        same("districts_supported stage=main", "districts_to_report stage=settlement @2019", "본사업을 모두 정산한다"),
    ),
    lines="1296, 1300, 1309-1311, 1495",
)  # fmt: skip
