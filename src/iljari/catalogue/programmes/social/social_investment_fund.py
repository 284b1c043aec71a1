"""사회투자기금 (document: work item 3-8, L1202-1251; audit L1551, L1620)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission.social_investment_fund import ADMITS
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators import common
from iljari.indicators.definition import cumulative, declared, flow, level
from iljari.indicators.identity import Identity, adds_up, same

PROGRAMME = Programme(
    code="social.social_investment_fund",
    name="사회투자기금 조성·운영",
    name_en="Social Investment Fund",
    mandate="시와 사회적금융기관이 함께 기금을 만들어 사회적경제기업과 사회주택 사업에 융자하고 투자한다.",
    mandate_en="City and social lenders together lend to, and invest in, the social economy and social housing.",
    delivery=(Delivery.OPERATORS, Delivery.DIRECT),
    admits=ADMITS,
    steps=(steps.FUND, steps.open_call(calls.INSTITUTIONS), steps.COMMITTEE),
    indicators=(
        flow("contributions", "시 출연금", "city contributions", "Contributed", "100M won"),
        cumulative("fund_size", "기금규모(시 출연금)", "size of the fund", "Contributed", "100M won"),
        level("claims", "채권 건수", "loans outstanding", "cases"),
        level("claims_amount", "채권현액", "loans outstanding, amount", "million won"),
        declared("intermediary_cap", "수행기관 융자 한도", "ceiling per intermediary", "AmountLimitSet", "100M won"),
        declared("matching_ratio", "시와 수행기관의 매칭 비율", "matching ratio", "RateSet", "ratio"),
        common.PLANNED_COST,
        declared("loan_cap", "융자 한도(연)", "ceiling of a yearly loan", "AmountLimitSet", "100M won"),
        declared("rent_ceiling", "사회주택 임대료 상한", "ceiling of rent", "LimitSet", "percent"),
        declared("support_rate", "수행기관 사업비 지원율", "support of intermediaries", "RateSet", "percent"),
        declared("support_cap", "수행기관 사업비 한도(반기)", "ceiling of that support", "AmountLimitSet", "100M won"),
        flow("institutions_selected", "선정 수행기관", "intermediaries selected", "Selected", "institutions"),
        declared("call_amount", "융자 공모액", "loans in the call", "CostPlanned", "100M won"),
        declared("impact_fund", "임팩트투자조합 규모", "impact fund", "AmountLimitSet", "100M won"),
        declared("impact_multiple", "서울 기업 투자 배수", "multiple to be invested in Seoul", "RateSet", "ratio"),
        flow("repaid", "원금 회수액", "principal recovered", "Repaid", "million won"),
        level("amount_at_issue", "감사에서 다룬 금액", "amounts at issue in the audit", "100M won"),
        flow("legal_opinions", "법률자문 기관", "law firms consulted", "Consulted", "institutions"),
    ),
    words={
        "scope": {
            "half_year": ("반기", "half-year"),
            "year": ("연간", "year"),
            "fund": ("조성규모", "whole fund"),
            "seoul": ("서울 기업 투자", "invested in Seoul"),
        },
        "org": {"city": ("시", "city"), "intermediary": ("수행기관", "intermediary")},
        "field": {
            "loan": ("융자성 사업", "loans"),
            "cost": ("비용자성 사업", "costs"),
            "reserve": ("기본경비·예치금", "basic costs and deposits"),
        },
        "track": {
            "enterprise": ("사회적경제기업 융자", "loans to enterprises"),
            "housing": ("사회주택 융자", "loans to social housing"),
            "impact": ("임팩트투자조합 출자", "impact fund stake"),
            "intermediary": ("사회적금융기관 지원", "support of social lenders"),
            "basic": ("기본경비", "basic costs"),
            "deposit": ("예치금", "deposits"),
            "working": ("사회적기업 운영자금", "working capital"),
            "project": ("사회투자프로젝트", "social investment projects"),
        },
        "kind": {
            "bank": ("시금고 시정협력 사업비", "co-operation money of the city's bank"),
            "transfer": ("타기관 지원", "support of other bodies"),
        },
    },
    identities=(
        same("fund_size", "fund_size.stated source=l1210", "출연금의 합이 기금규모이다"),
        same("planned_cost", "planned_cost.stated source=l1227", "지출계획의 합이 운용 규모이다"),
        adds_up("planned_cost field=loan", "call_amount half=h1", "call_amount half=h2", ko="상·하반기 공모액의 합이 융자 계획이다"),
        Identity("{planned_cost field=cost track=impact} * {impact_multiple}", "{impact_fund scope=seoul}",
                 "서울 기업 투자액은 시 출자금의 배수이다"),
    ),
    lines="1202-1251, 1551, 1620",
)  # fmt: skip
