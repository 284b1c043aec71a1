"""Noting a training or a pledge (교육·서약). Both are asked for again every year. Source: SP-25."""

from datetime import date

from django.utils.translation import gettext as _

from iljari.access.models import Preparation
from iljari.journal.slip import Refused


def prepare(*, account: str, kind: str, on: date, by: str) -> None:
    """Note that this account's person was trained, or pledged, on a day. The same twice is once.

    Refused: a training of one's own. A pledge is always one's own.
    """
    if kind == Preparation.Kind.TRAINING and by == account:
        raise Refused([_("자기 교육은 자기가 적을 수 없습니다. 다른 사람이 적어야 합니다.")])
    Preparation.objects.get_or_create(
        account=account, kind=Preparation.Kind(kind), done_on=on, defaults={"by": by}
    )
