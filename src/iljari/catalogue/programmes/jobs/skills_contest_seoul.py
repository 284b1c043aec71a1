"""서울기능경기대회 (document: work item 1-12, L612-620; budget row 11, L1417)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.skills_contest_seoul",
    name="서울기능경기대회",
    name_en="Seoul Skills Contest",
    mandate="서울의 기능인이 직종별로 겨루는 대회를 열어 우수한 기능인을 뽑는다.",
    mandate_en="A contest of the skilled workers of Seoul by occupation.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.PARTICIPANT: Admission(
            "직종별로 기량을 겨루려는 기능인.",
            "Skilled workers who compete in their trade.",
            not_stated=(silent.AGE, silent.RESIDENCE, ("참가 신청의 방법", "how to enter")),
        ),
    },
    steps=(steps.WORKS, steps.PUBLIC_JOB),
    indicators=(
        common.PARTICIPANTS,
        level("occupations", "경기 직종", "occupations", "occupations"),
        level("venues", "경기장 수", "venues", "venues"),
        declared("contest_days", "대회 기간", "days of the contest", "TermSet", "days"),
        flow("winners", "수상 인원", "winners", "Awarded", "people"),
        common.PLANNED_COST,
    ),
    words={
        "medal": {
            "gold": ("금", "gold"),
            "silver": ("은", "silver"),
            "bronze": ("동", "bronze"),
            "excellence": ("우수", "excellence"),
        }
    },
    lines="612-620, 1417",
)
