"""서울지역 노동단체 지원 (document: work item 2-5, L826-851; budget row 29, L1471; audit L1558, L1599)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow
from iljari.indicators.identity import Identity, same
from iljari.rules.language import NOT_STATED
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="labour.labour_org_support",
    name="서울지역 노동단체 지원",
    name_en="Support of labour organisations",
    mandate="노동단체가 하는 법률상담, 교육, 복지, 교류 사업에 보조금을 주어 노동자의 생활과 권익을 돕는다.",
    mandate_en="Grants to the union federations for legal advice, training, welfare and exchange.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.INTERMEDIARY: Admission(
            "한국노총 서울지역본부와 민주노총 서울본부. 해마다 사업계획을 내고 협약한 뒤 달마다 교부를 신청한다.",
            "The Seoul branches of the two federations: a plan and an agreement every year, payment on request.",
            (
                Rule(
                    "federation",
                    firm.tied_to_the_city_as("union_federation"),
                    "한국노총 서울지역본부나 민주노총 서울본부여야 합니다.",
                    "Only the Seoul branches of the two union federations.",
                    "L833-834, L1471",
                ),
            ),
            (("다른 노동단체가 신청할 수 있는지", "whether other labour bodies may apply"),),
            amounts=(
                Amount("subsidy", NOT_STATED, "사업비를 달마다 교부합니다. 한도는 예산으로 정합니다.",
                        "Project money month by month; the budget is the limit.", "L1471"),
            ),
        ),
    },
    budget_lines=("29",),
    steps=(steps.GRANT, steps.WORKS),
    indicators=(
        flow("projects_supported", "지원 사업", "projects supported", "Supported", "projects"),
        common.PLANNED_COST,
        common.GRANTS_PAID,
        common.ATTENDEES,
        common.SESSIONS,
        *common.BUDGET,
    ),
    words={
        "org": {"fktu": ("한국노총", "FKTU"), "kctu": ("민주노총", "KCTU")},
        "activity": {
            "may_day": ("노동절 기념행사", "May Day"),
            "tour": ("모범근로자 문화시찰", "cultural tour of model workers"),
            "officer_training": ("노동조합 간부교육", "training of union officers"),
            "volunteering": ("자원봉사", "volunteering"),
            "exchange": ("국제교류", "international exchange"),
        },
    },
    identities=(
        Identity("{planned_cost org=fktu} + {planned_cost org=kctu}", "{appropriation}",
                 "두 단체의 지원 예산을 더하면 예산현액이다"),
        Identity("{appropriation} - {planned_cost.stated org=kctu source=l1558 @2018}", "{planned_cost org=fktu}",
                 "예산현액에서 민주노총 몫을 빼면 한국노총 몫이다"),
        same("planned_cost org=kctu", "planned_cost.stated org=kctu source=l1558 @2018",
             "민주노총 예산이 두 곳에서 같다"),
        same("projects_supported.plan org=kctu", "projects_supported org=kctu", "계획한 사업을 다 했다(민주노총)"),
        same("projects_supported.plan org=fktu", "projects_supported org=fktu", "계획한 사업을 다 했다(한국노총)"),
        same("grants_paid org=fktu", "commitment", "한국노총 교부액이 집행액과 같다"),
    ),
    lines="826-851, 1471, 1558, 1599",
)  # fmt: skip
