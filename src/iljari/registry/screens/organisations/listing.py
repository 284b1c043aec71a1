"""The list of organisations: search, filters as of a day, how many hold which certificate by year; and the list as a file."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.files.writing import Sheet, write_csv, write_xlsx
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.kernel.registration_number import written
from iljari.registry.models import Organisation
from iljari.registry.organisations import kinds, listing
from iljari.registry.organisations.checks import OUTSIDE
from iljari.registry.screens.organisations import asking, exporting, fields, rights

PAGE = 40
MOST_ROWS = 50_000
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8",
    "cp949": "text/csv; charset=cp949",
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A row of the list."""

    organisation: Organisation
    kind: str
    district: str
    number: str
    certificates: list[str]
    state: str


def organisations_list(request: HttpRequest) -> HttpResponse:
    """Search and list."""
    rights.LINES.enter(request, "organisation.read")
    asked, problem = asking.organisations_asked(request, "organisation.read")
    found = listing.find(asked)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    held = listing.held_by([one.pk for one in page], asked.on)
    narrowed = {name: value for name, value in request.GET.items() if name != "page" and value}
    context = {
        "asked": asked, "problem": problem, "rows": [_shown(one, held.get(one.pk, [])) for one in page],
        "count": page.paginator.count, "pages": page, "query": urlencode(narrowed), "narrowed": narrowed,
        "kinds": fields.of(kinds.KINDS), "districts": fields.districts(), "states": fields.of(kinds.STATES),
        "certificates": fields.of(kinds.CERTIFICATES), "chart": _chart(asked) if asked.ids is None else None,
        "may_register": rights.LINES.may(request, "organisation.register", district=request.office.district),  # type: ignore[attr-defined]
        "may_import": rights.LINES.may(request, "organisation.import"),
        "may_export": rights.LINES.may(request, "organisation.export"),
        "form": exporting.form_of_list(request, asked),
    }  # fmt: skip
    return render(request, "organisations/list.html", context)


def _shown(one: Organisation, held: list[str]) -> Shown:
    return Shown(
        one, kinds.named(kinds.KINDS, one.kind), district_name(one.district), written(one.number),
        [str(kinds.CERTIFICATES[kind]) for kind in held],
        "" if one.state == "operating" else kinds.named(kinds.STATES, one.state),
    )  # fmt: skip


def district_name(code: str) -> str:
    """A district in the reader's language."""
    if code == OUTSIDE:
        return _("서울 밖")
    known = DISTRICTS.get(code)
    return (known.en if get_language() == "en" else known.ko) if known else ""


def _chart(asked: listing.Asked) -> dict[str, Any] | None:
    """How many held each certificate at the end of each year, each kind on a scale of its own: how it went, not which is most."""
    held, years = listing.by_year(asked.on)
    if not held:
        return None
    return {
        "years": years, "partial": years[-1].on != years[-1].on.replace(month=12, day=31),
        "rows": [
            (kind, str(kinds.CERTIFICATES[kind]), _columns([(year, year.counts.get(kind, 0)) for year in years]))
            for kind in held
        ],
    }  # fmt: skip


def _columns(counts: list[tuple[listing.Year, int]]) -> list[tuple[listing.Year, int, str, str]]:
    """(year, count, height, top) of each column, the highest 40 units tall."""
    highest = max(count for _year, count in counts)
    tall = [count / highest * 40 for _year, count in counts]
    return [
        (year, count, f"{high:.1f}", f"{44 - high:.1f}")
        for (year, count), high in zip(counts, tall, strict=True)
    ]


def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The list as it is narrowed, as a file: public facts only, no people."""
    rights.LINES.enter(request, "organisation.export")
    if kind not in TYPES:
        raise Http404
    asked, problem = asking.organisations_asked(request, "organisation.export")
    if problem:
        raise Http404
    found = list(listing.find(asked)[:MOST_ROWS])
    held = listing.held_by([one.pk for one in found], asked.on)
    header = (
        _("기관 번호"), _("이름"), _("영문 이름"), _("종류"), _("사업자등록번호"), _("소재 자치구"), _("상태"), _("유효한 인증·지정"), _("기준일"),
    )  # fmt: skip
    rows = [
        (one.pk, one.name, one.name_en, kinds.named(kinds.KINDS, one.kind), written(one.number), district_name(one.district),
         kinds.named(kinds.STATES, one.state), "; ".join(str(kinds.CERTIFICATES[each]) for each in held.get(one.pk, [])),
         asked.on)
        for one in found
    ]  # fmt: skip
    return sent(Sheet(_("기관"), header, rows), kind, f"organisations-{asked.on:%Y%m%d}")


def sent(sheet: Sheet, kind: str, name: str) -> HttpResponse:
    """A sheet as a file of this kind."""
    content = (
        write_xlsx([sheet])
        if kind == "xlsx"
        else write_csv(sheet, "cp949" if kind == "cp949" else "utf-8-sig")
    )
    response = HttpResponse(content, content_type=TYPES[kind])
    ending = "xlsx" if kind == "xlsx" else "csv"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
