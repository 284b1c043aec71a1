"""지역 노사민정 협력 (document: work item 2-5, L835-845; budget row 30, L1472; audit L1554)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow
from iljari.indicators.identity import adds_up, same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="labour.tripartite_cooperation",
    name="지역 노사민정 협력 활성화",
    name_en="Co-operation of labour, management, citizens and government",
    mandate="노동계, 경영계, 시민, 정부가 만나 배우고 의논하는 협의회, 아카데미, 포럼을 열어 서울의 노사관계를 안정시킨다.",
    mandate_en="Council, academy and forums where labour, management, citizens and government learn and talk.",
    delivery=(Delivery.DIRECT, Delivery.OPERATORS),
    admits={
        Role.TRAINEE: Admission(
            "노동조합 관계자와 기업의 인사·노무 담당자.",
            "Union officers and personnel managers of firms.",
            (
                Rule(
                    "side",
                    person.works_as("union_officer", "personnel_manager"),
                    "노동조합 관계자이거나 기업의 인사·노무 담당자여야 합니다.",
                    "You must be a union officer or a personnel manager of a firm.",
                    "L836, L843",
                ),
            ),
            (("인원의 한도", "how many"), silent.SEAT),
        ),
    },
    budget_lines=("30",),
    steps=(steps.COMMITTEE, steps.TRAINING, steps.WORKS),
    indicators=(
        common.SESSIONS,
        declared("academies_a_year", "연간 아카데미 횟수", "academies a year", "CommitmentMade", "sessions"),
        flow("hours", "교육 시간", "hours taught", "SessionHeld", "hours"),
        common.COMPLETERS,
        common.PARTICIPANTS,
        common.ATTENDEES,
        common.MEETINGS,
        common.COST_SHARE,
        declared("workshop_days", "워크숍 일수", "days of the workshop", "TermSet", "days"),
        flow("offices_attending", "참석 노동청", "labour offices attending", "Attended", "offices"),
        *common.BUDGET,
    ),
    words={
        "activity": {
            "academy": ("노사민정 아카데미", "academy"),
            "forum": ("서울모델 포럼", "Seoul Model forum"),
            "partnership": ("파트너십 활성화 워크숍", "partnership workshop"),
            "sports_day": ("노사민정 체육대회", "sports day"),
            "workshop": ("노사민정 워크숍", "workshop"),
        },
        "org": {"unions": ("노총", "unions"), "employers": ("경총", "employers")},
        "kind": {"working_committee": ("노사민정협의회 실무위원회", "working committee of the council")},
    },
    identities=(
        adds_up("sessions.stated activity=academy source=l842", "sessions activity=academy half=h1",
                "sessions activity=academy half=h2"),
        adds_up("participants.stated activity=academy half=h1 source=l1472",
                "participants activity=academy half=h1 org=unions",
                "participants activity=academy half=h1 org=employers"),
        adds_up("participants.stated activity=academy half=h2 source=l1472",
                "participants activity=academy half=h2 org=unions",
                "participants activity=academy half=h2 org=employers"),
        same("completers half=h1", "participants activity=academy half=h1", "상반기 수료자와 참여자가 같다"),
        same("completers half=h2", "participants activity=academy half=h2", "하반기 수료자와 참여자가 같다"),
    ),
    lines="835-845, 1472, 1554",
)  # fmt: skip
