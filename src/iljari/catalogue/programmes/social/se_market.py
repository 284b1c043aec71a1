"""사회적경제 시장 활성화 (document: work item 3-7, L1178-1199; budget row 38, L1489)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import SOCIAL_ECONOMY, only_for
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, flow, level
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="social.se_market",
    name="사회적경제 시장 활성화",
    name_en="Markets of the social economy",
    mandate="온라인쇼핑몰, 장터, 박람회, 홈쇼핑 방송으로 사회적경제기업의 판로를 넓힌다.",
    mandate_en="An online mall, street markets, a fair and home shopping open markets to the social economy.",
    delivery=(Delivery.DIRECT, Delivery.OPERATORS),
    admits={
        Role.ENTERPRISE: Admission(
            "사회적경제기업. 장터에는 여성기업과 청년창업기업도 온다.",
            "Enterprises of the social economy; at markets also firms of women and young founders.",
            (
                Rule(
                    "mall",
                    only_for("mall", firm.is_(*SOCIAL_ECONOMY)),
                    "온라인쇼핑몰에는 사회적경제기업이 입점할 수 있습니다.",
                    "The online mall is for enterprises of the social economy.",
                    "L1178-1179",
                ),
            ),
            (("장터에 그 밖에 누가 올 수 있는지('등')", "who else may come to the markets ('and others')"), silent.SEAT,
             ("수수료", "fees")),
        ),
    },
    budget_lines=("38",),
    steps=(steps.MARKET, steps.WORKS),
    indicators=(
        level("mall_firms", "온라인쇼핑몰 입점기업", "firms in the online mall", "firms"),
        level("mall_products", "온라인쇼핑몰 제품", "products in the online mall", "items"),
        flow("sales", "매출", "sales", "Sold", "million won"),
        level("market_firms", "장터 평균 참여기업", "firms at a market on average", "firms"),
        common.SESSIONS,
        declared("monthly_broadcasts", "홈쇼핑 방송 횟수(월)", "broadcasts a month", "LimitSet", "sessions"),
        common.ATTENDEES,
        derived("fair_firms", "박람회 참여기업", "firms at the fair", "{social.se_public_procurement:fair_firms}", "firms"),
        declared("activity_cost", "활동별 비용", "cost by activity", "CostPlanned", "million won"),
        *common.BUDGET,
    ),
    words={
        "channel": {"mall": ("온라인쇼핑몰", "online mall"), "market": ("덕수궁 장터", "Deoksugung market")},
        "activity": {
            "market": ("장터", "market"),
            "fair": ("공공구매 박람회", "procurement fair"),
            "broadcast": ("홈쇼핑 방송", "home shopping"),
        },
    },
    identities=(
        same("fair_firms", "fair_firms.stated source=l1489", "박람회 참여기업이 두 곳에서 같다"),
        same("mall_firms", "mall_firms.stated source=l1489", "입점기업이 두 곳에서 같다"),
        same("sales channel=mall", "sales.stated channel=mall source=l1489", "쇼핑몰 매출이 두 곳에서 같다"),
    ),
    lines="1178-1199, 1489",
)  # fmt: skip
