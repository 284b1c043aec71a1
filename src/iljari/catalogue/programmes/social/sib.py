"""사회성과보상사업 (document: work item 3-9, L1253-1288; budget row 42, L1501)."""

from iljari.catalogue import steps
from iljari.catalogue.admission.sib import ADMITS
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import same

PROGRAMME = Programme(
    code="social.sib",
    name="사회성과보상사업 활성화 지원",
    name_en="Social impact bonds",
    mandate="민간이 먼저 투자한 공공사업이 정한 성과를 이루면 그때 예산으로 보상한다.",
    mandate_en="Private investors pay first for a public programme; the city rewards them when it reaches its goal.",
    delivery=(Delivery.OPERATORS,),
    admits=ADMITS,
    budget_lines=("42",),
    steps=(steps.COMMITTEE, steps.STANDARDS, steps.FUND),
    indicators=(
        level("trf_round", "아동행동 교사평가 차수", "round of teachers' ratings", "count"),
        common.AGE_LIMIT,
        common.PARTICIPANTS,
        declared("term", "사업기간", "term", "TermSet", "years"),
        declared("second_cost", "후속사업 사업비", "cost of the next bond", "CostPlanned", "million won"),
        level("member_governments", "지방정부협의회 참여 지자체", "local governments in the council", "governments"),
        declared("activity_cost", "활동별 비용", "cost by activity", "CostPlanned", "million won"),
        flow("mock_funding", "모의 모집액", "mock funding", "Raised", "100M won"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "scope": {"first": ("제1호", "no. 1"), "second": ("후속사업(안)", "next bond (draft)")},
        "kind": {
            "delivery": ("사업수행비", "delivery"),
            "operation": ("운영비", "operation"),
            "evaluation": ("평가비", "evaluation"),
        },
        "activity": {
            "council": ("지방정부협의회", "council of local governments"),
            "contest": ("모의 크라우드펀딩대회", "mock crowd-funding contest"),
        },
    },
    identities=(
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
        same("second_cost @2019..2021", "second_cost.stated source=l1278 @2019..2021", "항목별 사업비의 합이 총 사업비이다"),
        same("member_governments", "member_governments.stated source=l1501", "참여 지자체가 두 곳에서 같다"),
    ),
    lines="1253-1288, 1501",
)  # fmt: skip
