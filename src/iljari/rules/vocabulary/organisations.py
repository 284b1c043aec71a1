"""Facts of a firm or another body. What only the application says of it is named after the application."""

from iljari.rules.fact import Choice, Kind
from iljari.rules.language import Age, Among, Says, Told, among
from iljari.rules.vocabulary.asked import PLACES, codes_of, fact

_FIRM_DISTRICT = fact(
    "firm.district", Kind.CHOICE, ("소재지", "district of the seat"),
    ("사업장은 어디에 있습니까?", "Where is your place of business?"), choices=PLACES,
)  # fmt: skip
_WORKERS = fact(
    "firm.workers", Kind.COUNT, ("상시근로자 수", "workers"),
    ("일하는 사람이 몇 명입니까?", "How many people work for you?"),
)  # fmt: skip
_STATUS = fact(
    "firm.status", Kind.CHOICES, ("기업·단체의 자격", "what the organisation is"),
    ("다음 가운데 해당하는 것을 모두 고르십시오.", "Which of these is your organisation?"),
    choices=(
        Choice("certified", "인증 사회적기업", "certified social enterprise"),
        Choice("preliminary", "예비사회적기업", "preliminary social enterprise"),
        Choice("cooperative", "협동조합", "co-operative"),
        Choice("social_cooperative", "사회적협동조합", "social co-operative"),
        Choice("federation", "협동조합 연합회", "federation of co-operatives"),
        Choice("village", "마을기업", "village enterprise"),
        Choice("self_support", "자활기업", "self-support enterprise"),
        Choice("small_or_medium", "중소기업", "small or medium-sized firm"),
        Choice("none", "해당 없음", "none of these"),
    ),
)  # fmt: skip
_SUPPORT_YEAR = fact(
    "firm.support_year", Kind.COUNT, ("지원 연차", "year of support"),
    ("이번이 몇 년째 지원입니까?", "Which year of support would this be?"),
)  # fmt: skip
_KIND = fact(
    "firm.kind", Kind.CHOICE, ("기관 구분", "kind of body"), ("어떤 기관입니까?", "What kind of body is it?"),
    choices=(
        Choice("firm", "기업", "firm"),
        Choice("cooperative", "협동조합", "co-operative"),
        Choice("social_cooperative", "사회적협동조합", "social co-operative"),
        Choice("federation", "협동조합연합회", "federation of co-operatives"),
        Choice("nonprofit", "비영리법인·단체", "non-profit body"),
        Choice("university", "대학", "university"),
        Choice("high_school", "고등학교", "high school"),
        Choice("union", "노동조합", "trade union"),
        Choice("district", "자치구", "district"),
        Choice("public_body", "공공기관", "public body"),
        Choice("centre", "센터", "centre"),
    ),
)  # fmt: skip
_PUBLICLY_CERTIFIED = fact(
    "firm.publicly_certified", Kind.YES_NO, ("공공기관 인증", "certificate of a public body"),
    ("공공기관의 인증(하이서울브랜드, 이노비즈, 메인비즈, 청년친화강소기업 등)을 받았습니까?",
     "Do you hold a certificate of a public body (Hi Seoul, Inno-Biz, Main-Biz, youth-friendly SME …)?"),
)  # fmt: skip
_SUPPORT_BEGAN_ON = fact(
    "firm.support_began_on", Kind.DAY, ("지원 개시일", "day on which support began"),
    ("사회적기업 지원이 처음 시작된 날은 언제입니까?", "When did your support as a social enterprise begin?"),
)  # fmt: skip
_DESIGNATED_ON = fact(
    "firm.designated_on", Kind.DAY, ("예비사회적기업 지정일", "day of designation"),
    ("예비사회적기업으로 지정된 날은 언제입니까?", "When were you designated as a preliminary social enterprise?"),
)  # fmt: skip
_ACTS_AS = fact(
    "application.acts_as", Kind.CHOICES, ("하는 사업", "what the applicant does"),
    ("다음 가운데 해당하는 것을 모두 고르십시오.", "Which of these is it?"),
    choices=(
        Choice("preparing", "사회적기업 준비기업", "preparing to become a social enterprise"),
        Choice("social_venture", "소셜벤처", "social venture"),
        Choice("social_project", "사회투자프로젝트 수행자", "social investment project"),
        Choice("social_housing", "사회주택사업자", "builder of social housing"),
        Choice("social_lender", "사회적금융기관", "social lender"),
        Choice("accelerator", "전문 육성기관(액셀러레이터)", "accelerator"),
        Choice("none", "해당 없음", "none of these"),
    ),
)  # fmt: skip
_CITY_TIE = fact(
    "application.city_tie", Kind.CHOICES, ("시와의 관계", "relation to the city"),
    ("다음 가운데 해당하는 것을 모두 고르십시오.", "Which of these is it?"),
    choices=(
        Choice("city", "시 부서·사업소", "department or office of the city"),
        Choice("agency", "시 투자·출연기관", "agency of the city"),
        Choice("district", "자치구", "district"),
        Choice("public_corporation", "공사·공단", "public corporation"),
        Choice("outsourced", "시의 민간위탁기관(사업장)", "outsourced service of the city"),
        Choice("contractor", "시의 공공계약업체", "contractor of the city"),
        Choice("building_site", "시가 발주한 건설현장", "building site of the city"),
        Choice("union_federation", "한국노총 서울지역본부·민주노총 서울본부", "Seoul branch of a union federation"),
        Choice("none", "해당 없음", "none of these"),
    ),
)  # fmt: skip
_SELF_IMPROVEMENT = fact(
    "application.self_improvement", Kind.YES_NO, ("근로조건 자율개선사업 참여", "in the ministry's self-improvement scheme"),
    ("고용노동부의 근로조건 자율개선사업에 들어 있습니까?", "Are you in the ministry's self-improvement scheme?"),
)  # fmt: skip
_IDLE_SPACE = fact(
    "application.idle_space", Kind.YES_NO, ("유휴공간 확보", "idle space secured"),
    ("쓰지 않는 공간을 확보했습니까?", "Have you secured an idle space?"),
)  # fmt: skip
_ZONE_PREPARED = fact(
    "application.zone_prepared", Kind.YES_NO, ("특구 준비사업을 마침", "preparation of the zone finished"),
    ("사회적경제특구 준비사업을 마쳤습니까?", "Have you finished the preparation of the special zone?"),
)  # fmt: skip
_OWN_OFFICE = fact(
    "application.own_office", Kind.YES_NO, ("단체의 사무실", "office of its own"),
    ("단체의 사무실이 따로 있습니까?", "Does the body have an office of its own?"),
)  # fmt: skip


