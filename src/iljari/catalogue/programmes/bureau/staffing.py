"""인력: 정원과 현원 (document: L19-30, L1589). Leaves are in data/record-2018/staff.csv."""

from iljari.catalogue.language import Delivery, Programme, Step
from iljari.indicators.definition import declared, derived, flow, level
from iljari.indicators.identity import Identity, adds_up, same

LINES = {"jobs": "l28", "labour": "l29", "social": "l30"}
GRADES = ("g3_up", "g4", "g5", "g6", "g7_down")
SERVICES = ("general", "fixed_term", "management")


def _adds_up(count: str) -> list[Identity]:
    """How the printed table of posts or staff must add up: over grades, over services, over divisions."""
    rules = [
        adds_up(f"{count}.stated kind=general source=l27",
                *(f"{count}.stated kind=general grade={grade} source=l27" for grade in GRADES),
                ko="일반직 합계는 직급별 합계의 합이다")
    ]  # fmt: skip
    for division, line in LINES.items():
        rules.append(adds_up(f"{count}.stated division={division} kind=general source={line}",
                             *(f"{count} division={division} kind=general grade={grade}" for grade in GRADES),
                             ko="부서의 일반직은 직급별 인원의 합이다"))  # fmt: skip
        rules.append(adds_up(f"{count}.stated division={division} source={line}",
                             *(f"{count} division={division} kind={service}" for service in SERVICES),
                             ko="부서의 인원은 직종별 인원의 합이다"))  # fmt: skip
    leaves = [f"kind=general grade={grade}" for grade in GRADES] + ["kind=fixed_term", "kind=management"]
    for leaf in leaves:
        rules.append(adds_up(f"{count}.stated {leaf} source=l27",
                             *(f"{count} division={division} {leaf}" for division in LINES),
                             ko="직급·직종의 합계는 세 부서 인원의 합이다"))  # fmt: skip
    return rules


PROGRAMME = Programme(
    code="bureau.staffing",
    name="정원·현원",
    name_en="Posts and staff",
    mandate="부서·직종·직급별 정원을 정하고 현원을 관리하며, 새로 온 직원이 업무에 익숙해지도록 돕는다.",
    mandate_en="Authorised posts and staff by division, service and grade; mentoring of newcomers.",
    delivery=(Delivery.DIRECT,),
    steps=(
        Step("budget", "정원 책정", "posts authorised", ("PostAuthorised",)),
        Step("returns", "현원 집계", "staff counted", ("StaffCounted", "Counted")),
        Step("returns", "신규 임용자 멘토링", "mentoring of newcomers", ("Supported", "LimitSet", "MentorAssigned")),
        Step("returns", "전보·배치와 복무", "assignment and absence",
             ("OfficerAssigned", "TravelRequested", "TravelOrdered", "TravelReported")),
    ),
    indicators=(
        declared("posts", "정원", "authorised posts", "PostAuthorised", "people"),
        level("staff", "현원", "staff in post", "people", act="StaffCounted"),
        derived("gap", "과부족", "over or short", "{staff} - {posts}", "people", decimals=0,
                definition="현원에서 정원을 뺀 수. 모자라면 음수."),
        declared("posts_added", "증원된 정원", "posts added", "PostAuthorised", "people"),
        derived("posts_before", "증원 전 정원", "posts before the increase", "{posts} - {posts_added}", "people",
                decimals=0),
        level("off_quota_staff", "정원외 공무직", "public-service workers outside the quota", "people"),
        level("mentor_fields", "멘토단 분야", "fields of the mentor group", "fields"),
        declared("newcomer_years", "멘토링 대상 임용 연수 상한", "years since appointment, at most", "LimitSet", "years"),
        flow("mentored", "멘토링을 받은 신규 임용자", "newcomers mentored", "Supported", "people"),
    ),
    words={
        "activity": {"trip": ("출장", "business trip"), "leave": ("휴가", "leave")},
        "kind": {
            "general": ("일반직", "general service"),
            "fixed_term": ("임기제", "fixed-term"),
            "management": ("관리운영", "management and operation"),
        },
        "grade": {
            "g3_up": ("3급 이상", "grade 3 and above"),
            "g4": ("4급", "grade 4"),
            "g5": ("5급", "grade 5"),
            "g6": ("6급", "grade 6"),
            "g7_down": ("7급 이하", "grade 7 and below"),
        },
    },
    identities=(
        adds_up("posts.stated source=l27", "posts division=jobs", "posts division=labour", "posts division=social",
                ko="정원 합계는 세 부서 정원의 합이다"),
        adds_up("staff.stated source=l27", "staff kind=general", "staff kind=fixed_term", "staff kind=management",
                ko="현원 합계는 일반직·임기제·관리운영의 합이다"),
        same("posts.stated source=l21", "posts.stated source=l27", "정원이 표 제목과 표에서 같다"),
        same("staff.stated source=l21", "staff.stated source=l27", "현원이 표 제목과 표에서 같다"),
        same("posts", "posts.stated source=l1589", "증원 뒤 정원이 감사 답변과 인력 표에서 같다"),
        *(rule for count in ("posts", "staff") for rule in _adds_up(count)),
        *(
            Identity(f"{{staff.stated division={division} source={line}}} - {{posts.stated division={division} source={line}}}",
                     f"{{gap.stated division={division} source={line}}}", "과부족은 현원에서 정원을 뺀 수이다")
            for division, line in LINES.items()
        ),
    ),
    lines="19-30, 1589",
)  # fmt: skip
