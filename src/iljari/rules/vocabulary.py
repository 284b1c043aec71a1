"""Every fact that a rule may ask, in one place, grouped as rules speak of them: person, household, firm, application, earlier.

A rule reads `person.age >= 15`, `household.property_won <= 200_000_000`, `firm.is_("certified")`. `FACTS` holds them all by name,
but for those of `earlier`, which are made by asking: `earlier.count("Lent", programme="jobs.interview_suit", within=Within.YEAR)`.
"""

from iljari.acts.register import act_named
from iljari.kernel.districts import BY_CODE, DISTRICTS
from iljari.rules.fact import Choice, EarlierFact, Fact, Kind, Of, Within
from iljari.rules.language import Age, Among, Condition, Says, Told, among

OUTSIDE = "outside"
_PLACES = (*(Choice(d.code, d.ko, d.en) for d in DISTRICTS), Choice(OUTSIDE, "서울 밖", "outside Seoul"))

FACTS: dict[str, Fact] = {}


def _fact(name: str, kind: Kind, names: tuple[str, str], question: tuple[str, str], *,
          choices: tuple[Choice, ...] = (), registry_kind: str = "", documents: tuple[str, ...] = ()) -> Fact:  # fmt: skip
    """A fact of the vocabulary; its name's first word says whose it is."""
    of = Of.ORGANISATION if name.startswith("firm.") else Of(name.split(".")[0])
    FACTS[name] = Fact(name, of, kind, *names, *question, choices, registry_kind, documents)
    return FACTS[name]


# --- a person -----------------------------------------------------------------------------------------------------

_BIRTH_ON = _fact(
    "person.birth_on", Kind.DAY, ("생년월일", "date of birth"),
    ("생년월일이 언제입니까?", "When were you born?"),
    registry_kind="birth_on", documents=("identity_card", "resident_register"),
)  # fmt: skip
_SEX = _fact(
    "person.sex", Kind.CHOICE, ("성별", "sex"), ("성별은 무엇입니까?", "What is your sex?"),
    choices=(Choice("female", "여성", "female"), Choice("male", "남성", "male")),
    registry_kind="sex", documents=("identity_card",),
)  # fmt: skip
_DISTRICT = _fact(
    "person.district", Kind.CHOICE, ("주민등록지", "district of registered address"),
    ("주민등록이 되어 있는 곳은 어디입니까?", "Where is your registered address?"),
    choices=_PLACES, registry_kind="address", documents=("resident_register", "alien_register"),
)  # fmt: skip
_STAY = _fact(
    "person.stay", Kind.CHOICE, ("거소(실제 사는 곳)", "where one lives in fact"),
    ("실제로 살고 있는 곳은 어디입니까?", "Where do you actually live?"),
    choices=_PLACES, registry_kind="residence", documents=("lease", "resident_register"),
)  # fmt: skip
_SCHOOL_IN_SEOUL = _fact(
    "person.school_in_seoul", Kind.YES_NO, ("서울 소재 학교 재학·졸업", "student or graduate of a school in Seoul"),
    ("서울에 있는 학교에 다니거나 졸업했습니까?", "Do you attend, or did you graduate from, a school in Seoul?"),
    registry_kind="schooling", documents=("enrolment_certificate", "graduation_certificate"),
)  # fmt: skip
_SCHOOLING = _fact(
    "person.schooling", Kind.CHOICES, ("학적", "schooling"),
    ("다니거나 마친 학교를 모두 고르십시오.", "Which of these do or did you attend?"),
    choices=(
        Choice("high_school_pupil", "고등학교 재학", "high-school pupil"),
        Choice("high_school_prospective", "고등학교 졸업 예정", "about to graduate from high school"),
        Choice("high_school_graduate", "고등학교 졸업", "high-school graduate"),
        Choice("vocational_pupil", "특성화고 재학", "pupil of a vocational high school"),
        Choice("vocational_graduate", "특성화고 졸업", "graduate of a vocational high school"),
        Choice("student", "대학(원) 재학", "student of a college or university"),
        Choice("graduate", "대학(원) 졸업", "graduate of a college or university"),
        Choice("none", "해당 없음", "none of these"),
    ),
    registry_kind="schooling", documents=("enrolment_certificate", "graduation_certificate"),
)  # fmt: skip
_JOB_SEEKER = _fact(
    "person.job_seeker", Kind.YES_NO, ("구직등록", "registration as a job seeker"),
    ("구직등록을 했습니까?", "Are you registered as a job seeker?"),
    registry_kind="job_seeker", documents=("job_seeker_certificate",),
)  # fmt: skip
_EMPLOYED = _fact(
    "person.employed", Kind.YES_NO, ("취업(고용보험 가입)", "employed (insured)"),
    ("지금 취업해 있습니까?", "Are you employed now?"),
    registry_kind="employment", documents=("insurance_history", "health_insurance"),
)  # fmt: skip
_REGULAR_INCOME = _fact(
    "person.regular_income", Kind.YES_NO, ("정기소득", "regular income"),
    ("정기적인 소득이 있습니까?", "Do you have a regular income?"),
    registry_kind="income", documents=("income_certificate", "health_insurance"),
)  # fmt: skip
_GROUPS = _fact(
    "person.groups", Kind.CHOICES, ("취약계층 구분", "vulnerable groups"),
    ("다음 가운데 해당하는 것을 모두 고르십시오.", "Which of these apply to you?"),
    choices=(
        Choice("basic_livelihood", "기초생활수급자", "recipient of basic livelihood security"),
        Choice("near_poor", "차상위계층", "near-poor"),
        Choice("low_income", "저소득", "low-income"),
        Choice("national_merit", "국가유공자", "person of national merit"),
        Choice("disabled", "장애인", "person with a disability"),
        Choice("homeless", "노숙인", "homeless person"),
        Choice("poorly_housed", "주거 취약계층", "poorly housed"),
        Choice("jobless_youth", "청년 취업취약계층", "youth at risk of joblessness"),
        Choice("vulnerable_worker", "취약계층 노동자", "vulnerable worker"),
        Choice("special_employment", "특수고용노동자", "worker in special employment"),
        Choice("emotional_labour", "감정노동종사자", "emotional-labour worker"),
        Choice("mobile_worker", "이동노동자", "mobile worker"),
        Choice("irregular_worker", "비정규직 노동자", "irregular worker"),
        Choice("foreign_worker", "외국인근로자", "foreign worker"),
        Choice("none", "해당 없음", "none of these"),
    ),
    registry_kind="vulnerable_group", documents=("recipient_certificate", "disability_certificate", "merit_certificate"),
)  # fmt: skip


