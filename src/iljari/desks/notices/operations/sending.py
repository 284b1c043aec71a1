"""Send a message: the audience is fixed, the log written, each delivery carried, what was reached posted; then again for the rest.

The parts stand apart so that whatever fails between them can be done again: a delivery has one reference for ever,
by which the carrier knows it, and a posting counts only who was newly reached.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime
from fractions import Fraction
from functools import partial
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from iljari.access.log import LogAct, recording
from iljari.access.reading import current
from iljari.acts.calls import MessageSent
from iljari.desks.notices import audience, carrier, text
from iljari.desks.notices.audience import Narrowed
from iljari.desks.notices.models import Delivery, Message
from iljari.desks.notices.operations.composing import compose
from iljari.desks.notices.purposes import FIELD, NOTICE
from iljari.journal import door
from iljari.journal.locks import turn
from iljari.journal.slip import Refused

State = Delivery.State
LEFT = (State.WAITING, State.NOT_SENT)

Record = Callable[[Collection[str], str, str], None]
"""Writes into the access log, before anything is opened, whose contact (field) is used for which message."""


def send(*, message: str, by: str, at: datetime, record: Record | None = None) -> Message:
    """발송: send a message, or try again for whom it was not sent. Raises Refused; what was sent is not sent again.

    Not inside a transaction: what has left cannot be rolled back.
    """
    paper = _fixed(message, by, at)
    deliver(message=paper.pk, by=by, at=at, record=record)
    paper.refresh_from_db()
    return paper


def notify(
    *, persons: Collection[str], programme: str, kind: str, text: str, key: str, by: str, at: datetime,
    channel: str = Message.Channel.TEXT, title: str = "", record: Record | None = None,
) -> Message:  # fmt: skip
    """알림: tell these persons (opaque ids) what another room has to tell them, once a key; recruitment is refused (C20).

    Within a transaction the message is written with it, and leaves when the transaction has ended: what is rolled back
    was never sent. Who is not reached stays on the desk's list and can be tried again there.
    """
    paper = compose(
        programme=programme, kind=kind, channel=channel, title=title, body=text,
        criterion=Message.Criterion.HANDED, narrowed=Narrowed(), key=f"notify:{key}", by=by, at=at, persons=persons,
    )  # fmt: skip
    if paper.state == Message.State.DRAFT:
        transaction.on_commit(partial(send, message=paper.pk, by=by, at=at, record=record), robust=True)
        paper.refresh_from_db()
    return paper


def _day(at: datetime) -> date:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


@transaction.atomic
def _fixed(message: str, by: str, at: datetime) -> Message:
    """The message with its recipients, who are found once: on the day of sending, by the criterion."""
    paper = Message.objects.select_for_update().filter(pk=message).first()
    if paper is None:
        raise Refused([_("보낼 안내가 없습니다. 화면을 새로 열어 확인하십시오.")])
    if paper.state != Message.State.DRAFT:
        return paper
    on = _day(at)
    try:
        price = text.price(paper.channel, paper.text, on)
    except LookupError:
        raise Refused(
            [
                _(
                    "이날의 발송 단가가 정해져 있지 않습니다. 시스템 관리자에게 단가(MESSAGE_PRICES)를 넣어 달라고 하십시오."
                )
            ]
        ) from None
    narrowed = Narrowed.read(paper.narrowed)
    # The rule may have changed since it was written.
    if faults := audience.faults(paper.kind, paper.criterion, narrowed, operator=paper.operator, on=on):
        raise Refused(faults)
    found = audience_of(paper, on)
    if not found.count:
        raise Refused([_("이 기준에 맞는 사람이 없습니다. 기준을 바꾸어 다시 작성하십시오.")])
    paper.deliveries.all().delete()
    states = (
        (found.reachable, State.WAITING),
        (found.without_contact, State.WITHOUT_CONTACT),
        (found.stopped, State.STOPPED),
    )
    Delivery.objects.bulk_create(
        [
            Delivery(message=paper, person=person, state=state)
            for people, state in states
            for person in people
        ],
        batch_size=1000,
    )
    paper.state, paper.sent_by, paper.sent_at = Message.State.SENDING, by, at
    paper.price_won = price
    paper.audience_count, paper.stopped_count = found.count, len(found.stopped)
    paper.without_contact_count, paper.not_sent_count = len(found.without_contact), len(found.reachable)
    paper.save()
    return paper


def audience_of(paper: Message, on: date) -> audience.Audience:
    """Who fits the criterion of a message on a day."""
    handed = list(paper.deliveries.values_list("person", flat=True)) if not paper.sent_at else []
    return audience.find(
        paper.programme, paper.criterion, Narrowed.read(paper.narrowed), paper.channel, operator=paper.operator, on=on,
        handed=handed,
    )  # fmt: skip


def deliver(*, message: str, by: str, at: datetime, record: Record | None = None) -> None:
    """Carry to whom it has not gone yet, and post whom it newly reached. Whoever stopped the processing meanwhile is left out."""
    paper = Message.objects.get(pk=message)
    left = dict(paper.deliveries.filter(state__in=LEFT).values_list("person", "pk"))
    on = _day(at)
    people = sorted(left)
    for person in audience.stops.stopped(people, on=on):
        paper.deliveries.filter(person=person, state__in=LEFT).update(state=State.STOPPED, tried_at=at)
        people.remove(person)
    if people:
        named = sorted(audience.own_ids(people))
        (record or partial(_logged, by, at))(named, FIELD[Message.Channel(paper.channel)], paper.pk)
        _carried(paper, people, left, on, at)
    _settled(message, by, at)


def _carried(paper: Message, people: list[str], left: dict[str, int], on: date, at: datetime) -> None:
    """Each delivery handed to the carrier; what the carrier does not take stays not sent."""
    by_carrier = carrier.configured()
    without = set(people)
    for person, contact in audience.contacts(people, paper.channel, on):
        without.discard(person)
        try:
            by_carrier.carry(
                reference=f"{paper.pk}-{left[person]}", channel=paper.channel, contact=contact, title=paper.title,
                text=paper.text,
            )  # fmt: skip
            state = State.SENT
        except carrier.NotCarried:
            state = State.NOT_SENT
        Delivery.objects.filter(pk=left[person]).exclude(state=State.SENT).update(state=state, tried_at=at)
    for person in without:
        Delivery.objects.filter(pk=left[person]).update(state=State.WITHOUT_CONTACT, tried_at=at)


def _settled(message: str, by: str, at: datetime) -> None:
    """The counts of a message as they stand, and its posting for whom it newly reached."""
    with turn(), transaction.atomic():
        paper = Message.objects.select_for_update().get(pk=message)
        counts = {state: paper.deliveries.filter(state=state).count() for state in State}
        new = paper.deliveries.filter(state=State.SENT, posted=False).update(posted=True)
        if new:
            _posted(paper, new, by, at)
        left = counts[State.WAITING] + counts[State.NOT_SENT]
        paper.not_sent_count = left
        paper.without_contact_count, paper.stopped_count = (
            counts[State.WITHOUT_CONTACT],
            counts[State.STOPPED],
        )
        if not paper.reached_count:
            paper.state = Message.State.NOT_SENT
        else:
            paper.state = Message.State.PARTLY if left else Message.State.SENT
        paper.save()


def _posted(paper: Message, new: int, by: str, at: datetime) -> None:
    """Post the people newly reached with what that cost; the first time, the one message too."""
    reached = paper.reached_count + new
    cost = text.cost(paper.price_won, reached)
    of = {
        "programme": paper.programme, "effective_on": _day(at), "operator": paper.operator, "object": paper.pk,
        "kinds": {"kind": paper.kind, "channel": paper.channel},
    }  # fmt: skip
    acts = [
        MessageSent(
            **of, quantity=Fraction(new), unit="people", amount_won=cost - paper.cost_won,
            draws_on=paper.entry,
        )
    ]  # fmt: skip
    if paper.entry is None:
        acts.append(MessageSent(**of, unit="cases"))
    paper.rounds += 1
    receipt = door.post(acts, actor=by, key=f"message:{paper.pk}:{paper.rounds}", recorded_at=at)
    paper.entry = paper.entry or receipt.entries[0]
    paper.reached_count, paper.cost_won = reached, cost


def _logged(by: str, at: datetime, subjects: Collection[str], field: str, case: str) -> None:
    """The row of the access log where no request is at hand: another room's doing, a command."""
    recording.append(
        at, sorted(subjects), account=by, act=LogAct.SEND.value, purpose=NOTICE.code, fields=field, case=case
    )
    reading = current()
    if reading is not None:
        reading.admit(subjects, (field,))
