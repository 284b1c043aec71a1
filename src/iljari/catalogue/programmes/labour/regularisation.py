"""비정규직의 정규직화 (document: work item 2-4, L792-824; audit L1607; no budget row)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import Identity, adds_up
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="labour.regularisation",
    name="비정규직의 정규직화",
    name_en="Regular jobs for irregular workers",
    mandate="시와 투자출연기관의 상시·지속 업무를 정규직이 맡도록 바꾸고, 새로 비정규직을 뽑으려면 먼저 심사를 받게 한다.",
    mandate_en="Lasting work of the city and its agencies is done by regular staff; irregular hiring is screened first.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.WORKER: Admission(
            "시 본청과 투자출연기관에서 상시·지속 업무를 하는 기간제, 파견·용역, 무기계약 노동자.",
            "Fixed-term, dispatched, outsourced and indefinite-contract workers in lasting work of the city's bodies.",
            (
                Rule("employer", person.works_for("city", "agency"), "시나 시 투자출연기관에서 일해야 합니다.",
                     "You must work for the city or one of its agencies.", "L794, L800"),
                Rule(
                    "contract",
                    person.employed_as("fixed_term", "dispatched", "indefinite"),
                    "기간제, 파견·용역, 무기계약 노동자여야 합니다.",
                    "You must be on a fixed term, dispatched or outsourced, or on an indefinite contract.",
                    "L798-801",
                ),
                Rule("lasting", person.in_lasting_work, "상시·지속 업무여야 합니다.", "The work must be lasting.", "L803"),
            ),
            (("전환에서 빠지는 사유", "what excludes from conversion"), silent.AGE),
            chosen=("전환심의위원회와 노·사·전문가 협의회가 정합니다.",
                    "Decided by the conversion committees and the council of labour, management and experts.", "L812, L1607"),
        ),
    },
    steps=(steps.STANDARDS, steps.COMMITTEE),
    indicators=(
        level("agencies_negotiating", "협의 중인 기관", "agencies still negotiating", "institutions"),
        flow("converted", "정규직 전환 인원", "workers made regular", "Converted", "people"),
        flow("screened", "채용 사전심사 인원", "posts screened before hiring", "Examined", "people"),
        common.MEETINGS,
        declared("next_meeting_no", "다음 회의 차수", "number of the next meeting", "CommitmentMade", "count"),
    ),
    words={
        "contract": {
            "fixed_term": ("기간제", "fixed-term"),
            "dispatched": ("파견·용역", "dispatched and outsourced"),
        },
        "org": {"city": ("시 본청", "city"), "agencies": ("투자출연기관", "agencies")},
        "status": {"approved": ("승인", "approved"), "refused": ("불승인", "refused")},
        "kind": {
            "expert_council": ("노·사·전문가 협의회", "council of labour, management and experts"),
            "conversion_committee": ("정규직 전환 심의위원회", "conversion committee"),
        },
    },
    identities=(
        adds_up("converted.stated contract=fixed_term source=l811", "converted contract=fixed_term org=city",
                "converted contract=fixed_term org=agencies"),
        Identity("{bureau.policy_indicators:regularised @2017} + {converted contract=fixed_term}",
                 "{bureau.policy_indicators:regularised.target}", "작년 누적에 올해 전환을 더하면 정책지표의 목표다"),
        adds_up("screened.stated source=l815", "screened status=approved", "screened status=refused"),
    ),
    lines="792-824, 1607",
)  # fmt: skip
