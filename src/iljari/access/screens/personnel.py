"""The personnel file on screen: handed in, looked at row by row, taken over or thrown away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.access.lines import LINES
from iljari.access.models import StaffFile
from iljari.access.operations import taking_over
from iljari.files.problems import Refusal
from iljari.journal.slip import Refused

SHOWN = 200
_FIRST = ("wrong", "ends", "new", "changed", "same")


def upload(request: HttpRequest) -> HttpResponse:
    """Hand a file in."""
    LINES.require(request, "staff.take_over")
    problems: list[str] = []
    given = request.FILES.get("file")
    if request.method == "POST" and given is None:
        problems = [_("올릴 파일을 고르십시오.")]
    elif given is not None:
        try:
            file = taking_over.read(
                given.name or "", given.read(), by=request.user.get_username(), at=request.moment  # type: ignore[attr-defined]
            )  # fmt: skip
            return redirect("access:staff-file", file.pk)
        except Refusal as refusal:
            problems = list(refusal.sentences_en if get_language() == "en" else refusal.sentences_ko)
    context = {"problems": problems, "columns": list(taking_over.COLUMNS)}
    return render(request, "access/staff_upload.html", context, status=422 if problems else 200)


def preview(request: HttpRequest, file: str) -> HttpResponse:
    """What each row would do; no names are shown. Only whoever handed the file in takes it over."""
    LINES.require(request, "staff.take_over")
    found = StaffFile.objects.filter(pk=file, uploaded_by=request.user.get_username(), taken_at=None).first()
    if found is None:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        if request.POST.get("deed") == "throw":
            found.delete()
            messages.success(request, _("올린 파일을 버렸습니다. 아무것도 바꾸지 않았습니다."))
            return redirect("access:staff-upload")
        try:
            people, ended = taking_over.take_over(found, by=request.user.get_username(), at=request.moment)  # type: ignore[attr-defined]
        except Refused as refused:
            problems = list(refused.sentences)
        else:
            messages.success(
                request,
                _("사람 %(people)d명을 반영하고 권한 %(ended)d개를 끝냈습니다.")
                % {"people": people, "ended": ended},
            )
            return redirect("access:staff")
    rows = sorted(taking_over.judged(found, today=request.today), key=lambda row: _FIRST.index(row.verdict))  # type: ignore[attr-defined]
    counts = {verdict: sum(row.verdict == verdict for row in rows) for verdict in _FIRST}
    context = {
        "file": found,
        "rows": rows[:SHOWN],
        "left": len(rows) - SHOWN,
        "counts": counts,
        "problems": problems,
    }
    return render(request, "access/staff_file.html", context, status=422 if problems else 200)
