"""비정규직 통합치유 프로그램(시민참여) (document: budget row 33, L1479)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="labour.irregular_healing",
    name="비정규직 통합치유 프로그램",
    name_en="Healing programme for irregular workers",
    mandate="시민이 제안한 사업으로, 비정규직 노동자의 몸과 마음을 돌보는 단체를 뽑아 보조금을 준다.",
    mandate_en="Proposed by citizens: grants to bodies that care for the body and mind of irregular workers.",
    delivery=(Delivery.OPEN_CALL,),
    admits={Role.INTERMEDIARY: Admission("비정규직 노동자를 돌보는 사업을 할 단체.", "Bodies that care for irregular workers.")},
    budget_lines=("33",),
    steps=(steps.OPEN_CALL, steps.GRANT),
    indicators=(
        declared("size_limit", "사업장 규모 상한", "largest workplace", "LimitSet", "people"),
        *common.BUDGET,
    ),
    lines="1479",
)  # fmt: skip
