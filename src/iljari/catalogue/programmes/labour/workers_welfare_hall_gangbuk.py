"""서울시 강북근로자복지관 (document: work item 2-5, L834; budget row 22, L1452)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="labour.workers_welfare_hall_gangbuk",
    name="서울시 강북근로자복지관",
    name_en="Gangbuk Workers' Welfare Hall",
    mandate="노동법률상담, 노동법 교육, 노동단체 사무공간을 갖춘 복지관을 운영하고 옛 서부수도사업소로 옮긴다.",
    mandate_en="A hall for legal advice, labour-law courses and union offices; it will move to another building.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.VISITOR: Admission(
            "노동자와 노동단체.",
            "Workers and labour bodies.",
            not_stated=(silent.RESIDENCE, ("사무공간을 쓸 수 있는 단체", "which bodies may have an office")),
        ),
    },
    budget_lines=("22",),
    steps=(steps.ENTRUSTMENT, steps.VENUE, steps.WORKS),
    indicators=(
        common.FLOOR_AREA,
        declared("floors", "지상 층수", "floors above ground", "CapacitySet", "floor"),
        *common.BUDGET,
    ),
    lines="834, 1452",
)
