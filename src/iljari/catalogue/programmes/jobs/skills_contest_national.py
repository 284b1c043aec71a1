"""전국기능경기대회 참가 (document: work item 1-12, L622-634; budget row 11, L1417)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.skills_contest_national",
    name="전국기능경기대회 참가",
    name_en="National Skills Contest",
    mandate="서울시 대표선수단을 전국기능경기대회에 내보낸다.",
    mandate_en="Sends the team of Seoul to the national contest.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.PARTICIPANT: Admission(
            "서울시를 대표하여 나가는 기능인.",
            "Skilled workers who compete for the City of Seoul.",
            not_stated=(
                ("대표를 뽑는 방법", "how the representatives are chosen"),
                silent.AGE,
                silent.RESIDENCE,
            ),
        ),
    },
    steps=(steps.WORKS, steps.PUBLIC_JOB),
    indicators=(
        common.PARTICIPANTS,
        level("competitors", "전국 대표선수", "competitors of all regions", "people"),
        level("regions", "참가 시·도", "regions taking part", "governments"),
        level("occupations", "경기 직종", "occupations", "occupations"),
        level("venues", "경기장 수", "venues", "venues"),
        level("rank", "종합순위", "rank", "rank"),
        declared("contest_days", "대회 기간", "days of the contest", "TermSet", "days"),
        flow("medals", "입상 수", "medals", "Awarded", "medals"),
        common.PLANNED_COST,
    ),
    words={
        "medal": {
            "gold": ("금", "gold"),
            "silver": ("은", "silver"),
            "bronze": ("동", "bronze"),
            "excellence": ("우수", "excellence"),
            "encouragement": ("장려", "encouragement"),
        }
    },
    lines="622-634, 1417",
)
