"""What the council desk does: enter a finding, answer it."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.acts.decided import FindingAnswered, FindingRaised
from iljari.desks.council.models import AuditItem, Measure
from iljari.journal import door, read
from iljari.journal.slip import Receipt, Refused

PROGRAMME = "bureau.council_audit"
SEOUL = ZoneInfo("Asia/Seoul")


def raise_finding(
    *, item: AuditItem, on: date, by: str, at: datetime, key: str, silent: bool = False
) -> Receipt:
    """지적: enter an item that the council raised."""
    act = FindingRaised(
        programme=PROGRAMME, effective_on=on, object=item.id, kinds={"kind": item.kind, "division": item.division},
        source=item.source,
    )  # fmt: skip
    return door.post([act], actor=by, key=key, recorded_at=at, silent=silent)


@transaction.atomic
def answer(
    *, item: AuditItem, state: str, measure: str, on: date, by: str, at: datetime, key: str, evidence: str = "",
    silent: bool = False,
) -> Receipt:  # fmt: skip
    """조치: by a measure taken on a day the item leaves its state and enters another; what it was before stays as it was.

    Refused without words on what was done: a state alone answers no council. `evidence` (optional) names the papers.
    """
    written = door.written(key)
    if written is not None:
        return written
    _refuse(item, state, measure, on, at)
    before = state_of(item)
    acts = [_answered(item, state, on, 1)]
    if before:
        acts.insert(0, _answered(item, before, on, -1))
    receipt = door.post(acts, actor=by, key=key, recorded_at=at, silent=silent)
    Measure.objects.create(
        item=item, entry=receipt.entries[-1], done_on=on, text=measure.strip(), evidence=evidence.strip(), by=by, at=at
    )  # fmt: skip
    return receipt


def _refuse(item: AuditItem, state: str, measure: str, on: date, at: datetime) -> None:
    """Raise with every reason why the item cannot enter that state."""
    if state not in AuditItem.State.values:
        raise Refused([_("완료, 추진중, 검토중, 미반영 가운데 하나를 고르십시오.")])
    faults = []
    before = state_of(item)
    if before == state:
        faults.append(_("이미 그 상태입니다."))
    if not measure.strip():
        faults.append(_("무엇을 했는지 ‘조치 내용’에 적으십시오. 조치 없이 상태만 바꿀 수 없습니다."))
    if on > at.astimezone(SEOUL).date():
        faults.append(_("조치한 날이 오늘보다 뒤입니다. 이미 한 조치만 적으십시오."))
    since = max((line.effective_on for line in _answers(item)), default=None) if before else None
    if since and on < since:
        told = _("지금 상태는 %(day)s부터입니다. 그보다 이른 날로는 바꿀 수 없습니다.")
        faults.append(told % {"day": f"{since.year}. {since.month}. {since.day}."})
    if faults:
        raise Refused(faults)


def _answered(item: AuditItem, state: str, on: date, quantity: int) -> FindingAnswered:
    return FindingAnswered(
        programme=PROGRAMME, effective_on=on, object=item.id, source=item.source, quantity=Fraction(quantity),
        kinds={"kind": item.kind, "division": item.division, "status": state},
    )  # fmt: skip


def _answers(item: AuditItem) -> list[read.Line]:
    return [
        line
        for line in read.lines(programme=PROGRAMME, acts=("FindingAnswered",), object=item.id)
        if line.reverses is None and line.reversed_by is None
    ]


def state_of(item: AuditItem) -> str:
    """The item's state as the journal has it; empty when it was never answered."""
    entered = [line for line in _answers(item) if line.quantity > 0]
    return str(entered[-1].kinds["status"]) if entered else ""
