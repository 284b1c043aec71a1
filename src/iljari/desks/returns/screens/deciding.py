"""Decisions: what is in force of a programme's targets, limits, rates, prices, capacities and terms, and new ones."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.acts.dimensions import COMMON
from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.desks.returns import forms, operations, queries, rights, rows
from iljari.desks.returns.operations.deciding import CLASSIFICATION
from iljari.files.parsing import Unreadable, day
from iljari.indicators.definition import Indicator, Kind, item_of, variant
from iljari.journal import read
from iljari.journal.slip import Refused
from iljari.kernel.units import UNITS, shown, to_base, unit

NOTHING: dict[str, str] = {
    "item": "",
    "value": "",
    "unit": "",
    "from": "",
    "until": "",
    "reason": "",
    "kind0": "",
    "kind1": "",
}


@dataclass(frozen=True)
class Decided:
    """A value that was decided, as its page shows it."""

    indicator: Indicator
    programme: Programme
    line: read.Line
    value: str
    in_force: bool

    @property
    def kinds(self) -> str:
        """For which of the programme's parts it holds."""
        return rows.kinds_named(self.programme, self.line.kinds)


def programmes(request: HttpRequest) -> HttpResponse:
    """The programmes whose values may be decided."""
    reach = rights.LINES.reach(request, "returns.consult")
    codes = queries.programmes_of(reach.get("division", ""))
    found = [(rights.known_programme(code), len(decidable(rights.known_programme(code)))) for code in codes]
    return render(request, "returns/decisions.html", {"programmes": found})


def decide(request: HttpRequest, programme: str) -> HttpResponse:
    """The values in force and their history; a head enters a new one."""
    deed = "returns.decide" if request.method == "POST" else "returns.consult"
    known = rights.requires(request, deed, programme)
    if request.method == "POST":
        if request.POST.get("retract"):
            return _retract(request, known)
        return _entered(request, known)
    return _page(request, known, dict(NOTHING) | {"item": request.GET.get("item", "")})


def _entered(request: HttpRequest, programme: Programme) -> HttpResponse:
    typed = {name: request.POST.get(name, "").strip()[:200] for name in NOTHING}
    problems: list[str] = []
    indicator = decidable(programme).get(typed["item"])
    starts_on, until_on = _typed_day(typed["from"], problems), _typed_day(typed["until"], problems)
    if indicator is None:
        problems.append(_("무엇을 정하는지 고르십시오."))
    if starts_on is None and not problems:
        problems.append(_("언제부터인지 날짜를 적으십시오."))
    value = _typed_value(typed["value"], typed["unit"] or (indicator.unit if indicator else ""), problems)
    if problems or indicator is None or starts_on is None:
        return _page(request, programme, typed, problems)
    try:
        operations.decide(
            programme=programme.code, indicator=typed["item"], value=value, unit=typed["unit"] or indicator.unit,
            kinds=dict(part.split("=", 1) for part in (typed["kind0"], typed["kind1"]) if "=" in part),
            effective_on=starts_on, until_on=until_on, reason=typed["reason"], by=rights.by(request),
            at=request.moment, key=f"decision:{request.POST.get('nonce', '')[:40]}",  # type: ignore[attr-defined]
        )  # fmt: skip
    except Refused as refused:
        return _page(request, programme, typed, list(refused.sentences))
    messages.success(request, _("기록했습니다. 정한 날부터 이 값이 쓰입니다."))
    return redirect("returns:decide", programme.code)


def _retract(request: HttpRequest, programme: Programme) -> HttpResponse:
    entry = request.POST.get("retract", "")
    line = next(read.lines(programme=programme.code, pks=[int(entry)]), None) if entry.isdigit() else None
    if line is None:
        messages.error(request, _("정한 값만 취소할 수 있습니다. 번호를 확인하십시오."))
        return redirect("returns:decide", programme.code)
    try:
        operations.retract(
            entry=line.pk, reason=request.POST.get("reason", ""), by=rights.by(request), at=request.moment,  # type: ignore[attr-defined]
            key=f"retraction:{line.pk}",
        )  # fmt: skip
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
    else:
        messages.success(request, _("취소했습니다. 취소한 값도 기록에는 남습니다."))
    return redirect("returns:decide", programme.code)


def decidable(programme: Programme) -> dict[str, Indicator]:
    """What may be decided of a programme: its declared values, and a target and a plan of whatever is counted."""
    found = {}
    for indicator in programme.indicators:
        if indicator.kind is Kind.DECLARED:
            found[indicator.code] = indicator
    for indicator in rows.reportable(programme):
        for name in ("target", "plan"):
            made = variant(indicator, name)
            found[made.code] = made
    return found


