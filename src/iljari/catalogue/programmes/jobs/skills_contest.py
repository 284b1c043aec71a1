"""서울 및 전국 기능경기대회 지원 (document: work item 1-12, L607-634; budget row 11, L1417)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators import common
from iljari.indicators.identity import adds_up

PROGRAMME = Programme(
    code="jobs.skills_contest",
    name="서울 및 전국 기능경기대회 지원",
    name_en="Skills contests of Seoul and the nation",
    mandate="기능경기대회를 열고 참가를 지원하여 우수한 기능인을 찾아 기른다.",
    mandate_en="Holds and supports skills contests, to find and raise skilled workers.",
    delivery=(Delivery.OPERATORS,),
    budget_lines=("11",),
    steps=(steps.WORKS, steps.GRANT),
    indicators=common.BUDGET,
    identities=(
        adds_up("appropriation", "jobs.skills_contest_seoul:planned_cost", "jobs.skills_contest_national:planned_cost",
                ko="서울대회와 전국대회 소요예산을 더하면 예산현액이다"),
    ),
    lines="607-634, 1417",
)  # fmt: skip
