"""Filling in a return: choose it, type or upload its numbers, save, hand in. What was typed stays when it is refused."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from iljari.desks.returns import forms, operations, queries, rights, rows, tables
from iljari.desks.returns.models import Deliverer, Return
from iljari.desks.returns.screens.reading import read
from iljari.files.problems import Refusal
from iljari.journal.slip import Refused
from iljari.kernel.districts import DISTRICTS
from iljari.kernel.period import month

MONTHS_SHOWN = 18
LENGTHS = (1, 3, 6, 12)


@dataclass(frozen=True)
class Asked:
    """The return that a page is about, whether it exists already or not."""

    whose: forms.For
    paper: Return | None = None

    def rows(self) -> list[rows.Row]:
        """The rows of its form."""
        whose = self.whose
        return rows.rows_for(whose.programme.code, whose.operator, whose.district, whose.until_on, self.paper)


def choose(request: HttpRequest) -> HttpResponse:
    """Choose a programme and a period; with both chosen, the empty form of a new return."""
    rights.LINES.enter(request, "returns.write")
    if not request.GET.get("programme"):
        return _choice(request)
    asked = _asked(request)
    if asked is None:
        return _choice(request)
    whose = asked.whose
    held = Return.objects.filter(
        programme=whose.programme.code,
        operator=whose.operator,
        district=whose.district,
        until_on=whose.until_on,
    ).first()
    if held is not None and request.method == "POST" and held.open:
        return _meanwhile(request, held)
    if held is not None:
        return redirect("returns:return", held.pk)
    if request.method == "POST":
        return _posted(request, asked)
    return _form(request, asked, forms.Filled(asked.rows(), forms.empty_extras()))


def paper(request: HttpRequest, id: str) -> HttpResponse:
    """A return: its form while it is open to this person, else what it says."""
    found = get_object_or_404(Return, pk=id)
    if request.method == "POST":
        rights.may_write(request, found.programme, found.operator, found.district)
        if not found.open:
            messages.error(
                request, _("이미 제출했거나 확정된 보고입니다. 고치려면 반려를 받거나 정정하십시오.")
            )
            return redirect("returns:return", found.pk)
        return _posted(request, _of(found))
    rights.of_paper(request, "returns.read", found)
    mine = rights.allowed(rights.may_write, request, found.programme, found.operator, found.district)
    if found.open and mine:
        asked = _of(found)
        return _form(request, asked, forms.Filled(asked.rows(), forms.empty_extras()))
    return read(request, found)


def new_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The form of a new return as a file to fill in."""
    asked = _asked(request)
    if asked is None or kind not in tables.KINDS:
        raise Http404
    return _file(asked, kind)


def paper_file(request: HttpRequest, id: str, kind: str) -> HttpResponse:
    """A return as a file, with what it holds."""
    found = get_object_or_404(Return, pk=id)
    rights.of_paper(request, "returns.read", found)
    if kind not in tables.KINDS:
        raise Http404
    return _file(_of(found), kind)


def _file(asked: Asked, kind: str) -> HttpResponse:
    whose = asked.whose
    try:
        content = tables.write(asked.rows(), whose, kind)
    except Refusal as refusal:
        return HttpResponse(
            "\n".join(tables.sentences(refusal)), content_type="text/plain; charset=utf-8", status=422
        )
    who = queries.Names().of(whose.programme.code, whose.operator, whose.district)
    media, ending = tables.KINDS[kind]
    name = f"{whose.programme.name}_{who}_{rows.period_text(whose.since_on, whose.until_on)}.{ending}"
    return HttpResponse(
        content, content_type=media, headers={"Content-Disposition": _attachment(name.replace("/", "-"))}
    )


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"


# --- what is posted --------------------------------------------------------------------------------------------


