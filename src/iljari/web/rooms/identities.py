"""What must hold between figures: which rules hold, which do not, with both sides as links."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from iljari.figures import consistency
from iljari.figures.consistency import Check, Verdict
from iljari.web import knowledge, words
from iljari.web.templatetags.iljari import called_plain

PER_PAGE = 50
_ORDER = {Verdict.BROKEN: 0, Verdict.UNKNOWN: 1, Verdict.HOLDS: 2}


def identities(request: HttpRequest) -> HttpResponse:
    """All identities, the broken ones first; filtered by verdict, programme and kind."""
    known = knowledge.of(request)
    checks = known.checks()
    verdict, programme, kind = (request.GET.get(name, "") for name in ("verdict", "programme", "kind"))
    found = [check for check in checks if _fits(check, verdict, programme, kind)]
    found.sort(key=lambda check: (_ORDER[check.verdict], check.automatic))
    counts = consistency.counts(checks)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    told = {
        "book": known.book, "counts": [(one.value, words.VERDICTS[one.value], counts[one]) for one in _ORDER],
        "all": len(checks), "declared": sum(not check.automatic for check in checks), "count": len(found),
        "page_of": page, "verdict": verdict, "programme": programme, "kind": kind, "verdicts": words.VERDICTS,
        "programmes": sorted({(check.programme.code, called_plain(check.programme)) for check in checks},
                             key=lambda one: one[1]),
    }  # fmt: skip
    return render(request, "iljari/identities.html", told)


def _fits(check: Check, verdict: str, programme: str, kind: str) -> bool:
    if (verdict and check.verdict != verdict) or (programme and check.programme.code != programme):
        return False
    return not kind or check.automatic == (kind == "printed")
