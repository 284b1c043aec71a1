"""What the council desk does: enter a finding, answer it."""

from datetime import date, datetime

from iljari.acts.decided import FindingAnswered, FindingRaised
from iljari.desks.council.models import AuditItem
from iljari.journal import door, read
from iljari.journal.slip import Receipt, Refused, Reversal

PROGRAMME = "bureau.council_audit"


def raise_finding(*, item: AuditItem, on: date, by: str, at: datetime, key: str, silent: bool = False) -> Receipt:
    """지적: enter an item that the council raised."""
    act = FindingRaised(
        programme=PROGRAMME, effective_on=on, object=item.id, kinds={"kind": item.kind, "division": item.division},
        source=item.source,
    )  # fmt: skip
    return door.post([act], actor=by, key=key, recorded_at=at, silent=silent)


def answer(*, item: AuditItem, state: str, on: date, by: str, at: datetime, key: str, silent: bool = False) -> Receipt:
    """조치: the item's state from a day on; the state before is taken back, so that each item stands in one state."""
    if state not in AuditItem.State.values:
        raise Refused(["완료, 추진중, 검토중, 미반영 가운데 하나를 고르십시오."])
    before = [
        line
        for line in read.lines(programme=PROGRAMME, acts=("FindingAnswered",), object=item.id)
        if line.reverses is None and line.reversed_by is None
    ]
    if before and before[-1].kinds["status"] == state:
        raise Refused(["이미 그 상태입니다."])
    act = FindingAnswered(
        programme=PROGRAMME, effective_on=on, object=item.id, source=item.source,
        kinds={"kind": item.kind, "division": item.division, "status": state},
    )  # fmt: skip
    return door.post(
        [*(Reversal(line.pk) for line in before), act], actor=by, key=key, recorded_at=at,
        reason="correction:state" if before else "", silent=silent,
    )  # fmt: skip


def state_of(item: AuditItem) -> str:
    """The item's state as the journal has it; empty when it was never answered."""
    lines = [
        line
        for line in read.lines(programme=PROGRAMME, acts=("FindingAnswered",), object=item.id)
        if line.reverses is None and line.reversed_by is None
    ]
    return str(lines[-1].kinds["status"]) if lines else ""
