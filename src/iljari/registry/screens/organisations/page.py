"""An organisation's page: what was known of it on a day, its certificates, yearly numbers and entrustments."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from iljari.files.parsing import Unreadable, day
from iljari.kernel.days import day_in_words
from iljari.kernel.registration_number import written
from iljari.registry import entrustments, organisations
from iljari.registry.models import Organisation
from iljari.registry.organisations import kinds
from iljari.registry.organisations.checks import FACTS
from iljari.registry.organisations.reading import Held, OrganisationFacts
from iljari.registry.screens.organisations import entrusting, rights
from iljari.registry.screens.organisations.listing import district_name
from iljari.registry.screens.organisations.verbs import found

_BADGES = {"in_force": "bg-light-success", "expired": "bg-light-gray", "ended": "bg-light-warning"}


def organisation(request: HttpRequest, id: str) -> HttpResponse:
    """Everything public, as of a day."""
    one = found(id)
    codes = organisations.codes_of([one.pk])
    whose = rights.whose(one, codes)
    rights.LINES.require(request, "organisation.read", **whose)
    problem, on = "", request.today  # type: ignore[attr-defined]
    try:
        on = day(request.GET.get("on", "")) or on
    except Unreadable as error:
        problem = error.sentence_en if get_language() == "en" else error.sentence_ko
    facts = organisations.facts_of(one.pk, on)
    said_of = {(fact.effective_on, fact.source, fact.evidence) for fact in facts.facts.values()}
    context = {
        "one": one, "on": on, "problem": problem, "facts": _facts(facts), "kind": kinds.named(kinds.KINDS, facts.value("kind")),
        "state": facts.value("state"), "state_name": kinds.named(kinds.STATES, facts.value("state")),
        "known": bool(facts.facts), "shared": next(iter(facts.facts.values())) if len(said_of) == 1 else None, "certificates": [_certificate(held) for held in facts.certificates],
        "numbers": _numbers(facts), "measures": kinds.MEASURES,
        "entrustments": [entrusting.shown(term, on) for term in entrustments.terms(operators=[one.pk, *facts.also])],
        "history": _history(facts.history), "also": list(Organisation.objects.filter(pk__in=facts.also)) if facts.also else [],
        "codes": codes,
        "likely": [each for each in organisations.likely(name=one.name) if each.organisation.pk not in (one.pk, *facts.also)],
        **{
            f"may_{name}": rights.LINES.may(request, f"organisation.{deed}", **whose)
            for name, deed in (("change", "change"), ("people", "people"), ("join", "join"))
        },
        "may_entrust": entrusting.may_write(request),
    }  # fmt: skip
    return render(request, "organisations/page.html", context)


def said(kind: str, value: str) -> str:
    """A fact's value in words."""
    if kind == "number":
        return written(value)
    if kind == "district":
        return district_name(value)
    if kind == "roles":
        return " · ".join(kinds.named(kinds.ROLES, role) for role in value.split(","))
    words = {"kind": kinds.KINDS, "size": kinds.SIZES, "sector": kinds.SECTORS, "state": kinds.STATES}.get(
        kind
    )
    if kind == "founded_on" and value:
        return _day(date.fromisoformat(value))
    return kinds.named(words, value) if words else value


def _day(value: date) -> str:
    return day_in_words(value, get_language() == "en")


def _facts(facts: OrganisationFacts) -> list[tuple[str, str, Any]]:
    return [
        (str(kind), said(kind.code, facts.value(kind.code)), facts.facts[kind.code])
        for kind in FACTS.values()
        if kind.code in facts.facts and kind.code not in ("name", "state")
    ]


def _certificate(held: Held) -> dict[str, Any]:
    words = {"in_force": 0, "expired": 1, "ended": 2, "to_come": 3, "mistaken": 4}
    return {
        "held": held, "row": held.certificate, "name": str(held.kind), "badge": _BADGES.get(held.state, "bg-light-gray"),
        "state": held.state, "place": words[held.state], "purpose": kinds.named(kinds.PURPOSES, held.certificate.purpose),
        "reason": kinds.named(kinds.ENDINGS, held.end.reason) if held.end else "", "last_day": held.last_day,
        "support_year": held.support_year if held.in_force else None, "support_over": held.support_over,
    }  # fmt: skip


def _numbers(facts: OrganisationFacts) -> dict[str, Any] | None:
    """Years by measure, with a small drawing of each measure; a year without a report has no column."""
    years = sorted({year for year, _measure in facts.numbers})
    if not years:
        return None
    years = list(range(years[0], years[-1] + 1))
    rows = []
    for measure, word in kinds.MEASURES.items():
        values = [facts.number(year, measure) for year in years]
        highest = max((value for value in values if value is not None), default=0)
        columns = [
            (
                place * 30 + 4,
                f"{44 - _tall(value, highest):.1f}",
                f"{_tall(value, highest):.1f}",
                value is not None,
            )
            for place, value in enumerate(values)
        ]
        if any(value is not None for value in values):
            rows.append((str(word), list(zip(years, values, strict=True)), columns))
    return {"years": years, "rows": rows, "width": len(years) * 30 + 4}


def _tall(value: int | None, highest: int) -> float:
    return value / highest * 40 if value and highest else 0.0


def _history(history: dict[str, list[Any]]) -> list[tuple[str, list[tuple[str, Any]]]]:
    return [
        (str(FACTS[kind]), [(said(kind, row.value), row) for row in rows])
        for kind, rows in history.items()
        if kind in FACTS and len(rows) > 1
    ]
