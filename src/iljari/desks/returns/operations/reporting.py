"""Draft a return, hand it in, send it back, sign it off."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.acts.base import Act
from iljari.acts.decided import ReturnSigned
from iljari.catalogue.recording import Unfit, act_for
from iljari.catalogue.register import programme as programme_of
from iljari.desks.returns.models import Line, Return, Step
from iljari.indicators.definition import Kind
from iljari.journal import door
from iljari.journal.slip import Receipt, Refused
from iljari.kernel.units import unit

# What comes in whole pieces: half a person or a third of a session is a typing error.
DIVISIBLE = {"won", "share", "share_difference", "sqm", "point", "hour", "year", "month", "ratio", "person_per_day",
             "case_per_day", "hour_of_day"}  # fmt: skip


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

    @property
    def key(self) -> tuple[str, str]:
        """What it speaks of: two numbers of one return may not speak of the same."""
        return self.indicator, str(sorted(self.kinds.items()))


@dataclass(frozen=True)
class Wrong:
    """A number that cannot be recorded: its place among those handed in (from 0) and the sentence."""

    position: int
    sentence: str


@transaction.atomic
def draft(
    *, programme: str, since_on: date, until_on: date, by: str, operator: str = "", district: str = "",
    numbers: Sequence[Number] = (), id: str = "", source: str = "", at: datetime | None = None,
) -> Return:  # fmt: skip
    """보고 작성: open or replace the draft of a return with these numbers; raises Refused with a sentence for each unfit one."""
    if since_on > until_on:
        raise Refused([_("보고 기간의 첫 달이 마지막 달보다 늦습니다. 기간을 다시 고르십시오.")])
    _fit(programme, numbers, operator, district)
    paper, made = Return.objects.select_for_update().get_or_create(
        programme=programme, operator=operator, district=district, until_on=until_on,
        defaults={"since_on": since_on, "drafted_by": by, "source": source} | ({"id": id} if id else {}),
    )  # fmt: skip
    if not paper.open:
        raise Refused([_("이미 제출했거나 확정된 보고입니다. 고치려면 반려를 받거나 정정하십시오.")])
    if paper.since_on != since_on and not made:
        if paper.lines.exists():
            raise Refused(
                [_("같은 달에 끝나는 다른 기간의 보고가 이미 있습니다. 그 보고를 이어서 작성하십시오.")]
            )
        paper.since_on = since_on
        paper.save()
    if not source:
        _once_only(paper, numbers)
    paper.lines.all().delete()
    Line.objects.bulk_create(
        Line(of=paper, position=position, indicator=number.indicator, kinds=number.kinds, value=number.value,
             unit=number.unit, since_on=number.since_on, effective_on=number.effective_on, note=number.note,
             source=number.source)
        for position, number in enumerate(numbers)
    )  # fmt: skip
    if at is not None:
        Step.objects.get_or_create(of=paper, name=Step.Name.DRAFTED, by=by, defaults={"at": at})
    return paper


@transaction.atomic
def submit(*, paper: Return, by: str, at: datetime) -> None:
    """제출: hand a return in to the division, once its period is over."""
    _hold(paper)
    if not paper.open:
        raise Refused([_("이미 제출한 보고입니다.")])
    if not paper.lines.exists():
        raise Refused([_("빈 보고는 제출할 수 없습니다. 적어도 한 항목을 입력하십시오.")])
    if at.date() <= paper.until_on and not paper.source:
        raise Refused([
            _("보고 기간(%(until)s까지)이 아직 끝나지 않았습니다. 지금은 저장만 하고, 기간이 끝난 뒤 제출하십시오.")
            % {"until": paper.until_on}
        ])  # fmt: skip
    if not paper.source:
        _once_only(paper, [number_of(line) for line in paper.lines.order_by("position")])
    paper.state, paper.submitted_by, paper.submitted_at, paper.remark = Return.State.SUBMITTED, by, at, ""
    paper.save()
    Step.objects.create(of=paper, name=Step.Name.SUBMITTED, by=by, at=at)


@transaction.atomic
def send_back(*, paper: Return, by: str, remark: str, at: datetime | None = None) -> None:
    """반려: give a return back to its deliverer with a remark."""
    _hold(paper)
    if paper.state != Return.State.SUBMITTED:
        raise Refused([_("제출된 보고만 반려할 수 있습니다.")])
    if not remark.strip():
        raise Refused([_("반려하는 까닭을 적으십시오.")])
    paper.state, paper.remark = Return.State.SENT_BACK, remark.strip()
    paper.save()
    if at is not None:
        Step.objects.create(of=paper, name=Step.Name.SENT_BACK, by=by, at=at, remark=remark.strip())


@transaction.atomic
def sign(
    *, paper: Return, by: str, at: datetime, silent: bool = False, seen_at: datetime | None = None
) -> Receipt:
    """확정: sign a return off by another than who handed it in; its numbers are posted, and its months are closed.

    `seen_at` is the submission that the signer looked at: what was sent back and handed in again since is refused.
    """
    _hold(paper)
    if paper.state == Return.State.SIGNED:
        raise Refused([_("이미 확정된 보고입니다.")])
    if paper.state != Return.State.SUBMITTED:
        raise Refused([_("제출된 보고만 확정할 수 있습니다.")])
    if paper.submitted_by == by:
        raise Refused([_("제출한 사람이 스스로 확정할 수 없습니다. 다른 사람이 확인하십시오.")])
    if seen_at is not None and paper.submitted_at != seen_at:
        raise Refused([_("보시는 사이에 다시 제출된 보고입니다. 새 내용을 확인하고 확정하십시오.")])
    lines = list(paper.lines.order_by("position"))
    if not paper.source:
        _once_only(paper, [number_of(line) for line in lines])
    acts = [act_of(paper, number_of(line)) for line in lines]
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
    Step.objects.create(of=paper, name=Step.Name.SIGNED, by=by, at=at)
    return receipt


def number_of(line: Line) -> Number:
    """The number that a line keeps."""
    return Number(
        line.indicator, line.value, line.unit, line.effective_on, line.since_on, dict(line.kinds), line.note, line.source
    )  # fmt: skip


def act_of(paper: Return, number: Number) -> Act:
    """The act that a number of this return becomes when it is signed; raises Unfit with a sentence."""
    return _act(paper.programme, number, paper.operator, paper.district)


def faults(programme: str, numbers: Sequence[Number], operator: str, district: str) -> list[Wrong]:
    """What is wrong with these numbers, in order; empty when all may be recorded."""
    found, seen = [], set()
    for position, number in enumerate(numbers):
        try:
            act = _act(programme, number, operator, district)
            sentences = [*_unsound(act, number), *_unknown(programme, act)] or act.faults()
        except (Unfit, KeyError) as error:
            sentences = [str(error.args[0])]
        if number.key in seen:
            sentences.append(_("같은 항목과 구분이 두 번 있습니다. 하나만 남기십시오."))
        seen.add(number.key)
        found += [Wrong(position, sentence) for sentence in sentences]
    return found


def _act(programme: str, number: Number, operator: str, district: str) -> Act:
    return act_for(
        programme_of(programme), number.indicator, value=number.value, unit_code=number.unit, kinds=number.kinds,
        effective_on=number.effective_on, since_on=number.since_on, operator=operator, district=district,
        source=number.source,
    )  # fmt: skip


def _unsound(act: Act, number: Number) -> list[str]:
    """Numbers that nobody can mean: below zero, or pieces of what comes whole."""
    amount = Fraction(act.amount_won) if act.amount_won is not None else act.quantity
    found = []
    if amount < 0 and unit(act.unit).measure != "share_difference":
        found.append(_("'%(value)s': 0보다 작은 수는 보고할 수 없습니다. 전에 많게 보고했다면 그 보고를 정정하십시오.") % {"value": number.value})  # fmt: skip
    whole = act.amount_won is None and unit(act.unit).measure not in DIVISIBLE
    if whole and (amount * unit(act.unit).factor).denominator != 1:
        found.append(
            _("'%(value)s': 정수여야 합니다. 소수점 아래를 없애고 적으십시오.") % {"value": number.value}
        )
    return found


def _unknown(programme: str, act: Act) -> list[str]:
    """Kinds that the programme does not tell apart."""
    known = programme_of(programme)
    return [
        _("'%(programme)s' 사업에는 '%(kind)s' 구분이 없습니다. 서식에 있는 구분을 쓰십시오.")
        % {"programme": known.name, "kind": f"{name}={value}"}
        for name, value in act.kinds.items()
        if not known.knows(name, value)
    ]


def _fit(programme: str, numbers: Sequence[Number], operator: str, district: str) -> None:
    """Refuse with a sentence for each number that cannot be recorded; rows are counted from 1."""
    found = faults(programme, numbers, operator, district)
    if found:
        row = _("%(row)d행: %(sentence)s")
        raise Refused([row % {"row": wrong.position + 1, "sentence": wrong.sentence} for wrong in found])


def _once_only(paper: Return, numbers: Sequence[Number]) -> None:
    """What another return of this deliverer already covers is not reported a second time."""
    others = Line.objects.filter(
        of__programme=paper.programme, of__operator=paper.operator, of__district=paper.district,
        of__state__in=(Return.State.SUBMITTED, Return.State.SIGNED), effective_on__gte=paper.since_on,
    ).exclude(of=paper)  # fmt: skip
    programme = programme_of(paper.programme)
    covered: dict[tuple[str, str], list[Line]] = {}
    for line in others.exclude(value=""):
        covered.setdefault(number_of(line).key, []).append(line)
    found = []
    for number in numbers:
        if programme.indicator(number.indicator).kind is Kind.LEVEL:
            continue
        since_on = number.since_on or number.effective_on
        for line in covered.get(number.key, []):
            starts_on = line.since_on or line.effective_on
            if starts_on <= number.effective_on and since_on <= line.effective_on:
                found.append(
                    _("'%(name)s'은(는) %(since)s부터 %(until)s까지의 보고에 이미 들어 있습니다. 두 번 세지 않도록 비워 두거나, 그 보고를 정정하십시오.")
                    % {"name": programme.indicator(number.indicator).ko, "since": starts_on, "until": line.effective_on}
                )  # fmt: skip
                break
    if found:
        raise Refused(list(dict.fromkeys(found)))


def _hold(paper: Return) -> None:
    """Read the return again under its lock: what two people do at once, they do one after the other."""
    now = Return.objects.select_for_update().get(pk=paper.pk)
    for name in ("state", "submitted_by", "submitted_at", "signed_by", "signed_at", "remark"):
        setattr(paper, name, getattr(now, name))
