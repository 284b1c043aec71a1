"""What was sent: every message with its criterion, counts and cost, sums by month and programme, and all of it as a file."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from iljari.catalogue.register import all_programmes
from iljari.desks.notices import queries, rights, tables
from iljari.desks.notices.models import Message
from iljari.desks.notices.queries import Asked
from iljari.files.parsing import Unreadable, day

YEARS = 3
"""The council asked for three years (D16): so far back the list goes, unless another day is chosen."""
A_PAGE = 30


def _asked(request: HttpRequest) -> tuple[Asked, list[str]]:
    """What is asked for, and what could not be read of it."""
    reach = rights.LINES.reach(request, "notices.read")
    today: date = request.today  # type: ignore[attr-defined]
    problems: list[str] = []
    since = _day(request.GET.get("since", ""), problems) or today.replace(
        year=today.year - YEARS, day=min(today.day, 28)
    )
    until = _day(request.GET.get("until", ""), problems) or today
    if since > until:
        problems.append(_("첫날이 마지막 날보다 늦습니다. 두 날짜를 확인하십시오."))
    programme, kind, channel = (request.GET.get(name, "") for name in ("programme", "kind", "channel"))
    return Asked(
        since, until, programme if programme in all_programmes() else "", kind if kind in Message.Kind.values else "",
        channel if channel in Message.Channel.values else "", reach.get("operator", ""),
    ), problems  # fmt: skip


def _day(text: str, problems: list[str]) -> date | None:
    try:
        return day(text)
    except Unreadable as error:
        problems.append(str(error))
        return None


def sent(request: HttpRequest) -> HttpResponse:
    """The list, with its sums."""
    asked, problems = _asked(request)
    papers = Paginator(queries.sent(asked), A_PAGE).get_page(request.GET.get("page"))
    totals = queries.totals(asked)
    question = request.GET.copy()
    question.pop("page", None)
    may_write = rights.LINES.may(
        request, "notices.write", division=request.office.division, operator=rights.operator(request)
    )  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "asked": asked, "problems": problems, "papers": papers, "question": question.urlencode(),
        "rows": [(paper, tables.criterion(paper)) for paper in papers],
        "months": queries.summed(totals, queries.month),
        "programmes_summed": queries.summed(totals, lambda row: tables.programme_name(row.programme)),
        "all": next(iter(queries.summed(totals, lambda _row: "")), queries.Sum("")),
        "programmes": sorted(all_programmes().values(), key=lambda each: each.name),
        "kinds": Message.Kind.choices, "channels": Message.Channel.choices, "may_write": may_write,
        "drafts": queries.drafts(rights.by(request)) if may_write else [],
    }  # fmt: skip
    return render(request, "notices/sent.html", context, status=422 if problems else 200)


def file(request: HttpRequest, kind: str) -> HttpResponse:
    """The list as a file."""
    asked, _problems = _asked(request)
    if kind not in tables.KINDS:
        raise Http404(_("XLSX와 CSV로 받을 수 있습니다."))
    response = HttpResponse(tables.write(queries.sent(asked), kind), content_type=tables.KINDS[kind])
    name = f"notices-{asked.since_on:%Y%m%d}-{asked.until_on:%Y%m%d}"
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
