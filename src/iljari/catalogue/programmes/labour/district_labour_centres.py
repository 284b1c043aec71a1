"""자치구 노동복지센터 (document: work item 2-8, L920-949; budget row 23, L1457; audit L1577)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district, vulnerable_worker, won
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, flow, level
from iljari.indicators.identity import same
from iljari.rules.rule import Admission, Amount

PROGRAMME = Programme(
    code="labour.district_labour_centres",
    name="자치구 노동복지센터",
    name_en="Labour centres in the districts",
    mandate="자치구마다 노동복지센터를 두어 가까운 곳에서 노동상담, 교육, 노동조합 설립 지원, 문화복지를 받게 한다.",
    mandate_en="A centre in every district for advice, training, help in founding unions, culture and welfare.",
    delivery=(Delivery.DISTRICTS, Delivery.OPERATORS),
    admits={
        Role.DISTRICT: Admission(
            "센터를 두려는 자치구. 자치구가 법인에 위탁한다.",
            "Districts that want a centre; they entrust it to a corporation.",
            (a_district("L926-927"),),
            (silent.SCORES, ("수탁 법인의 자격", "who may run a centre")),
            chosen=("시가 공모하여 선정합니다.", "Chosen by the city in a call.", "L941"),
            amounts=(
                Amount("subsidy", won("grant_limit", 350_000_000), "한 곳에 {grant_limit} 이내로 지원합니다.",
                        "Up to {grant_limit} for a centre.", "L1457"),
            ),
        ),
        Role.WORKER: Admission(
            "취약계층 노동자.",
            "Workers in a vulnerable position.",
            (vulnerable_worker("L922, L927"),),
            (("누가 취약계층 노동자인지", "who counts as vulnerable"), silent.RESIDENCE, ("일하는 곳", "where one works")),
        ),
    },
    budget_lines=("23",),
    steps=(steps.open_call(calls.DISTRICTS), steps.GRANT, steps.ENTRUSTMENT, steps.CASEWORK, steps.TRAINING),
    indicators=(
        level("centres", "노동복지센터", "labour centres", "centres"),
        declared("per_district", "자치구당 센터 목표", "centres per district, aim", "TargetSet", "centres"),
        flow("centres_supported", "지원 센터", "centres supported", "Supported", "centres"),
        flow("districts_wishing", "유치 희망 자치구", "districts that want a centre", "Proposed", "districts"),
        flow("districts_applied", "신청 자치구", "districts that applied", "Applied", "districts"),
        declared("grant_limit", "센터당 지원 상한", "most paid to a centre", "AmountLimitSet", "100M won"),
        common.COUNSELLING_CASES,
        common.TRAINEES,
        common.PARTICIPANTS,
        derived("users_total", "이용 인원", "users in all", "{counselling_cases} + {trainees} + {participants}", "people",
                definition="상담 건수, 교육 인원, 문화복지 프로그램 참여 인원을 더한 것. 건과 명을 더하므로 실인원이 아니다."),
        *common.BUDGET,
    ),
    identities=(
        same("users_total", "users_total.stated source=l1457", "이용 인원이 상담, 교육, 프로그램의 합이다"),
        same("centres", "centres_supported", "운영 중인 센터가 모두 지원을 받는다"),
    ),
    lines="920-949, 1457, 1577",
)  # fmt: skip
