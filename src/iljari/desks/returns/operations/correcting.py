"""Correct what was signed: a number changed, added late, or taken back. The journal keeps both."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from iljari.catalogue.recording import Unfit
from iljari.desks.returns.models import Correction, Line, Return, Step
from iljari.desks.returns.operations.reporting import Number, act_of, faults, number_of
from iljari.journal import door
from iljari.journal.slip import Receipt, Refused, Reversal

REASONS = {
    "typo": (gettext_noop("오기"), "typing error"),
    "late": (gettext_noop("늦은 보고"), "late report"),
    "double": (gettext_noop("이중 집계"), "counted twice"),
    "definition": (gettext_noop("기준 변경"), "definition changed"),
}


@transaction.atomic
def correct(
    *, line: Line, value: str, reason: str, by: str, at: datetime, key: str, remark: str = ""
) -> Receipt:
    """정정: change one number of a signed return; the old entry is reversed, a new one posted, both for the same day."""
    entry = _signed_entry(line, reason)
    number = Number(**{**number_of(line).__dict__, "value": value})
    wrong = faults(line.of.programme, [number], line.of.operator, line.of.district)
    if wrong:
        raise Refused([each.sentence for each in wrong])
    if value == line.value:
        raise Refused([_("지금 값과 같습니다. 바르게 고친 값을 적으십시오.")])
    receipt = door.post(
        [Reversal(entry), act_of(line.of, number)], actor=by, key=key, recorded_at=at, reason=f"correction:{reason}"
    )  # fmt: skip
    _note(line, value, reason, remark, by, at, receipt.entries[1])
    return receipt


@transaction.atomic
def withdraw(*, line: Line, reason: str, by: str, at: datetime, key: str, remark: str = "") -> Receipt:
    """정정(취소): take one number of a signed return back; afterwards nothing is reported there, which is not 0."""
    entry = _signed_entry(line, reason)
    receipt = door.post([Reversal(entry)], actor=by, key=key, recorded_at=at, reason=f"correction:{reason}")
    _note(line, "", reason, remark, by, at, None)
    return receipt


@transaction.atomic
def supplement(
    *, paper: Return, number: Number, reason: str, by: str, at: datetime, key: str, remark: str = ""
) -> Receipt:
    """정정(추가): add to a signed return a number that was left out."""
    _reasoned(reason)
    if paper.state != Return.State.SIGNED:
        raise Refused([_("아직 확정되지 않은 보고입니다. 보고에서 바로 고치십시오.")])
    wrong = faults(paper.programme, [number], paper.operator, paper.district)
    if wrong:
        raise Refused([each.sentence for each in wrong])
    lines = list(paper.lines.order_by("position"))
    line = next((each for each in lines if number_of(each).key == number.key), None)
    if line is not None and line.entry is not None:
        raise Refused([_("이미 보고된 항목입니다. 추가하지 말고 그 값을 정정하십시오.")])
    try:
        act = act_of(paper, number)
    except Unfit as error:
        raise Refused([str(error)]) from None
    receipt = door.post([act], actor=by, key=key, recorded_at=at, reason=f"correction:{reason}")
    if line is None:
        line = Line.objects.create(
            of=paper, position=lines[-1].position + 1 if lines else 0, indicator=number.indicator, kinds=number.kinds,
            value="", unit=number.unit, since_on=number.since_on, effective_on=number.effective_on, note=number.note,
        )  # fmt: skip
    _note(line, number.value, reason, remark, by, at, receipt.entries[0])
    return receipt


def _reasoned(reason: str) -> None:
    if reason not in REASONS:
        raise Refused([_("정정 사유를 고르십시오.")])


def _signed_entry(line: Line, reason: str) -> int:
    _reasoned(reason)
    now = Line.objects.select_for_update().get(pk=line.pk)
    line.value, line.entry = now.value, now.entry
    if line.of.state != Return.State.SIGNED:
        raise Refused([_("아직 확정되지 않은 보고입니다. 보고에서 바로 고치십시오.")])
    if line.entry is None:
        raise Refused([_("이미 취소된 값입니다. 다시 보고하려면 빠진 값 추가로 입력하십시오.")])
    return line.entry


def _note(line: Line, value: str, reason: str, remark: str, by: str, at: datetime, entry: int | None) -> None:
    Correction.objects.create(
        line=line, before=line.value, after=value, reason=reason, remark=remark.strip(), reversed_entry=line.entry,
        entry=entry, by=by, at=at,
    )  # fmt: skip
    Step.objects.create(of=line.of, name=Step.Name.CORRECTED, by=by, at=at, remark=remark.strip())
    line.value, line.entry = value, entry
    line.save()
