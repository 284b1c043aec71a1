"""Two records of one organisation: joined by an act in the journal, and parted again. Both keep their ids and their rows."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.acts.identity import SubjectsJoined, SubjectsParted
from iljari.journal import door
from iljari.journal.slip import Receipt, Refused
from iljari.registry.models import Organisation
from iljari.registry.organisations import reading

PROGRAMME = "bureau.organisation"


@transaction.atomic
def join(*, first: Organisation, second: Organisation, by: str, at: datetime, key: str) -> Receipt:
    """동일 기관 연결: the two are one; counts of different organisations read through it from now on known."""
    if first.pk == second.pk:
        raise Refused([_("자기 자신과는 연결할 수 없습니다. 다른 기관을 고르십시오.")])
    if first.synthetic != second.synthetic:
        raise Refused([_("연습용 기관과 실제 기관은 연결할 수 없습니다.")])
    if second.pk in reading.same(first.pk):
        raise Refused([_("이미 같은 기관으로 연결되어 있습니다.")])
    act = SubjectsJoined(programme=PROGRAMME, effective_on=at.date(), subject=first.pk, object=second.pk)
    return door.post([act], actor=by, key=key, recorded_at=at)


@transaction.atomic
def part(*, first: Organisation, second: Organisation, by: str, at: datetime, key: str) -> Receipt:
    """연결 해제: they were not the same after all; every count known from now on tells them apart again."""
    if second.pk not in reading.same(first.pk):
        raise Refused([_("연결되어 있지 않은 기관입니다.")])
    act = SubjectsParted(programme=PROGRAMME, effective_on=at.date(), subject=first.pk, object=second.pk)
    receipt = door.post([act], actor=by, key=key, recorded_at=at)
    if second.pk in reading.same(first.pk):
        raise Refused([_("둘은 다른 기관을 거쳐 연결되어 있습니다. 직접 연결한 기관과의 연결을 푸십시오.")])
    return receipt
