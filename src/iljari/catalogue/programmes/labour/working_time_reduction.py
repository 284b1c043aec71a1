"""노동시간 단축 (document: audit L1559; study paid from budget row 24, L1458)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow, level
from iljari.indicators.identity import adds_up
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="labour.working_time_reduction",
    name="노동시간 단축",
    name_en="Shorter working hours",
    mandate="투자출연기관의 노동시간을 줄이고 그만큼 사람을 새로 뽑는 서울형 모델을 만들어 시범 적용한다.",
    mandate_en="A Seoul model of shorter hours in the city's agencies, with new hires in return, tried in pilots.",
    delivery=(Delivery.DIRECT, Delivery.OPERATORS),
    admits={
        Role.HOST: Admission(
            "시 투자출연기관.",
            "Agencies of the city.",
            (Rule("agency", firm.tied_to_the_city_as("agency"), "시 투자출연기관이어야 합니다.", "It must be an agency of the city.", "L1559"),),
            (("시범기관을 고르는 기준", "how the pilots are chosen"),),
        ),
    },
    steps=(steps.STANDARDS, steps.MATCHING),
    indicators=(
        common.HIRES,
        level("pilot_institutions", "시범기관", "pilot institutions", "institutions"),
        flow("institutions_surveyed", "노동시간 실태조사 기관", "institutions surveyed", "Examined", "institutions"),
    ),
    words={
        "org": {
            "credit_guarantee": ("서울신용보증재단", "Seoul Credit Guarantee Foundation"),
            "medical_center": ("서울의료원", "Seoul Medical Center"),
        }
    },
    identities=(
        adds_up("hires.stated source=l1559 @2017", "hires org=credit_guarantee @2017", "hires org=medical_center @2017"),
    ),
    lines="1458-1459, 1559",
)  # fmt: skip
