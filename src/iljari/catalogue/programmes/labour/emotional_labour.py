"""감정노동 보호체계 (document: work item 2-7, L887-918; budget row 27, L1465; audit L1611)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import only_for
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm, person

PROGRAMME = Programme(
    code="labour.emotional_labour",
    name="감정노동 보호체계",
    name_en="Protection of emotional labour",
    mandate="사람을 상대하며 마음을 다치는 노동자를 상담하고 치유하며, 기관이 이들을 지키는 제도를 갖추도록 돕는다.",
    mandate_en="Counselling and healing for workers hurt by dealing with people; help for bodies to protect them.",
    delivery=(Delivery.OPERATORS, Delivery.DIRECT),
    admits={
        Role.WORKER: Admission(
            "감정노동 종사자. 심리상담은 무료.",
            "Emotional workers; counselling is free of charge.",
            (
                Rule("emotional_worker", person.belongs_to("emotional_labour"), "감정노동 종사자여야 합니다.",
                     "You must be an emotional worker.", "L889"),
            ),
            (silent.RESIDENCE, ("일하는 곳", "where one works"), ("상담 횟수의 한도", "how many sessions")),
        ),
        Role.HOST: Admission(
            "제도 컨설팅은 시, 사업소, 투자출연기관. 치유프로그램은 사업장.",
            "Consulting: the city, its offices and agencies. Healing: workplaces.",
            (
                Rule(
                    "public_body",
                    only_for("consulting", firm.tied_to_the_city_as("city", "agency")),
                    "맞춤형 컨설팅은 시, 사업소, 투자출연기관이 받을 수 있습니다.",
                    "Consulting is for the city, its offices and its agencies.",
                    "L894, L908",
                ),
            ),
            (("치유프로그램을 받을 사업장의 조건", "which workplaces may have the healing programme"),),
            chosen=("컨설팅 대상기관은 해마다 시가 정합니다.", "The city names the bodies to be advised every year.", "L909"),
        ),
    },
    budget_lines=("27",),
    steps=(steps.ENTRUSTMENT, steps.CASEWORK, steps.TRAINING),
    indicators=(
        common.COUNSELLED,
        flow("counselling_sessions", "상담 횟수", "counselling sessions", "Counselled", "sessions"),
        flow("healed", "치유프로그램 참여 인원", "people in healing programmes", "Healed", "people"),
        flow("healing_sessions", "치유프로그램 횟수", "sessions of healing programmes", "Healed", "sessions"),
        flow("healing_workplaces", "치유프로그램 사업장", "workplaces with healing programmes", "Healed", "workplaces"),
        level("instructors", "감정노동 강사단", "instructors", "people"),
        common.SESSIONS,
        flow("institutions_consulted", "컨설팅 기관", "institutions consulted", "Consulted", "institutions"),
        common.STAFF,
        common.FLOOR_AREA,
        declared("floor_of_use", "입주 층", "floor", "CapacitySet", "floor"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "channel": {"team": ("감정노동 전담팀", "dedicated team"), "area": ("권역별", "by area")},
        "activity": {
            "training": ("권리보장 교육", "training in rights"),
            "campaign": ("캠페인", "campaigns"),
            "card_news": ("카드뉴스", "card news"),
        },
    },
    identities=(
        same("planned_cost", "appropriation", "센터 예산이 예산현액과 같다"),
        same("institutions_consulted.plan", "institutions_consulted", "선정한 기관을 모두 컨설팅했다"),
    ),
    lines="887-918, 1465, 1611",
)  # fmt: skip
