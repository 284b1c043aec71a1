"""The budget at a glance: by division with a chart and its table, the lines at risk, every line, downloads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from iljari.catalogue.organisation import DIVISIONS
from iljari.catalogue.register import all_programmes
from iljari.desks.budget import forms, outlook, queries, rights
from iljari.desks.budget.models import Explanation
from iljari.desks.budget.queries import Amounts, LineState
from iljari.desks.budget.screens import asked, shown


@dataclass(frozen=True)
class Row:
    """A group of lines, or one, with its money and the widths of its bars in percent."""

    name: str
    amounts: Amounts
    code: str = ""

    @property
    def committed_width(self) -> str:
        """How long the bar of commitments is."""
        return _width(self.amounts.commitment_rate)

    @property
    def expended_width(self) -> str:
        """How long the bar of expenditures is."""
        return _width(self.amounts.expenditure_rate)


def _width(rate: Fraction | None) -> str:
    return f"{float(max(Fraction(0), min(rate or Fraction(0), Fraction(1))) * 100):.2f}"


@dataclass(frozen=True)
class Risk:
    """A line at risk, with what its officer wrote."""

    outlook: outlook.Outlook
    explanation: Explanation | None

    @property
    def state(self) -> LineState:
        """The line's money."""
        return self.outlook.state

    @property
    def points(self) -> Fraction | None:
        """How far it is behind, as a share of one."""
        return self.outlook.behind


def overview(request: HttpRequest) -> HttpResponse:
    """The first page of the desk."""
    wanted = asked.asked(request)
    division = request.GET.get("division", "")
    states = queries.states(wanted.year, as_of=wanted.as_of, seq=wanted.seq)
    chosen = [each for each in states if not division or each.line.division == division]
    outlooks = outlook.outlooks(states)
    of_chosen = [each for each in outlooks if each.state in chosen]
    risks = _risks(outlook.at_risk(of_chosen), wanted)
    itemised = [each for each in chosen if each.line.itemised]
    told: dict[str, Any] = {
        "asked": wanted, "years": queries.years(), "division": division, "total": queries.total(each.amounts for each in chosen),
        "divisions": [(one.code, shown.division(one.code)) for one in DIVISIONS],
        "by_division": divisions(chosen), "by_category": categories(chosen), "by_source": sources(chosen),
        "by_programme": programmes(itemised), "outlook": outlook.together(of_chosen), "basis_on": outlook.basis_day(states),
        "elapsed": outlook.elapsed_rate(wanted.year, outlook.basis_day(states) or wanted.as_of),
        "risks": risks, "unexplained": sum(1 for each in risks if each.explanation is None),
        "lines": itemised, "outlooks": {each.state.line.code: each for each in of_chosen},
        "not_itemised": [each for each in chosen if not each.line.itemised],
        "may_book": rights.may(request, "budget.book"), "may_post": rights.may(request, "budget.authorise_posts"),
        "named": rights.may(request, "budget.look_behind"),
    }  # fmt: skip
    return render(request, "budget/overview.html", told)


def _risks(found: Sequence[outlook.Outlook], wanted: asked.Asked) -> list[Risk]:
    """Lines at risk, each with the last explanation that was written by then."""
    written = Explanation.objects.filter(
        line__in=[each.state.line.code for each in found], at__lte=asked.end_of(wanted.known_on)
    )
    last = {one.line_id: one for one in reversed(list(written))}
    return [Risk(each, last.get(each.state.line.code)) for each in found]


def divisions(found: Sequence[LineState]) -> list[Row]:
    """Money by division, in the order of the organisation, what belongs to none last."""
    sums = queries.by_division(found)
    order = [*(one.code for one in DIVISIONS), ""]
    return [Row(shown.division(code), sums[code], code) for code in order if code in sums]


def categories(found: Sequence[LineState]) -> list[Row]:
    """Money by policy, administration, financial activities."""
    sums = queries.by_category(found)
    order = ("policy", "administrative", "financial", "unitemised")
    return [Row(shown.category(code), sums[code], code) for code in order if code in sums]


def sources(found: Iterable[LineState]) -> list[Row]:
    """Money by who pays it."""
    return [
        Row(shown.payer(code), amounts, code) for code, amounts in queries.by_funding_source(found).items()
    ]


def programmes(found: Iterable[LineState]) -> list[Row]:
    """Money by the programme that leads a line."""
    known = all_programmes()
    sums = queries.by_programme(found)
    return [
        Row(forms.named((known[code].name, known[code].name_en)) if code in known else code, amounts, code)
        for code, amounts in sums.items()
    ]
