"""Facts of a person and the household. What only the application says of the person is named after the application."""

from iljari.rules.fact import Choice, Kind
from iljari.rules.language import Age, Among, Condition, Says, Told, among
from iljari.rules.vocabulary.asked import PLACES, codes_of, fact

_BIRTH_ON = fact(
    "person.birth_on", Kind.DAY, ("생년월일", "date of birth"),
    ("생년월일이 언제입니까?", "When were you born?"),
    registry_kind="birth_on", documents=("identity_card", "resident_register"),
)  # fmt: skip
_SEX = fact(
    "person.sex", Kind.CHOICE, ("성별", "sex"), ("성별은 무엇입니까?", "What is your sex?"),
    choices=(Choice("female", "여성", "female"), Choice("male", "남성", "male")),
    registry_kind="sex", documents=("identity_card",),
)  # fmt: skip
_DISTRICT = fact(
    "person.district", Kind.CHOICE, ("주민등록지", "district of registered address"),
    ("주민등록이 되어 있는 곳은 어디입니까?", "Where is your registered address?"),
    choices=PLACES, registry_kind="address", documents=("resident_register", "alien_register"),
)  # fmt: skip
_STAY = fact(
    "person.stay", Kind.CHOICE, ("거소(실제 사는 곳)", "where one lives in fact"),
    ("실제로 살고 있는 곳은 어디입니까?", "Where do you actually live?"),
    choices=PLACES, registry_kind="residence", documents=("lease", "resident_register"),
)  # fmt: skip
_SCHOOL_IN_SEOUL = fact(
    "person.school_in_seoul", Kind.YES_NO, ("서울 소재 학교 재학·졸업", "student or graduate of a school in Seoul"),
    ("서울에 있는 학교에 다니거나 졸업했습니까?", "Do you attend, or did you graduate from, a school in Seoul?"),
    registry_kind="schooling", documents=("enrolment_certificate", "graduation_certificate"),
)  # fmt: skip
_SCHOOLING = fact(
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
_JOB_SEEKER = fact(
    "person.job_seeker", Kind.YES_NO, ("구직등록", "registration as a job seeker"),
    ("구직등록을 했습니까?", "Are you registered as a job seeker?"),
    registry_kind="job_seeker", documents=("job_seeker_certificate",),
)  # fmt: skip
_EMPLOYED = fact(
    "person.employed", Kind.YES_NO, ("취업(고용보험 가입)", "employed (insured)"),
    ("지금 취업해 있습니까?", "Are you employed now?"),
    registry_kind="employment", documents=("insurance_history", "health_insurance"),
)  # fmt: skip
_REGULAR_INCOME = fact(
    "person.regular_income", Kind.YES_NO, ("정기소득", "regular income"),
    ("정기적인 소득이 있습니까?", "Do you have a regular income?"),
    registry_kind="income", documents=("income_certificate", "health_insurance"),
)  # fmt: skip
_GROUPS = fact(
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

_NEW_DEAL_MONTHS = fact(
    "application.new_deal_months", Kind.COUNT, ("뉴딜일자리에 참여한 달", "months in New Deal jobs"),
    ("뉴딜일자리에 지금까지 모두 몇 달 참여했습니까?", "How many months have you spent in New Deal jobs so far?"),
)  # fmt: skip
_WORK = fact(
    "application.work", Kind.CHOICES, ("하는 일", "work"),
    ("지금 하는 일에 해당하는 것을 모두 고르십시오.", "Which of these describes your work?"),
    choices=(
        Choice("employer", "사업주", "employer"),
        Choice("union_officer", "노동조합 관계자", "union officer"),
        Choice("personnel_manager", "기업의 인사·노무 담당자", "personnel manager of a firm"),
        Choice("labour_manager", "공공부문의 노무 담당 직원", "in charge of labour matters in the public sector"),
        Choice("division_head", "공공부문의 부서장(4급 이상)", "head of a public division (grade 4 or above)"),
        Choice("none", "해당 없음", "none of these"),
    ),
)  # fmt: skip
_EMPLOYER = fact(
    "application.employer", Kind.CHOICE, ("일하는 곳", "place of work"), ("어디에서 일합니까?", "Who employs you?"),
    choices=(
        Choice("city", "시 본청·사업소", "the city itself"),
        Choice("agency", "시 투자·출연기관", "agency of the city"),
        Choice("subsidiary", "투자·출연기관의 자회사", "subsidiary of an agency"),
        Choice("outsourced", "시의 민간위탁기관", "outsourced service of the city"),
        Choice("new_deal", "뉴딜일자리", "New Deal job"),
        Choice("elsewhere", "그 밖의 곳", "elsewhere"),
    ),
    documents=("employment_certificate",),
)  # fmt: skip
_CONTRACT = fact(
    "application.contract", Kind.CHOICE, ("고용형태", "form of employment"),
    ("어떤 형태로 고용되어 있습니까?", "What kind of contract do you have?"),
    choices=(
        Choice("fixed_term", "기간제", "fixed term"),
        Choice("dispatched", "파견·용역", "dispatched or outsourced"),
        Choice("indefinite", "무기계약직", "indefinite contract"),
        Choice("regular", "정규직(일반직)", "regular"),
    ),
    documents=("employment_certificate",),
)  # fmt: skip
_LASTING_WORK = fact(
    "application.lasting_work", Kind.YES_NO, ("상시·지속 업무", "lasting work"),
    ("맡은 일이 늘 이어지는(상시·지속) 업무입니까?", "Is your work permanent and continuous?"),
)  # fmt: skip
_GANGSEO_TRAINEE = fact(
    "application.gangseo_trainee", Kind.YES_NO, ("폴리텍 서울강서캠퍼스 훈련생", "trainee of Polytechnic Gangseo"),
    ("한국폴리텍 서울강서캠퍼스에 입학한 직업훈련생입니까?", "Are you a trainee of the Polytechnic's Gangseo campus?"),
    documents=("enrolment_certificate",),
)  # fmt: skip
_WORKERS_CHILD = fact(
    "application.workers_child", Kind.YES_NO, ("노동자의 자녀", "child of a worker"),
    ("부모가 노동자입니까?", "Is a parent of yours a worker?"), documents=("family_relations",),
)  # fmt: skip
_UNION_MEMBER = fact(
    "application.union_member", Kind.YES_NO, ("노동조합 가입", "union membership"),
    ("노동조합에 들어 있습니까?", "Are you a member of a union?"),
)  # fmt: skip
_NEWLY_HIRED = fact(
    "application.newly_hired", Kind.YES_NO, ("신규 채용", "newly hired"),
    ("지원받는 기업이 새로 채용한 사람입니까?", "Did the supported firm newly hire you?"), documents=("insurance_history",),
)  # fmt: skip
_IN_CHILDRENS_HOME = fact(
    "application.in_childrens_home", Kind.YES_NO, ("아동복지시설 생활", "living in a children's home"),
    ("아동복지시설에서 지내는 아동입니까?", "Is the child in a children's home?"),
)  # fmt: skip
_SLOW_LEARNER = fact(
    "application.slow_learner", Kind.YES_NO,
    ("경증지적장애·경계선지능", "slight intellectual disability or borderline intelligence"),
    ("경증지적장애나 경계선지능에 해당합니까?",
     "Does the child have a slight intellectual disability or borderline intelligence?"),
)  # fmt: skip
_OFFENCE = fact(
    "application.sexual_offence", Kind.YES_NO, ("성범죄 경력", "record of a sexual offence"),
    ("성범죄 경력이 있습니까?", "Do you have a record of a sexual offence?"), documents=("other_document",),
)  # fmt: skip
_PLEDGE = fact(
    "application.pledge", Kind.YES_NO, ("법규 준수 서약서", "pledge to obey the law"),
    ("관련 법규를 지키겠다는 서약서를 냈습니까?", "Have you handed in the pledge to obey the law?"),
    documents=("other_document",),
)  # fmt: skip
_LABOUR_ATTORNEY = fact(
    "application.labour_attorney", Kind.YES_NO, ("공인노무사 자격", "certified labour attorney"),
    ("공인노무사입니까?", "Are you a certified labour attorney?"), documents=("other_document",),
)  # fmt: skip


class Person:
    """What rules ask of a person."""

    age = Age(_BIRTH_ON, "age")
    male = among(_SEX, "male")
    female = among(_SEX, "female")
    registered_job_seeker = Says(_JOB_SEEKER)
    employed = Says(_EMPLOYED)
    has_regular_income = Says(_REGULAR_INCOME)
    new_deal_months = Told(_NEW_DEAL_MONTHS)
    in_lasting_work = Says(_LASTING_WORK)
    trained_in_gangseo = Says(_GANGSEO_TRAINEE)
    child_of_a_worker = Says(_WORKERS_CHILD)
    in_a_union = Says(_UNION_MEMBER)
    newly_hired = Says(_NEWLY_HIRED)
    in_a_childrens_home = Says(_IN_CHILDRENS_HOME)
    learns_slowly = Says(_SLOW_LEARNER)
    has_a_sexual_offence_on_record = Says(_OFFENCE)
    has_pledged = Says(_PLEDGE)
    is_a_labour_attorney = Says(_LABOUR_ATTORNEY)

    def lives_in(self, place: str) -> Condition:
        """Registered in Seoul, or in one of its districts."""
        return among(_DISTRICT, *codes_of(place))

    def stays_in(self, place: str) -> Condition:
        """Lives in fact in Seoul, or in one of its districts."""
        return among(_STAY, *codes_of(place))

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

    def works_as(self, *works: str) -> Among:
        """Does one of these kinds of work."""
        return among(_WORK, *works)

    def works_for(self, *employers: str) -> Among:
        """Is employed by one of these."""
        return among(_EMPLOYER, *employers)

    def employed_as(self, *contracts: str) -> Among:
        """Has one of these forms of employment."""
        return among(_CONTRACT, *contracts)


_PROPERTY_WON = fact(
    "household.property_won", Kind.WON, ("가구의 재산", "property of the household"),
    ("가구의 재산은 모두 얼마입니까?", "What is the property of your household worth?"),
    registry_kind="assets", documents=("tax_on_property",),
)  # fmt: skip


class Household:
    """What rules ask of a household."""

    property_won = Told(_PROPERTY_WON)


person = Person()
household = Household()
