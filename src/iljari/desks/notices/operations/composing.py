"""Write a message, and throw one away that was not sent."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from iljari.catalogue.register import all_programmes
from iljari.desks.notices import audience, text
from iljari.desks.notices.audience import Narrowed
from iljari.desks.notices.models import Delivery, Message
from iljari.journal.slip import Refused
from iljari.registry.models import Person


def compose(
    *, programme: str, kind: str, channel: str, body: str, criterion: str, narrowed: Narrowed, key: str, by: str,
    at: datetime, title: str = "", operator: str = "", persons: Collection[str] = (),
) -> Message:  # fmt: skip
    """작성: write a message and by which criterion it goes; nothing is sent yet. The same key is the same message.

    `persons` are opaque ids, for one person or a list that another room hands over. Raises Refused with sentences.
    """
    known = Message.objects.filter(key=key).first()
    if known is not None:
        return known
    on = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    found = [] if programme in all_programmes() else [_("어느 사업의 안내인지 고르십시오.")]
    if channel not in Message.Channel.values:
        found.append(_("문자인지 전자우편인지 고르십시오."))
    else:
        found += text.faults(channel, title, body)
    found += audience.faults(kind, criterion, narrowed, operator=operator, on=on)
    found += _of_persons(criterion, persons)
    if found:
        raise Refused(found)
    try:
        with transaction.atomic():
            made = Message.objects.create(
                programme=programme, operator=operator, kind=kind, channel=channel, title=title.strip(),
                text=body.replace("\r\n", "\n").strip(), criterion=criterion, narrowed=narrowed.stored(), key=key,
                composed_by=by, composed_at=at,
            )  # fmt: skip
            Delivery.objects.bulk_create(
                [Delivery(message=made, person=person) for person in sorted(set(persons))], batch_size=1000
            )
    except IntegrityError:  # sent twice at the same moment
        return Message.objects.get(key=key)
    return made


def _of_persons(criterion: str, persons: Collection[str]) -> list[str]:
    if criterion == Message.Criterion.ONE:
        if len(persons) != 1 or not Person.objects.filter(pk__in=list(persons)).exists():
            return [_("받는 사람의 번호가 등록부에 없습니다. 사람 화면에서 번호를 확인하십시오.")]
    elif criterion == Message.Criterion.HANDED:
        if not persons:
            return [_("받는 사람이 없습니다.")]
    elif persons:
        return [_("기준으로 고르는 안내에는 명단을 붙일 수 없습니다.")]
    return []


@transaction.atomic
def discard(*, message: str) -> None:
    """버리기: throw a message away that was not sent. Raises Refused when it was."""
    found = Message.objects.select_for_update().filter(pk=message).first()
    if found is None or found.state != Message.State.DRAFT:
        raise Refused([_("보낸 안내는 버릴 수 없습니다. 보낸 기록은 그대로 남습니다.")])
    found.delete()
