"""일생활 균형 서울형 강소기업 (document: work item 1-2, L193-225; budget row 14, L1424)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import aged_from, aged_up_to, seat_in_seoul
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import cumulative, declared, derived, flow
from iljari.indicators.identity import Identity, adds_up, same
from iljari.rules.language import NOT_STATED
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="jobs.seoul_strong_sme",
    name="일생활 균형 서울형 강소기업 지원",
    name_en="Strong small firms with work-life balance",
    mandate="일과 생활의 균형을 지키는 중소기업을 찾아 지원하고 청년에게 알려 서로 만나게 한다.",
    mandate_en="Find and support small firms that keep work-life balance, and make them known to young job seekers.",
    delivery=(Delivery.OPEN_CALL,),
    admits={
        Role.ENTERPRISE: Admission(
            "서울에 있는, 공공기관의 인증을 받은 중소기업.",
            "Small and medium firms in Seoul that hold a certificate of a public body.",
            (
                seat_in_seoul("L201"),
                Rule("small_or_medium", firm.is_("small_or_medium"), "중소기업이어야 합니다.",
                     "It must be a small or medium-sized firm.", "L201"),
                Rule(
                    "certificate",
                    firm.certified_by_a_public_body,
                    "공공기관의 인증(하이서울브랜드, 이노비즈, 메인비즈, 청년친화강소기업 등)을 받은 기업이어야 합니다.",
                    "It must hold a certificate of a public body (Hi Seoul, Inno-Biz, Main-Biz, youth-friendly SME …).",
                    "L201-202",
                ),
            ),
            (silent.SCORES, ("협약 기간", "term of the agreement"), ("매출과 업력", "sales and age of the firm")),
            chosen=(
                "고용안정성, 일생활균형제도 운영, 적정임금 수준 등을 심사하여 시가 선정합니다.",
                "The city selects by job security, work-life balance, fair wages and more.", "L203, L1424"),
            amounts=(
                Amount("workplace", NOT_STATED, "근무환경개선금을 지원합니다. 금액은 문서에 없습니다.",
                        "Money for better workplaces; the document does not say how much.", "L204, L1424"),
            ),
        ),
        Role.PARTICIPANT: Admission(
            "정해진 나이의 청년(육아휴직자를 대신하는 청년인턴 포함).",
            "Young people of the age set, also as interns in place of employees on parental leave.",
            (aged_from(18, "L1424"), aged_up_to(34, "L1424")),
            (silent.RESIDENCE, silent.JOB_SEEKER, ("인턴의 보수와 기간", "pay and term of interns")),
        ),
    },
    budget_lines=("14",),
    steps=(steps.open_call(calls.FIRMS, calls.INTERNS), steps.GRANT, steps.MATCHING),
    indicators=(
        common.FIRMS_APPLIED,
        common.FIRMS_SELECTED,
        cumulative("firms_selected_so_far", "누적 선정 기업", "firms selected so far", "Selected", "firms"),
        declared("firms_a_year", "연간 선정 예정 기업", "firms to be selected a year", "CommitmentMade", "firms"),
        flow("agreements_renewed", "재협약 기업", "agreements renewed", "Agreed", "firms", kind="renewal"),
        flow("agreements_ended", "해지 기업", "agreements ended", "Terminated", "firms"),
        derived("renewal_candidates", "재협약 대상 기업", "firms up for renewal",
                "{agreements_renewed} + {agreements_ended}", "firms"),
        derived("firms_in_force", "협약이 이어지는 기업", "firms with an agreement in force",
                "{firms_selected_so_far} - {agreements_ended}", "firms",
                definition="지금까지 선정한 기업에서 해지 기업을 뺀 수."),
        common.APPLICANTS,
        flow("intern_firms", "청년인턴 신청 기업", "firms that asked for an intern", "Participated", "firms"),
        flow("interns_placed", "육아휴직자 대체 청년인턴", "interns for parental leave", "Placed", "people"),
        common.HIRES,
        flow("firms_awarded", "인증·포상 기업", "firms certified or awarded", "Awarded", "firms"),
        derived("tour_firms", "탐방 대상 기업", "firms to be visited",
                "{jobs.strong_sme_tour:firms_visited.target half=h2}", "firms"),
        common.AGE_LIMIT,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "track": {
            "parental_leave": ("육아휴직자 대체 청년인턴", "interns for parental leave"),
            "workplace": ("고용환경 개선", "better workplace"),
            "flexible_work": ("유연근무 확대", "more flexible work"),
        }
    },
    identities=(
        adds_up("firms_selected_so_far.stated source=l199", "firms_selected @2016..2017", "firms_selected",
                ko="연도별 선정 기업의 합"),
        same("firms_selected_so_far", "firms_in_force.stated source=l1424",
             "협약 기업 수가 선정 누계와 같다(해지를 빼지 않은 값)"),
        same("firms_in_force", "firms_in_force.stated source=l1424", "협약이 이어지는 기업에서 해지 기업을 뺀다"),
        same("agreements_renewed.plan", "agreements_renewed", "재협약을 바란 기업과 재협약한 기업이 같다"),
        same("intern_firms", "applicants track=parental_leave", "청년인턴은 기업마다 한 사람"),
        Identity("{firms_a_year @2019..2022} * 4", "{firms_selected.plan @2019..2022}", "네 해 동안의 선정 예정"),
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
        Identity("{planned_cost} + {jobs.interview_suit:planned_cost}", "{appropriation}",
                 "이 예산사업에 든 두 사업의 소요예산을 더하면 예산현액이 된다"),
    ),
    lines="193-225, 1424",
)  # fmt: skip
