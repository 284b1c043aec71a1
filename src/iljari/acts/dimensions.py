"""The dimensions (구분) by which acts are told apart, and the values that all programmes share.

What only one programme tells apart (its courses, services, places) stands in that programme's own `words`.
"""

Words = dict[str, dict[str, tuple[str, str]]]

# Each dimension with its Korean and English name.
NAMES: dict[str, tuple[str, str]] = {
    "sex": ("성별", "sex"),
    "age_group": ("연령대", "age group"),
    "group": ("대상", "group"),
    "half": ("반기", "half-year"),
    "delivered_by": ("수행 주체", "delivered by"),
    "host": ("공간 제공", "host"),
    "service": ("서비스", "service"),
    "channel": ("경로", "channel"),
    "course": ("과정", "course"),
    "activity": ("활동", "activity"),
    "stage": ("단계", "stage"),
    "size": ("규모", "size"),
    "status": ("상태", "status"),
    "field": ("분야", "field"),
    "cohort": ("선정 연도", "cohort"),
    "track": ("유형", "track"),
    "medal": ("입상", "medal"),
    "grade": ("직급", "grade"),
    "staff": ("직종", "staff"),
    "contract": ("고용 형태", "contract"),
    "org": ("기관", "organisation"),
    "kind": ("종류", "kind"),
    "place": ("장소", "place"),
    "funder": ("재원", "funder"),
    "division": ("부서", "division"),
    "job_type": ("일자리 구분", "job type"),
    "day": ("요일", "day"),
    "edge": ("시작·종료", "edge"),
    "bound": ("상한·하한", "bound"),
    "criterion": ("심사 기준", "criterion"),
    "year_no": ("지원 연차", "year of support"),
    "for": ("교육 대상", "for whom"),
    "scope": ("범위", "scope"),
    "item": ("항목", "item"),
    "source": ("출처", "source"),
}

COMMON: Words = {
    "sex": {"female": ("여성", "women"), "male": ("남성", "men")},
    "half": {"h1": ("상반기", "first half"), "h2": ("하반기", "second half")},
    "delivered_by": {
        "city": ("시", "city"),
        "district": ("자치구", "districts"),
        "private": ("민간", "private bodies"),
    },
    "funder": {
        "national": ("국비", "national"),
        "city": ("시비", "city"),
        "district": ("구비", "district"),
        "own": ("자부담", "own"),
    },
    "group": {
        "youth": ("청년", "youth"),
        "women": ("여성", "women"),
        "middle_aged": ("중장년", "middle-aged"),
        "seniors": ("어르신", "seniors"),
        "disabled": ("장애인", "people with disabilities"),
        "low_income": ("저소득", "low-income"),
        "citizens": ("일반 시민", "citizens at large"),
        "other": ("기타", "others"),
    },
    "job_type": {"direct": ("직접일자리", "direct jobs"), "indirect": ("간접일자리", "indirect jobs")},
    "bound": {"min": ("하한", "at least"), "max": ("상한", "at most")},
    "edge": {"open": ("시작", "opens"), "close": ("종료", "closes")},
    "day": {"weekday": ("평일", "weekdays"), "saturday": ("토요일", "Saturday")},
    "division": {
        "jobs": ("일자리정책담당관", "Job Policy Division"),
        "labour": ("노동정책담당관", "Labour Policy Division"),
        "social": ("사회적경제담당관", "Social Economy Division"),
    },
    "stage": {
        "original": ("본예산", "original budget"),
        "supplementary": ("추가경정예산", "supplementary budget"),
        "reserve_fund": ("예비비", "reserve fund"),
        "specified": ("명시이월", "specified carry-over"),
        "unforeseen": ("사고이월", "unforeseen carry-over"),
        "quarter1": ("1분기", "first quarter"),
        "quarter2": ("2분기", "second quarter"),
        "quarter3": ("3분기", "third quarter"),
        "quarter4": ("4분기", "fourth quarter"),
        "applied": ("선정 전", "before selection"),
        "selected": ("선정 뒤", "after selection"),
    },
    "channel": {
        "portal": ("누리집", "portal"),
        "counter": ("창구", "counter"),
        "paper": ("서면", "on paper"),
        "text": ("문자", "text message"),
        "email": ("전자우편", "e-mail"),
    },
    "status": {
        "ineligible": ("자격 없음", "not eligible"),
        "below_mark": ("기준 점수 미달", "below the pass mark"),
        "not_chosen": ("순위 밖", "not among the chosen"),
        "lapsed": ("보완 기한 지남", "documents not brought in time"),
        "upheld": ("받아들임", "upheld"),
        "dismissed": ("받아들이지 않음", "dismissed"),
    },
    "kind": {
        "policy": ("정책사업비", "policy programmes"),
        "administrative": ("행정운영경비", "administration"),
        "financial": ("재무활동", "financial activities"),
        "unitemised": ("사업별 내역 없음", "not itemised"),
        "new": ("신규", "new"),
        "renewal": ("재협약", "renewal"),
        "recertification": ("재인증", "renewed certificate"),
        "recruitment": ("모집 안내", "recruitment notices"),
        "result": ("결과 안내", "notices of results"),
        "schedule": ("일정 안내", "notices of schedules"),
        "duty": ("의무 알림", "reminders of duties"),
        "other_notice": ("그 밖의 안내", "other notices"),
    },
    "year_no": {str(n): (f"{n}년차", f"year {n}") for n in range(1, 10)},
    "cohort": {str(year): (f"'{year % 100:02d}년 선정", f"{year} cohort") for year in range(2008, 2030)},
}

WHO = ("sex", "age_group", "group", "grade", "contract", "staff", "for")
WHAT = (
    "service",
    "course",
    "activity",
    "field",
    "track",
    "kind",
    "stage",
    "status",
    "size",
    "cohort",
    "medal",
    "criterion",
    "year_no",
    "scope",
)
WHERE = ("delivered_by", "host", "place", "org", "channel", "division")
WHEN = ("half", "day", "edge", "bound")
MONEY = ("funder", "job_type")

EVERY = (*WHO, *WHAT, *WHERE, *WHEN, *MONEY)
