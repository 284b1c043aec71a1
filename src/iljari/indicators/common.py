"""Definitions that many programmes share. A programme with a narrower meaning declares its own beside it."""

from iljari.indicators.definition import Indicator, Kind, declared, derived, flow, level

# People
PARTICIPANTS = flow("participants", "참여 인원", "participants", "Participated", "people")
USERS = flow("users", "이용자 수", "users", "Used", "people")
TRAINEES = flow("trainees", "교육·훈련 인원", "trainees", "Trained", "people")
COMPLETERS = flow("completers", "수료 인원", "completers", "Completed", "people")
HIRES = flow("hires", "취업자 수", "hires", "Hired", "people")
COUNSELLED = flow("counselled", "상담 인원", "people counselled", "Counselled", "people")
ATTENDEES = flow("attendees", "참석 인원", "attendees", "Attended", "people")
APPLICANTS = flow("applicants", "신청 인원", "applicants", "Applied", "people")
SELECTED_PEOPLE = flow("selected_people", "선발 인원", "people selected", "Selected", "people")
APPOINTED = flow("appointed", "위촉 인원", "people appointed", "Appointed", "people")

# Cases and sessions
COUNSELLING_CASES = flow("counselling_cases", "상담 건수", "counselling cases", "Counselled", "cases")
REFERRALS = flow("referrals", "알선 건수", "referrals", "Referred", "cases")
SESSIONS = flow("sessions", "운영 횟수", "sessions held", "SessionHeld", "sessions")
MEETINGS = flow("meetings", "회의 개최 횟수", "meetings held", "SessionHeld", "meetings")

# Bodies
FIRMS_APPLIED = flow("firms_applied", "신청 기업", "firms that applied", "Applied", "firms")
FIRMS_SELECTED = flow("firms_selected", "선정 기업", "firms selected", "Selected", "firms")
FIRMS_SUPPORTED = flow("firms_supported", "지원 기업", "firms supported", "Supported", "firms")
DISTRICTS_SUPPORTED = flow(
    "districts_supported", "지원 자치구", "districts supported", "Supported", "districts"
)
PROJECTS_APPLIED = flow("projects_applied", "신청 사업", "projects applied for", "Applied", "projects")
PROJECTS_SELECTED = flow("projects_selected", "선정 사업", "projects selected", "Selected", "projects")

# Money on the recipient's side
GRANTS_PAID = flow("grants_paid", "교부액", "grants paid", "GrantPaid", "million won")
PLANNED_COST = declared("planned_cost", "소요예산", "planned cost", "CostPlanned", "million won")

# The city's ledger, for every programme with a budget line
APPROPRIATION = Indicator(
    "appropriation", "예산현액", "available appropriation", Kind.FLOW, "million won",
    acts=("Appropriated", "CarriedIn", "VirementMade"), minus=(),
    definition_ko="의결된 예산에 전년 이월과 전용을 더한 금액. 그 해에 쓸 수 있는 최대한.",
    definition_en="As voted, plus carried in and virements: the most that can be spent this year.",
    decimals=0,
)  # fmt: skip
COMMITMENT = Indicator(
    "commitment", "집행액(지출원인행위)", "committed", Kind.FLOW, "million won",
    acts=("Committed",), minus=("CommitmentVoided",),
    definition_ko="지출원인행위에서 해제한 금액을 뺀 금액.",
    definition_en="Commitments less what was voided.",
    decimals=0,
)  # fmt: skip
EXPENDITURE = Indicator(
    "expenditure", "지출액", "expenditure", Kind.FLOW, "million won", acts=("Expended",), decimals=0,
)  # fmt: skip
COMMITMENT_RATE = derived(
    "commitment_rate",
    "원인행위 집행률",
    "commitment rate",
    "{commitment} / {appropriation}",
    "percent",
    decimals=1,
)
UNCOMMITTED = derived(
    "uncommitted", "남은 예산", "not yet committed", "{appropriation} - {commitment}", "million won", decimals=0
)  # fmt: skip
BUDGET = (APPROPRIATION, COMMITMENT, COMMITMENT_RATE, UNCOMMITTED)

# Decided values
AGE_LIMIT = declared("age_limit", "대상 연령", "age limit", "LimitSet", "years of age")
ASSET_LIMIT = declared("asset_limit", "재산 상한", "ceiling of assets", "AmountLimitSet", "100M won")
COST_SHARE = declared("cost_share", "재원 부담 비율", "cost share", "RateSet", "percent")
FLOOR_AREA = declared("floor_area", "면적", "floor area", "CapacitySet", "sqm")
ROOMS = declared("rooms", "시설 수", "rooms", "CapacitySet", "count")
OPENING_TIME = declared("opening_time", "운영 시각", "opening time", "CapacitySet", "time of day")
PROJECT_TERM = declared("project_term", "사업기간", "project term", "TermSet", "months")
STAFF = level("staff", "운영 인력", "staff", "people")

# Asked for by the council: the years that requested documents are to cover
DOCUMENT_YEARS = declared(
    "document_years", "제출 요구 자료의 기간", "years of documents requested", "TermSet", "years"
)
