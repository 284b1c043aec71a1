"""사회적경제 활성화 공간 (document: work item 3-10, L1299, L1307-1308; budget row 39, L1494)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, level
from iljari.indicators.identity import same
from iljari.rules.language import NOT_STATED
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="social.se_space",
    name="사회적경제조직 활성화 공간지원",
    name_en="Spaces for the social economy",
    mandate="자치구의 빈 공간을 고쳐 사회적경제 조직과 주민이 함께 쓰는 자리를 마련한다.",
    mandate_en="Idle rooms in the districts are refitted for the social economy and residents to share.",
    delivery=(Delivery.DISTRICTS,),
    admits={
        Role.DISTRICT: Admission(
            "쓰지 않는 공간을 확보한 자치구.",
            "Districts with idle space.",
            (
                a_district("L1296, L1494"),
                Rule("space", firm.has_idle_space, "쓰지 않는 공간을 확보해야 합니다.", "You must have secured an idle space.", "L1494"),
            ),
            (silent.SCORES, ("공간의 크기", "size of the space")),
            chosen=("시가 공모·심사하여 선정합니다.", "Chosen by the city in a call, after review.", "L1296, L1494"),
            amounts=(
                Amount("refit", NOT_STATED, "공간의 리모델링비를 지원합니다. 한도는 문서에 없습니다.",
                        "The refit is paid; the document prints no ceiling.", "L1494"),
            ),
        ),
    },
    budget_lines=("39",),
    steps=(steps.open_call(calls.DISTRICTS), steps.GRANT),
    indicators=(
        level("districts_with_space", "활성화 공간이 있는 자치구", "districts with such a space", "districts"),
        declared("grant_decided", "공간지원 선정액", "grant decided", "AmountLimitSet", "100M won"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    identities=(
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
        same("districts_with_space", "bureau.policy_indicators:cluster_spaces @2017", "공간의 수가 '17년 누계 그대로이다"),
        same("commitment", "grant_decided", "선정한 공간지원을 집행하였다"),
    ),
    lines="1296, 1299, 1307-1308, 1494",
)  # fmt: skip
