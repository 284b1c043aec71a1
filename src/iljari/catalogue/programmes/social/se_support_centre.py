"""사회적경제지원센터 (document: work item 3-4, L1063-1096; budget row 36, L1487; audit L1568)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import adds_up, same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="social.se_support_centre",
    name="사회적경제지원센터 운영",
    name_en="Social Economy Support Centre",
    mandate="사회적경제 조직이 서로 잇고 자라도록 경영, 판로, 교육, 홍보를 한곳에서 지원한다.",
    mandate_en="One place that helps the social economy to connect and grow: management, markets, training, publicity.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.ENTERPRISE: Admission(
            "사회적경제 조직.",
            "Organisations of the social economy.",
            not_stated=(silent.SEAT, silent.SIZE, ("컨설팅을 받을 수 있는 횟수", "how often one may be advised")),
        ),
        Role.TRAINEE: Admission(
            "사회적경제를 배우려는 시민과 종사자.",
            "Citizens and staff who want to learn.",
            not_stated=(silent.AGE, silent.RESIDENCE),
        ),
    },
    budget_lines=("36",),
    steps=(steps.ENTRUSTMENT, steps.CASEWORK, steps.TRAINING, steps.MARKET),
    indicators=(
        common.FLOOR_AREA,
        flow("support_cases", "지원 건수", "cases of support", "Supported", "cases"),
        common.FIRMS_SUPPORTED,
        flow("projects_supported", "협동화사업 지원", "joint projects supported", "Supported", "projects"),
        flow("contracts", "공공구매 매칭 계약", "matched contracts", "Agreed", "cases"),
        flow("contract_amount", "공공구매 매칭 계약액", "value of matched contracts", "Purchased", "million won"),
        level("coop_stores", "입점 생협 매장", "co-op stores that sell", "sites"),
        common.SESSIONS,
        flow("courses", "교육과정", "courses held", "SessionHeld", "courses"),
        flow("newsletters", "뉴스레터 발행", "newsletters", "Issued", "sessions"),
        flow("contents", "홍보콘텐츠", "publicity items", "Issued", "cases"),
        flow("proposals", "제도개선 제안", "proposals of reform", "Proposed", "cases"),
        declared("meeting_frequency", "실무협의회 주기", "meetings per month", "LimitSet", "meetings per month"),
        common.MEETINGS,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "service": {
            "consulting": ("경영컨설팅", "consulting"),
            "accounting": ("회계", "accounting"),
            "legal": ("법률", "legal advice"),
            "accounting_it_legal": ("회계·IT·법률", "accounting, IT and legal"),
            "resources": ("외부자원 연계", "outside resources"),
            "procurement": ("공공구매 연계", "public procurement"),
            "youth_corps": ("청년경영지원단", "youth management corps"),
            "retail": ("일반유통채널 입점", "general retail"),
            "local_model": ("지역전략 모델개발", "local strategy: model"),
            "local_pilot": ("지역전략 시범사업", "local strategy: pilot"),
            "strategy_model": ("전략사업 모델개발", "strategic model"),
            "solidarity": ("지역상생 연대", "local solidarity"),
        },
        "activity": {
            "networking": ("상암소셜박스 네트워킹", "Social Box networking"),
            "space": ("상암소셜박스 공간활용", "Social Box space programmes"),
            "event": ("시민 참여행사", "citizens' events"),
            "procurement": ("공공구매 상담", "procurement counselling"),
        },
        "course": {
            "advanced": ("전문심화", "advanced"),
            "sector": ("업종·대상별", "by sector and group"),
        },
    },
    identities=(
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
        adds_up("support_cases.stated service=accounting_it_legal source=l1487", "support_cases service=accounting",
                "support_cases service=legal", ko="회계와 법률 지원의 합"),
        same("courses", "courses.stated source=l1487", "교육과정의 합이 인쇄된 합계와 같다"),
        same("contents", "contents.stated source=l1487", "홍보콘텐츠가 두 곳에서 같다"),
    ),
    lines="1063-1096, 1487, 1568",
)  # fmt: skip
