"""Granting a right (부여)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.access.models import Right, RightEntry, Staff
from iljari.access.offices import in_service
from iljari.access.operations import writing
from iljari.access.roles import FROM_OUTSIDE
from iljari.journal.slip import Refused
from iljari.kernel.canonical import opaque_id


@transaction.atomic
def grant(
    *, account: str, role: str, why: str, by: str, approved_by: str, from_on: date, at: datetime,
    until_on: date | None = None, division: str = "", district: str = "", operator: str = "", subject: str = "",
    replaces: str = "",
) -> Right:  # fmt: skip
    """Give an account a right from a day on; `until_on` is its last day, if an end is known.

    Refused: to oneself; approved by whoever receives it; without a reason; bound to another place than the role's;
    beginning before today; to somebody who is not in the personnel file (SP-24); the same right twice at once.
    """
    place = {"division": division, "district": district, "operator": operator, "subject": subject}
    writing.refuse_oneself(account, by, approved_by)
    writing.refuse_no_reason(why)
    writing.refuse_misfit(role, place)
    if from_on < writing.day_of(at):
        raise Refused([_("지난날부터 권한을 줄 수 없습니다. 시작일을 오늘이나 그 뒤로 고르십시오.")])
    if until_on is not None and until_on < from_on:
        raise Refused([_("권한의 마지막 날이 시작일보다 이릅니다. 날짜를 다시 고르십시오.")])
    if role not in FROM_OUTSIDE:
        person = Staff.objects.filter(pk=account).first()
        if person is None or not in_service(person, max(from_on, person.from_on)):
            raise Refused([
                _("인사 파일에 없거나 일하고 있지 않은 사람입니다. 인사 파일을 먼저 올리거나, 급하면 까닭과 끝나는 날을 적어 예외로 등록하십시오.")
            ])  # fmt: skip
    same = Right.objects.filter(account=account, role=role, **place)
    if any(right.ended_on is None or right.ended_on > from_on for right in same):
        raise Refused([_("같은 권한을 이미 가지고 있습니다.")])
    return writing.write(
        RightEntry(
            right=opaque_id(), act=RightEntry.Act.GRANTED, account=account, role=role, **place, from_on=from_on,
            ended_on=next_day(until_on), why=why.strip(), by=by, approved_by=approved_by, replaces=replaces,
            recorded_at=at,
        )
    )  # fmt: skip


def next_day(day: date | None) -> date | None:
    """The first day after a last one."""
    return None if day is None else date.fromordinal(day.toordinal() + 1)
