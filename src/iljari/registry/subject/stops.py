"""A stop on processing (처리정지): from its day on a person's data is kept but not used, and whoever tries is told so."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.access.log import LogAct
from iljari.access.purposes import Purpose
from iljari.journal.slip import Refused
from iljari.registry import identity
from iljari.registry.models import Person, ProcessingStop
from iljari.registry.subject.purposes import OF_RIGHTS

USES = frozenset({
    LogAct.UNMASK, LogAct.PRINT, LogAct.SEND, LogAct.EXPORT_ASK, LogAct.EXPORT, LogAct.EXPORT_WHOLE, LogAct.CHANGE,
})  # fmt: skip
"""What is a use: opening a field, printing, writing to the person, taking out, changing. That somebody is listed, masked, is keeping."""

SENTENCE = gettext_lazy(
    "처리정지를 요구한 사람의 개인정보여서 쓸 수 없습니다. 필요하면 개인정보 보호 담당자에게 물으십시오."
)


def stop(subject: str, *, by: str, at: datetime, request: str = "") -> ProcessingStop:
    """Stop the processing of a person's data. Raises Refused when it is stopped already or there is nobody."""
    if not Person.objects.filter(pk=subject).exists():
        raise Refused([_("등록부에 없는 사람입니다. 번호를 확인하십시오.")])
    if stopped([subject], on=at.date()):
        raise Refused([_("이미 처리가 정지되어 있습니다. 더 할 일이 없습니다.")])
    return ProcessingStop.objects.create(
        subject=subject, request=request, since_on=at.date(), set_by=by, set_at=at
    )


def lift(stop: str, *, by: str, on: date) -> None:
    """End a stop, when the person agrees again. Raises Refused when it does not stand."""
    if not ProcessingStop.objects.filter(pk=stop, lifted_on=None).update(lifted_on=on, lifted_by=by):
        raise Refused([_("이미 풀었거나 없는 처리정지입니다. 화면을 새로 열어 확인하십시오.")])


def stopped(subjects: Iterable[str], *, on: date) -> set[str]:
    """Those of these subjects whose processing is stopped on a day, under whichever of their ids."""
    standing = set(
        ProcessingStop.objects.filter(since_on__lte=on, lifted_on=None).values_list("subject", flat=True)
    )
    if not standing:
        return set()
    return set(subjects) & identity.all_ids(standing)


def refuse(subjects: Collection[str], *, on: date) -> None:
    """For operations and batches that use persons' data: raises Refused where somebody has stopped it."""
    found = stopped(subjects, on=on)
    if found:
        raise Refused(
            [
                str(SENTENCE)
                if len(subjects) == 1
                else _("%(sentence)s (%(found)s명)") % {"sentence": SENTENCE, "found": f"{len(found):,}"}
            ]
        )


def gate(request: HttpRequest, subjects: Collection[str], purpose: Purpose, act: LogAct) -> None:
    """Stands before the access log: a use of stopped data for any purpose but the subject's own rights is refused."""
    if act not in USES or purpose.code in OF_RIGHTS:
        return
    found = stopped(subjects, on=request.today)  # type: ignore[attr-defined]
    if found:
        told = _(
            "처리정지를 요구한 사람의 개인정보여서 쓸 수 없습니다. 필요하면 개인정보 보호 담당자에게 물으십시오."
        )
        raise PermissionDenied(told if len(subjects) == 1 else f"{told} ({len(found):,})")
