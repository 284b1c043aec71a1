"""노동권익 보호 활성화 (document: work item 2-6, L856-884; budget row 25, L1459)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import Identity, adds_up
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm, person

PROGRAMME = Programme(
    code="labour.labour_rights_protection",
    name="노동권익 보호 활성화",
    name_en="Protection of labour rights",
    mandate="공공부문 직원에게 노동교육을 하고, 시가 발주하거나 위탁한 일터를 찾아가 근로환경을 고치고, 권리를 침해당한 노동자를 법으로 돕는다.",
    mandate_en="Labour training for public staff, consulting where the city orders or outsources work, legal remedy.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.TRAINEE: Admission(
            "시, 사업소, 자치구, 투자출연기관, 민간위탁기관에서 노무를 맡은 직원과 부서장.",
            "Heads and staff in charge of labour matters in the city, districts, agencies and outsourced bodies.",
            (
                Rule(
                    "staff",
                    person.works_as("labour_manager", "division_head"),
                    "공공부문에서 노무를 맡은 직원이거나 4급 이상 부서장이어야 합니다.",
                    "You must be in charge of labour matters in the public sector, or a head of grade 4 or above.",
                    "L862-863, L872-873",
                ),
            ),
        ),
        Role.WORKER: Admission(
            "부당해고, 산업재해 등 권리를 침해당한 저소득 취약노동자.",
            "Low-income vulnerable workers whose rights were violated.",
            (
                Rule(
                    "low_income",
                    person.belongs_to("low_income") & person.belongs_to("vulnerable_worker"),
                    "저소득 취약노동자여야 합니다.",
                    "You must be a low-income worker in a vulnerable position.",
                    "L866",
                ),
            ),
            (("저소득의 기준", "what counts as a low income"), silent.RESIDENCE, ("지원 횟수와 비용의 한도", "how often and how much")),
        ),
        Role.HOST: Admission(
            "시가 발주한 건설현장, 공공계약업체, 민간위탁 사업장.",
            "Building sites, contractors and outsourced workplaces of the city.",
            (
                Rule(
                    "city_work",
                    firm.tied_to_the_city_as("building_site", "contractor", "outsourced"),
                    "시가 발주한 건설현장, 공공계약업체, 민간위탁 사업장이어야 합니다.",
                    "It must be a building site, contractor or outsourced workplace of the city.",
                    "L875, L1459",
                ),
            ),
            (silent.SIZE, ("컨설팅할 곳을 고르는 방법", "how the places are chosen")),
        ),
    },
    budget_lines=("25",),
    steps=(steps.TRAINING, steps.CASEWORK, steps.STANDARDS),
    indicators=(
        declared("training_grade", "교육 대상 직급", "grade trained", "LimitSet", "count"),
        common.SESSIONS,
        common.TRAINEES,
        common.ATTENDEES,
        flow("offices_visited", "찾아가는 교육 사업소", "offices visited for training", "Trained", "offices"),
        flow("consulted", "컨설팅 사업장", "workplaces consulted", "Consulted", "workplaces"),
        level("consulting_spent", "컨설팅 집행액", "spent on consulting", "thousand won"),
        common.PLANNED_COST,
        flow("remedies", "권리구제 건수", "rights remedied", "Remedied", "cases"),
        *common.BUDGET,
    ),
    words={
        "grade": {"g4_up": ("4급 이상", "grade 4 and above"), "g5_down": ("5급 이하·투출기관", "grade 5 and below")},
        "track": {
            "group": ("집합교육", "group courses"),
            "outreach": ("찾아가는 현장교육", "training on the spot"),
            "district_staff": ("자치구 실무교육", "district staff"),
            "outsourced_staff": ("민간위탁기관 집합교육", "staff of outsourced bodies"),
        },
        "kind": {
            "construction": ("건설현장", "building sites"),
            "contractor": ("공공계약업체", "contractors"),
            "outsourced": ("민간위탁사업장", "outsourced workplaces"),
        },
    },
    identities=(
        Identity("{attendees track=group} + {attendees track=outreach}", "{trainees grade=g5_down}",
                 "집합교육과 찾아가는 교육을 더하면 5급 이하 교육 인원이다"),
        Identity("{sessions.stated grade=g5_down track=group source=l1459} + {offices_visited}",
                 "{sessions grade=g5_down}", "집합교육과 찾아간 사업소를 더하면 5급 이하 교육 횟수다"),
        Identity("{sessions.plan @2018-11..2018-12} + {offices_visited.plan @2018-11..2018-12}",
                 "{sessions.plan.stated source=l882 @2018-11..2018-12}", "남은 교육 횟수가 두 곳에서 같다"),
        adds_up("consulted.stated half=h1 source=l1459", "consulted half=h1 kind=construction",
                "consulted half=h1 kind=contractor", "consulted half=h1 kind=outsourced"),
        Identity("{consulted half=h1} + {consulted.plan half=h2 @2018-10..2018-12}",
                 "{consulted.stated source=l875}", "상반기에 한 곳과 하반기에 할 곳을 더하면 지원한 사업장이다"),
    ),
    lines="856-884, 1459",
)  # fmt: skip
