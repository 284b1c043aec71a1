"""사회적경제 우수기업 (document: work item 3-2, L1001-1031; budget row 49, L1516)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import social_economy, won
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Amount

PROGRAMME = Programme(
    code="social.se_excellent",
    name="사회적경제 우수기업 육성",
    name_en="Excellent enterprises of the social economy",
    mandate="사회적 가치와 성장 가능성이 큰 사회적경제기업을 뽑아 본보기가 되도록 키운다.",
    mandate_en="Enterprises with social value and prospects of growth are chosen and raised as models.",
    delivery=(Delivery.OPEN_CALL,),
    admits={
        Role.ENTERPRISE: Admission(
            "우수기업으로 선정되었거나 재인증된 사회적경제기업.",
            "Enterprises of the social economy chosen as excellent or certified again.",
            (social_economy("L1003"),),
            (silent.SEAT, silent.SIZE, silent.SCORES, ("재인증의 주기와 기준", "when and how certified again")),
            chosen=("시가 모집·심사하여 선정하고, 선정된 뒤 재심사로 재인증합니다.",
                    "The city calls, reviews and selects, and certifies again after another review.", "L1027, L1516"),
            amounts=(
                Amount("tailored", won("grant_cap", 15_000_000), "맞춤형 지원은 기업마다 {grant_cap} 이내입니다.",
                        "Tailored support of up to {grant_cap} a firm.", "L1013"),
            ),
        ),
    },
    budget_lines=("49",),
    steps=(steps.open_call(calls.FIRMS), steps.GRANT, steps.TRAINING),
    indicators=(
        common.FIRMS_SELECTED,
        flow("firms_recertified", "재인증 기업", "firms certified again", "Examined", "firms"),
        common.FIRMS_SUPPORTED,
        flow("teams_supported", "협업사업 개발 팀", "teams supported", "Supported", "teams"),
        declared("support_fields", "맞춤형 지원 분야", "fields of tailored support", "LimitSet", "fields"),
        declared("support_items", "맞춤형 지원 부문", "items of tailored support", "LimitSet", "items"),
        declared("grant_cap", "기업별 지원 한도", "ceiling per firm", "AmountLimitSet", "million won"),
        common.SESSIONS,
        flow("course_hours", "교육 시간", "hours taught", "SessionHeld", "hours"),
        flow("event_days", "행사 일수", "days of events", "SessionHeld", "days"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "activity": {
            "investment": ("투자교육", "investment training"),
            "workshop": ("네트워크 워크숍", "network workshop"),
        }
    },
    identities=(
        same("firms_selected @2013..2017", "firms_selected.stated source=l1009", "선정 기업의 합이 인쇄된 합계와 같다"),
        same("firms_selected @2015..2017", "firms_selected.stated source=l1516", "'15~'17년 선정 기업이 두 곳에서 같다"),
        same("firms_selected @2014..2016", "firms_recertified", "'14~'16년 선정 기업을 재인증하였다"),
        same("firms_selected @2014..2015", "firms_recertified.stated source=l1516", "'14~'15년 선정 기업을 재인증하였다"),
        same("firms_recertified", "firms_recertified.stated source=l1516", "재인증 기업이 두 곳에서 같다"),
        same("firms_selected.stated source=l1009", "firms_selected.stated source=l1516", "지원대상 기업이 두 곳에서 같다"),
        same("firms_supported", "firms_selected.stated source=l1516", "지원대상 모두를 맞춤형으로 지원하였다"),
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
    ),
    lines="1001-1031, 1516",
)  # fmt: skip
