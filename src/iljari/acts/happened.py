"""What people, firms and places did or received: results of the programmes."""

from typing import ClassVar

from iljari.acts.base import Act, Limit, Once, once_a_day
from iljari.acts.dimensions import MONEY, WHAT, WHEN, WHERE, WHO
from iljari.acts.reference import application, decided_once, place

_PEOPLE = ("people", "thousand people")
_BODIES = (
    "firms", "projects", "teams", "districts", "centres", "sites", "institutions", "universities", "schools",
    "organisations", "workplaces", "governments", "cities", "members", "countries", "offices",
)  # fmt: skip
_ALL = (*WHO, *WHAT, *WHERE, *WHEN, *MONEY)


class Happened(Act):
    """A result: it happened, once or n times, on a day or in a period up to a day."""

    dimensions: ClassVar[tuple[str, ...]] = _ALL


class Applied(Happened):
    """신청: a person or body asked to be admitted (접수)."""

    ko, en = "신청", "applied"
    units = (*_PEOPLE, *_BODIES, "cases")

    def limits(self) -> tuple[Limit, ...]:
        """A single application: as many as the call lets an applicant hand in."""
        return (application(self.object, self.subject, -1),) if self.object else ()


class Selected(Happened):
    """선정: chosen by review or committee; also 지정 and 위촉 of bodies."""

    ko, en = "선정", "selected"
    units = (*_PEOPLE, *_BODIES, "cases")

    def limits(self) -> tuple[Limit, ...]:
        """A single application is decided once, and takes a place of its call."""
        return (decided_once(self.object), place(self.object, -1)) if self.object else ()


class Agreed(Happened):
    """협약: an agreement was concluded or renewed."""

    ko, en = "협약", "agreed"
    units = (*_BODIES, *_PEOPLE, "cases")

    def limits(self) -> tuple[Limit, ...]:
        """A single term of an agreement (`object`) is agreed once."""
        return (Once(f"agreed:{self.object}", "이미 맺은 협약입니다."),) if self.object else ()


class Terminated(Happened):
    """해지·종료: an agreement or support ended."""

    ko, en = "해지", "terminated"
    units = (*_BODIES, *_PEOPLE, "programmes", "cases")

    def limits(self) -> tuple[Limit, ...]:
        """A single agreement (`object`) ends once."""
        return (Once(f"terminated:{self.object}", "이미 끝난 협약입니다."),) if self.object else ()


class Closed(Happened):
    """폐업: an enterprise or centre closed."""

    ko, en = "폐업", "closed"
    units = _BODIES


class Participated(Happened):
    """참여: a person took part in a public job or programme."""

    ko, en = "참여", "participated"
    units = (*_PEOPLE, *_BODIES, "jobs")


class JobCreated(Happened):
    """일자리 창출: a job that a programme made."""

    ko, en = "일자리 창출", "job created"
    units = ("jobs", "thousand jobs", "people")


class Used(Happened):
    """이용: a person used a place or service."""

    ko, en = "이용", "used"
    units = (*_PEOPLE, "people per day", "cases")


class Downloaded(Happened):
    """다운로드: an app was downloaded."""

    ko, en = "다운로드", "downloaded"
    units = ("cases",)


class Lent(Happened):
    """대여: a thing (an interview suit) was lent to a person."""

    ko, en = "대여", "lent"
    units = (*_PEOPLE, "cases")


class Counselled(Happened):
    """상담: a person was counselled (people) or a case was counselled (cases)."""

    ko, en = "상담", "counselled"
    units = (*_PEOPLE, "cases", "sessions", *_BODIES)


class Consulted(Happened):
    """컨설팅: a workplace or enterprise received consulting."""

    ko, en = "컨설팅", "consulted"
    units = (*_BODIES, "cases", "sessions")


class Healed(Happened):
    """치유: a person took part in a healing programme."""

    ko, en = "치유", "healed"
    units = (*_PEOPLE, "sessions", "workplaces")


class Remedied(Happened):
    """권리구제: a violated right was remedied, by suit or mediation."""

    ko, en = "권리구제", "remedied"
    units = ("cases", *_PEOPLE)


class Trained(Happened):
    """교육·훈련: a person was taught or trained."""

    ko, en = "교육", "trained"
    units = (*_PEOPLE, *_BODIES, "thousand people")


class Completed(Happened):
    """수료: a person completed a course."""

    ko, en = "수료", "completed"
    units = (*_PEOPLE, "courses", "programmes")


class SessionHeld(Happened):
    """개최·운영: a session, meeting, event or course was held."""

    ko, en = "개최", "held"
    units = ("sessions", "meetings", "hours", "days", "courses", "programmes", "teams", "cases")


class Attended(Happened):
    """참석: a person or body attended an event."""

    ko, en = "참석", "attended"
    units = (*_PEOPLE, *_BODIES)


class VacancyRegistered(Happened):
    """구인: a vacancy was registered."""

    ko, en = "구인", "vacancy registered"
    units = (*_PEOPLE, "cases")


