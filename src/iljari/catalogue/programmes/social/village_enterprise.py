"""마을기업 (document: work item 3-4, L1086; budget row 51, L1518; audit L1550, L1582, L1633)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import number, won
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import cumulative, declared, derived, flow, level
from iljari.indicators.identity import adds_up, same
from iljari.kernel.dated import Dated
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="social.village_enterprise",
    name="마을기업 육성",
    name_en="Village enterprises",
    mandate="주민이 지역 자원으로 꾸리는 마을기업을 뽑아 사업비와 교육을 지원하고 오래 가도록 돕는다.",
    mandate_en="Enterprises that residents build on local resources are chosen, funded, taught and kept going.",
    delivery=(Delivery.OPEN_CALL, Delivery.OPERATORS),
    admits={
        Role.ENTERPRISE: Admission(
            "심사에서 선정된 마을기업과 예비 마을기업.",
            "Village enterprises, and preliminary ones, chosen by review.",
            (
                Rule(
                    "years",
                    firm.support_year <= number("support_term", Dated({"2017-01-01": 2, "2018-01-01": 3})),
                    "마을기업은 {support_term}년까지 지원합니다.",
                    "Village enterprises are supported for up to {support_term} years.",
                    "L1582",
                ),
            ),
            (("설립 전 교육을 꼭 마쳐야 하는지", "whether the course before founding is required"), silent.SEAT, silent.SCORES,
             ("주민의 수와 출자", "how many residents, and their shares")),
            chosen=("시가 공모·심사하여 선정하고, 다음 해에 다시 지정합니다.",
                    "Chosen by the city in a call, after review, and designated again the next year.", "L1518, L1550, L1582"),
            amounts=(
                Amount("base", won("base", Dated({"2017-01-01": 80_000_000})), "기본 지원은 모두 {base}까지입니다.",
                        "Up to {base} of base support in all.", "L1582"),
                Amount("upgrade", won("upgrade", 20_000_000), "고도화사업으로 {upgrade}까지 더 지원합니다.",
                        "Up to {upgrade} more for an upgrade.", "L1582"),
                Amount("contract", won("contract_cap", 50_000_000), "공공기관은 마을기업과 {contract_cap}까지 수의계약을 할 수 있습니다.",
                        "Public bodies may contract without tender up to {contract_cap}.", "L1582"),
            ),
        ),
    },
    budget_lines=("51",),
    steps=(steps.open_call(calls.FIRMS), steps.GRANT, steps.TRAINING),
    indicators=(
        common.FIRMS_SUPPORTED,
        flow("projects_supported", "지원 사업", "projects supported", "Supported", "projects"),
        common.FIRMS_SELECTED,
        cumulative("firms_closed", "폐업 마을기업", "firms closed", "Closed", "firms"),
        level("firms_operating", "운영 중인 마을기업", "firms operating", "firms"),
        derived("firms_designated", "선정한 마을기업(누계)", "firms ever chosen",
                "{firms_closed} + {firms_operating}", "firms"),
        level("years_running", "제도 도입 햇수", "years since the scheme began", "years"),
        flow("sales", "매출", "sales", "Sold", "million won"),
        common.SESSIONS,
        flow("contents", "협업 콘텐츠", "joint contents", "Issued", "items"),
        common.GRANTS_PAID,
        declared("support_term", "지원기간", "years of support", "TermSet", "years"),
        declared("grant_cap", "지원금 한도", "ceiling of a grant", "AmountLimitSet", "million won"),
        declared("contract_cap", "수의계약 한도", "ceiling of private contracts", "AmountLimitSet", "million won"),
        common.DOCUMENT_YEARS,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "service": {
            "level_up": ("레벨업", "level-up"),
            "new_growth": ("신성장", "new growth"),
            "grant": ("사업비", "project money"),
        },
        "track": {
            "new": ("신규", "new"),
            "continued": ("연장", "continued"),
            "preliminary": ("예비", "preliminary"),
            "redesignated": ("재지정", "designated again"),
            "excellent": ("우수마을기업", "excellent"),
        },
        "stage": {"base": ("기본 지원", "base"), "upgrade": ("고도화사업", "upgrade")},
        "kind": {"call_operation": ("공모 운영", "running the call")},
    },
    identities=(
        same("firms_designated @2017", "firms_designated.stated source=l1582", "폐업과 운영 중인 곳의 합이 선정한 곳이다"),
        adds_up("commitment", "grants_paid", "planned_cost kind=call_operation", ko="사업비와 운영비의 합이 집행액이다"),
        same("firms_supported service=grant track=continued", "firms_selected track=redesignated",
             "연장과 재지정 기업이 같다"),
        same("sessions", "sessions.stated source=l1582", "교육 횟수가 두 곳에서 같다"),
        same("firms_supported service=new_growth", "projects_supported service=new_growth", "신성장 기업과 사업이 같다"),
        same("firms_selected track=preliminary", "firms_selected.stated track=preliminary source=l1550",
             "예비 마을기업이 두 곳에서 같다"),
    ),
    lines="1086, 1518, 1550, 1582, 1633",
)  # fmt: skip