class Firm:
    """What rules ask of a firm or another organisation."""

    workers = Told(_WORKERS)
    support_year = Told(_SUPPORT_YEAR)
    years_since_support_began = Age(_SUPPORT_BEGAN_ON, "since_support")
    years_since_designation = Age(_DESIGNATED_ON, "since_designation")
    certified_by_a_public_body = Says(_PUBLICLY_CERTIFIED)
    in_self_improvement = Says(_SELF_IMPROVEMENT)
    has_idle_space = Says(_IDLE_SPACE)
    has_prepared_a_zone = Says(_ZONE_PREPARED)
    has_an_office = Says(_OWN_OFFICE)

    def is_(self, *statuses: str) -> Among:
        """Is one of these: certified, preliminary, village …"""
        return among(_STATUS, *statuses)

    def stands_in(self, place: str) -> Among:
        """Has its seat in Seoul, or in one of its districts."""
        return among(_FIRM_DISTRICT, *codes_of(place))

    def is_a(self, *kinds: str) -> Among:
        """Is one of these kinds of body by its foundation: district, university, non-profit …"""
        return among(_KIND, *kinds)

    def acts_as(self, *works: str) -> Among:
        """Does one of these: lends socially, builds social housing …"""
        return among(_ACTS_AS, *works)

    def tied_to_the_city_as(self, *ties: str) -> Among:
        """Stands to the city as one of these: agency, contractor …"""
        return among(_CITY_TIE, *ties)


firm = Firm()
