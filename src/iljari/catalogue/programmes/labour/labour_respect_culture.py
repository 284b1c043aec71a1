"""노동존중문화 확산 (document: budget row 24, L1458)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="labour.labour_respect_culture",
    name="노동존중문화 확산",
    name_en="A culture of respect for labour",
    mandate="노동권리 안내서와 홍보, 포럼으로 노동을 존중하는 문화를 넓힌다.",
    mandate_en="Handbooks of labour rights, publicity and forums spread respect for labour.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.WORKER: Admission(
            "시민, 청소년, 외국인노동자, 사용자 누구나.",
            "Citizens, youth, migrants and employers.",
            not_stated=(silent.ANYTHING,),
        ),
    },
    budget_lines=("24",),
    steps=(steps.WORKS,),
    indicators=(
        flow("handbook_types", "노동권리 안내서 종류", "kinds of handbook", "Issued", "types"),
        flow("copies", "노동권리수첩 발행 부수", "copies of the rights handbook", "Issued", "copies"),
        *common.BUDGET,
    ),
    words={
        "for": {
            "citizens": ("서울시민", "citizens"),
            "youth": ("청소년", "youth"),
            "migrants": ("외국인노동자", "migrant workers"),
        }
    },
    lines="1458",
)  # fmt: skip
