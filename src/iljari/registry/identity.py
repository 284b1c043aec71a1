"""Joining and parting: two ids that turn out to be one person. Acts in the journal; entries keep their ids; both can be taken back."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.acts.identity import SubjectsJoined, SubjectsParted
from iljari.journal import door, read
from iljari.journal import identity as known_identity
from iljari.journal.locks import turn
from iljari.journal.slip import Receipt, Refused
from iljari.registry.models import Person

PROGRAMME = "bureau.registry"

JOINED_BECAUSE = {
    "identity_checked": gettext_lazy("신분증을 대조함"),
    "connecting_information": gettext_lazy("연계정보(CI)가 같음"),
    "subject_said": gettext_lazy("본인이 확인함"),
    "office_confirmed": gettext_lazy("기관이 확인함"),
}
PARTED_BECAUSE = {
    "joined_by_mistake": gettext_lazy("잘못 연결함"),
    "proved_otherwise": gettext_lazy("다른 사람으로 확인됨"),
    "subject_said": gettext_lazy("본인이 다르다고 함"),
}


def join(keep: str, other: str, *, reason: str, by: str, recorded_at: datetime) -> Receipt:
    """Say that `other` is the same person as `keep`: counts of different persons follow from now on known. Raises Refused."""
    _refuse_unless(reason in JOINED_BECAUSE, _("왜 같은 사람인지 사유를 고르십시오."))
    _refuse_unless(keep != other, _("같은 번호입니다. 서로 다른 두 사람을 고르십시오."))
    with (
        turn(),
        transaction.atomic(),
    ):  # both stay until it is written: nobody is joined to somebody who is being erased
        both = Person.objects.select_for_update().filter(pk__in=(keep, other)).order_by("pk")
        _refuse_unless(len(both) == 2, _("등록부에 없는 사람입니다."))
        _refuse_unless(other not in aliases(keep), _("이미 같은 사람으로 연결되어 있습니다."))
        return _post(SubjectsJoined, keep, other, reason, by, recorded_at)


def part(one: str, other: str, *, reason: str, by: str, recorded_at: datetime) -> Receipt:
    """Say that two who were joined are two after all. Raises Refused when they were not joined to each other."""
    _refuse_unless(reason in PARTED_BECAUSE, _("왜 다른 사람인지 사유를 고르십시오."))
    pair = next((each for each in joined_pairs() if set(each) == {one, other}), None)
    _refuse_unless(pair is not None, _("서로 연결된 두 사람이 아닙니다. 화면을 새로 열어 확인하십시오."))
    return _post(SubjectsParted, one, other, reason, by, recorded_at)


def aliases(person: str, seq: int | None = None) -> set[str]:
    """All ids of the one person that this id stands for, this one included, as known at a place of the journal."""
    stands = known_identity.representatives(seq)
    top = stands.get(person, person)
    return {person} | {each for each, its in stands.items() if its == top}


def all_ids(persons: Iterable[str], seq: int | None = None) -> set[str]:
    """All ids of all these persons, with one reading of the journal."""
    asked = set(persons)
    stands = known_identity.representatives(seq)
    tops = {stands[each] for each in asked if each in stands}
    return asked | {each for each, its in stands.items() if its in tops}


def joined_pairs(seq: int | None = None) -> list[tuple[str, str]]:
    """The pairs that are joined, in the order in which they were: (kept, other)."""
    return known_identity.pairs(seq)


def _refuse_unless(condition: bool, sentence: str) -> None:
    if not condition:
        raise Refused([sentence])


def _post(
    act: type[SubjectsJoined], one: str, other: str, reason: str, by: str, recorded_at: datetime
) -> Receipt:
    before = sum(
        1
        for line in read.lines(programme=PROGRAMME, acts=(act.__name__,))
        if {line.subject, line.object} == {one, other}
    )
    day = recorded_at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    first, second = sorted((one, other))
    return door.post(
        [act(programme=PROGRAMME, effective_on=day, subject=one, object=other)],
        actor=by,
        key=f"{act.__name__}:{first}:{second}:{before + 1}",
        recorded_at=recorded_at,
        reason=reason,
    )
