"""The screen on which a file of e호조 is handed in. Its words stand beside the budget desk's other pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.desks.budget import rights
from iljari.desks.budget.models import MirrorFile
from iljari.desks.budget.screens import asked
from iljari.exchange import ehojo
from iljari.files.hostile import LIMITS
from iljari.files.problems import Refusal
from iljari.journal.slip import Refused

_ENCODINGS = ("utf-8", "cp949", "utf-16")


def upload(request: HttpRequest) -> HttpResponse:
    """Hand in a file of commitments or expenditures: taken over whole, or refused with every row that is wrong."""
    rights.require(request, "budget.book")
    problems: list[str] = []
    received: ehojo.Received | None = None
    if request.method == "POST":
        received, problems = _received(request)
    told = {
        "layouts": ehojo.LAYOUTS.values(), "kind": request.POST.get("kind", "expenditure"), "problems": problems,
        "received": received, "files": MirrorFile.objects.all()[:20], "most_rows": ehojo.MOST_ROWS,
        "megabytes": LIMITS.file_bytes // (1024 * 1024),
    }  # fmt: skip
    return render(request, "budget/ehojo.html", told, status=422 if problems else 200)


def _received(request: HttpRequest) -> tuple[ehojo.Received | None, list[str]]:
    """What came of the file, or why it was not taken."""
    kind, file = request.POST.get("kind", ""), request.FILES.get("file")
    if kind not in ehojo.LAYOUTS:
        return None, [_("지출 파일인지 지출원인행위 파일인지 고르십시오.")]
    if file is None:
        return None, [_("올릴 파일을 고르십시오. XLSX나 CSV 파일을 받습니다.")]
    if (file.size or 0) > LIMITS.file_bytes:
        return None, [_("파일이 너무 큽니다. 달별로 나누어 올리십시오.")]
    encoding = request.POST.get("encoding", "")
    try:
        return ehojo.receive(
            kind=kind, name=file.name or "", content=file.read(), by=asked.actor(request), at=asked.moment(request),
            today=asked.today(request), correct=bool(request.POST.get("correct")),
            encoding=encoding if encoding in _ENCODINGS else None,  # type: ignore[arg-type]
        ), []  # fmt: skip
    except Refusal as refusal:
        return None, list(refusal.sentences_en if get_language() == "en" else refusal.sentences_ko)
    except Refused as refused:
        return None, list(refused.sentences)