class Person:
    """What rules ask of a person."""

    age = Age(_BIRTH_ON, "age")
    male = among(_SEX, "male")
    female = among(_SEX, "female")
    registered_job_seeker = Says(_JOB_SEEKER)
    employed = Says(_EMPLOYED)
    has_regular_income = Says(_REGULAR_INCOME)

    def lives_in(self, place: str) -> Condition:
        """Registered in Seoul, or in one of its districts."""
        return among(_DISTRICT, *_codes(place))

    def stays_in(self, place: str) -> Condition:
        """Lives in fact in Seoul, or in one of its districts."""
        return among(_STAY, *_codes(place))

    def studies_in(self, place: str) -> Condition:
        """Attends, or graduated from, a school in Seoul: the document knows no other place."""
        if place != "seoul":
            raise ValueError("학교가 있는 곳은 서울인지만 묻습니다.")
        return Says(_SCHOOL_IN_SEOUL)

    def schooled(self, *standings: str) -> Among:
        """Has one of these standings at a school."""
        return among(_SCHOOLING, *standings)

    def belongs_to(self, *groups: str) -> Among:
        """Belongs to one of these vulnerable groups."""
        return among(_GROUPS, *groups)


def _codes(place: str) -> tuple[str, ...]:
    """The districts that a place is: all 25 for Seoul."""
    if place == "seoul":
        return tuple(BY_CODE)
    return (place,)


# --- a household --------------------------------------------------------------------------------------------------

_PROPERTY_WON = _fact(
    "household.property_won", Kind.WON, ("가구의 재산", "property of the household"),
    ("가구의 재산은 모두 얼마입니까?", "What is the property of your household worth?"),
    registry_kind="assets", documents=("tax_on_property",),
)  # fmt: skip


class Household:
    """What rules ask of a household."""

    property_won = Told(_PROPERTY_WON)


# --- an organisation ----------------------------------------------------------------------------------------------

