"""근로자 자녀 장학금 (document: within work item 2-5, L841, L853; audit L1555; paid from budget row 29)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission.labour_scholarship import ADMITS
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators.definition import declared

PROGRAMME = Programme(
    code="labour.labour_scholarship",
    name="근로자 자녀 장학금",
    name_en="Scholarships for workers' children",
    mandate="형편이 어려운 노동자와 공이 있는 노동자의 자녀에게 장학금을 준다.",
    mandate_en="Scholarships for children of workers in need and of workers of merit.",
    delivery=(Delivery.OPERATORS,),
    admits=ADMITS,
    steps=(steps.open_call(calls.SCHOLARS), steps.GRANT),
    indicators=(declared("scholar_share", "장학생 유형별 비율", "share of each kind of scholar", "RateSet", "percent"),),
    words={"track": {"general": ("일반 장학생", "general"), "merit": ("유공 장학생", "merit")}},
    lines="841, 853, 1555",
)  # fmt: skip
