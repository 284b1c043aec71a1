"""서울노동권익센터 (document: budget row 26, L1464; L912; audit L1573)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import vulnerable_worker
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.indicators.identity import adds_up, same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="labour.labour_rights_centre",
    name="서울노동권익센터",
    name_en="Seoul Labour Rights Centre",
    mandate="취약한 노동자의 상담과 법률구제, 실태조사, 교육을 맡고 자치구 노동복지센터를 이끈다.",
    mandate_en="Advice, legal remedy, surveys and training for vulnerable workers; lead centre of the district centres.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.WORKER: Admission(
            "권리를 침해당한 취약 노동자.",
            "Vulnerable workers whose rights were violated.",
            (vulnerable_worker("L1464"),),
            (("누가 취약 노동자인지", "who counts as vulnerable"), silent.RESIDENCE, silent.INCOME),
        ),
        Role.TRAINEE: Admission(
            "중소기업과 스타트업의 사업주.",
            "Owners of small firms and start-ups.",
            (
                Rule("employer", person.works_as("employer"), "중소기업이나 스타트업의 사업주여야 합니다.",
                     "You must be the owner of a small firm or start-up.", "L1464"),
            ),
            (silent.SIZE, silent.SEAT),
        ),
    },
    budget_lines=("26",),
    steps=(steps.ENTRUSTMENT, steps.CASEWORK, steps.TRAINING),
    indicators=(
        common.FLOOR_AREA,
        declared("floor_of_use", "입주 층", "floor", "CapacitySet", "floor"),
        common.SESSIONS,
        common.TRAINEES,
        common.COUNSELLING_CASES,
        declared("overtime_limit", "월 연장근무 인정 상한", "overtime recognised in a month", "LimitSet", "hours"),
        *common.BUDGET,
    ),
    words={"course": {"leaders": ("리더스아카데미", "Leaders' Academy"), "startup": ("스타트업 노동법 교육", "start-ups")}},
    identities=(
        adds_up("sessions.stated source=l1464", "sessions course=leaders", "sessions course=startup"),
        adds_up("trainees.stated source=l1464", "trainees course=leaders", "trainees course=startup"),
        same("floor_of_use", "floor_of_use.stated source=l912", "센터의 층이 두 곳에서 같다"),
    ),
    lines="912, 1464, 1573",
)  # fmt: skip
