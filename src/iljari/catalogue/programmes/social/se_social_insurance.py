"""사회적기업 사회보험료 (document: work item 3-1, L983, L992-993; budget row 47, L1510)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission.shared import seat_in_seoul, won
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="social.se_social_insurance",
    name="사회적기업 사회보험료 지원",
    name_en="Social enterprises: social insurance",
    mandate="인증 사회적기업이 내는 사회보험료 사업주 부담분의 일부를 지원한다.",
    mandate_en="Part of the employer's share of social insurance, for certified social enterprises.",
    delivery=(Delivery.DISTRICTS,),
    admits={
        Role.ENTERPRISE: Admission(
            "서울에 있는 인증 사회적기업. 예비사회적기업은 받지 않는다.",
            "Certified social enterprises in Seoul; preliminary ones are not admitted.",
            (
                seat_in_seoul("L1510"),
                Rule("certified", firm.is_("certified"), "인증 사회적기업이어야 합니다. 예비사회적기업은 제외됩니다.",
                     "It must be a certified social enterprise; preliminary ones are not admitted.", "L983, L1510"),
            ),
            (("지원받을 수 있는 기간과 인원", "for how long and how many"),),
            amounts=(
                Amount("unit", won("unit_support", 151_080), "사업주가 내는 4대 사회보험료를 한 사람에 한 달 {unit_support} 지원합니다.",
                        "{unit_support} a person and month of the employer's share of the four insurances.", "L983"),
            ),
        ),
    },
    budget_lines=("47",),
    steps=(steps.open_call(calls.FIRMS), steps.GRANT),
    indicators=(
        declared("insurances", "지원 보험 종류", "insurances covered", "LimitSet", "count"),
        declared("unit_support", "1인당 월 지원액", "support per person and month", "PriceSet", "won"),
        common.COST_SHARE,
        common.FIRMS_SUPPORTED,
        flow("people_supported", "지원 인원", "people supported", "Supported", "people"),
        common.DISTRICTS_SUPPORTED,
        common.GRANTS_PAID,
        *common.BUDGET,
    ),
    identities=(
        same("grants_paid", "commitment", "지원액과 집행액이 같다"),
        same("grants_paid", "grants_paid.stated source=l1510", "지원액이 두 곳에서 같다"),
    ),
    lines="983, 992-993, 1510",
)  # fmt: skip
