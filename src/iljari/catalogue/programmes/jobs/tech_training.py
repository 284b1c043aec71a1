"""서울시 기술교육원 운영 (document: work item 1-11, L572-605; budget row 9, L1411; audit answers L1581, L1600-1602)."""

from fractions import Fraction

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import aged_from, citizen_of_seoul, number, won
from iljari.catalogue.language import Delivery, Programme, Role, Step
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import adds_up, same
from iljari.kernel.dated import Dated
from iljari.rules.fact import Kind
from iljari.rules.language import Given
from iljari.rules.rule import Admission, Amount
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="jobs.tech_training",
    name="서울시 기술교육원 운영",
    name_en="Technical training institutes",
    mandate="위탁 운영하는 기술교육원에서 취업이 어려운 시민을 서울의 산업에 맞는 인력으로 훈련한다.",
    mandate_en="Entrusted institutes train citizens who find it hard to get work for the industries of Seoul.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.TRAINEE: Admission(
            "정해진 나이 이상의 서울시민. 기초생활수급자와 국가유공자 등을 먼저 뽑는다.",
            "Citizens of Seoul from the age set; the poor and the nation's meritorious first.",
            (aged_from(15, "L587, L1411"), citizen_of_seoul("L587, L1411")),
            (silent.UPPER_AGE, silent.EMPLOYMENT, silent.REPEATS, ("예치금을 돌려주지 않는 경우", "when the deposit is kept"),
             ("그 밖의 우선 선발 대상('등')", "who else comes first ('and others')")),
            chosen=("교육원이 상·하반기에 모집하여 선발합니다.",
                    "The institutes recruit and select twice a year.", "L593, L1411"),
            amounts=(
                Amount(
                    "priority",
                    Given(person.belongs_to("basic_livelihood", "near_poor", "national_merit"), number("first", 1)).otherwise(0),
                    "기초생활수급자, 차상위계층, 국가유공자 등을 먼저 뽑습니다.",
                    "Recipients of basic livelihood security, the near-poor and the nation's meritorious come first.",
                    "L587, L1411",
                    kind=Kind.COUNT,
                ),
                Amount("meal", won("meal_price", Dated({"2017-01-01": 3_300, "2018-01-01": 3_500})),
                        "급식비는 한 끼 {meal_price}입니다.", "A meal is paid with {meal_price}.", "L596"),
                Amount("deposit", number("deposit_rate", Fraction(10, 100)), "교육비의 {deposit_rate}를 예치했다가 돌려받습니다.",
                        "{deposit_rate} of the tuition is deposited and paid back.", "L594, L1600", kind=Kind.COUNT),
                Amount("loan", won("loan_limit", 10_000_000), "직업훈련 생활안정자금을 {loan_limit}까지 빌릴 수 있습니다.",
                        "A loan for living costs of up to {loan_limit}.", "L1600"),
                Amount("interest", number("loan_interest", Fraction(1, 100)), "생활안정자금의 이자는 한 해 {loan_interest}입니다.",
                        "The loan's interest is {loan_interest} a year.", "L1600", kind=Kind.COUNT),
            ),
        ),
    },
    budget_lines=("9",),
    steps=(steps.recruitment(calls.PEOPLE.of(Role.TRAINEE)), steps.TRAINING, steps.ENTRUSTMENT,
           Step("training", "학과 개설·법인 점검", "departments and the operators' boards", ("Opened", "Resigned"))),
    indicators=(
        level("institutes", "기술교육원 수", "institutes", "institutions"),
        flow("departments", "운영 학과", "departments run", "Opened", "departments"),
        level("intake_departments", "모집 학과", "departments that admit", "departments"),
        common.SELECTED_PEOPLE,
        common.TRAINEES,
        common.COMPLETERS,
        common.AGE_LIMIT,
        declared("meal_price", "급식비 단가", "price of a meal", "PriceSet", "won"),
        common.PLANNED_COST,
        declared("trust_money_due", "교부 예정 민간위탁금", "entrustment money due", "CostPlanned", "million won"),
        declared("deposit_rate", "교육비 예치 비율", "deposit on the fee", "RateSet", "percent"),
        declared("loan_interest", "생활안정자금 대출 금리", "interest of living loans", "RateSet", "percent"),
        declared("loan_limit", "생활안정자금 대출 한도", "limit of living loans", "AmountLimitSet", "million won"),
        flow("loan_applications", "생활안정자금 대출 신청", "applications for living loans", "Applied", "cases"),
        flow("directors_resigned", "사임한 법인이사", "directors that resigned", "Resigned", "people"),
        *common.BUDGET,
    ),
    words={
        "course": {"city": ("서울시 과정", "city courses"), "national": ("국가 과정", "national courses")},
        "track": {"regular": ("정규과정", "regular"), "short": ("단기과정", "short")},
        "org": {
            "east": ("동부", "East"),
            "central": ("중부", "Central"),
            "north": ("북부", "North"),
            "south": ("남부", "South"),
        },
        "activity": {"study": ("연구용역", "study")},
    },
    identities=(
        adds_up("trainees", "trainees course=city", "trainees course=national",
                ko="서울시 과정과 국가 과정을 더하면 전체 훈련 인원이다"),
        same("departments.target", "departments", "운영 학과가 계획한 학과와 같다"),
        same("planned_cost funder=city", "appropriation", "시비 소요예산은 예산현액과 같다"),
    ),
    lines="572-605, 1411, 1581, 1600-1602",
)  # fmt: skip
