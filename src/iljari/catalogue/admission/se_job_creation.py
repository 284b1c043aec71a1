""": who is admitted, and what they get (catalogue/programmes/social/se_job_creation.py)."""

from fractions import Fraction

from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import number, seat_in_seoul, social_enterprise, won
from iljari.catalogue.language import Role
from iljari.rules.fact import Kind
from iljari.rules.language import NOT_STATED, Choose, Compare, Given, fixed
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import application, firm, person

_CERTIFIED, _PRELIMINARY = firm.is_("certified"), firm.is_("preliminary")
_GENERAL, _PROFESSIONAL = application.is_for("general_staff"), application.is_for("professional_staff")

_YEARS = (
    Given(_CERTIFIED, number("years.certified", 3))
    .given(_PRELIMINARY, number("years.preliminary", 2))
    .otherwise(NOT_STATED)
)

_MOST_STAFF = (
    Given(_GENERAL, number("staff.general", 50))
    .given(
        _PROFESSIONAL & _CERTIFIED & (firm.workers >= number("paid_workers", 50)),
        number("staff.certified_large", 3),
    )
    .given(_PROFESSIONAL & _CERTIFIED, number("staff.certified", 2))
    .given(_PROFESSIONAL & _PRELIMINARY, number("staff.preliminary", 1))
    .otherwise(NOT_STATED)
)


def _in_year(year: int) -> Compare:
    """In this year of support. The year is no value that anybody sets."""
    return Compare(firm.support_year, "==", fixed(year))


def _rate(percent: dict[tuple[str, int], int], staff: str) -> Choose:
    """A ladder of rates by kind of enterprise and year of support; beyond its last year nothing is stated."""
    rungs = [
        (firm.is_(kind) & _in_year(year), number(f"rate.{staff}.{kind}.{year}", Fraction(share, 100)))
        for (kind, year), share in percent.items()
    ]
    ladder = Given(*rungs[0])
    for rung in rungs[1:]:
        ladder = ladder.given(*rung)
    return ladder.otherwise(NOT_STATED)


_GENERAL_RATE = _rate({("certified", 1): 60, ("certified", 2): 50, ("certified", 3): 30,
                       ("preliminary", 1): 70, ("preliminary", 2): 60}, "general")  # fmt: skip
_PROFESSIONAL_RATE = _rate({("certified", 1): 80, ("certified", 2): 70, ("certified", 3): 50,
                            ("preliminary", 1): 90, ("preliminary", 2): 80}, "professional")  # fmt: skip
_LASTING = Given(
    _CERTIFIED & _in_year(3) & (application.worker_years >= number("continuity_years", 2)),
    number("continuity_bonus", Fraction(20, 100)),
).otherwise(Fraction(0))

