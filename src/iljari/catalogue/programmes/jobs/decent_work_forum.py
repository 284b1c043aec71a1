"""좋은 일자리도시 국제포럼 (document: work item 1-13, L636-681; budget row 6, L1404)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import level
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.decent_work_forum",
    name="좋은 일자리도시 국제포럼",
    name_en="International Forum on Transforming Cities for Decent Work",
    mandate="국제노동기구와 함께 좋은 일자리도시의 노동모델을 세우고 도시 사이에 넓힌다.",
    mandate_en="With the ILO, works out how a city can offer decent work, and spreads it among cities.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.VISITOR: Admission(
            "국제기구, 도시정부, 노동조합, 전문가와 관심 있는 시민.",
            "International bodies, cities, unions, experts and citizens with an interest.",
            not_stated=(silent.AGE, silent.RESIDENCE, ("참가 신청의 방법", "how to register")),
        ),
    },
    budget_lines=("6",),
    steps=(steps.WORKS,),
    indicators=(
        common.ATTENDEES,
        level("cities", "참여 도시", "cities taking part", "cities"),
        level("experts", "참여 노동전문가", "labour experts taking part", "people"),
        level("forum_round", "포럼 차수", "number of the forum", "count"),
        *common.BUDGET,
    ),
    lines="636-681, 1404",
)