def _posted(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Save, hand in or take a file; whatever is refused leaves everything as it was."""
    whose = asked.whose
    if request.POST.get("action") == "upload":
        return _uploaded(request, asked)
    filled = forms.read_form(asked.rows(), request.POST, whose)
    if filled.problems:
        return _form(request, asked, filled, status=422)
    try:
        made = _save(request, whose, filled.numbers)
    except Refused as refused:
        return _form(request, asked, filled, list(refused.sentences), status=422)
    if request.POST.get("action") == "submit":
        try:
            operations.submit(paper=made, by=rights.by(request), at=request.moment)  # type: ignore[attr-defined]
        except Refused as refused:
            messages.info(request, _("저장했습니다."))
            for sentence in refused.sentences:
                messages.error(request, sentence)
            return redirect("returns:return", made.pk)
        messages.success(request, _("제출했습니다. 담당 부서가 확인하면 확정됩니다."))
        return redirect("returns:return", made.pk)
    number = len(filled.numbers)
    messages.success(
        request, _("%(number)d개 항목을 저장했습니다. 아직 제출하지 않았습니다.") % {"number": number}
    )
    return redirect("returns:return", made.pk)


def _save(request: HttpRequest, whose: forms.For, numbers: list[operations.Number]) -> Return:
    return operations.draft(
        programme=whose.programme.code, operator=whose.operator, district=whose.district, since_on=whose.since_on,
        until_on=whose.until_on, numbers=numbers, by=rights.by(request), at=request.moment,  # type: ignore[attr-defined]
    )  # fmt: skip


def _uploaded(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Take a filled-in file: all of it or nothing."""
    nothing = forms.Filled(asked.rows(), forms.empty_extras())
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _form(request, asked, nothing, [_("올릴 파일을 고르십시오.")], status=422)
    encoding = request.POST.get("encoding") if request.POST.get("encoding") in ("utf-8", "cp949") else None
    try:
        _found, numbers = tables.read(file.name or "", file.read(), nothing.rows, asked.whose, encoding)  # type: ignore[arg-type]
        made = _save(request, asked.whose, numbers)
    except Refusal as refusal:
        return _form(request, asked, nothing, list(tables.sentences(refusal)), status=422, file_refused=True)
    except Refused as refused:
        return _form(request, asked, nothing, list(refused.sentences), status=422, file_refused=True)
    messages.success(
        request,
        _("파일에서 %(number)d개 항목을 받아 저장했습니다. 확인하고 제출하십시오.")
        % {"number": len(numbers)},
    )
    return redirect("returns:return", made.pk)


def _meanwhile(request: HttpRequest, held: Return) -> HttpResponse:
    """Somebody else began the same return while this one was typed: nothing is overwritten, nothing typed is lost."""
    asked = _of(held)
    filled = forms.read_form(asked.rows(), request.POST, asked.whose)
    sentence = _(
        "그 사이 다른 사람이 같은 달의 보고를 저장했습니다. 아래는 지금 입력한 값입니다. 저장하면 그 보고를 바꿉니다."
    )
    return _form(request, asked, filled, [sentence], status=409)


# --- what is shown ---------------------------------------------------------------------------------------------


def _form(
    request: HttpRequest, asked: Asked, filled: forms.Filled, sentences: list[str] | None = None, status: int = 200,
    file_refused: bool = False,
) -> HttpResponse:  # fmt: skip
    whose = asked.whose
    first, others = rows.asked_first(filled.rows)
    query = "" if asked.paper else "?" + request.GET.urlencode()
    context: dict[str, Any] = {
        "whose": whose, "paper": asked.paper, "first": first, "others": others, "extras": filled.extras,
        "problems": filled.problems, "sentences": sentences or [], "file_refused": file_refused,
        "indicators": rows.reportable(whose.programme), "choices": rows.choices(whose.programme),
        "who": queries.Names().of(whose.programme.code, whose.operator, whose.district),
        "period": _period(whose), "over": whose.until_on < request.today,  # type: ignore[attr-defined]
        "files": [
            (kind, reverse("returns:file", args=[asked.paper.pk, kind]) if asked.paper
             else reverse("returns:new-file", args=[kind]) + query)
            for kind in tables.KINDS
        ],
    }  # fmt: skip
    return render(request, "returns/form.html", context, status=status)


def _period(whose: forms.For) -> tuple[date, date]:
    return whose.since_on, whose.until_on


def _of(paper: Return) -> Asked:
    programme = rights.known_programme(paper.programme)
    return Asked(forms.For(programme, paper.operator, paper.district, paper.since_on, paper.until_on), paper)


def _asked(request: HttpRequest) -> Asked | None:
    """The return that the address asks for; None (and a message) when the period cannot be read."""
    asked, sentence = asked_for(request, request.GET)
    if asked is None:
        messages.error(request, sentence)
    return asked


def asked_for(request: HttpRequest, told: QueryDict) -> tuple[Asked | None, str]:
    """The return that is asked for (programme, until, months, who), or the sentence why it cannot be."""
    operator, district = rights.own_carrier(request, told.get("who", ""))
    code = told.get("programme", "")
    rights.may_write(request, code, operator, district)
    try:
        year, _dash, number = told.get("until", "").partition("-")
        last = month(int(year), int(number))
        months = int(told.get("months", "1"))
    except ValueError:
        return None, _("어느 달의 보고인지 고르십시오(예: 2018-10).")
    if months not in LENGTHS or not 2000 <= last.starts_on.year <= 2100:
        return None, _("보고 기간은 1, 3, 6, 12개월 가운데 하나입니다.")
    if last.starts_on > request.today:  # type: ignore[attr-defined]
        return None, _("아직 시작하지 않은 달입니다. 지난달이나 이번 달을 고르십시오.")
    starts_on = last.starts_on
    for _month in range(months - 1):
        starts_on = (starts_on - timedelta(days=1)).replace(day=1)
    whose = forms.For(rights.known_programme(code), operator, district, starts_on, last.last_day)
    return Asked(whose), ""


def _choice(request: HttpRequest) -> HttpResponse:
    """Which programme, which month, and for officers: for whom."""
    today = request.today  # type: ignore[attr-defined]
    operator, district = rights.own_carrier(request)
    if rights.outside(request):
        codes = rights.reported(request, queries.delivered_by(operator, district))
        deliverers: list[tuple[str, str]] = []
    else:
        codes = queries.programmes_of(request.office.division)  # type: ignore[attr-defined]
        deliverers = _deliverers(codes)
    months = []
    first = today.replace(day=1)
    for _number in range(MONTHS_SHOWN):
        months.append(first)
        first = (first - timedelta(days=1)).replace(day=1)
    programmes = [rights.known_programme(code) for code in codes]
    context = {
        "programmes": programmes, "months": months, "lengths": LENGTHS, "deliverers": deliverers,
        "districts": DISTRICTS if deliverers else (), "today": today,
        "chosen": request.GET, "usual": months[1] if len(months) > 1 else months[0],
    }  # fmt: skip
    return render(request, "returns/choose.html", context)


def _deliverers(codes: list[str]) -> list[tuple[str, str]]:
    named = Deliverer.objects.filter(programme__in=codes).exclude(code__in=[each.code for each in DISTRICTS])
    return sorted({each.code: each.name for each in named}.items(), key=lambda pair: pair[1])
