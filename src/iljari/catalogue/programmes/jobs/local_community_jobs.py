"""지역공동체 일자리 (document: budget row 2, L1396)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import number, property_up_to
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, level
from iljari.indicators.identity import Identity, same
from iljari.rules.fact import Kind
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="jobs.local_community_jobs",
    name="지역공동체 일자리",
    name_en="Local community jobs",
    mandate="지역자원 활용과 시민생활 지원 분야의 일자리를 자치구가 만들어 실업자의 자립을 돕는다.",
    mandate_en="Districts make jobs from local resources and for daily life, so that the unemployed can stand alone.",
    delivery=(Delivery.DISTRICTS,),
    admits={
        Role.PARTICIPANT: Admission(
            "실업자이거나 정기소득이 없는 사람으로서 재산이 정해진 한도 이하인 사람.",
            "Whoever is unemployed or without regular income, with assets up to the ceiling.",
            (
                Rule(
                    "without_income",
                    ~person.employed | ~person.has_regular_income,
                    "실업자이거나 정기소득이 없어야 합니다.",
                    "You must be unemployed or without a regular income.",
                    "L1396",
                ),
                property_up_to(200_000_000, "L1396"),
            ),
            (silent.AGE, silent.RESIDENCE, silent.JOB_SEEKER, silent.PRIORITY, silent.REPEATS, silent.OTHER_JOBS),
            chosen=("자치구가 상·하반기에 모집하여 선발합니다.", "Districts recruit and select twice a year.", "L1396"),
            amounts=(
                Amount("round", number("round_months", 4), "한 회차에 {round_months}개월 일합니다.",
                        "A round lasts {round_months} months.", "L1396", kind=Kind.COUNT),
            ),
        ),
    },
    budget_lines=("2",),
    steps=(steps.recruitment(calls.PEOPLE), steps.PUBLIC_JOB, steps.GRANT),
    indicators=(
        common.PARTICIPANTS,
        level("districts_taking_part", "참여 자치구", "districts taking part", "districts"),
        common.ASSET_LIMIT,
        declared("round_months", "회차 기간", "months of a round", "TermSet", "months"),
        common.COST_SHARE,
        *common.BUDGET,
    ),
    identities=(
        same("participants", "participants.target", "상·하반기 참여 인원을 더하면 선발인원과 같다"),
        Identity("{cost_share funder=national} + {cost_share funder=city}", "1 - {cost_share funder=district}",
                 "국비·시비·구비 몫을 더하면 전체이다"),
    ),
    lines="1396",
)  # fmt: skip
