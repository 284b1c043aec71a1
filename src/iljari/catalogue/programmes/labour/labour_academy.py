"""서울노동아카데미 (document: budget row 26, L1464)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.indicators.identity import same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="labour.labour_academy",
    name="서울노동아카데미",
    name_en="Seoul Labour Academy",
    mandate="시민, 청소년, 사용자, 공무원에게 노동의 권리와 법을 가르친다.",
    mandate_en="Teaches citizens, young people, employers and officials the rights and law of labour.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.TRAINEE: Admission(
            "배우려는 시민, 특성화고 학생과 청소년, 사용자, 공무원.",
            "Citizens, vocational pupils and young people, employers, officials.",
            not_stated=(silent.AGE, silent.RESIDENCE, ("과정마다의 조건", "conditions of each course")),
        ),
    },
    steps=(steps.TRAINING,),
    indicators=(
        common.SESSIONS,
        common.TRAINEES,
        declared("next_round_no", "다음 아카데미 차수", "number of the next round", "CommitmentMade", "count"),
    ),
    words={
        "for": {
            "adults": ("성인일반", "adults"),
            "youth": ("특성화고·청소년", "vocational pupils and youth"),
            "employers": ("사용자", "employers"),
            "officials": ("공무원", "officials"),
        }
    },
    identities=(
        same("labour.labour_rights_protection:trainees", "trainees for=officials",
             "공공부문 노동교육 인원이 아카데미의 공무원 교육 인원과 같다"),
    ),
    lines="1464",
)  # fmt: skip
