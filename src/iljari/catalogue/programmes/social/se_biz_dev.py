"""(예비)사회적기업 사업개발비 (document: work item 3-1, L980-982, L990-991; budget row 46, L1509)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import SOCIAL_ENTERPRISES, won
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.indicators.identity import same
from iljari.rules.language import NOT_STATED, Given
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import firm

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
            (
                Rule(
                    "kind",
                    firm.is_(*SOCIAL_ENTERPRISES, "social_cooperative", "village", "self_support"),
                    "인증·예비 사회적기업, 사회적협동조합, 마을기업, 자활기업이어야 합니다.",
                    "It must be a social enterprise (certified or preliminary), social co-operative, village or self-support enterprise.",
                    "L980-982, L1509",
                ),
            ),
            (silent.SEAT, silent.SCORES, ("지원받을 수 있는 햇수", "how many years"), ("스스로 내야 하는 몫", "own share")),
            chosen=("시가 공모하여 선정합니다.", "Chosen by the city in a call.", "L990, L1509"),
            amounts=(
                Amount(
                    "cap",
                    Given(firm.is_("certified"), won("grant_cap.certified", 100_000_000))
                    .given(firm.is_("preliminary", "social_cooperative", "village", "self_support"),
                           won("grant_cap.other", 50_000_000))
                    .otherwise(NOT_STATED),
                    "한 해에 인증 사회적기업은 {grant_cap.certified}, 그 밖은 {grant_cap.other}까지 지원합니다.",
                    "Up to {grant_cap.certified} a year for certified social enterprises, {grant_cap.other} for the others.",
                    "L981-982",
                ),
            ),
        ),
    },
    budget_lines=("46",),
    steps=(steps.open_call(calls.FIRMS), steps.GRANT),
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
