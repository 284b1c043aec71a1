"""전태일 기념관(노동복합시설) (document: work item 2-1, L686-724; budget row 28, L1466; audit L1560, L1611)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, level
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm, person

PROGRAMME = Programme(
    code="labour.jeon_tae_il_hall",
    name="전태일 기념관(노동복합시설) 조성",
    name_en="Jeon Tae-il Memorial Hall and labour complex",
    mandate="전태일을 기리는 기념관과 노동 지원기관이 함께 쓰는 시설을 지어, 시민이 노동의 권리를 배우고 노동자가 기댈 곳을 만든다.",
    mandate_en="A house that keeps the memory of Jeon Tae-il and gathers the bodies that support workers under one roof.",
    delivery=(Delivery.DIRECT, Delivery.OPERATORS),
    admits={
        Role.VISITOR: Admission(
            "누구나. 기념관과 교육장은 시민 모두에게 열린다.",
            "Everybody: the hall is open to all citizens.",
            not_stated=(("관람 시간과 관람료", "opening hours and fees"),),
        ),
        Role.MEMBER: Admission(
            "사무실이 없는 작은 노동단체와 조직되지 않은 노동자는 노동허브를 정해진 기간 쓸 수 있다.",
            "Small labour bodies without an office and unorganised workers may use the labour hub for a set time.",
            (
                Rule(
                    "unorganised",
                    ~person.in_a_union | ~firm.has_an_office,
                    "조직되지 않은 노동자이거나, 사무실이 따로 없는 작은 단체여야 합니다.",
                    "You must be an unorganised worker, or a small body without an office.",
                    "L1560",
                ),
            ),
            (("쓸 수 있는 기간", "for how long"), ("단체의 크기", "how small a body")),
            chosen=("입주기관 협의회가 운영방안을 정합니다.", "The tenants' council sets how it is run.", "L1560"),
        ),
    },
    budget_lines=("28",),
    steps=(steps.WORKS, steps.ENTRUSTMENT, steps.VENUE),
    indicators=(
        declared("floors", "지상 층수", "floors above ground", "CapacitySet", "floor"),
        common.FLOOR_AREA,
        declared("floor_of_use", "배치 층", "floor of each use", "CapacitySet", "floor"),
        level("works_progress", "공정률", "progress of works", "percent"),
        declared("trust_years", "위탁 기간", "years of the trust", "TermSet", "years"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "kind": {"gross": ("연면적", "gross floor area"), "land": ("토지", "land")},
        "place": {
            "store": ("수장고·주차장·기계실", "store, parking, machines"),
            "stage": ("공연장·사무공간", "stage and offices"),
            "exhibition": ("전시실·체험장·교육장", "exhibition and classrooms"),
            "hub": ("노동 허브", "labour hub"),
            "rights_centre": ("서울노동권익센터", "Labour Rights Centre"),
            "lounge": ("회의·휴게공간", "meeting and rest rooms"),
        },
    },
    identities=(
        same("floor_area kind=gross", "floor_area.stated kind=gross source=l1466", "연면적이 두 곳에서 같다"),
        same("planned_cost funder=city @2018-01..2019-03", "appropriation",
             "총사업비와 올해 예산현액이 같다(여러 해에 걸친 사업이면 다르다)"),
    ),
    lines="686-724, 1466, 1560, 1611",
)  # fmt: skip
