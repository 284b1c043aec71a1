"""A figure: what it says, what it means, what it rests on, when that became known, and where it was published."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from iljari.catalogue.register import all_programmes
from iljari.figures import lineage
from iljari.figures.evaluate import Book, Figure
from iljari.indicators.definition import Kind
from iljari.indicators.reference import Reference, from_key, tokens
from iljari.kernel.units import unit
from iljari.web import asked as asking
from iljari.web import behind, knowledge, published, today, words, written

PER_PAGE = 50
_SHOWN = 10


def figure(request: HttpRequest, key: str) -> HttpResponse:
    """One figure."""
    try:
        asked = from_key(key)
        all_programmes()[asked.programme].indicator(asked.indicator)
    except (ValueError, KeyError):
        raise Http404(_("그런 수치가 없습니다. ‘수치·출처’에서 찾아 주십시오.")) from None
    as_of, known_on = _day(request, "as_of"), _day(request, "known_at")
    known = knowledge.known(as_of, known_on)
    try:
        found = known.book.figure(asked)
    except (KeyError, ValueError):
        return _which(request, known.book, asked)
    told = {
        "book": known.book, "figure": found, "as_of": as_of, "known_on": known_on,
        **_meaning(found), **_change(request, asked, found, as_of, known_on), **_ground(request, known, found),
    }  # fmt: skip
    return render(request, "iljari/figure.html", told)


def _day(request: HttpRequest, name: str) -> date:
    """A day that was asked for; today without one."""
    text = request.GET.get(name, "")
    try:
        return date.fromisoformat(text) if text else today.of(request)
    except ValueError:
        messages.warning(request, _("날짜를 읽을 수 없어 오늘로 보였습니다. 2018-09-30처럼 적어 주십시오."))
        return today.of(request)


def _which(request: HttpRequest, book: Book, asked: Reference) -> HttpResponse:
    """A reference that may mean several figures: offer them."""
    offered = asking.alternatives(book, asked)
    if not offered:
        raise Http404(_("그런 수치가 없습니다. ‘수치·출처’에서 찾아 주십시오."))
    programme = all_programmes()[asked.programme]
    told = {
        "book": book,
        "programme": programme,
        "indicator": programme.indicator(asked.indicator),
        "offered": offered,
    }
    return render(request, "iljari/figure_which.html", told)


def _meaning(found: Figure) -> dict[str, Any]:
    programme, indicator = found.programme, found.indicator
    in_korean = words.in_english() and indicator.definition_ko and not indicator.definition_en
    amount = found.value if unit(found.unit).measure == "won" and found.unit != "won" else None
    return {
        "programme": programme,
        "narrowed": [
            (words.dimension(name), words.value(programme, name, value))
            for name, value in found.reference.kinds
        ],
        "definition": words.definition(programme, indicator),
        "definition_in_korean": indicator.definition_ko if in_korean else "",
        "kind_name": words.KIND_NAMES[indicator.kind],
        "kind_sentence": words.KINDS[indicator.kind],
        "origin": words.ORIGINS[found.origin],
        "formula": _formula(found) if indicator.kind is Kind.DERIVED else [],
        "in_won": written.won(amount, words.in_english()) if amount is not None else "",
        "carriers": found.carriers if indicator.kind is Kind.LEVEL and found.carriers > 1 else 0,
    }


def _formula(found: Figure) -> list[tuple[str, Any]]:
    """A formula in pieces: signs as text, figures as figures."""
    parts = iter(found.parts)
    signs = {"*": "×", "/": "÷", "-": "−"}
    pieces: list[tuple[str, Any]] = []
    for kind, text in tokens(found.indicator.formula):
        if kind == "reference":
            pieces.append(("figure", next(parts)))
        else:
            pieces.append(("text", "".join(signs.get(sign, sign) for sign in text)))
    return pieces


def _change(
    request: HttpRequest, asked: Reference, found: Figure, as_of: date, known_on: date
) -> dict[str, Any]:
    """What changed between what was asked for and what is known today."""
    now = knowledge.of(request)
    if (as_of, known_on) == (now.book.as_of, today.of(request)):
        return {"now": None}
    try:
        current = now.book.figure(asked)
    except (KeyError, ValueError):
        return {"now": None}
    difference = None
    if current.value is not None and found.value is not None and current.value != found.value:
        difference = replace(current, value=current.value - found.value)
    between = [
        line
        for line in lineage.ever(now.book, asked)
        if line.recorded_at > today.end_of(known_on) or as_of < line.effective_on <= now.book.as_of
    ]
    return {
        "now": current,
        "difference": difference,
        "between": behind.entries(between[:_SHOWN]),
        "between_more": max(0, len(between) - _SHOWN),
    }


def _ground(request: HttpRequest, known: knowledge.Known, found: Figure) -> dict[str, Any]:
    """Breakdowns, entries, history, statements, rules and publications."""
    asked = found.reference
    lines = lineage.entries(known.book, asked)
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    programme_checks = [check for check in known.checks() if check.programme.code == asked.programme]
    return {
        "breakdowns": behind.breakdowns(known.book, found),
        "entries": behind.entries(list(page.object_list)),
        "entries_page": page,
        "history": behind.history(known.book, found),
        "stated": behind.stated(programme_checks, asked),
        "rules": behind.rules(known.checks(), asked),
        "verdicts": words.VERDICTS,
        "published": published.places(known.report(), asked),
    }
