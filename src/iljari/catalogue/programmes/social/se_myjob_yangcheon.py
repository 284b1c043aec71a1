"""내일(my job)을 만드는 사회적경제 지원센터(양천구, 시민참여) (document: budget row 44, L1503)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow
from iljari.indicators.identity import same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="social.se_myjob_yangcheon",
    name="내일(my job)을 만드는 사회적경제 지원센터(양천구, 시민참여)",
    name_en="My Job: social economy centre (Yangcheon, citizens' budget)",
    mandate="양천구 주민이 사회적경제에서 제 일을 찾도록 교육 프로그램을 연다.",
    mandate_en="Courses in Yangcheon for residents who look for work of their own in the social economy.",
    delivery=(Delivery.DISTRICTS,),
    admits={
        Role.TRAINEE: Admission(
            "양천구가 연 사회적경제 프로그램의 참여자.",
            "Participants of the programmes of the social economy in Yangcheon.",
            not_stated=(silent.AGE, silent.RESIDENCE, silent.EMPLOYMENT),
        ),
    },
    budget_lines=("44",),
    steps=(steps.TRAINING,),
    indicators=(
        flow("programmes", "프로그램", "programmes", "SessionHeld", "programmes"),
        common.PARTICIPANTS,
        *common.BUDGET,
    ),
    words={"status": {"finished": ("종료", "finished"), "running": ("진행 중", "running")}},
    identities=(
        same("programmes", "programmes.stated source=l1503", "종료와 진행 중인 프로그램의 합이 같다"),
        same("appropriation", "commitment", "예산을 모두 집행하였다"),
    ),
    lines="1503",
)  # fmt: skip
