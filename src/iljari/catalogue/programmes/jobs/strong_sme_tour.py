"""강소기업 탐방과 인사담당 취업특강 (document: L215-217; budget row 19, L1448)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.strong_sme_tour",
    name="취준생을 위한 강소기업 탐방과 인사담당 취업특강",
    name_en="Visits to strong small firms and lectures by their recruiters",
    mandate="취업을 준비하는 사람이 강소기업의 현장을 보고 인사담당자에게 직접 듣게 한다.",
    mandate_en="People preparing for work see strong small firms from inside and hear from their recruiters.",
    delivery=(Delivery.OPERATORS,),
    admits={
        # "등" (L1448) leaves the list open: nobody can be refused by it.
        Role.PARTICIPANT: Admission(
            "취업준비생, 대학생, 특성화고 졸업생 등.",
            "Job seekers, university students, graduates of vocational high schools and others.",
            not_stated=(
                ("그 밖에 누가 되는지('등')", "who else ('and others')"),
                silent.AGE,
                silent.RESIDENCE,
            ),
        ),
    },
    budget_lines=("19",),
    steps=(steps.recruitment(calls.PEOPLE), steps.WORKS),
    indicators=(
        common.PARTICIPANTS,
        flow("firms_visited", "탐방 기업", "firms visited", "Participated", "firms"),
        *common.BUDGET,
    ),
    lines="215-217, 1448",
)
