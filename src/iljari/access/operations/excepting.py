"""Letting in somebody who is not in the personnel file yet (긴급 예외): with a reason and an end. Source: SP-24."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from iljari.access.models import Staff
from iljari.access.operations import writing
from iljari.journal.slip import Refused

LONGEST = 30
"""An exception lasts this long at most (days)."""


def except_urgently(
    *, account: str, reason: str, until_on: date, by: str, at: datetime, **place: str
) -> Staff:
    """Register the account without a personnel record until a day, at most LONGEST days ahead. Its rights are granted apart.

    Refused: for oneself; without a reason; without an end in time; for somebody whom the personnel file knows.
    """
    today = writing.day_of(at)
    writing.refuse_oneself(account, by, by)
    writing.refuse_no_reason(reason)
    if not account.strip():
        raise Refused([_("인사번호를 적으십시오.")])
    if not today <= until_on <= date.fromordinal(today.toordinal() + LONGEST):
        raise Refused(
            [
                _("예외는 오늘부터 %(days)d일 안에 끝나야 합니다. 끝나는 날을 다시 고르십시오.")
                % {"days": LONGEST}
            ]
        )
    if Staff.objects.filter(pk=account).exclude(urgent_reason__gt="").exists():
        raise Refused([_("인사 파일에 있는 사람입니다. 예외가 필요 없습니다.")])
    person, _made = Staff.objects.update_or_create(
        pk=account, defaults={"urgent_reason": reason.strip()[:300], "urgent_until_on": until_on, "from_on": today, **place}
    )  # fmt: skip
    return person
