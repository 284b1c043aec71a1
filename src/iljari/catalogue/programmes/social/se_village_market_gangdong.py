"""사회적경제 마을공동체 장터(강동구, 시민참여) (document: budget row 43, L1502)."""

from iljari.catalogue import steps
from iljari.catalogue.admission.shared import social_economy
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="social.se_village_market_gangdong",
    name="사회적경제 마을공동체 장터 운영(강동구, 시민참여)",
    name_en="Village market of the social economy (Gangdong, citizens' budget)",
    mandate="강동구에서 장터를 열어 지역 사회적경제기업이 서로 만나고 물건을 팔게 한다.",
    mandate_en="Markets in Gangdong where local enterprises of the social economy meet and sell.",
    delivery=(Delivery.DISTRICTS,),
    admits={
        Role.ENTERPRISE: Admission(
            "강동구의 사회적경제기업.",
            "Enterprises of the social economy in Gangdong.",
            (
                social_economy("L1502"),
                Rule("gangdong", firm.stands_in("gangdong"), "강동구에 있는 기업이어야 합니다.",
                     "The firm must be in Gangdong.", "L1502"),
            ),
            (("참가비", "fees"),),
        ),
    },
    budget_lines=("43",),
    steps=(steps.WORKS, steps.MARKET),
    indicators=(*common.BUDGET,),
    identities=(same("appropriation", "commitment", "예산을 모두 집행하였다"),),
    lines="1502",
)  # fmt: skip