_FIRM_DISTRICT = _fact(
    "firm.district", Kind.CHOICE, ("소재지", "district of the seat"),
    ("사업장은 어디에 있습니까?", "Where is your place of business?"), choices=_PLACES,
)  # fmt: skip
_WORKERS = _fact(
    "firm.workers", Kind.COUNT, ("상시근로자 수", "workers"),
    ("일하는 사람이 몇 명입니까?", "How many people work for you?"),
)  # fmt: skip
_STATUS = _fact(
    "firm.status", Kind.CHOICES, ("기업·단체의 자격", "what the organisation is"),
    ("다음 가운데 해당하는 것을 모두 고르십시오.", "Which of these is your organisation?"),
    choices=(
        Choice("certified", "인증 사회적기업", "certified social enterprise"),
        Choice("preliminary", "예비사회적기업", "preliminary social enterprise"),
        Choice("preparing", "사회적기업 준비기업", "enterprise preparing to become a social enterprise"),
        Choice("cooperative", "협동조합", "co-operative"),
        Choice("social_cooperative", "사회적협동조합", "social co-operative"),
        Choice("federation", "협동조합 연합회", "federation of co-operatives"),
        Choice("village", "마을기업", "village enterprise"),
        Choice("self_support", "자활기업", "self-support enterprise"),
        Choice("small_or_medium", "중소기업", "small or medium-sized firm"),
        Choice("none", "해당 없음", "none of these"),
    ),
)  # fmt: skip
_SUPPORT_YEAR = _fact(
    "firm.support_year", Kind.COUNT, ("지원 연차", "year of support"),
    ("이번이 몇 년째 지원입니까?", "Which year of support would this be?"),
)  # fmt: skip


class Firm:
    """What rules ask of a firm or another organisation."""

    workers = Told(_WORKERS)
    support_year = Told(_SUPPORT_YEAR)

    def is_(self, *statuses: str) -> Among:
        """Is one of these: certified, preliminary, village …"""
        return among(_STATUS, *statuses)

    def stands_in(self, place: str) -> Among:
        """Has its seat in Seoul, or in one of its districts."""
        return among(_FIRM_DISTRICT, *_codes(place))


# --- an application -----------------------------------------------------------------------------------------------

_PERSONS = _fact(
    "application.persons", Kind.COUNT, ("신청 인원", "persons applied for"),
    ("몇 명을 신청합니까?", "For how many persons do you apply?"),
)  # fmt: skip
_AMOUNT_WON = _fact(
    "application.amount_won", Kind.WON, ("신청 금액", "amount applied for"),
    ("얼마를 신청합니까?", "How much do you apply for?"),
)  # fmt: skip


class Application:
    """What rules ask of the application itself: how many, how much."""

    persons = Told(_PERSONS)
    amount_won = Told(_AMOUNT_WON)


# --- earlier acts -------------------------------------------------------------------------------------------------


class Earlier:
    """What rules ask of the journal: acts posted earlier for the same subject, in this programme or another."""

    def count(self, act: str, *, programme: str = "", within: Within = Within.EVER, **where: str) -> Told:
        """How often the act was posted for the subject (reversals taken off)."""
        return Told(self._asked("count", Kind.COUNT, act, programme, within, where))

    def running(self, act: str, *, programme: str = "", **where: str) -> Says:
        """Whether the act was posted for the subject and what it began has not ended on the day."""
        return Says(self._asked("running", Kind.YES_NO, act, programme, Within.EVER, where))

    def _asked(
        self, what: str, kind: Kind, act: str, programme: str, within: Within, where: dict[str, str]
    ) -> EarlierFact:
        act_name = act_named(act)
        words = [
            act,
            programme,
            *([within] if kind is Kind.COUNT else []),
            *(f"{k}={v}" for k, v in where.items()),
        ]
        count = kind is Kind.COUNT
        ko = f"이전 기록: {act_name.ko}{' 횟수' if count else ' 중'}"
        en = f"{'times recorded' if count else 'now running'}: {act}"
        ask_ko = f"'{act_name.ko}' 기록이 {'몇 번' if count else '지금'} 있습니까?"
        ask_en = f"{'How often was' if count else 'Is'} '{act}' recorded for you?"
        return EarlierFact(
            f"earlier.{what}:" + ":".join(word for word in words if word), Of.EARLIER, kind, ko, en, ask_ko, ask_en,
            act=act, programme=programme, within=within, where=tuple(sorted(where.items())),
        )  # fmt: skip


person = Person()
household = Household()
firm = Firm()
application = Application()
earlier = Earlier()