class SeekerRegistered(Happened):
    """구직: a job seeker registered."""

    ko, en = "구직", "job seeker registered"
    units = _PEOPLE


class Referred(Happened):
    """알선: one person was referred to one vacancy."""

    ko, en = "알선", "referred"
    units = ("cases",)


class Hired(Happened):
    """취업·채용: a person was hired."""

    ko, en = "취업", "hired"
    units = (*_PEOPLE, "firms")


class Placed(Happened):
    """배치: a person was placed in a public job or host firm."""

    ko, en = "배치", "placed"
    units = (*_PEOPLE, "firms")


class Converted(Happened):
    """정규직 전환: an irregular worker became regular."""

    ko, en = "전환", "converted"
    units = (*_PEOPLE, "districts")


class Examined(Happened):
    """심사: a plan or case was examined and decided."""

    ko, en = "심사", "examined"
    units = (*_PEOPLE, "cases", *_BODIES)


class Awarded(Happened):
    """시상: a prize, medal or certificate was awarded."""

    ko, en = "시상", "awarded"
    units = (*_PEOPLE, "medals", "teams", "firms")


class Appointed(Happened):
    """위촉·배치: a person was appointed to a task."""

    ko, en = "위촉", "appointed"
    units = _PEOPLE


class Resigned(Happened):
    """사임: a person resigned from an office."""

    ko, en = "사임", "resigned"
    units = _PEOPLE


class Supported(Happened):
    """지원: a body or person received support other than money counted elsewhere."""

    ko, en = "지원", "supported"
    units = (*_BODIES, *_PEOPLE, "cases", "sessions")


class Opened(Happened):
    """개소·조성: a place was opened, or a course or department was run."""

    ko, en = "개소", "opened"
    units = (*_BODIES, "departments", "courses", "programmes", "venues")


class Issued(Happened):
    """제작·발행: something was published or made."""

    ko, en = "발행", "issued"
    units = ("copies", "items", "sessions", "types", "cases")


class Handled(Happened):
    """처리: a request was dealt with."""

    ko, en = "처리", "handled"
    units = ("cases", "items")


class Proposed(Happened):
    """제안·발굴: an idea, need or improvement was put forward."""

    ko, en = "제안", "proposed"
    units = ("cases", "projects", *_PEOPLE, "districts")


class Inspected(Happened):
    """점검: a body was inspected."""

    ko, en = "점검", "inspected"
    units = (*_BODIES, "cases", "sessions")


class GrantPaid(Happened):
    """보조금 교부: a grant was paid out to a district, body or firm (the recipient's side; not the city's ledger)."""

    ko, en = "교부", "grant paid"
    units = ("cases", *_BODIES)
    takes_money = True


class Purchased(Happened):
    """공공구매: a public body bought from a social-economy enterprise."""

    ko, en = "구매", "purchased"
    units = ("cases",)
    takes_money = True


class Sold(Happened):
    """매출: enterprises sold."""

    ko, en = "매출", "sold"
    units = ("cases",)
    takes_money = True


class Raised(Happened):
    """모집·조성: money was raised from outside (fund, mock crowd funding, gifts)."""

    ko, en = "조성", "raised"
    units = ("cases",)
    takes_money = True


class Contributed(Happened):
    """출연·출자: money was put into a fund."""

    ko, en = "출연", "contributed"
    units = ("cases",)
    takes_money = True


class Repaid(Happened):
    """상환: principal of a loan came back."""

    ko, en = "상환", "repaid"
    units = ("cases",)
    takes_money = True


class Rewarded(Happened):
    """보상: a result was rewarded with money."""

    ko, en = "보상", "rewarded"
    units = ("firms", "cases")
    takes_money = True


class Counted(Happened):
    """현황 집계: what there was on a day, counted by whoever has it (members, staff, places, progress).

    A level: the last count of each carrier holds until the next, and there is one count a day.
    """

    may_be_negative = True

    ko, en = "현황 집계", "counted"
    dimensions = (*_ALL, "item")
    units = (
        *_PEOPLE,
        *_BODIES,
        "people per day",
        "cases",
        "percent",
        "percentage points",
        "rank",
        "rooms",
        "items",
        "fields",
        "departments",
        "occupations",
        "venues",
        "courses",
        "programmes",
        "count",
        "types",
        "jobs",
        "thousand jobs",
        "divisions",
        "months",
        "years",
        "sessions",
        "days",
        "meetings",
        "copies",
    )

    def limits(self) -> tuple[Limit, ...]:
        """One count a day, carrier and item."""
        return (once_a_day(self),)


class AmountCounted(Happened):
    """금액 현황: an amount that stood on a day (outstanding loans), counted by whoever has it. A level."""

    ko, en = "금액 현황", "amount counted"
    dimensions = (*_ALL, "item")
    units = ("cases",)
    takes_money = True

    def limits(self) -> tuple[Limit, ...]:
        """One amount a day, carrier and item."""
        return (once_a_day(self),)
