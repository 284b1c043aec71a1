"""What the returns desk does: draft, hand in, sign, send back, correct, remind; and enter what was decided or stated."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from iljari.acts.base import Act, Mode
from iljari.acts.decided import ReturnSigned
from iljari.catalogue.recording import Unfit, act_for
from iljari.catalogue.register import programme as programme_of
from iljari.desks.returns.models import Line, Reminder, Return
from iljari.journal import door
from iljari.journal.slip import Receipt, Refused, Reversal


@dataclass(frozen=True)
class Number:
    """One number as a deliverer enters it."""

    indicator: str
    value: str
    unit: str
    effective_on: date
    since_on: date | None = None
    kinds: dict[str, str] = field(default_factory=dict)
    note: str = ""
    source: str = ""


@transaction.atomic
def draft(
    *, programme: str, since_on: date, until_on: date, by: str, operator: str = "", district: str = "",
    numbers: Sequence[Number] = (), id: str = "", source: str = "",
) -> Return:  # fmt: skip
    """Open or replace the draft of a return with these numbers; raises Refused with a sentence for each unfit one."""
    _fit(programme, numbers, operator, district)
    paper, _ = Return.objects.get_or_create(
        **({"id": id} if id else {"programme": programme, "operator": operator, "district": district,
                                  "since_on": since_on, "until_on": until_on, "state": Return.State.DRAFT}),
        defaults={"programme": programme, "operator": operator, "district": district, "since_on": since_on,
                  "until_on": until_on, "drafted_by": by, "source": source},
    )  # fmt: skip
    if paper.state not in (Return.State.DRAFT, Return.State.SENT_BACK):
        raise Refused(["이미 제출했거나 확정된 보고입니다. 고치려면 반려를 받거나 정정하십시오."])
    paper.lines.all().delete()
    Line.objects.bulk_create(
        Line(of=paper, position=position, indicator=number.indicator, kinds=number.kinds, value=number.value,
             unit=number.unit, since_on=number.since_on, effective_on=number.effective_on, note=number.note,
             source=number.source)
        for position, number in enumerate(numbers)
    )  # fmt: skip
    return paper


def submit(*, paper: Return, by: str, at: datetime) -> None:
    """Hand a return in to the division."""
    if paper.state not in (Return.State.DRAFT, Return.State.SENT_BACK):
        raise Refused(["이미 제출한 보고입니다."])
    if not paper.lines.exists():
        raise Refused(["빈 보고는 제출할 수 없습니다. 적어도 한 항목을 입력하십시오."])
    paper.state, paper.submitted_by, paper.submitted_at, paper.remark = Return.State.SUBMITTED, by, at, ""
    paper.save()


def send_back(*, paper: Return, by: str, remark: str) -> None:
    """Give a return back to its deliverer with a remark."""
    if paper.state != Return.State.SUBMITTED:
        raise Refused(["제출된 보고만 반려할 수 있습니다."])
    if not remark.strip():
        raise Refused(["반려하는 까닭을 적으십시오."])
    paper.state, paper.remark = Return.State.SENT_BACK, remark.strip()
    paper.save()


@transaction.atomic
def sign(*, paper: Return, by: str, at: datetime, silent: bool = False) -> Receipt:
    """Sign a return off: its numbers are posted, and the deliverer's months are closed. By another than who handed it in."""
    if paper.state == Return.State.SIGNED:
        raise Refused(["이미 확정된 보고입니다."])
    if paper.state != Return.State.SUBMITTED:
        raise Refused(["제출된 보고만 확정할 수 있습니다."])
    if paper.submitted_by == by:
        raise Refused(["제출한 사람이 스스로 확정할 수 없습니다. 다른 사람이 확인하십시오."])
    lines = list(paper.lines.order_by("position"))
    acts = [_act(paper.programme, _number(line), paper.operator, paper.district) for line in lines]
    closing = ReturnSigned(
        programme=paper.programme, effective_on=paper.until_on, since_on=paper.since_on, operator=paper.operator,
        district=paper.district, object=paper.id, source=paper.source,
    )  # fmt: skip
    receipt = door.post([*acts, closing], actor=by, key=f"return:{paper.id}", recorded_at=at, silent=silent)
    for line, entry in zip(lines, receipt.entries, strict=False):
        line.entry = entry
    Line.objects.bulk_update(lines, ["entry"])
    paper.state, paper.signed_by, paper.signed_at = Return.State.SIGNED, by, at
    paper.save()
    return receipt


