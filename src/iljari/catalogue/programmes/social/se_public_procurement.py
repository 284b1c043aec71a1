"""사회적경제기업 공공구매 (document: work item 3-7, L1167-1187, L1200)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import social_economy
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import derived, flow
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="social.se_public_procurement",
    name="사회적경제기업 공공구매 활성화",
    name_en="Public procurement from the social economy",
    mandate="공공기관이 사회적경제기업의 물품과 서비스를 더 많이 사도록 목표를 세우고 교육하며 이어 준다.",
    mandate_en="Public bodies are to buy more goods and services of the social economy: targets, classes, a fair.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.ENTERPRISE: Admission(
            "사회적경제기업.",
            "Enterprises of the social economy.",
            (social_economy("L1171, L1175"),),
            (silent.SEAT, silent.SIZE),
        ),
        Role.HOST: Admission(
            "시 부서, 자치구, 공사·공단, 민간위탁기관.",
            "Departments, districts, public corporations, operators.",
            (
                Rule(
                    "public_buyer",
                    firm.tied_to_the_city_as("city", "agency", "district", "public_corporation", "outsourced"),
                    "시와 투자출연기관, 자치구, 공사·공단, 민간위탁기관이어야 합니다.",
                    "It must be a body of the city, a district, a public corporation or an operator.",
                    "L1175, L1187",
                ),
            ),
            (("기관마다의 구매 목표", "the target of each body"),),
        ),
    },
    steps=(steps.MARKET, steps.WORKS),
    indicators=(
        flow("purchases", "공공구매액", "public purchases", "Purchased", "100M won"),
        derived("purchases_increase", "공공구매액 증가", "increase of public purchases",
                "{purchases @2018-01..2018-09} - {purchases @2017-01..2017-09}", "100M won"),
        flow("fair_firms", "박람회 참여기업", "firms at the fair", "Attended", "firms"),
        flow("fair_consultations", "박람회 구매상담", "consultations at the fair", "Counselled", "sessions"),
        common.SESSIONS,
    ),
    words={
        "activity": {"education": ("공공구매 교육·안내", "classes on procurement")},
        "org": {
            "offices": ("시 부서·사업소", "departments of the city"),
            "districts": ("자치구", "districts"),
            "agencies": ("공사·공단·출연기관", "corporations and agencies"),
            "operators": ("민간위탁기관", "entrusted operators"),
        },
    },
    identities=(
        same("purchases.target", "bureau.policy_indicators:public_purchasing.target", "공공구매 목표가 정책지표와 같다"),
        same("purchases.target @2017", "bureau.policy_indicators:public_purchasing @2017", "'17년의 목표와 실적이 같다"),
    ),
    lines="1167-1187, 1200",
)  # fmt: skip
