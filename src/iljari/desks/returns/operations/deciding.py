"""Enter what was decided: targets, limits, rates, prices, capacities, terms, plans; classify programmes."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.acts.base import Act, Mode
from iljari.acts.decided import ProgrammeClassified
from iljari.catalogue.recording import Unfit, act_for
from iljari.catalogue.register import all_programmes
from iljari.catalogue.register import programme as programme_of
from iljari.desks.returns.operations.correcting import REASONS
from iljari.journal import door, read
from iljari.journal.slip import Receipt, Refused, Reversal

CLASSIFICATION = "bureau.job_targets"


@transaction.atomic
def decide(
    *, programme: str, indicator: str, value: str, unit: str, effective_on: date, by: str, at: datetime, key: str,
    until_on: date | None = None, kinds: dict[str, str] | None = None, source: str = "", reason: str = "",
    silent: bool = False,
) -> Receipt:  # fmt: skip
    """결정 입력: enter a target, limit, rate, price, capacity, term or plan, with the day from which it holds.

    Where one for the same period stands already, it is replaced, which needs a reason: else both would be added up.
    """
    try:
        act = act_for(
            programme_of(programme), indicator, value=value, unit_code=unit, kinds=kinds or {},
            effective_on=effective_on, until_on=until_on, source=source,
        )  # fmt: skip
    except (Unfit, KeyError) as error:
        raise Refused([str(error.args[0])]) from None
    if act.mode is not Mode.DECLARED:
        raise Refused([
            _("'%(name)s'은(는) 정하는 값이 아닙니다. 실적은 보고로 입력하십시오.") % {"name": act.ko}
        ])  # fmt: skip
    if (act.amount_won or act.quantity) < 0:
        raise Refused([_("0보다 작은 값은 정할 수 없습니다. 값을 확인하십시오.")])
    return _replace(act, by=by, at=at, key=key, reason=reason, silent=silent)


@transaction.atomic
def retract(*, entry: int, reason: str, by: str, at: datetime, key: str) -> Receipt:
    """결정 취소: take back a decision that was entered by mistake."""
    if reason not in REASONS:
        raise Refused([_("정정 사유를 고르십시오.")])
    line = next(read.lines(pks=[entry]), None)
    if line is None or line.mode != Mode.DECLARED or line.reverses:
        raise Refused([_("정한 값만 취소할 수 있습니다. 번호를 확인하십시오.")])
    return door.post([Reversal(entry)], actor=by, key=key, recorded_at=at, reason=f"correction:{reason}")


@transaction.atomic
def classify(
    *, programme: str, job_type: str, group: str, on: date, by: str, at: datetime, key: str
) -> Receipt:
    """사업 분류: say whether a programme makes direct or indirect jobs, and for which group, from a day on."""
    known = programme_of(CLASSIFICATION)
    if programme not in all_programmes():
        raise Refused([_("분류할 사업을 고르십시오.")])
    if not known.knows("job_type", job_type):
        raise Refused([_("직접일자리와 간접일자리 가운데 하나를 고르십시오.")])
    if not known.knows("group", group):
        raise Refused([_("어느 대상을 위한 사업인지 고르십시오.")])
    act = ProgrammeClassified(
        programme=CLASSIFICATION,
        effective_on=on,
        object=programme,
        kinds={"job_type": job_type, "group": group},
    )
    if read.has_posting(key):
        return _again(act, by=by, at=at, key=key, reason="correction:definition")
    before = [
        line
        for line in read.lines(programme=CLASSIFICATION, acts=("ProgrammeClassified",), object=programme)
        if line.reverses is None and line.reversed_by is None and line.effective_on == on
    ]
    if any(dict(line.kinds) == dict(act.kinds) for line in before):
        raise Refused([_("이미 그렇게 분류되어 있습니다.")])
    return door.post(
        [*(Reversal(line.pk) for line in before), act], actor=by, key=key, recorded_at=at,
        reason="correction:definition" if before else "",
    )  # fmt: skip


def note_statement(*, act: Act, by: str, at: datetime, key: str, silent: bool = False) -> Receipt:
    """인쇄된 값: keep what a source merely prints; compared with the figures, never added to them."""
    if act.mode is not Mode.STATED:
        raise Refused([_("인쇄된 값만 이렇게 남길 수 있습니다.")])
    return door.post([act], actor=by, key=key, recorded_at=at, silent=silent)


def _replace(act: Act, *, by: str, at: datetime, key: str, reason: str, silent: bool) -> Receipt:
    if read.has_posting(key):
        return _again(act, by=by, at=at, key=key, reason=f"correction:{reason}" if reason else "")
    standing = [
        line
        for line in read.lines(programme=act.programme, acts=(type(act).__name__,))
        if line.reverses is None and line.reversed_by is None and line.kinds == dict(act.kinds)
    ]
    before = [
        line for line in standing if (line.effective_on, line.until_on) == (act.effective_on, act.until_on)
    ]
    overridden = any(_inside(act, line) for line in standing)
    if (before or overridden) and reason not in REASONS:
        raise Refused([
            _("같은 기간에 정한 값이 이미 있습니다. 바꾸려면 변경 사유를 고르십시오.") if before
            else _("이 기간을 포함하는 값이 이미 정해져 있습니다. 달리 정하려면 변경 사유를 고르십시오.")
        ])  # fmt: skip
    return door.post(
        [*(Reversal(line.pk) for line in before), act], actor=by, key=key, recorded_at=at,
        reason=f"correction:{reason}" if before or overridden else "", silent=silent,
    )  # fmt: skip


def _again(act: Act, *, by: str, at: datetime, key: str, reason: str) -> Receipt:
    """The same decision sent twice is one: what the first sending took back and why are said again; else it is refused."""
    first = list(read.lines(keys=[key]))
    back = [Reversal(line.reverses) for line in first if line.reverses]
    needed = any(line.reason for line in first)
    return door.post([*back, act], actor=by, key=key, recorded_at=at, reason=reason if needed else "")


def _inside(act: Act, line: read.Line) -> bool:
    """Whether a decision begins and ends within the days of one that has an end of its own."""
    return (
        line.until_on is not None
        and line.effective_on <= act.effective_on
        and (act.until_on or act.effective_on) <= line.until_on
    )