ADMITS = {
    Role.ENTERPRISE: Admission(
        "서울에 있는 인증 사회적기업과 예비사회적기업. 지원 햇수와 인원은 정해진 한도까지.",
        "Certified and preliminary social enterprises in Seoul, up to the years and persons set.",
        (
            seat_in_seoul("L1508"),
            social_enterprise("L976, L1508"),
            Rule(
                "years",
                firm.support_year <= _YEARS,
                "인증 사회적기업은 {years.certified}년, 예비사회적기업은 {years.preliminary}년까지 지원합니다.",
                "Certified enterprises are supported for up to {years.certified} years, preliminary ones for {years.preliminary}.",
                "L978",
            ),
            Rule(
                "window_certified",
                ~_CERTIFIED | (firm.years_since_support_began < number("window.certified", 5)),
                "인증 사회적기업은 지원 개시일부터 {window.certified}년 안에만 지원받을 수 있습니다.",
                "Certified enterprises are supported within {window.certified} years from the start of support.",
                "L978",
            ),
            Rule(
                "window_preliminary",
                _CERTIFIED | ~_PRELIMINARY | (firm.years_since_designation < number("window.preliminary", 3)),
                "예비사회적기업은 지정일부터 {window.preliminary}년 안에만 지원받을 수 있습니다.",
                "Preliminary enterprises are supported within {window.preliminary} years of their designation.",
                "L978",
            ),
            Rule(
                "staff",
                (application.persons >= number("staff.least", 1)) & (application.persons <= _MOST_STAFF),
                "지원인원: 일반인력 {staff.least}~{staff.general}명. 전문인력은 인증 {staff.certified}명"
                "(유급근로자 {paid_workers}명 이상이면 {staff.certified_large}명), 예비 {staff.preliminary}명까지.",
                "Persons: {staff.least} to {staff.general} general staff; professional staff up to {staff.certified} "
                "(certified; {staff.certified_large} from {paid_workers} paid workers) or {staff.preliminary} (preliminary).",
                "L977",
            ),
        ),
        (
            (
                "전문인력의 두 기준 금액을 가르는 기준",
                "what decides between the two bases of professional staff",
            ),
            ("취약계층 고용 비율", "share of vulnerable workers"),
        ),
        chosen=(
            "시가 공모하여 서면·대면심사로 선정합니다.",
            "Chosen by the city in a call, by review on paper and in person.",
            "L988, L1508, L1550",
        ),
        amounts=(
            Amount(
                "base_general",
                won("base.general", 1_724_000),
                "일반인력 기준: 한 사람에 한 달 {base.general}.",
                "General staff: {base.general} a person and month.",
                "L975",
            ),
            Amount(
                "base_professional_1",
                won("base.professional.1", 2_000_000),
                "전문인력 기준(첫째): 한 사람에 한 달 {base.professional.1}.",
                "Professional staff, first tier: {base.professional.1} a person and month.",
                "L975",
            ),
            Amount(
                "base_professional_2",
                won("base.professional.2", 2_500_000),
                "전문인력 기준(둘째): 한 사람에 한 달 {base.professional.2}.",
                "Professional staff, second tier: {base.professional.2} a person and month.",
                "L975",
            ),
            Amount(
                "rate_general",
                _GENERAL_RATE + _LASTING,
                "일반인력 지원율: 인증 1년차 {rate.general.certified.1}, 2년차 {rate.general.certified.2}, 3년차 {rate.general.certified.3}"
                "({continuity_years}년 이상 계속 고용하면 {continuity_bonus}포인트를 더함); "
                "예비 1년차 {rate.general.preliminary.1}, 2년차 {rate.general.preliminary.2}.",
                "General staff: certified {rate.general.certified.1}, {rate.general.certified.2}, {rate.general.certified.3} in years 1 to 3 "
                "({continuity_bonus} points more after {continuity_years} years of lasting employment); "
                "preliminary {rate.general.preliminary.1}, {rate.general.preliminary.2}.",
                "L976",
                kind=Kind.COUNT,
            ),
            Amount(
                "rate_professional",
                _PROFESSIONAL_RATE,
                "전문인력 지원율: 인증 1년차 {rate.professional.certified.1}, 2년차 {rate.professional.certified.2}, "
                "3년차 {rate.professional.certified.3}; "
                "예비 1년차 {rate.professional.preliminary.1}, 2년차 {rate.professional.preliminary.2}.",
                "Professional staff: certified {rate.professional.certified.1}, {rate.professional.certified.2}, "
                "{rate.professional.certified.3} in years 1 to 3; preliminary {rate.professional.preliminary.1}, {rate.professional.preliminary.2}.",
                "L976",
                kind=Kind.COUNT,
            ),
            Amount(
                "monthly_general",
                won("base.general", 1_724_000) * (_GENERAL_RATE + _LASTING),
                "일반인력 한 사람의 한 달 지원금은 {base.general}에 지원율을 곱한 금액입니다.",
                "For one of the general staff, {base.general} times the rate is paid a month.",
                "L975-976",
            ),
        ),
    ),
    Role.WORKER: Admission(
        "그 기업이 새로 채용한 일반인력과 전문인력.",
        "General and professional staff newly hired there.",
        (
            Rule(
                "newly_hired",
                person.newly_hired,
                "기업이 새로 채용한 사람이어야 합니다.",
                "You must be newly hired by the enterprise.",
                "L1508",
            ),
        ),
        (silent.AGE, silent.RESIDENCE, ("전문인력의 자격", "what makes staff professional")),
    ),
}
