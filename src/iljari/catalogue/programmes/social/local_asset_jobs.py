"""지역자산을 활용한 사회적경제 일자리 (document: budget row 54, L1525; carried over, L1385)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="social.local_asset_jobs",
    name="지역자산을 활용한 사회적경제 일자리 창출",
    name_en="Social-economy jobs from local assets",
    mandate="지역의 자산을 쓰는 사회적경제기업에 일할 사람을 이어 주고 인건비를 보조한다.",
    mandate_en="Enterprises that use local assets are given people to work and a subsidy of their wages.",
    delivery=(Delivery.OPEN_CALL,),
    admits={
        Role.ENTERPRISE: Admission(
            "공모에서 선정된 사회적경제기업.",
            "Enterprises of the social economy chosen in the call.",
            not_stated=(silent.SEAT, silent.SIZE, silent.SCORES, silent.AMOUNT),
            chosen=("시가 공모하여 선정합니다.", "Chosen by the city in a call.", "L1525"),
        ),
        Role.WORKER: Admission(
            "모집 공고에 따라 뽑힌 참여자.",
            "Participants recruited by public notice.",
            not_stated=(silent.AGE, silent.RESIDENCE, silent.EMPLOYMENT, ("일하는 기간과 보수", "term and pay")),
            chosen=("공모하여 뽑습니다.", "Recruited in a call.", "L1525"),
        ),
    },
    budget_lines=("54",),
    steps=(steps.open_call(calls.FIRMS), steps.recruitment(calls.PEOPLE.of(Role.WORKER)), steps.GRANT),
    indicators=(
        declared("carry_over_plan", "명시이월 예정액", "amount to be carried over", "AmountLimitSet", "100M won"),
        *common.BUDGET,
    ),
    lines="1385, 1525",
)  # fmt: skip
