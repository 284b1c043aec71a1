"""Organisations from a file: a form to fill in, a preview that judges each row, and the taking over, all or nothing."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.files.problems import Refusal
from iljari.files.writing import Sheet
from iljari.journal.slip import Refused
from iljari.kernel.world import World
from iljari.registry.models import OrganisationFile
from iljari.registry.organisations import importing
from iljari.registry.screens.organisations import listing, rights

SHOWN = 200


def form(request: HttpRequest, kind: str) -> HttpResponse:
    """The form: the columns with one row as an example."""
    rights.LINES.require(request, "organisation.import")
    if kind not in listing.TYPES:
        raise Http404
    return listing.sent(Sheet("기관", importing.HEADER, [importing.EXAMPLE]), kind, "organisations-form")


def upload(request: HttpRequest) -> HttpResponse:
    """Upload a list; what cannot be read at all is refused with its places."""
    rights.LINES.require(request, "organisation.import")
    problems: list[str] = []
    if request.method == "POST":
        given = request.FILES.get("file")
        if given is None:
            problems = [_("올릴 파일을 고르십시오.")]
        else:
            try:
                paper = importing.read(
                    given.name or "", given.read(), by=request.user.get_username(), at=request.moment,  # type: ignore[attr-defined]
                    synthetic=_synthetic(),
                )  # fmt: skip
                return redirect("organisations:import-preview", file=paper.pk)
            except Refusal as refusal:
                problems = list(refusal.sentences_en if get_language() == "en" else refusal.sentences_ko)
    context = {"problems": problems, "header": importing.HEADER}
    return render(request, "organisations/import.html", context, status=422 if problems else 200)


def preview(request: HttpRequest, file: str) -> HttpResponse:
    """What each row would do; then take it over, or throw it away."""
    rights.LINES.require(request, "organisation.import")
    paper = get_object_or_404(
        OrganisationFile, pk=file, taken_at=None, uploaded_by=request.user.get_username()
    )  # fmt: skip
    problems: list[str] = []
    if request.method == "POST":
        if request.POST.get("deed") == "throw":
            paper.delete()
            messages.success(request, _("올린 파일을 버렸습니다. 아무것도 등록하지 않았습니다."))
            return redirect("organisations:import")
        try:
            made, changed = importing.take_over(
                paper, by=request.user.get_username(), at=request.moment, synthetic=_synthetic(),  # type: ignore[attr-defined]
                despite=request.POST.getlist("despite"),
            )  # fmt: skip
        except Refused as refused:
            problems = list(refused.sentences)
        else:
            messages.success(
                request,
                _("기관 %(made)d곳을 등록하고 %(changed)d곳을 고쳤습니다.")
                % {"made": made, "changed": changed},
            )
            return redirect("organisations:list")
    rows = importing.judged(paper, synthetic=_synthetic())
    counts = {
        verdict: sum(row.verdict == verdict for row in rows)
        for verdict in ("new", "known", "likely", "wrong")
    }
    context = {
        "paper": paper, "rows": sorted(rows, key=lambda row: ("wrong", "likely", "new", "known").index(row.verdict))[:SHOWN],
        "counts": counts, "problems": problems, "all": len(rows), "left": max(0, len(rows) - SHOWN),
        "may_take": not counts["wrong"] and counts["new"] + counts["known"] + counts["likely"] > 0,
    }  # fmt: skip
    return render(request, "organisations/preview.html", context, status=422 if problems else 200)


def _synthetic() -> bool:
    return World(settings.WORLD) is World.PRACTICE
