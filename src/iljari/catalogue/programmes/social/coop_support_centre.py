"""협동조합지원센터 (document: work item 3-5, L1098-1132; budget row 50, L1517; audit L1640)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow, level
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="social.coop_support_centre",
    name="협동조합 활성화 지원",
    name_en="Co-operative Support Centre",
    mandate="협동조합이 여러 분야에서 서고 안정되게 자라도록 상담, 교육, 경영을 지원한다.",
    mandate_en="Counselling, training and management help, so that co-operatives are founded and grow steadily.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.APPLICANT: Admission(
            "협동조합을 세우려는 시민.",
            "Citizens who want to found a co-operative.",
            not_stated=(silent.AGE, silent.RESIDENCE, ("창업지원 팀의 조건", "conditions for start-up teams")),
        ),
        Role.ENTERPRISE: Admission(
            "협동조합과 그 조합원.",
            "Co-operatives and their members.",
            (
                Rule(
                    "cooperative",
                    firm.is_("cooperative", "social_cooperative", "federation"),
                    "협동조합(사회적협동조합, 연합회 포함)이어야 합니다.",
                    "It must be a co-operative (social ones and federations included).",
                    "L1102, L1120",
                ),
            ),
            (silent.SEAT, silent.SIZE),
        ),
    },
    budget_lines=("50",),
    steps=(steps.ENTRUSTMENT, steps.CASEWORK, steps.TRAINING),
    indicators=(
        common.FLOOR_AREA,
        common.COUNSELLING_CASES,
        level("daily_cases", "일평균 상담 건수", "cases on an average day", "cases per day"),
        flow("courses", "교육과정", "courses held", "SessionHeld", "courses"),
        common.TRAINEES,
        flow("teams_supported", "창업지원 팀", "start-up teams", "Supported", "teams"),
        flow("startup_cases", "창업지원 건수", "cases of start-up support", "Supported", "cases"),
        flow("projects_supported", "협업·규모화 지원", "joint projects supported", "Supported", "projects"),
        common.FIRMS_SUPPORTED,
        common.SESSIONS,
        common.APPOINTED,
        flow("magazine_copies", "계간지 발행 부수", "copies of the magazine", "Issued", "copies"),
        common.DOCUMENT_YEARS,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "channel": {
            "phone": ("전화상담", "by phone"),
            "visit": ("내방상담", "visits"),
            "tailored": ("맞춤형상담", "tailored"),
            "planned": ("기획상담", "planned"),
        },
        "course": {
            "intro": ("입문교육", "introduction"),
            "founding": ("설립준비", "founding"),
            "support": ("교육훈련 지원", "training support"),
            "management": ("경영개선 아카데미", "management academy"),
            "officials": ("자치구 지원센터·공무원", "district centres and officials"),
        },
        "activity": {
            "coaching": ("성장지원 코칭", "coaching"),
            "mentoring": ("선배 멘토링", "mentoring"),
            "issue_forum": ("이슈포럼", "issue forum"),
            "reform_talk": ("제도개선 간담회", "talks on reform"),
        },
    },
    identities=(
        same("counselling_cases", "counselling_cases.stated source=l1115", "경로별 상담의 합이 총계와 같다"),
        same("counselling_cases", "counselling_cases.stated source=l1517", "상담 건수가 두 곳에서 같다"),
        same("courses", "courses.stated source=l1517", "교육과정의 합이 예산사업과 같다"),
        same("trainees", "trainees.stated source=l1517", "교육 인원의 합이 예산사업과 같다"),
        same("planned_cost", "appropriation", "센터 예산과 예산사업의 예산현액이 같다"),
    ),
    lines="1098-1132, 1517, 1640",
)  # fmt: skip
