"""국제사회적경제협의체 (document: work item 3-11, L1318-1353; budget row 35, L1482)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow, level
from iljari.indicators.identity import same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="social.gsef",
    name="국제 사회적경제 협의체 운영",
    name_en="Global Social Economy Forum",
    mandate="세계의 도시와 단체가 사회적경제의 경험을 나누고 함께 지역의 문제를 풀도록 협의체를 이끈다.",
    mandate_en="Cities and bodies of the world share what they know of the social economy; Seoul chairs their forum.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.MEMBER: Admission(
            "사회적경제에 뜻을 둔 도시정부와 단체.",
            "City governments and bodies of the social economy.",
            not_stated=(("가입 조건과 회비", "conditions of membership and fees"),),
        ),
    },
    budget_lines=("35",),
    steps=(steps.COMMITTEE, steps.WORKS),
    indicators=(
        level("members", "회원 도시·단체", "members", "members"),
        flow("new_members", "신규 회원", "new members", "Agreed", "members"),
        common.STAFF,
        level("offices", "사무국 조직(국)", "offices of the secretariat", "offices"),
        level("teams", "사무국 조직(팀)", "teams of the secretariat", "teams"),
        level("dialogue_round", "아시아 정책대화 차수", "round of the Asia policy dialogue", "count"),
        common.ATTENDEES,
        flow("organisations_attending", "참석 도시·단체", "bodies attending", "Attended", "organisations"),
        flow("cities_attending", "참석 도시", "cities attending", "Attended", "cities"),
        flow("countries_attending", "참가국", "countries attending", "Attended", "countries"),
        common.MEETINGS,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "kind": {"city": ("도시", "cities"), "network": ("네트워크", "networks")},
        "activity": {
            "asia_dialogue": ("아시아 정책대화", "Asia policy dialogue"),
            "forum": ("GSEF 2018 포럼·총회", "GSEF 2018 forum"),
            "cities_workshop": ("국제지식전수센터 워크숍", "CITIES workshop"),
            "steering": ("운영위원회", "steering committee"),
        },
    },
    identities=(
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
        same("new_members", "new_members.stated source=l1348", "신규 회원의 합이 같다"),
        same("members", "members.stated source=l1482", "회원이 두 곳에서 같다"),
        same("countries_attending activity=forum", "countries_attending.stated activity=forum source=l1482",
             "참가국이 두 곳에서 같다"),
    ),
    lines="1318-1353, 1482",
)  # fmt: skip
