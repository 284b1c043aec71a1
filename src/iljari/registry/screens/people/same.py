"""Likely duplicates side by side, decided by an officer; who is joined to whom; and limits that a join has broken."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from iljari.access import log
from iljari.journal.identity import broken_limits
from iljari.journal.slip import Refused
from iljari.registry import duplicates, identity, persons
from iljari.registry.duplicates import Decision, Verdict
from iljari.registry.screens.people import exporting, finding, purposes, rights, searching

PAGE = 10
FIELDS = ("name", "birth_on", "sex", "phone", "email", "address")


@require_GET
def likely(request: HttpRequest) -> HttpResponse:
    """The pairs that wait, ten a page, masked."""
    rights.LINES.require(request, "person.identity")
    return _page(request, [])


def _page(request: HttpRequest, problems: list[str], *, status: int = 200) -> HttpResponse:
    waiting = Paginator(duplicates.open_pairs(), PAGE).get_page(request.GET.get("page"))
    people = sorted({each for pair in waiting for each in (pair.person_a_id, pair.person_b_id)})
    log.record(request, subjects=people, purpose=purposes.IDENTITY, act="view", fields=FIELDS)
    held = persons.facts_of_many(people, request.today)  # type: ignore[attr-defined]
    pairs = [
        {"pair": pair, "why": duplicates.told(pair.why), "linked": pair.why == "linked", "share": _share(pair.score),
         "rows": [(kind, held[pair.person_a_id].fact(kind), held[pair.person_b_id].fact(kind)) for kind in FIELDS]}
        for pair in waiting
    ]  # fmt: skip
    told: dict[str, Any] = {
        "form": exporting.likely_form(request, len(exporting.in_pairs())), "pairs": pairs, "waiting": waiting, "problems": problems,
        "joined_because": identity.JOINED_BECAUSE.items(), "different_because": duplicates.DIFFERENT_BECAUSE.items(),
    }  # fmt: skip
    return render(request, "people/likely.html", told, status=status)


def _share(score: float) -> str:
    """How likely the batch holds two to be one: in percent, and never quite certain."""
    return _("%(share)s 이상") % {"share": "99%"} if score >= 0.99 else f"{score:.0%}"


@require_POST
def decide(request: HttpRequest, pair: int) -> HttpResponse:
    """One pair: the same person, or another."""
    rights.LINES.require(request, "person.identity")
    row = duplicates.pair(pair)
    verdict = request.POST.get("verdict", "")
    if row is None or verdict not in (Verdict.SAME, Verdict.DIFFERENT):
        raise Http404
    log.record(
        request,
        subjects=[row.person_a_id, row.person_b_id],
        purpose=purposes.IDENTITY,
        act="change",
        fields=FIELDS,
    )
    decision = Decision(Verdict(verdict), request.POST.get(f"reason-{verdict}", ""))
    try:
        duplicates.decide(pair, decision, by=request.user.get_username(), at=request.moment)  # type: ignore[attr-defined]
    except Refused as refused:
        return _page(request, list(refused.sentences), status=422)
    messages.success(
        request,
        _("같은 사람으로 연결했습니다.") if verdict == Verdict.SAME else _("다른 사람으로 적었습니다."),
    )
    return redirect("people:likely")


@require_GET
def joined(request: HttpRequest) -> HttpResponse:
    """Who is joined to whom, and the limits that joins have broken. Ids only: nobody is shown."""
    rights.LINES.require(request, "person.identity")
    return _joined(request, [])


def _joined(request: HttpRequest, problems: list[str], *, status: int = 200) -> HttpResponse:
    told = {
        "joined": list(reversed(identity.joined_pairs())), "broken": broken_limits(), "problems": problems,
        "joined_because": identity.JOINED_BECAUSE.items(), "parted_because": identity.PARTED_BECAUSE.items(),
    }  # fmt: skip
    return render(request, "people/joined.html", told, status=status)


@require_POST
def join(request: HttpRequest) -> HttpResponse:
    """Join two ids, or part them; or look for the other one first, by exact values."""
    rights.LINES.require(request, "person.identity")
    if request.POST.get("verb") == "find":
        return _joining(request)
    one, other = (request.POST.get(name, "").strip()[:40] for name in ("one", "other"))
    parted = request.POST.get("verb") == "part"
    if not parted and not other and persons.exists(one):
        return _joining(request, [_("어느 등록과 연결할지 고르십시오.")])
    log.record(request, subjects=[each for each in (one, other) if persons.exists(each)], purpose=purposes.IDENTITY,
               act="change", fields=FIELDS)  # fmt: skip
    verb = identity.part if parted else identity.join
    try:
        verb(
            one,
            other,
            reason=request.POST.get("reason", ""),
            by=request.user.get_username(),
            recorded_at=request.moment,
        )  # type: ignore[attr-defined]
    except Refused as refused:
        again = _joined if parted or not persons.exists(one) else _joining
        return again(request, list(refused.sentences), status=422)
    messages.success(request, _("연결을 풀었습니다.") if parted else _("같은 사람으로 연결했습니다."))
    return redirect("people:joined")


def _joining(request: HttpRequest, problems: list[str] | None = None, *, status: int = 200) -> HttpResponse:
    """A registration beside those that have exactly the values that are typed, masked: one of them is chosen and joined to it."""
    one = request.POST.get("one", "")
    if not persons.exists(one):
        raise Http404
    asked, found, wrong = searching.typed(request), [], list(problems or [])
    if any(asked.values()):
        try:
            found = [each for each in searching.exactly(asked) if each not in identity.aliases(one)]
        except searching.Unfindable as refused:
            wrong.append(str(refused))
        else:
            if not found:
                wrong.append(_("그 값을 가진 다른 등록이 없거나 이미 연결되어 있습니다. 값을 확인하십시오."))
    elif not wrong:
        wrong.append(_("다른 등록을 찾을 이름과 생년월일, 전화번호나 전자우편을 적으십시오."))
    log.record(request, subjects=[one, *found], purpose=purposes.IDENTITY, act="search", fields=FIELDS)
    today = request.today  # type: ignore[attr-defined]
    told = {
        "one": one, "own": finding.shown([one], today), "rows": finding.shown(found, today), "asked": asked, "problems": wrong,
        "other": request.POST.get("other", ""), "joined_because": identity.JOINED_BECAUSE.items(),
    }  # fmt: skip
    return render(request, "people/joining.html", told, status=422 if wrong else status)
