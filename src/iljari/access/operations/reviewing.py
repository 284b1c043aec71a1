"""The half-yearly review (반기 점검): every right is confirmed, or lapses on the due day. Source: SP-26.

Opening a campaign limits each right to the due day, in the ledger: so what nobody confirms lapses by itself, without a
clock that somebody must not forget. Confirming gives a right back the end that it had.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.access.models import Review, ReviewItem, Right, RightEntry
from iljari.access.offices import holds
from iljari.access.operations import writing
from iljari.access.operations.ending import end
from iljari.access.roles import FROM_OUTSIDE
from iljari.journal.slip import Refused

REVIEW = "review"
"""Who limits rights when a campaign opens: the campaign, and nobody by himself."""


@transaction.atomic
def open_review(*, due_on: date, by: str, at: datetime) -> Review:
    """Open a campaign over all rights of the city's, districts' and operators' people that hold today.

    Refused while another one is open, and without a due day after today.
    """
    today = writing.day_of(at)
    if due_on <= today:
        raise Refused([_("점검 기한은 오늘보다 뒤여야 합니다.")])
    if Review.objects.filter(due_on__gt=today).exists():
        raise Refused([_("끝나지 않은 점검이 있습니다. 그 점검을 먼저 마치십시오.")])
    review = Review.objects.create(opened_on=today, due_on=due_on, by=by)
    for right in Right.objects.exclude(role__in=FROM_OUTSIDE).order_by("pk"):
        if not holds(right, today):
            continue
        ReviewItem.objects.create(review=review, right=right, before_on=right.ended_on)
        if right.ended_on is None or right.ended_on > due_on:
            _write(
                right,
                RightEntry.Act.LIMITED,
                due_on,
                _("반기 점검을 시작함(%(by)s)") % {"by": by},
                REVIEW,
                at,
            )
    return review


@transaction.atomic
def decide(*, item: ReviewItem, confirm: bool, by: str, at: datetime, why: str = "") -> None:
    """Confirm a right, or end it. Refused: one's own; decided before; after the due day; ended meanwhile."""
    today = writing.day_of(at)
    right = Right.objects.select_for_update().get(pk=item.right_id)
    item.refresh_from_db()
    writing.refuse_oneself(right.account, by, by)
    if item.confirmed is not None:
        raise Refused([_("이미 점검한 권한입니다.")])
    if today >= item.review.due_on or not holds(right, today):
        raise Refused([_("이미 끝난 권한입니다.")])
    if confirm:
        limited_on = min(item.review.due_on, item.before_on or item.review.due_on)
        if right.ended_on != limited_on:
            raise Refused(
                [_("점검을 시작한 뒤에 끝나는 날이 정해진 권한입니다. 확인해도 되살아나지 않습니다.")]
            )
        _write(right, RightEntry.Act.CONFIRMED, item.before_on, _("반기 점검에서 확인함"), by, at)
    else:
        end(right=right.pk, why=why or _("반기 점검에서 끝냄"), by=by, approved_by=by, at=at)
    item.confirmed, item.decided_by, item.decided_on = confirm, by, today
    item.save()


def _write(right: Right, act: RightEntry.Act, ended_on: date | None, why: str, by: str, at: datetime) -> None:
    writing.write(
        RightEntry(
            right=right.pk, act=act, **{name: getattr(right, name) for name in writing.HELD}, from_on=right.from_on,
            ended_on=ended_on, why=why, by=by, approved_by=by, recorded_at=at,
        )
    )  # fmt: skip
