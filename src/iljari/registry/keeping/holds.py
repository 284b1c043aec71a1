"""Holds (보존 유예): what an audit, a lawsuit or the archives still need does not fall due and is not erased."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from iljari.journal.slip import Refused
from iljari.kernel import resident_number
from iljari.registry import identity
from iljari.registry.keeping.classes import CLASSES
from iljari.registry.kinds import refused_number
from iljari.registry.models import Hold, Person
from iljari.registry.models.keeping import hold_id

LONGEST_NOTE = 500


@dataclass(frozen=True)
class Held:
    """A hold that stands in the way, and the sentence that says so."""

    hold: Hold

    @property
    def sentence(self) -> str:
        """Why it may not be destroyed, and what to do."""
        until = _("%(day)s까지") % {"day": self.hold.until_on} if self.hold.until_on else _("풀 때까지")
        return _("%(ground)s(으)로 %(until)s 보존을 유예한 기록입니다. 유예를 푼 뒤에 다시 하십시오.") % {
            "ground": self.hold.get_ground_display(),
            "until": until,
        }


@transaction.atomic
def hold(
    *, ground: str, by: str, at: datetime, subject: str = "", record_class: str = "", until_on: date | None = None,
    note: str = "", id: str = "",
) -> Hold:  # fmt: skip
    """Hold one person's records, or a whole record class; `id` is one drawn before. Raises Refused with sentences."""
    faults = []
    if bool(subject) == bool(record_class):
        faults.append(_("한 사람의 기록이나 한 보존 구분 가운데 하나를 고르십시오."))
    if subject and Person.objects.select_for_update().filter(pk=subject).first() is None:
        faults.append(_("등록부에 없는 사람입니다. 번호를 확인하십시오."))
    if record_class and (record_class not in CLASSES or CLASSES[record_class].for_good):
        faults.append(_("보존기간이 있는 구분을 목록에서 고르십시오."))
    if ground not in Hold.Ground.values:
        faults.append(_("왜 유예하는지(감사·소송 등) 고르십시오."))
    if until_on is not None and until_on <= at.date():
        faults.append(_("언제까지인지는 오늘보다 뒤의 날로 적거나 비워 두십시오."))
    if len(note) > LONGEST_NOTE:
        faults.append(_("덧붙이는 말은 %(most)s자까지 적을 수 있습니다.") % {"most": LONGEST_NOTE})
    if resident_number.stands_in(note):
        faults.append(refused_number.sentence())
    if faults:
        raise Refused(faults)
    return Hold.objects.create(
        id=id or hold_id(), subject=subject, record_class=record_class, ground=ground, note=note or None, placed_by=by, placed_at=at,
        until_on=until_on,
    )  # fmt: skip


def release(hold: str, *, by: str, at: datetime) -> None:
    """End a hold. Raises Refused when there is none that stands."""
    if not Hold.objects.filter(pk=hold, released_at=None).update(released_by=by, released_at=at):
        raise Refused([_("이미 풀었거나 없는 유예입니다. 화면을 새로 열어 확인하십시오.")])


def release_expired(*, by: str, at: datetime) -> int:
    """End those whose day has come; gives how many."""
    return Hold.objects.filter(released_at=None, until_on__lte=at.date()).update(
        released_by=by, released_at=at
    )


def standing(on: date) -> list[Hold]:
    """The holds that stand on a day, the latest first."""
    still = Q(until_on=None) | Q(until_on__gt=on)
    return list(Hold.objects.filter(still, released_at=None).order_by("-placed_at"))


def on_subjects(subjects: Collection[str], *, on: date) -> list[Held]:
    """The holds that keep these subjects from being erased: on themselves, under any of their ids, or on what a person leaves."""
    asked = identity.all_ids(subjects)
    return [
        Held(each)
        for each in standing(on)
        if each.subject in asked or each.record_class in ("participation_5y", "contact_1y")
    ]


def held_subjects(on: date) -> set[str]:
    """The subjects that are held, with all their ids."""
    return identity.all_ids(one.subject for one in standing(on) if one.subject)


def held_classes(on: date) -> set[str]:
    """The record classes that are held whole."""
    return {one.record_class for one in standing(on) if one.record_class}
