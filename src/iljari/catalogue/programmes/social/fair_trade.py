"""공정무역도시 서울 (document: budget row 41, L1496)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="social.fair_trade",
    name="공정무역도시 서울 추진",
    name_en="Fair Trade City Seoul",
    mandate="민간단체, 자치구와 함께 공정무역을 알리고 공정무역 상품을 사는 시민을 늘린다.",
    mandate_en="With civil bodies and districts: fair trade is made known, and more citizens buy its goods.",
    delivery=(Delivery.OPEN_CALL, Delivery.DISTRICTS),
    admits={
        Role.INTERMEDIARY: Admission(
            "공정무역을 넓히려는 민간단체.",
            "Civil bodies that spread fair trade.",
            (Rule("civil_body", firm.is_a("nonprofit"), "민간단체여야 합니다.", "It must be a civil body.", "L1496"),),
            (silent.SEAT, silent.AMOUNT, silent.SCORES),
            chosen=("시가 공모하여 선정합니다.", "Chosen by the city in a call.", "L1496"),
        ),
        Role.DISTRICT: Admission(
            "공정무역 특화사업을 하려는 자치구.",
            "Districts with a fair-trade project of their own.",
            (a_district("L1496"),),
            (silent.AMOUNT, silent.SCORES),
            chosen=("시가 공모하여 선정합니다.", "Chosen by the city in a call.", "L1496"),
        ),
    },
    budget_lines=("41",),
    steps=(steps.open_call(calls.ORGANISATIONS, calls.DISTRICTS), steps.GRANT, steps.WORKS),
    indicators=(
        flow("organisations_selected", "선정 민간단체", "civil bodies selected", "Selected", "organisations"),
        flow("districts_selected", "선정 자치구", "districts selected", "Selected", "districts"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={"org": {"civil": ("민간단체", "civil bodies"), "district": ("자치구", "districts")}},
    lines="1496",
)  # fmt: skip
