"""What the council desk does: enter a finding, answer it."""

from datetime import date, datetime
from fractions import Fraction

from iljari.acts.decided import FindingAnswered, FindingRaised
from iljari.desks.council.models import AuditItem
from iljari.journal import door, read
from iljari.journal.slip import Receipt, Refused

PROGRAMME = "bureau.council_audit"


def raise_finding(
    *, item: AuditItem, on: date, by: str, at: datetime, key: str, silent: bool = False
) -> Receipt:
    """지적: enter an item that the council raised."""
    act = FindingRaised(
        programme=PROGRAMME, effective_on=on, object=item.id, kinds={"kind": item.kind, "division": item.division},
        source=item.source,
    )  # fmt: skip
    return door.post([act], actor=by, key=key, recorded_at=at, silent=silent)


def answer(
    *, item: AuditItem, state: str, on: date, by: str, at: datetime, key: str, silent: bool = False
) -> Receipt:
    """조치: the item leaves its state and enters another on a day; what it stood in before that day stays as it was."""
    if state not in AuditItem.State.values:
        raise Refused(["완료, 추진중, 검토중, 미반영 가운데 하나를 고르십시오."])
    written = door.written(key)
    if written is not None:
        return written
    before = state_of(item)
    if before == state:
        raise Refused(["이미 그 상태입니다."])
    acts = [_answered(item, state, on, 1)]
    if before:
        since = max(line.effective_on for line in _answers(item))
        if on < since:
            raise Refused(
                [f"지금 상태는 {since:%Y. %-m. %-d.}부터입니다. 그보다 이른 날로는 바꿀 수 없습니다."]
            )
        acts.insert(0, _answered(item, before, on, -1))
    return door.post(acts, actor=by, key=key, recorded_at=at, silent=silent)


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
