"""Entrustments (위탁·협약): recorded, extended, ended, supervised; what they open to an operator's people, and to whom we tell it.

PA-06 (개인정보 보호법 제26조): terms in writing, who processes what for us is public, operators are trained and inspected, and
nothing is used beyond scope or after the end. Each change posts the operator's windows to access, in one transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.access import windows
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.catalogue.register import all_programmes
from iljari.journal.slip import Refused
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.registry.models import Entrustment, EntrustmentStep, Organisation
from iljari.registry.organisations import checks, reading
from iljari.registry.organisations.kinds import BASES, ITEMS

CITY = "city"


@dataclass(frozen=True)
class Term:
    """An entrustment with what has become of it, as known at a moment."""

    entrustment: Entrustment
    steps: tuple[EntrustmentStep, ...]

    @property
    def since_on(self) -> date | None:
        """The first day; None: not stated."""
        return self.entrustment.since_on

    @property
    def until_on(self) -> date | None:
        """The last day after extensions and an early end; None: not stated."""
        last = self.entrustment.until_on
        for step in self.steps:
            if step.name == "extended":
                last = step.until_on
            elif step.name == "ended":
                last = date.fromordinal(step.on.toordinal() - 1)
        return last

    @property
    def mistaken(self) -> bool:
        """Whether it was recorded by mistake and never was."""
        return any(step.name == "mistaken" for step in self.steps)

    def is_open(self, on: date) -> bool:
        """Whether it is open on a day; a side that is not stated is open."""
        until = self.until_on
        return (
            not self.mistaken
            and (self.since_on is None or self.since_on <= on)
            and (until is None or on <= until)
        )

    def days(self, name: str) -> list[date]:
        """The days of its steps of one name ('trained', 'inspected'), the latest first."""
        return sorted((step.on for step in self.steps if step.name == name), reverse=True)


@transaction.atomic
def entrust(
    *, operator: Organisation, title: str, affairs: str, programmes: Sequence[str], basis: str, source: str, by: str,
    at: datetime, evidence: str = "", entruster: str = CITY, article: str = "", items: Sequence[str] | None = None,
    since_on: date | None = None, until_on: date | None = None, fee_won: int | None = None,
) -> Entrustment:  # fmt: skip
    """위탁·협약 기록: what is entrusted to whom, for how long, with which items of personal data (None: not stated; []: none)."""
    evidence = checks.provenance(source, evidence)
    wrong = _wrong(title, affairs, programmes, basis, entruster, items, fee_won)
    if since_on is not None and until_on is not None and until_on < since_on:
        wrong.append(_("끝나는 날이 시작한 날보다 이릅니다. 날짜를 확인하십시오."))
    if reading.facts_of(operator.pk, since_on or at.date()).value("state") == "closed":
        wrong.append(_("문을 닫은 기관에는 위탁할 수 없습니다."))
    if wrong:
        raise Refused(wrong)
    made = Entrustment.objects.create(
        operator=operator, title=_short(title, 120), entruster=entruster, basis=basis, article=_short(article, 120),
        programmes=sorted(set(programmes)), affairs=_short(affairs, 500),
        items=None if items is None else [code for code in ITEMS if code in items],
        since_on=since_on, until_on=until_on, fee_won=fee_won, source=source, evidence=evidence, recorded_at=at,
        recorded_by=by,
    )  # fmt: skip
    post_windows(operator)
    return made


def _short(text: str, most: int) -> str:
    return " ".join(text.split())[:most]


def _wrong(
    title: str, affairs: str, programmes: Sequence[str], basis: str, entruster: str, items: Sequence[str] | None,
    fee_won: int | None,
) -> list[str]:  # fmt: skip
    found = []
    if not title.strip():
        found.append(_("무엇을 위탁하는지 이름을 적으십시오(예: 서울노동권익센터 운영)."))
    if not affairs.strip():
        found.append(_("위탁하는 업무를 적으십시오. 수탁자 목록에 그대로 공개됩니다."))
    if not programmes or not set(programmes) <= set(all_programmes()):
        found.append(_("어느 사업을 맡기는지 하나 이상 고르십시오."))
    if basis not in BASES:
        found.append(_("민간위탁인지 협약인지 보조사업인지 고르십시오."))
    if entruster != CITY and entruster not in DISTRICTS and entruster not in DIVISIONS:
        found.append(_("누가 맡기는지(서울시 또는 자치구) 고르십시오."))
    if items is not None and not set(items) <= set(ITEMS):
        found.append(_("개인정보 항목을 목록에서 고르십시오."))
    if fee_won is not None and fee_won < 0:
        found.append(_("위탁금은 0 이상이어야 합니다."))
    return found


@transaction.atomic
def step(
    *, entrustment: Entrustment, name: str, on: date, source: str, by: str, at: datetime, evidence: str = "",
    until_on: date | None = None, finding: str = "",
) -> EntrustmentStep:  # fmt: skip
    """연장, 종료, 교육, 점검: what becomes of an entrustment; 'mistaken' says that it never was. An end opens nothing from its day on."""
    if name not in ("extended", "ended", "mistaken", "trained", "inspected"):
        raise Refused([_("연장, 종료, 교육, 점검 가운데 무엇인지 고르십시오.")])
    evidence = checks.provenance(source, evidence)
    term = term_of(entrustment)
    if term.mistaken:
        raise Refused([_("잘못 적은 것으로 지운 위탁입니다.")])
    if name in ("trained", "inspected"):
        checks.day(on, at.date())
        if not term.is_open(on):
            raise Refused([_("그날은 위탁 기간이 아닙니다. 날짜를 확인하십시오.")])
    last = term.until_on
    if name == "extended" and (until_on is None or (last is not None and until_on <= last)):
        raise Refused([_("연장하면 언제까지인지, 지금 끝나는 날보다 뒤의 날로 적으십시오.")])
    if name == "ended" and (
        (term.since_on and on < term.since_on) or (last is not None and on.toordinal() > last.toordinal() + 1)
    ):
        raise Refused([_("끝난 날이 위탁 기간 안의 날이 아닙니다. 날짜를 확인하십시오.")])
    made = EntrustmentStep.objects.create(
        entrustment=entrustment, name=name, on=on, until_on=until_on if name == "extended" else None,
        finding=_short(finding, 500), source=source, evidence=evidence, recorded_at=at, recorded_by=by,
    )  # fmt: skip
    post_windows(entrustment.operator)
    return made


def post_windows(operator: Organisation) -> None:
    """Tell access what is open to this operator's people, by all its codes."""
    codes = reading.codes_of([operator.pk])
    if codes:
        windows.post(codes, [_window(term) for term in terms(operators=[operator.pk]) if not term.mistaken])


