"""The programmes: the list, and each one with its people, money, targets, milestones, deliverers and figures."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from iljari.catalogue import budget_rows, work_items
from iljari.catalogue.language import DELIVERY_NAMES, Programme
from iljari.catalogue.organisation import BUREAU, DIVISIONS
from iljari.catalogue.organisation import BY_CODE as BY_DIVISION
from iljari.catalogue.register import all_programmes
from iljari.desks.budget.models import BudgetLine
from iljari.desks.intake import queries as calls
from iljari.desks.returns.models import Deliverer, Return
from iljari.figures import consistency
from iljari.figures.evaluate import Book, Figure
from iljari.indicators.definition import Kind
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.web import admitted, asked, drawn, due, knowledge, simulating, today, words
from iljari.web.templatetags.iljari import called_plain, figure_url

_MONEY = {"appropriation", "commitment", "commitment_rate", "uncommitted", "expenditure"}
_BUREAU_DIVISION = "bureau"
YEARS = (2016, 2017, 2018, 2019, 2020)


def programmes(request: HttpRequest) -> HttpResponse:
    """All programmes by division, with their money; filtered by division, district and a word."""
    known = knowledge.of(request)
    division, district = request.GET.get("division", ""), request.GET.get("district", "")
    word = request.GET.get("word", "").strip()
    found = [one for one in all_programmes().values() if _fits(one, division, district, word)]
    groups = [
        (division_name, [_row(known.book, one) for one in found if one.division == code])
        for code, division_name in _divisions()
    ]
    told = {
        "book": known.book, "groups": [(name, rows) for name, rows in groups if rows], "count": len(found),
        "divisions": _divisions(), "division": division, "district": district, "districts": DISTRICTS.values(),
        "word": word,
    }  # fmt: skip
    return render(request, "iljari/programmes.html", told)


def _divisions() -> list[tuple[str, str]]:
    return [*((one.code, called_plain(one)) for one in DIVISIONS), (_BUREAU_DIVISION, called_plain(BUREAU))]


def _fits(programme: Programme, division: str, district: str, word: str) -> bool:
    if division and programme.division != division:
        return False
    if district and not Deliverer.objects.filter(programme=programme.code, code=district).exists():
        return False
    told = f"{programme.name} {programme.name_en} {programme.mandate} {programme.mandate_en}"
    return word.casefold() in told.casefold()


def _row(book: Book, programme: Programme) -> dict[str, Any]:
    money = _money(book, programme)
    rate = next((bar.rate for bar in money), None)
    return {"programme": programme, "money": money[0] if money else None, "rate": rate,
            "items": work_items.OF_PROGRAMME.get(programme.code, ())}  # fmt: skip


def programme(request: HttpRequest, code: str) -> HttpResponse:
    """One programme."""
    found = all_programmes().get(code)
    if found is None:
        raise Http404(_("그런 사업이 없습니다. 사업 목록에서 찾아 주십시오."))
    known = knowledge.of(request)
    book, day = known.book, today.of(request)
    checks = [check for check in known.checks() if check.programme.code == code]
    told = {
        "book": book,
        "programme": found,
        "division": BY_DIVISION.get(found.division, BUREAU),
        "delivery": [DELIVERY_NAMES[way] for way in found.delivery],
        "moment": today.moment(request),
        "calls": calls.published(today.moment(request)).filter(programme=code),
        "admitted": admitted.of(found, day),
        "day": day,
        "simulable": [role for role, whom in found.admits.items() if simulating.knobs(whom, day)][:1],
        "work_items": work_items.OF_PROGRAMME.get(code, ()),
        "money": _money(book, found),
        "lines": BudgetLine.objects.filter(code__in=_line_codes(found, day.year)),
        "rows": budget_rows.OF_PROGRAMME.get(code, ()),
        "targets": _targets(book, found),
        "trends": _trends(book, found),
        "years": YEARS,
        "results": _results(book, found),
        "decided": _decided(book, found),
        "steps": due.milestones(day, code),
        "deliverers": _deliverers(code),
        "returns": Return.objects.filter(programme=code).order_by("-until_on", "district", "operator")[:10],
        "checks": checks,
        "broken": [check for check in checks if check.verdict is consistency.Verdict.BROKEN],
        "verdicts": words.VERDICTS,
    }
    return render(request, "iljari/programme.html", told)


def _line_codes(programme: Programme, year: int) -> list[str]:
    return [f"{year}:{number}" for number in programme.budget_lines]


def _money(book: Book, programme: Programme) -> list[drawn.Bar]:
    """What was committed of what may be spent, where the programme has money."""
    codes = {indicator.code for indicator in programme.indicators}
    if programme.counts_all or not {"appropriation", "commitment", "commitment_rate"} <= codes:
        return []
    done, whole, rate = (
        book.figure(f"{programme.code}:{name}") for name in ("commitment", "appropriation", "commitment_rate")
    )
    if whole.value is None:
        return []
    return drawn.filled([(called_plain(programme), "", done, whole, rate)])


def _targets(book: Book, programme: Programme) -> list[drawn.Bar]:
    """Each target of this year with its result: the bar is the share of the target that is reached."""
    found = []
    for indicator in programme.indicators:
        if indicator.kind in (Kind.DECLARED, Kind.STATED) or indicator.code in _MONEY:
            continue
        goals = asked.figures(book, programme.code, f"{indicator.code}.target")
        for goal in goals:
            kinds = goal.reference.kinds
            year = f" @{book.as_of.year}" if indicator.kind is Kind.LEVEL else ""
            done, rate = (
                _figure(book, programme.code, name, kinds, year)
                for name in (indicator.code, f"{indicator.code}.achievement")
            )
            if done is not None and rate is not None:
                found.append((done, goal, rate))
    return [
        drawn.Bar(called_plain(done), done, figure_url(done), length, goal, "", rate)
        for done, goal, rate in found
        for length in [drawn.length(done.value, goal.value)]
    ]


def _trends(book: Book, programme: Programme) -> list[drawn.Trend]:
    """Every indicator of which several years are known, unless it only says the same every year."""
    found = []
    for indicator in programme.indicators:
        if indicator.code in _MONEY or indicator.kind in (Kind.DERIVED, Kind.STATED):
            continue
        try:
            years = asked.over_years(book, programme.code, indicator.code, (), YEARS)
        except ValueError:
            continue
        told = [(figure.value, planned) for _year, figure, planned in years if figure.value is not None]
        if len({value for value, _planned in told}) > 1 or len({planned for _value, planned in told}) > 1:
            found.append(drawn.trend(called_plain(indicator), words.unit_name(indicator.unit), years))
    return found


def _figure(
    book: Book, programme: str, indicator: str, kinds: tuple[tuple[str, str], ...], period: str
) -> Figure | None:
    told = " ".join([f"{programme}:{indicator}", *(f"{name}={value}" for name, value in kinds)]) + period
    try:
        return book.figure(told)
    except (KeyError, ValueError):
        return None


def _results(book: Book, programme: Programme) -> list[tuple[Any, list[Figure]]]:
    """Every indicator that counts or computes, with its current figures."""
    return [
        (indicator, asked.figures(book, programme.code, indicator.code))
        for indicator in programme.indicators
        if indicator.kind is not Kind.DECLARED and indicator.code not in _MONEY
    ]


def _decided(book: Book, programme: Programme) -> list[Figure]:
    """The decided values in force: limits, rates, prices, capacities, plans and targets."""
    found: list[Figure] = []
    for indicator in programme.indicators:
        if indicator.kind is Kind.DECLARED:
            found += asked.figures(book, programme.code, indicator.code)
        else:
            for variant in ("target", "plan"):
                found += asked.figures(book, programme.code, f"{indicator.code}.{variant}")
    return found


def _deliverers(code: str) -> list[dict[str, Any]]:
    """Who delivers, by kind of body; districts also as a map."""
    papers = list(Deliverer.objects.filter(programme=code).order_by("since_on", "name"))
    found = []
    for kind in dict.fromkeys(paper.kind for paper in papers):
        own = [paper for paper in papers if paper.kind == kind]
        found.append(
            {
                "kind": words.DELIVERER_KINDS.get(kind, kind),
                "papers": [
                    (DISTRICTS.get(paper.code) or (paper.name, paper.name_en), paper) for paper in own
                ],
                "tiles": drawn.marked({paper.code for paper in own})
                if kind == "district" and len(own) > 3
                else [],
            }
        )
    return found
