"""사회적경제 인식제고 및 성과관리 (document: budget row 34, L1481; audit L1612)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="social.se_awareness",
    name="사회적경제 인식제고 및 성과관리",
    name_en="Awareness of the social economy",
    mandate="홍보와 행사로 사회적경제의 가치를 시민에게 알리고 성과를 살핀다.",
    mandate_en="Publicity and events tell citizens what the social economy is worth, and its results are followed.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.VISITOR: Admission(
            "사회적경제에 관심 있는 시민.",
            "Citizens interested in the social economy.",
            not_stated=(silent.ANYTHING,),
        ),
    },
    budget_lines=("34",),
    steps=(steps.WORKS,),
    indicators=(common.ATTENDEES, *common.BUDGET),
    words={"activity": {"youth_forum": ("아시아 청년 사회혁신가 국제포럼", "forum of young innovators of Asia")}},
    lines="1481, 1612",
)  # fmt: skip
