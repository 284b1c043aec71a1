"""취업날개 서비스 (document: work item 1-4, L295-326; part of budget row 14, L1424; audit answer L1572)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import aged_up_to, reported
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, flow, level
from iljari.indicators.identity import adds_up
from iljari.rules.fact import Within
from iljari.rules.language import called
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import earlier, person

PROGRAMME = Programme(
    code="jobs.interview_suit",
    name="취업날개 서비스",
    name_en="Interview suit lending",
    mandate="취업을 준비하는 청년에게 면접 정장을 무료로 빌려주어 구직 비용을 덜어 준다.",
    mandate_en="Interview suits lent free of charge, so that looking for a job costs young people less.",
    delivery=(Delivery.OPERATORS,),
    admits={
        Role.VISITOR: Admission(
            "고등학교 졸업 예정자부터 정해진 나이까지의 청년. 서울에 주민등록이 있거나, 서울의 학교에 다녔거나 다니며 서울에 사는 사람.",
            "From prospective high-school graduates up to the age set: registered in Seoul, or living there and a "
            "student or graduate of a school in Seoul.",
            (
                Rule(
                    "residence",
                    person.lives_in("seoul") | (person.studies_in("seoul") & person.stays_in("seoul")),
                    "주민등록지가 서울이거나, 서울에 있는 학교의 재학생·졸업생으로서 서울에 살아야 합니다.",
                    "You must be registered in Seoul, or live there as a student or graduate of a school in Seoul.",
                    "L302, L304",
                ),
                Rule(
                    "finishing_school",
                    ~person.schooled("high_school_pupil", "vocational_pupil") | person.schooled("high_school_prospective"),
                    "고등학생은 졸업 예정자부터 빌릴 수 있습니다.",
                    "Pupils may borrow once they are about to graduate from high school.",
                    "L302",
                ),
                aged_up_to(34, "L302"),
                Rule(
                    "loans",
                    earlier.count("Lent", programme="jobs.interview_suit", within=Within.YEAR)
                    < called("loans_a_year", reported(10)),
                    "한 해에 {loans_a_year}번까지 빌릴 수 있습니다.",
                    "You may borrow up to {loans_a_year} times a year.",
                    "L312",
                ),
            ),
            (("나이 하한(숫자)", "lower age as a number"), silent.EMPLOYMENT, silent.INCOME, ("빌리는 기간과 보증금", "days of a loan, deposit")),
        ),
    },
    steps=(steps.LENDING, steps.ENTRUSTMENT),
    indicators=(
        flow("borrowers", "정장 대여 이용자", "people lent a suit", "Lent", "people"),
        flow("operators_selected", "선정 운영단체", "operators selected", "Selected", "organisations"),
        declared("loans_a_year", "한 사람이 한 해에 빌릴 수 있는 횟수", "loans a person a year", "LimitSet", "sessions"),
        derived("photo_users", "이력서 사진촬영 이용자", "users of CV photos",
                "{jobs.job_cafe:users service=photo}", "people",
                definition="일자리카페와 이어서 하는 사진촬영. 청년일자리센터의 촬영은 들어 있지 않다."),
        derived("makeup_users", "메이크업교육 이용자", "users of make-up training",
                "{jobs.youth_job_center:participants service=makeup}", "people",
                definition="면접메이크업 프로그램 참여자."),
        level("survey_answer", "이용자 조사 응답", "answers of users", "percent"),
        common.AGE_LIMIT,
        common.PLANNED_COST,
    ),
    words={
        "criterion": {
            "satisfied": ("만족", "satisfied"),
            "recommend": ("지인 추천", "would recommend"),
        },
    },
    identities=(
        adds_up("borrowers.stated @2016..2018-09 source=l321", "borrowers @2016", "borrowers @2017", "borrowers @2018",
                ko="연도별 이용자의 합"),
        adds_up("borrowers.stated @2017..2018-09 source=l1572", "borrowers @2017", "borrowers @2018",
                ko="감사 답변의 대여 인원"),
        adds_up("photo_users.stated @2017..2018-09 source=l1572", "photo_users @2017", "photo_users @2018",
                ko="감사 답변의 사진촬영 인원"),
        adds_up("makeup_users.stated @2017..2018-09 source=l1572", "makeup_users @2017", "makeup_users @2018",
                ko="감사 답변의 메이크업 인원"),
    ),
    lines="295-326, 1424, 1572",
)  # fmt: skip
