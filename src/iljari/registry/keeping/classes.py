"""Record classes (보존 구분): how long, from which event, on which law or decision, and whether a review (심의) comes first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

DECISION = gettext_lazy("내부 관리계획")
"""The bureau's own plan for personal data; its terms and their reasons: docs/decisions/0060."""


@dataclass(frozen=True)
class RecordClass:
    """A record class. `years` and `days` count from the event of the table's clock; neither: kept for good.

    `record`: a public record (공공기록물), which only a review may let go.
    """

    code: str
    ko: str
    en: str
    event: str
    event_en: str
    law: str | Promise
    years: int | None = None
    days: int | None = None
    record: bool = False
    decided: bool = False

    @property
    def why(self) -> str:
        """On which law it is kept so long, and by which decision; in the reader's language."""
        return f"{self.law}; {DECISION}" if self.decided else str(self.law)

    @property
    def for_good(self) -> bool:
        """Whether it never falls due."""
        return self.years is None and self.days is None

    def due_until(self, day: date) -> date | None:
        """The last day of an event whose records are due on `day`; None when never.

        >>> CLASSES["participation_5y"].due_until(date(2024, 2, 29))
        datetime.date(2019, 2, 28)
        """
        if self.for_good:
            return None
        leap = day.month == 2 and day.day == 29
        back = day.replace(year=day.year - (self.years or 0), day=28 if leap and self.years else day.day)
        return back - timedelta(days=self.days or 0)


_ALL = (
    RecordClass("participation_5y", "참여 자격을 보인 기록", "what showed eligibility", "마지막 참여·신청·기재",
                "last participation, application or writing", gettext_lazy("지방회계법상 증빙 5년에 맞춤"), decided=True, years=5),
    RecordClass("contact_1y", "연락처", "how to reach the person", "마지막 참여·신청·기재",
                "last participation, application or writing", gettext_lazy("개인정보 보호법 제21조"), decided=True, years=1),
    RecordClass("contact_person_1y", "기관의 담당자", "an organisation's contact person", "담당이 끝난 날",
                "end as contact", gettext_lazy("개인정보 보호법 제21조"), decided=True, years=1),
    RecordClass("request_3y", "정보주체의 요구와 유예", "requests, stops and holds", "조치가 끝난 날", "day of completion",
                gettext_lazy("개인정보 보호법 제35조~제38조를 지켰음을 보임"), decided=True, years=3),
    RecordClass("log_note_5y", "접속기록에 덧붙인 말", "free text beside the access log", "접속한 때", "moment of access",
                gettext_lazy("안전성 확보조치 기준 제8조 제1항(2년 이상)"), decided=True, years=5),
    RecordClass("sealed", "봉인된 기록", "sealed records", "계속 보존", "kept for good",
                gettext_lazy("안전성 확보조치 기준 제8조 제3항; 사슬로 봉인되어 지우면 나머지가 증명력을 잃음. 임의 번호만 있음")),
    RecordClass("rights_ledger", "권한 대장", "ledger of rights", "계속 보존", "kept for good",
                gettext_lazy("안전성 확보조치 기준 제5조 제3항(3년 이상); 어느 날의 권한이든 되살릴 수 있어야 함")),
    RecordClass("account_3y", "계정", "accounts", "마지막으로 쓴 날", "last use",
                gettext_lazy("안전성 확보조치 기준 제5조 제3항"), decided=True, years=3),
    RecordClass("staff_3y", "인사 자료에서 온 기록", "records from the personnel file", "퇴직·이동한 날", "day of leaving",
                gettext_lazy("안전성 확보조치 기준 제16조"), decided=True, years=3),
    RecordClass("session", "로그인 상태", "sessions", "만료된 때", "expiry", gettext_lazy("안전성 확보조치 기준 제6조 제4항"), days=0),
    RecordClass("attempt_1y", "로그인 실패", "failed sign-ins", "실패한 때", "moment of failure",
                gettext_lazy("안전성 확보조치 기준 제5조 제6항"), decided=True, years=1),
    RecordClass("upload_90d", "올린 파일의 검토 내용", "uploads under review", "올린 때", "moment of upload",
                gettext_lazy("개인정보 보호법 제21조"), decided=True, days=90),
    RecordClass("operations_3y", "점검·알림·내려받기 기록", "checks, alerts and exports", "끝난 때", "completion",
                gettext_lazy("안전성 확보조치 기준 제8조 제2항·제17조"), decided=True, years=3),
    RecordClass("register", "기관 등록부", "register of organisations", "준영구", "kept for good",
                gettext_lazy("공공기록물 관리에 관한 법률 시행령 제26조(준영구)"), record=True),
    RecordClass("desk_paper_5y", "업무 문서", "working papers of the desks", "문서가 끝난 날", "completion of the paper",
                gettext_lazy("공공기록물 관리에 관한 법률 시행령 제26조 별표 1(5년)"), years=5, record=True),
    RecordClass("council_10y", "의회 지적과 처리", "council findings and measures", "처리 기한", "day when due",
                gettext_lazy("공공기록물 관리에 관한 법률 시행령 제26조 별표 1(10년)"), years=10, record=True),
    RecordClass("permanent", "영구 기록", "permanent records", "영구", "kept for good",
                gettext_lazy("공공기록물 관리에 관한 법률 시행령 제26조(영구)"), record=True),
    RecordClass("in_use", "쓰는 동안", "while in use", "쓰는 동안", "while in use", DECISION),
)  # fmt: skip

CLASSES = {each.code: each for each in _ALL}
