"""한국폴리텍 서울강서캠퍼스 지원 (document: budget row 10, L1416)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import citizen_of_seoul, won
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="jobs.polytech_support",
    name="한국폴리텍 서울강서캠퍼스 지원",
    name_en="Korea Polytechnic, Seoul Gangseo campus",
    mandate="한국폴리텍 서울강서캠퍼스 훈련생의 식비와 교육운영비, 낡은 시설의 보수비를 지원한다.",
    mandate_en="Meals of trainees, running costs and repair of old buildings at the Gangseo campus.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.TRAINEE: Admission(
            "서울강서캠퍼스에 입학한 직업훈련생 가운데 서울시민.",
            "Trainees of the Gangseo campus who are citizens of Seoul.",
            (
                Rule(
                    "trainee",
                    person.trained_in_gangseo,
                    "한국폴리텍 서울강서캠퍼스에 입학한 직업훈련생이어야 합니다.",
                    "You must be a vocational trainee of the Polytechnic's Gangseo campus.",
                    "L1416",
                ),
                citizen_of_seoul("L1416"),
            ),
            (silent.AGE, silent.INCOME),
            amounts=(
                Amount("meal", won("meal_price", 2_800), "출석한 날마다 식비 {meal_price}을 지원합니다.",
                        "{meal_price} for the meal of each day of attendance.", "L1416"),
            ),
        ),
    },
    budget_lines=("10",),
    steps=(steps.GRANT,),
    indicators=(
        declared("meal_price", "식비 단가", "price of a meal", "PriceSet", "won"),
        declared("building_age", "보수 대상 건물의 준공 경과", "age of buildings to be repaired", "LimitSet", "years"),
        *common.BUDGET,
    ),
    lines="1416",
)  # fmt: skip
