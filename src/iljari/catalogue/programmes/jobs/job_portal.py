"""서울일자리포털과 전산망 (document: work item 1-10, L564-566; budget row 12, L1418)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role, Step
from iljari.indicators import common
from iljari.indicators.definition import cumulative, derived, flow, level
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.job_portal",
    name="서울일자리포털 운영",
    name_en="Seoul job portal",
    mandate="누리집과 앱, 상담관리시스템으로 일자리 정보를 한곳에서 준다.",
    mandate_en="Job information in one place, by a website, an app and the system of the counsellors.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.VISITOR: Admission(
            "일자리 정보를 찾는 사람.",
            "Whoever looks for information about jobs.",
            not_stated=(silent.ANYTHING,),
        ),
    },
    steps=(steps.VENUE, Step("venues", "앱·전산 운영", "app and system", ("Downloaded", "Handled"))),
    indicators=(
        level("daily_visitors", "하루 평균 방문자", "visitors a day", "people per day"),
        derived("visitor_growth", "방문자 전년 같은 달 대비 증가율", "growth of visitors on the year before",
                "{daily_visitors} / {daily_visitors @2017-01..2017-09} - 1", "percent", decimals=1),
        cumulative("downloads", "앱 누적 다운로드", "app downloads", "Downloaded", "cases"),
        flow("requests_handled", "전산 개선요청 처리", "system requests handled", "Handled", "cases"),
        common.PLANNED_COST,
    ),
    lines="564-566, 1418",
)  # fmt: skip
