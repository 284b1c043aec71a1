"""The items that the council raised in its audit: the list, and each with its history and the form to answer it."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.catalogue.organisation import DIVISIONS as ALL_DIVISIONS
from iljari.desks.council import operations as council
from iljari.desks.council import rights
from iljari.desks.council.models import AuditItem, Measure
from iljari.journal import read
from iljari.journal.slip import Refused
from iljari.web import behind, knowledge, today, words
from iljari.web.templatetags.iljari import called_plain

LONGEST = 4000
_BADGES = {
    "done": "bg-light-success",
    "in_progress": "bg-light-warning",
    "under_review": "bg-light-information",
}


@dataclass(frozen=True)
class Row:
    """An item with its words and its state."""

    paper: AuditItem
    kind: str
    division: str
    state: str
    state_name: str
    badge: str


def _row(paper: AuditItem, states: dict[str, str]) -> Row:
    state = states.get(paper.pk, "")
    division = DIVISIONS.get(paper.division)
    return Row(
        paper, str(words.AUDIT_KINDS[paper.kind]), called_plain(division) if division else paper.division, state,
        str(words.AUDIT_STATES[state]), _BADGES.get(state, "bg-light-gray"),
    )  # fmt: skip


def items(request: HttpRequest) -> HttpResponse:
    """All items, filtered by kind, division and state ('open': whatever is not done)."""
    states = knowledge.audit_states(knowledge.of(request).book.seq)
    kind, division, state = (request.GET.get(name, "") for name in ("kind", "division", "state"))
    rows = [_row(paper, states) for paper in AuditItem.objects.order_by("id")]
    found = [row for row in rows if _fits(row, kind, division, state)]
    told = {
        "groups": [(name, [row for row in found if row.paper.kind == code]) for code, name in words.AUDIT_KINDS.items()],
        "glance": [(code, name, sum(row.state == code for row in rows)) for code, name in words.AUDIT_STATES.items()],
        "all": len(rows), "count": len(found), "kinds": words.AUDIT_KINDS.items(), "states": words.AUDIT_STATES.items(),
        "divisions": ALL_DIVISIONS, "kind": kind, "division": division, "state": state,
    }  # fmt: skip
    return render(request, "iljari/audit.html", told)


def _fits(row: Row, kind: str, division: str, state: str) -> bool:
    if (kind and row.paper.kind != kind) or (division and row.paper.division != division):
        return False
    if state == "open":
        return row.state != AuditItem.State.DONE
    return not state or row.state == ("" if state == "unanswered" else state)


def item(request: HttpRequest, item: str) -> HttpResponse:
    """One item; a division's officer changes its state here."""
    paper = AuditItem.objects.filter(pk=item).first()
    if paper is None:
        raise Http404(_("그런 지적사항이 없습니다. 감사 처리 목록에서 찾아 주십시오."))
    if request.method == "POST":
        return _answered(request, paper)
    return _page(request, paper)


def _answered(request: HttpRequest, paper: AuditItem) -> HttpResponse:
    rights.LINES.require(request, "council.answer", division=paper.division)
    typed = {
        name: request.POST.get(name, "").strip()[:LONGEST]
        for name in ("state", "measure", "done_on", "evidence")
    }
    try:
        council.answer(
            item=paper, state=typed["state"], measure=typed["measure"], evidence=typed["evidence"],
            on=_done_on(typed["done_on"]), by=request.user.get_username(), at=today.moment(request),
            key=f"audit:{paper.pk}:{request.POST.get('once', '')[:40]}",
        )  # fmt: skip
    except Refused as refused:
        return _page(request, paper, list(refused.sentences), status=422, typed=typed)
    messages.success(request, _("조치를 적고 처리 상태를 바꾸었습니다. 앞의 상태도 기록에 남습니다."))
    return redirect(request.path)


def _done_on(text: str) -> date:
    """The day of a measure; refused with a sentence when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused([_("조치한 날을 읽을 수 없습니다. 2018-11-15처럼 적으십시오.")]) from None


def _turn(entry: behind.Entry, measures: dict[int, Measure], told: str) -> dict[str, Any]:
    """A turn in an item's history: raised, or brought into a state by a measure (`told`: what the page says already)."""
    state = entry.line.kinds.get("status", "")
    name = words.AUDIT_STATES[state] if state else words.act_name("FindingRaised")
    measure = measures.get(entry.line.pk)
    return {"entry": entry, "name": words.started(str(name)), "done": state == AuditItem.State.DONE,
            "measure": measure if measure and measure.text != told.strip() else None}  # fmt: skip


def _page(
    request: HttpRequest, paper: AuditItem, faults: list[str] | None = None, status: int = 200,
    typed: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    known = knowledge.of(request)
    lines = read.lines(
        programme=council.PROGRAMME, acts=("FindingRaised", "FindingAnswered"), object=paper.pk, seq=known.book.seq
    )  # fmt: skip
    measures = {one.entry: one for one in paper.measures.all()}
    told: dict[str, Any] = {
        "row": _row(paper, knowledge.audit_states(known.book.seq)),
        "programmes": [code for code in paper.answered_by.split(";") if code],
        "history": [_turn(entry, measures, paper.actions) for entry in behind.entries(list(lines)) if entry.line.quantity > 0],
        "may_answer": rights.LINES.may(request, "council.answer", division=paper.division),
        "states": [(code, name) for code, name in words.AUDIT_STATES.items() if code],
        "once": secrets.token_hex(16),
        "faults": faults or [],
        "typed": typed or {"done_on": today.of(request).isoformat()},
    }  # fmt: skip
    return render(request, "iljari/audit_item.html", told, status=status)
