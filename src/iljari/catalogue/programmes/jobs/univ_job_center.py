"""대학일자리센터 지원 (document: work item 1-6 part 1, L363-389; budget row 17, L1442)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import Identity, adds_up, same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.univ_job_center",
    name="대학일자리센터 지원",
    name_en="University job centres",
    mandate="정부·시·대학이 비용을 나누어 대학 안에 일자리센터를 두고 학생과 지역 청년의 취업을 돕는다.",
    mandate_en="Job centres in universities, paid together with the state and the universities.",
    delivery=(Delivery.OPEN_CALL, Delivery.OPERATORS),
    admits={
        Role.VISITOR: Admission(
            "대형은 그 대학 학생과 지역 청년, 소형은 그 대학 학생.",
            "Large type: students and young people of the area; small type: the university's own students.",
        ),
        Role.HOST: Admission("시와 협약한 서울의 대학.", "Universities in Seoul with an agreement with the city."),
    },
    budget_lines=("17",),
    steps=(steps.OPEN_CALL, steps.GRANT, steps.VENUE),
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
