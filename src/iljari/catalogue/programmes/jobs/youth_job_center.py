"""청년일자리센터 (document: work item 1-3 part 2, L260-288; instructors, L1564; make-up training of 2017, L1572)."""

from datetime import date

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import aged_from, aged_up_to
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared
from iljari.indicators.identity import adds_up
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="jobs.youth_job_center",
    name="청년일자리센터 운영",
    name_en="Youth Job Center",
    mandate="청년 구직자에게 취업 상담과 프로그램, 모임 공간을 한곳에서 무료로 제공한다.",
    mandate_en="One place where young job seekers find counselling, programmes and rooms, free of charge.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.VISITOR: Admission(
            "정해진 나이 하한부터 상한까지의 청년 구직자.",
            "Young job seekers within the age limits.",
            (aged_from(15, "L269"), aged_up_to(39, "L269")),
            (silent.RESIDENCE, silent.JOB_SEEKER, ("공간 예약의 제한", "limits on booking rooms")),
        ),
        Role.INSTRUCTOR: Admission(
            "취업지원 프로그램의 강사.",
            "Instructors of the job programmes.",
            (
                Rule(
                    "record",
                    ~person.has_a_sexual_offence_on_record,
                    "성범죄 경력이 없어야 강사로 지원할 수 있습니다.",
                    "Whoever has a record of a sexual offence cannot be an instructor.",
                    "L1564",
                    starts_on=date(2017, 11, 1),
                ),
                Rule(
                    "pledge",
                    person.has_pledged,
                    "계약할 때 관련 법규를 지키겠다는 서약서를 내야 합니다.",
                    "A pledge to obey the law must be handed in with the contract.",
                    "L1564",
                    starts_on=date(2017, 11, 1),
                ),
            ),
            (("강사의 자격과 경력", "qualification and experience"), ("강사료", "fees")),
            chosen=("프로그램 진행업체가 공개 모집하고, 성범죄 사실을 미리 검증합니다.",
                    "Recruited in public by the company that runs the programme, which checks records first.", "L1564"),
        ),
    },
    steps=(steps.VENUE, steps.MATCHING),
    indicators=(
        common.SESSIONS,
        common.USERS,
        common.PARTICIPANTS,
        common.FLOOR_AREA,
        declared("occupied_floors", "사용 층", "floors occupied", "LimitSet", "floor"),
        common.ROOMS,
        common.OPENING_TIME,
        common.AGE_LIMIT,
    ),
    words={
        "activity": {
            "programme": ("취업지원 프로그램", "job programmes"),
            "space": ("청년 커뮤니티 공간 대여", "community space"),
        },
        "service": {
            "lectures": ("취업특강", "lectures"),
            "mentoring": ("멘토링", "mentoring"),
            "photo": ("이력서 사진촬영", "CV photos"),
            "counselling": ("일대일 취업상담", "one-to-one counselling"),
            "job_analysis": ("직무·기업분석 전문 상담", "counselling on jobs and firms"),
            "makeup": ("면접메이크업", "interview make-up"),
            "study_room": ("스터디룸", "study rooms"),
            "seminar_room": ("세미나룸·다목적홀", "seminar room and hall"),
        },
        "place": {
            "study_room": ("스터디룸", "study room"),
            "seminar_room": ("세미나실", "seminar room"),
        },
    },
    identities=(
        adds_up("sessions.stated source=l273", "sessions activity=programme", "sessions activity=space",
                ko="운영 횟수의 합"),
        adds_up("users.stated source=l273", "users activity=programme", "users activity=space", ko="이용자의 합"),
        adds_up("users.stated activity=programme source=l274", "users activity=programme",
                ko="프로그램별 이용자의 합"),
        adds_up("users.stated activity=space source=l280", "users activity=space", ko="공간별 이용자의 합"),
    ),
    lines="260-288, 1564, 1572",
)  # fmt: skip
