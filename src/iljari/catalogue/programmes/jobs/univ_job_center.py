"""대학일자리센터 지원 (document: work item 1-6 part 1, L363-389; budget row 17, L1442)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import reported
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import Identity, adds_up, same
from iljari.rules.fact import Kind
from iljari.rules.language import NOT_STATED, Given, called
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import application, firm

PROGRAMME = Programme(
    code="jobs.univ_job_center",
    name="대학일자리센터 지원",
    name_en="University job centres",
    mandate="정부·시·대학이 비용을 나누어 대학 안에 일자리센터를 두고 학생과 지역 청년의 취업을 돕는다.",
    mandate_en="Job centres in universities, paid together with the state and the universities.",
    delivery=(Delivery.OPEN_CALL, Delivery.OPERATORS),
    admits={
        # L374 says that small ones work "mainly" for their own students: nobody can be refused by it.
        Role.VISITOR: Admission(
            "대형은 그 대학 학생과 지역 청년, 소형은 주로 그 대학 학생.",
            "Large type: students and young people of the area; small type: mainly the university's own students.",
            not_stated=(("그 대학 학생이 아닌 청년이 쓸 수 있는 서비스", "what others than its own students may use"), silent.AGE),
        ),
        Role.HOST: Admission(
            "시와 협약한 대학.",
            "Universities with an agreement with the city.",
            (Rule("university", firm.is_a("university"), "대학이어야 합니다.", "It must be a university.", "L370"),),
            (("대형과 소형을 가르는 기준", "what makes a university large or small"), silent.SCORES),
            chosen=("시와 대학이 협약합니다.", "By agreement between city and university.", "L383, L1442"),
            amounts=(
                Amount(
                    "support",
                    Given(application.is_for("large"), called("large_won", reported(125_000_000), Kind.WON))
                    .given(application.is_for("small"), called("small_won", reported(32_500_000), Kind.WON))
                    .otherwise(NOT_STATED),
                    "시는 한 해에 대형 {large_won}, 소형 {small_won}을 지원합니다.",
                    "The city gives {large_won} a year to a large one, {small_won} to a small one.",
                    "L377",
                ),
                Amount("years", called("support_years", reported(5)), "지원기간은 {support_years}년입니다.",
                       "Support lasts {support_years} years.", "L1442", kind=Kind.COUNT),
            ),
        ),
    },
    budget_lines=("17",),
    steps=(steps.open_call(calls.UNIVERSITIES), steps.GRANT, steps.VENUE),
    indicators=(
        level("universities", "지원 대학", "universities supported", "universities"),
        flow("agreements", "협약 대학", "universities that agreed", "Agreed", "universities"),
        declared("support_amount", "학교당 시 지원액", "city support a university", "PriceSet", "million won"),
        common.COST_SHARE,
        declared("support_years", "지원기간", "years of support", "TermSet", "years"),
        common.USERS,
        common.COUNSELLING_CASES,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "size": {"large": ("대형", "large"), "small": ("소형", "small")},
        "funder": {
            "national": ("정부", "state"),
            "local": ("지자체", "local government"),
            "university": ("대학", "university"),
        },
    },
    identities=(
        adds_up("universities.stated source=l370", "universities size=large", "universities size=small",
                ko="규모별 대학의 합"),
        Identity("{universities size=large} * {support_amount size=large} + "
                 "{universities size=small} * {support_amount size=small}", "{planned_cost}",
                 "학교당 지원액을 모두 더하면 사업비가 된다"),
        Identity("{universities size=large} * {support_amount size=large} + "
                 "{universities size=small} * {support_amount size=small}", "{commitment}",
                 "학교당 지원액을 모두 더하면 집행액이 된다"),
        same("planned_cost", "appropriation", "사업비와 예산현액이 같다"),
    ),
    lines="363-389, 1442",
)  # fmt: skip
