"""Ending a right (종료): it is refused from the next request on."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.access.models import Right, RightEntry
from iljari.access.operations import writing
from iljari.journal.slip import Refused


@transaction.atomic
def end(
    *, right: str, why: str, by: str, approved_by: str, at: datetime, on: date | None = None,
    act: RightEntry.Act = RightEntry.Act.ENDED,
) -> Right:  # fmt: skip
    """End a right; `on` is the first day without it, today when not told. Refused: one's own; without a reason; ended before.

    A right that has not begun ends on the day on which it would have begun.
    """
    held = Right.objects.select_for_update().filter(pk=right).first()
    if held is None:
        raise Refused([_("그런 권한이 없습니다.")])
    writing.refuse_oneself(held.account, by, approved_by)
    writing.refuse_no_reason(why)
    day = max(on or writing.day_of(at), writing.day_of(at), held.from_on)
    if held.ended_on is not None and held.ended_on <= day:
        raise Refused([_("이미 끝난 권한입니다.")])
    return writing.write(
        RightEntry(
            right=held.pk, act=act, **{name: getattr(held, name) for name in writing.HELD}, from_on=held.from_on,
            ended_on=day, why=why.strip(), by=by, approved_by=approved_by, recorded_at=at,
        )
    )  # fmt: skip


def end_all(*, account: str, why: str, by: str, approved_by: str, at: datetime) -> int:
    """End every right that an account has or will have; returns how many."""
    day = writing.day_of(at)
    open_rights = [
        right for right in Right.objects.filter(account=account)
        if right.ended_on is None or right.ended_on > max(day, right.from_on)
    ]  # fmt: skip
    for right in open_rights:
        end(right=right.pk, why=why, by=by, approved_by=approved_by, at=at)
    return len(open_rights)
