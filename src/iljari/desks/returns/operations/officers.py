"""Officers' own affairs: assignment, mentors, trips and leave. The journal holds opaque ids, never names."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.acts.decided import (
    MentorAssigned,
    OfficerAssigned,
    TravelOrdered,
    TravelReported,
    TravelRequested,
)
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.catalogue.register import programme as programme_of
from iljari.desks.returns.models import Officer, Travel
from iljari.journal import door, read
from iljari.journal.slip import Receipt, Refused, Reversal

PROGRAMME = "bureau.staffing"


@transaction.atomic
def assign(
    *,
    officer: Officer,
    division: str,
    service: str,
    grade: str,
    post: str,
    on: date,
    by: str,
    at: datetime,
    key: str,
) -> Receipt:
    """전보·배치: assign an officer to a division, service and grade from a day on."""
    known = programme_of(PROGRAMME)
    if division not in DIVISIONS:
        raise Refused([_("어느 부서로 배치하는지 고르십시오.")])
    if not known.knows("grade", grade) or not known.knows("kind", service):
        raise Refused([_("직종과 직급을 고르십시오.")])
    if not post.strip():
        raise Refused([_("맡을 자리를 적으십시오(예: 일자리정책팀 예산). 이름은 적지 않습니다.")])
    act = OfficerAssigned(
        programme=PROGRAMME, effective_on=on, subject=officer.id,
        kinds={"division": division, "grade": grade, "kind": service},
    )  # fmt: skip
    receipt = door.post([act], actor=by, key=key, recorded_at=at)
    officer.division, officer.service, officer.grade, officer.post = division, service, grade, post.strip()
    officer.since_on = on
    officer.save()
    return receipt


@transaction.atomic
def mentor(*, newcomer: Officer, by_officer: Officer, on: date, by: str, at: datetime, key: str) -> Receipt:
    """멘토 지정: give a newcomer a mentor of the same division."""
    if newcomer.pk == by_officer.pk:
        raise Refused([_("자기 자신의 멘토가 될 수 없습니다. 다른 직원을 고르십시오.")])
    if newcomer.division != by_officer.division:
        raise Refused([_("멘토는 같은 부서의 직원이어야 합니다.")])
    act = MentorAssigned(
        programme=PROGRAMME, effective_on=on, subject=newcomer.id, object=by_officer.id,
        kinds={"division": newcomer.division},
    )  # fmt: skip
    receipt = door.post([act], actor=by, key=key, recorded_at=at)
    newcomer.mentor = by_officer
    newcomer.save()
    return receipt


@transaction.atomic
def end_mentoring(*, newcomer: Officer, by: str, at: datetime) -> Receipt:
    """멘토 지정 취소: take a mentor's assignment back, so that another may be assigned."""
    found = [
        line
        for line in read.lines(acts=("MentorAssigned",), subject=newcomer.pk)
        if line.reverses is None and line.reversed_by is None
    ]
    if not found:
        raise Refused([_("멘토가 지정되지 않은 직원입니다.")])
    entry = found[-1].pk
    receipt = door.post(
        [Reversal(entry)], actor=by, key=f"mentor:{entry}:ended", recorded_at=at, reason="correction:definition"
    )  # fmt: skip
    newcomer.mentor = None
    newcomer.save()
    return receipt


@transaction.atomic
def request_travel(
    *, officer: Officer, activity: str, starts_on: date, ends_on: date, place: str, purpose: str, by: str,
    at: datetime, key: str,
) -> Receipt:  # fmt: skip
    """출장·휴가 신청: ask for a trip or leave beforehand."""
    if activity not in ("trip", "leave"):
        raise Refused([_("출장인지 휴가인지 고르십시오.")])
    if starts_on > ends_on:
        raise Refused([_("첫날이 마지막 날보다 늦습니다. 날짜를 확인하십시오.")])
    if starts_on < at.date():
        raise Refused([_("출장과 휴가는 미리 신청해야 합니다. 오늘이나 그 뒤의 날을 적으십시오.")])
    if activity == "trip" and not place.strip():
        raise Refused([_("어디로 가는지 적으십시오.")])
    if not purpose.strip():
        raise Refused([_("무슨 일인지 적으십시오.")])
    overlapping = officer.travels.filter(starts_on__lte=ends_on, ends_on__gte=starts_on)
    if overlapping.exists():
        raise Refused([_("같은 날에 이미 신청한 출장이나 휴가가 있습니다.")])
    paper = Travel(
        officer=officer, activity=activity, starts_on=starts_on, ends_on=ends_on, place=place.strip(),
        purpose=purpose.strip(),
    )  # fmt: skip
    receipt = door.post([_travel(TravelRequested, paper)], actor=by, key=key, recorded_at=at)
    paper.requested_entry = receipt.entries[0]
    paper.save(force_insert=True)
    return receipt


@transaction.atomic
def order_travel(*, travel: Travel, by: str, at: datetime) -> Receipt:
    """출장명령: order a trip or grant leave that an officer asked for; nobody orders his own."""
    if travel.officer.account and travel.officer.account == by:
        raise Refused([_("자기 출장은 스스로 명령할 수 없습니다. 다른 결재권자가 명령해야 합니다.")])
    if travel.ordered_entry is not None:
        raise Refused([_("이미 명령한 출장·휴가입니다.")])
    act = _travel(TravelOrdered, travel, travel.requested_entry)
    receipt = door.post([act], actor=by, key=f"travel:{travel.pk}:ordered", recorded_at=at)
    travel.ordered_entry = receipt.entries[0]
    travel.save()
    return receipt


@transaction.atomic
def report_travel(*, travel: Travel, report: str, by: str, at: datetime) -> Receipt:
    """출장결과 보고: say what came of a trip that was ordered."""
    if travel.activity != "trip" or travel.ordered_entry is None:
        raise Refused([_("명령을 받은 출장만 결과를 보고합니다.")])
    if travel.reported_entry is not None:
        raise Refused([_("이미 결과를 보고한 출장입니다.")])
    if not report.strip():
        raise Refused([_("출장 결과를 적으십시오.")])
    if at.date() < travel.starts_on:
        raise Refused([_("아직 시작하지 않은 출장입니다. 다녀온 뒤 보고하십시오.")])
    act = _travel(TravelReported, travel, travel.ordered_entry)
    receipt = door.post([act], actor=by, key=f"travel:{travel.pk}:reported", recorded_at=at)
    travel.reported_entry, travel.report = receipt.entries[0], report.strip()
    travel.save()
    return receipt


def _travel(kind: type[TravelRequested], travel: Travel, draws_on: int | None = None) -> TravelRequested:
    return kind(
        programme=PROGRAMME, since_on=travel.starts_on, effective_on=travel.ends_on, subject=travel.officer_id,
        object=travel.pk, draws_on=draws_on, kinds={"division": travel.officer.division, "activity": travel.activity},
    )  # fmt: skip
