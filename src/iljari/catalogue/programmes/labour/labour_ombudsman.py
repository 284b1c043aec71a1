"""시민명예노동옴부즈만 (document: work item 2-6, L865, L883-884; budget row 31, L1473)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, level
from iljari.indicators.identity import Identity, same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="labour.labour_ombudsman",
    name="시민명예노동옴부즈만",
    name_en="Citizen labour ombudsmen",
    mandate="공인노무사를 자치구마다 명예옴부즈만으로 위촉해, 노동자가 돈 들이지 않고 노동법과 구제 절차를 물을 수 있게 한다.",
    mandate_en="Labour attorneys in every district whom workers may ask about the law and remedies, free of charge.",
    delivery=(Delivery.DIRECT, Delivery.DISTRICTS),
    admits={
        Role.WORKER: Admission(
            "노동자. 노무상담은 무료.",
            "Workers; advice is free of charge.",
            not_stated=(silent.RESIDENCE, ("일하는 곳", "where one works"), silent.INCOME),
        ),
        Role.COUNSELLOR: Admission(
            "명예옴부즈만으로 위촉되는 공인노무사.",
            "Certified labour attorneys appointed as ombudsmen.",
            (
                Rule("attorney", person.is_a_labour_attorney, "공인노무사여야 합니다.",
                     "You must be a certified labour attorney.", "L1473"),
            ),
            (("임기와 보수", "term and fees"), silent.RESIDENCE),
            chosen=("시가 자치구마다 위촉합니다.", "Appointed by the city for each district.", "L1473"),
        ),
    },
    budget_lines=("31",),
    steps=(steps.COMMITTEE, steps.CASEWORK),
    indicators=(
        declared("ombudsmen", "명예옴부즈만 구성", "number of ombudsmen", "CapacitySet", "people"),
        declared("per_district", "자치구별 명예옴부즈만", "ombudsmen per district", "LimitSet", "people"),
        level("cohort_no", "위촉 기수", "cohort", "count"),
        common.APPOINTED,
        common.COUNSELLING_CASES,
        *common.BUDGET,
    ),
    identities=(
        Identity("{per_district} * 25", "{ombudsmen}", "자치구별 인원에 자치구 수를 곱하면 전체 인원이다"),
        same("appointed", "ombudsmen", "위촉 인원이 구성 인원과 같다"),
    ),
    lines="865, 883-884, 1473",
)  # fmt: skip
