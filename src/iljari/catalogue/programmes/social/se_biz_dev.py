"""(예비)사회적기업 사업개발비 (document: work item 3-1, L980-982, L990-991; budget row 46, L1509)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.indicators.identity import same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="social.se_biz_dev",
    name="(예비)사회적기업 지원(사업개발비)",
    name_en="Social enterprises: business development",
    mandate="사회적경제기업의 기술개발, 시제품 제작, 판로개척 비용을 지원하여 안정된 수익구조를 갖추게 한다.",
    mandate_en="Money for technology, prototypes and markets, so that enterprises of the social economy earn steadily.",
    delivery=(Delivery.OPEN_CALL,),
    admits={
        Role.ENTERPRISE: Admission(
            "인증 사회적기업, 예비사회적기업, 사회적협동조합, 마을기업, 자활기업.",
            "Certified and preliminary social enterprises, social co-operatives, village and self-support enterprises.",
        )
    },
    budget_lines=("46",),
    steps=(steps.OPEN_CALL, steps.GRANT),
    indicators=(
        declared("grant_cap", "사업개발비 한도(연)", "ceiling of a yearly grant", "AmountLimitSet", "100M won"),
        common.COST_SHARE,
        common.FIRMS_SUPPORTED,
        common.GRANTS_PAID,
        *common.BUDGET,
    ),
    words={
        "track": {
            "certified": ("인증사회적기업", "certified"),
            "other": ("예비사회적기업·사회적협동조합·마을기업·자활기업", "preliminary, co-operatives, village, self-support"),
        }
    },
    identities=(
        same("grants_paid", "commitment", "지원액과 집행액이 같다"),
        same("firms_supported", "firms_supported.stated source=l1509", "지원 기업이 두 곳에서 같다"),
    ),
    lines="980-982, 990-991, 1509",
)  # fmt: skip
