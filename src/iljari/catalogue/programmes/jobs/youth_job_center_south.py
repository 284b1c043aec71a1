"""남부 청년일자리센터 조성 (document: L289-293; budget row 20, L1449)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.indicators.identity import same

PROGRAMME = Programme(
    code="jobs.youth_job_center_south",
    name="남부 청년일자리센터 조성",
    name_en="Youth Job Center South",
    mandate="공무원시험 준비생이 많은 노량진에 진로를 바꾸고 취업을 준비하는 청년의 공간을 마련한다.",
    mandate_en="A centre in Noryangjin, where many study for civil-service exams, for those who turn to other careers.",
    delivery=(Delivery.DISTRICTS,),
    budget_lines=("20",),
    steps=(steps.GRANT, steps.WORKS),
    indicators=(
        common.FLOOR_AREA,
        declared("building_floors", "건물 층수", "floors of the building", "CapacitySet", "count"),
        declared("occupied_floors", "사용 층", "floors occupied", "LimitSet", "floor"),
        *common.BUDGET,
    ),
    identities=(
        same("floor_area", "floor_area.stated source=l1449", "면적이 두 곳에서 같다(한 곳은 소수를 버린다)"),
    ),
    lines="289-293, 1449",
)
