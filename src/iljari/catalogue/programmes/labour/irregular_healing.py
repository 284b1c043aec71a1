"""비정규직 통합치유 프로그램(시민참여) (document: budget row 33, L1479)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
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
    admits={
        # The target that row 33 prints (workplaces of up to 9) is that of row 32, word for word (j0337): it is no rule here.
        Role.INTERMEDIARY: Admission(
            "비정규직 노동자를 돌보는 사업을 할 단체.",
            "Bodies that care for irregular workers.",
            not_stated=(
                ("대상(예산표의 '9인 이하 사업장'은 마을노무사의 문구가 옮겨진 것으로 보임)",
                 "whom it is for (the '9 people or fewer' of the table seems copied from the village attorneys)"),
                ("단체의 자격", "which bodies may apply"), silent.AMOUNT,
            ),
            chosen=("보조금심의위원회의 심의로 선정합니다.", "Chosen by the subsidy committee.", "L1479"),
        ),
    },
    budget_lines=("33",),
    steps=(steps.open_call(calls.ORGANISATIONS), steps.GRANT),
    indicators=(
        declared("size_limit", "사업장 규모 상한", "largest workplace", "LimitSet", "people"),
        *common.BUDGET,
    ),
    lines="1479",
)  # fmt: skip
