"""The council report: read online, taken as a file, and compared between two states of knowledge."""

import json
from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from iljari.reports import html, hwpx, pdf, xlsx
from iljari.reports.council import publish
from iljari.web import knowledge, today, words

PER_PAGE = 50
_Writer = Callable[[knowledge.Known], bytes]


def _html(known: knowledge.Known) -> bytes:
    return html.page_html(known.report().document).encode()


def _json(known: knowledge.Known) -> bytes:
    told = publish.figure_list(known.report(), known.book)
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


FILES: dict[str, tuple[str, str, _Writer]] = {
    "html": ("HTML", "text/html; charset=utf-8", _html),
    "pdf": ("PDF", "application/pdf", lambda known: pdf.write(known.report().document)),
    "hwpx": ("HWPX", "application/hwp+zip", lambda known: hwpx.write(known.report().document)),
    "xlsx": (
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda known: xlsx.write(known.report().document),
    ),
    "json": ("JSON", "application/json; charset=utf-8", _json),
}


def _known(request: HttpRequest) -> tuple[knowledge.Known, date, date]:
    """What the report is written from: as of a day, as known on a day; today without them."""
    days = []
    for name in ("as_of", "known_at"):
        try:
            days.append(date.fromisoformat(request.GET.get(name) or today.of(request).isoformat()))
        except ValueError:
            messages.warning(
                request, _("날짜를 읽을 수 없어 오늘로 보였습니다. 2018-09-30처럼 적어 주십시오.")
            )
            days.append(today.of(request))
    return knowledge.known(days[0], days[1]), days[0], days[1]


def report(request: HttpRequest) -> HttpResponse:
    """The report as a page, each figure a link."""
    known, as_of, known_on = _known(request)
    if known.book.seq == 0:
        return render(request, "iljari/report_empty.html", {"known_on": known_on})
    made = known.report()
    told = {
        "book": known.book, "as_of": as_of, "known_on": known_on,
        "body": mark_safe(known.kept("body", lambda: html.body_html(made.document))),
        "contents": [heading for heading in made.document.headings if heading.level <= 3],
        "title": made.document.title, "figures": len(made.figures),
        "files": [(kind, name) for kind, (name, _, _) in FILES.items()],
    }  # fmt: skip
    return render(request, "iljari/report.html", told)


def file(request: HttpRequest, kind: str) -> HttpResponse:
    """The report as a file, with the same figures as the page that offers it."""
    if kind not in FILES:
        raise Http404
    known, as_of, _known_on = _known(request)
    if known.book.seq == 0:
        raise Http404(_("그때까지 기록이 없어 보고서를 쓸 수 없습니다."))
    _name, content_type, write = FILES[kind]
    response = HttpResponse(known.kept(f"file:{kind}", lambda: write(known)), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="council-{as_of:%Y-%m}.{kind}"'
    return response


def compare(request: HttpRequest) -> HttpResponse:
    """What differs between the report as known on two days, and why."""
    as_of = today.of(request)
    first, second = (_known_day(request, name) for name in ("before", "after"))
    told: dict[str, object] = {"as_of": as_of, "before": first, "after": second}
    if first and second:
        changes = _changes(as_of, first, second)
        page = Paginator(changes, PER_PAGE).get_page(request.GET.get("page"))
        told |= {
            "count": len(changes),
            "unseen": sum(one.unseen for one in changes),
            "page_of": page,
            "changes": [
                (one.figure, one, [words.reason(code) for code in one.reasons]) for one in page.object_list
            ],
        }
    return render(request, "iljari/report_compare.html", told)


def _changes(as_of: date, first: date, second: date) -> list[publish.Change]:
    """What differs between two days' knowledge; worked out once for both, from reports already written."""
    earlier, later = (knowledge.known(as_of, day) for day in sorted((first, second)))
    figures = {known.book.seq: known.report().figures for known in (earlier, later)}
    name = f"compared:{earlier.book.seq}"
    return later.kept(name, lambda: publish.compare(earlier.book, later.book, lambda book: figures[book.seq]))


def _known_day(request: HttpRequest, name: str) -> date | None:
    text = request.GET.get(name, "")
    try:
        asked = date.fromisoformat(text) if text else None
        if asked and asked > today.of(request):
            messages.warning(request, _("오늘보다 뒤의 날은 오늘로 바꾸어 견주었습니다."))
            return today.of(request)
        return asked
    except ValueError:
        messages.warning(request, _("날짜를 읽을 수 없습니다. 2018-09-30처럼 적어 주십시오."))
        return None