def _window(term: Term) -> windows.Window:
    return windows.Window(
        term.entrustment.pk, term.since_on, term.until_on, tuple(term.entrustment.programmes)
    )  # fmt: skip


def terms(*, operators: Iterable[str] | None = None, known_at: datetime | None = None) -> list[Term]:
    """Entrustments with their steps, of these organisations (ids) or all, as known at a moment."""
    rows = Entrustment.objects.select_related("operator").order_by("operator__name", "since_on", "pk")
    steps = EntrustmentStep.objects.order_by("recorded_at", "pk")
    if operators is not None:
        wanted = list(operators)
        rows, steps = rows.filter(operator__in=wanted), steps.filter(entrustment__operator__in=wanted)
    if known_at is not None:
        rows, steps = rows.filter(recorded_at__lte=known_at), steps.filter(recorded_at__lte=known_at)
    by_entrustment: dict[int, list[EntrustmentStep]] = {}
    for one in steps:
        by_entrustment.setdefault(one.entrustment_id, []).append(one)
    return [Term(row, tuple(by_entrustment.get(row.pk, ()))) for row in rows]


def term_of(entrustment: Entrustment) -> Term:
    """One entrustment with its steps."""
    return Term(entrustment, tuple(entrustment.steps.order_by("recorded_at", "pk")))


def open_on(operator: str, on: date, known_at: datetime | None = None) -> list[Term]:
    """What is open on a day to an operator, given by its id or by its code; empty: it may do nothing."""
    id = operator if operator.startswith("o_") else reading.by_code(operator)
    if not id:
        return []
    found = terms(operators=reading.same(id, known_at), known_at=known_at)
    return [term for term in found if term.is_open(on)]


def all_open(on: date) -> list[Term]:
    """Everything that is entrusted on a day: the public list of operators (수탁자 목록)."""
    return [term for term in terms() if term.is_open(on)]