REASONS = {
    "typo": ("오기", "typing error"),
    "late": ("늦은 보고", "late report"),
    "double": ("이중 집계", "counted twice"),
    "definition": ("기준 변경", "definition changed"),
}


@transaction.atomic
def correct(*, line: Line, value: str, reason: str, by: str, at: datetime, key: str) -> Receipt:
    """Correct one number of a signed return: the old entry is reversed, a new one posted, both for the same day."""
    if reason not in REASONS:
        raise Refused(["정정 사유를 고르십시오."])
    if line.entry is None:
        raise Refused(["아직 확정되지 않은 보고입니다. 보고에서 바로 고치십시오."])
    number = _number(line)
    new = _act(line.of.programme, Number(**{**number.__dict__, "value": value}), line.of.operator, line.of.district)
    receipt = door.post(
        [Reversal(line.entry), new], actor=by, key=key, recorded_at=at, reason=f"correction:{reason}"
    )  # fmt: skip
    line.value, line.entry = value, receipt.entries[1]
    line.save()
    return receipt


def remind(*, programme: str, operator: str, district: str, since_on: date, until_on: date, by: str, at: datetime) -> Reminder:  # fmt: skip
    """Note that a deliverer was reminded of an overdue return."""
    return Reminder.objects.create(
        programme=programme, operator=operator, district=district, since_on=since_on, until_on=until_on, sent_by=by,
        sent_at=at,
    )  # fmt: skip


def decide(
    *, programme: str, indicator: str, value: str, unit: str, effective_on: date, by: str, at: datetime, key: str,
    until_on: date | None = None, kinds: dict[str, str] | None = None, source: str = "", silent: bool = False,
) -> Receipt:  # fmt: skip
    """Enter a decision: a target, limit, rate, price, capacity or term, with the day from which it holds."""
    try:
        act = act_for(
            programme_of(programme), indicator, value=value, unit_code=unit, kinds=kinds or {},
            effective_on=effective_on, until_on=until_on, source=source,
        )  # fmt: skip
    except (Unfit, KeyError) as error:
        raise Refused([str(error.args[0])]) from None
    if act.mode is not Mode.DECLARED:
        raise Refused([f"'{act.ko}'은(는) 정하는 값이 아닙니다. 실적은 보고로 입력하십시오."])
    return door.post([act], actor=by, key=key, recorded_at=at, silent=silent)


def note_statement(*, act: Act, by: str, at: datetime, key: str, silent: bool = False) -> Receipt:
    """Keep what a source merely prints: compared with the figures, never added to them."""
    if act.mode is not Mode.STATED:
        raise Refused(["인쇄된 값만 이렇게 남길 수 있습니다."])
    return door.post([act], actor=by, key=key, recorded_at=at, silent=silent)


def _number(line: Line) -> Number:
    return Number(
        line.indicator, line.value, line.unit, line.effective_on, line.since_on, dict(line.kinds), line.note, line.source
    )  # fmt: skip


def _act(programme: str, number: Number, operator: str, district: str) -> Act:
    return act_for(
        programme_of(programme), number.indicator, value=number.value, unit_code=number.unit, kinds=number.kinds,
        effective_on=number.effective_on, since_on=number.since_on, operator=operator, district=district,
        source=number.source,
    )  # fmt: skip


def _fit(programme: str, numbers: Sequence[Number], operator: str, district: str) -> None:
    """Refuse with a sentence for each number that cannot be recorded; positions start at 1."""
    sentences = []
    for position, number in enumerate(numbers, 1):
        try:
            act = _act(programme, number, operator, district)
            sentences += [f"{position}행: {sentence}" for sentence in act.faults()]
        except (Unfit, KeyError) as error:
            sentences.append(f"{position}행: {error.args[0]}")
    if sentences:
        raise Refused(sentences)
