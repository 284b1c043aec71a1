"""근로자 자녀 장학금 (document: within work item 2-5, L841, L853; audit L1555; paid from budget row 29)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators.definition import declared
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="labour.labour_scholarship",
    name="근로자 자녀 장학금",
    name_en="Scholarships for workers' children",
    mandate="형편이 어려운 노동자와 공이 있는 노동자의 자녀에게 장학금을 준다.",
    mandate_en="Scholarships for children of workers in need and of workers of merit.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.APPLICANT: Admission(
            "일반 장학생은 소득과 재산이 기준 이하인 노동자의 자녀, 유공 장학생은 산별 노조가 추천한 노동자의 자녀. 앞 해에 받은 사람은 빼도록 협의 중.",
            "General: children of workers under the income and property limits; merit: proposed by the unions.",
        )
    },
    steps=(steps.OPEN_CALL, steps.GRANT),
    indicators=(declared("scholar_share", "장학생 유형별 비율", "share of each kind of scholar", "RateSet", "percent"),),
    words={"track": {"general": ("일반 장학생", "general"), "merit": ("유공 장학생", "merit")}},
    lines="841, 853, 1555",
)  # fmt: skip