def history(programme: Programme, today: date) -> list[Decided]:
    """Every value that was decided and not taken back, by item, the newest first."""
    by_item: dict[tuple[str, str], Indicator] = {}
    for indicator in decidable(programme).values():
        for act in indicator.acts:
            by_item[(act, item_of(indicator))] = indicator
    acts = {act for act, _item in by_item}
    found = []
    for line in read.lines(programme=programme.code, acts=acts):
        indicator = by_item.get((line.act, line.kinds.get("item", "")))
        if line.reverses is None and line.reversed_by is None and indicator is not None:
            found.append(Decided(indicator, programme, line, _value(line, indicator), False))
    found.sort(key=lambda each: (each.indicator.ko, each.kinds, each.line.effective_on), reverse=True)
    told, seen = [], set()
    for each in found:
        holds = each.line.effective_on <= today and (
            each.line.until_on is None or each.line.until_on >= today
        )
        key = (each.indicator.code, each.kinds)
        told.append(Decided(each.indicator, programme, each.line, each.value, holds and key not in seen))
        if holds:
            seen.add(key)
    return sorted(told, key=lambda each: (each.indicator.ko, each.kinds))


def _value(line: read.Line, indicator: Indicator) -> str:
    """The value as decided, in the indicator's unit."""
    own = unit(indicator.unit)
    if line.amount_won is not None:
        return f"{shown(Fraction(line.amount_won), own.code)} {_unit_name(own.code)}"
    return f"{shown(to_base(line.quantity, line.unit), line.unit)} {_unit_name(line.unit)}"


def _unit_name(code: str) -> str:
    return (unit(code).en if get_language() == "en" else unit(code).ko) or ""


def _typed_day(text: str, problems: list[str]) -> date | None:
    try:
        return day(text)
    except Unreadable as error:
        problems.append(forms.said(error))
        return None


def _typed_value(text: str, unit_code: str, problems: list[str]) -> str:
    if unit_code == "time of day":
        return text
    try:
        value = forms.exact(text)
    except Unreadable as error:
        problems.append(forms.said(error))
        return ""
    if not value:
        problems.append(_("정한 값을 적으십시오."))
    return value


def _page(
    request: HttpRequest, programme: Programme, typed: dict[str, str], problems: list[str] | None = None
) -> HttpResponse:
    items = decidable(programme)
    declared = {act for indicator in items.values() for act in indicator.acts}
    measures = {unit(indicator.unit).measure for indicator in items.values()}
    context: dict[str, Any] = {
        "programme": programme, "items": items.values(), "typed": typed, "problems": problems or [],
        "history": history(programme, request.today), "choices": rows.choices(programme) if declared else [],  # type: ignore[attr-defined]
        "units": [each for each in UNITS.values() if each.measure in measures],
        "reasons": operations.REASONS, "kinds": [("kind0", typed["kind0"]), ("kind1", typed["kind1"])], "nonce": uuid4().hex, "today": request.today,  # type: ignore[attr-defined]
        "may_decide": rights.allowed(rights.requires, request, "returns.decide", programme.code),
    }  # fmt: skip
    return render(request, "returns/decide.html", context, status=422 if problems else 200)


# --- classification --------------------------------------------------------------------------------------------


def classification(request: HttpRequest) -> HttpResponse:
    """Which programme makes direct or indirect jobs, and for whom. An officer classifies the own division's."""
    typed = {name: request.POST.get(name, "") for name in ("programme", "job_type", "group", "on")}
    problems: list[str] = []
    if request.method != "POST":
        rights.LINES.require(request, "returns.see_classes")
    else:
        rights.LINES.enter(request, "returns.classify")
        if typed["programme"] in all_programmes():
            rights.requires(request, "returns.classify", typed["programme"])
        on = _typed_day(typed["on"], problems) or request.today  # type: ignore[attr-defined]
        try:
            if not problems:
                operations.classify(
                    programme=typed["programme"], job_type=typed["job_type"], group=typed["group"], on=on,
                    by=rights.by(request), at=request.moment, key=f"classification:{request.POST.get('nonce', '')[:40]}",  # type: ignore[attr-defined]
                )  # fmt: skip
                messages.success(request, _("분류를 기록했습니다."))
                return redirect("returns:classification")
        except Refused as refused:
            problems = list(refused.sentences)
    known = rights.known_programme(CLASSIFICATION)
    english = get_language() == "en"
    context = {
        "typed": typed, "problems": problems, "nonce": uuid4().hex, "classified": classified(request.today),  # type: ignore[attr-defined]
        "programmes": [
            each for each in all_programmes().values()
            if each.division != "bureau" and rights.allowed(rights.requires, request, "returns.classify", each.code)
        ],
        "job_types": [(code, names[english]) for code, names in COMMON["job_type"].items()],
        "groups": [(code, names[english]) for code, names in COMMON["group"].items()], "of": known,
        "today": request.today,  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "returns/classification.html", context, status=422 if problems else 200)


def classified(today: date) -> list[tuple[Programme, str, date]]:
    """How each programme is classified on a day, and since when."""
    known = rights.known_programme(CLASSIFICATION)
    latest: dict[str, read.Line] = {}
    for line in read.lines(programme=CLASSIFICATION, acts=("ProgrammeClassified",)):
        if line.reverses is None and line.reversed_by is None and line.effective_on <= today:
            held = latest.get(line.object)
            if held is None or held.effective_on <= line.effective_on:
                latest[line.object] = line
    return [
        (all_programmes()[code], rows.kinds_named(known, line.kinds), line.effective_on)
        for code, line in sorted(latest.items())
        if code in all_programmes()
    ]
