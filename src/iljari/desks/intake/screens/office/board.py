"""The desk's first screen: what waits for whoever asks, and the calls that they reach."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.desks.intake import queries
from iljari.desks.intake.models import Call
from iljari.desks.intake.operations.deed import kind_of, terms_of
from iljari.desks.intake.screens.office import rights


@dataclass(frozen=True)
class Row:
    """A call on the board: how many of its applications wait for what."""

    call: Call
    programme: Programme
    kind: tuple[str, str]
    waits: dict[str, int]
    open: bool
    closed: bool


def board(request: HttpRequest) -> HttpResponse:
    """What waits for me, and my calls."""
    rights.LINES.enter(request, "intake.read")
    mine = list(rights.calls_of(request, "intake.read"))
    waits = queries.waits(call for call in mine if call.waiting)
    rows = [_row(request, each, waits.get(each.pk, Counter())) for each in mine]
    told = {
        "rows": rows, "waiting": waiting(request, {row.call.pk: row for row in rows}),
        "may_call": bool(rights.programmes_of(request)),
    }  # fmt: skip
    return render(request, "intake/office/board.html", told)


def _row(request: HttpRequest, call: Call, waits: Counter[str]) -> Row:
    kind, terms = kind_of(call), terms_of(call)
    at = request.moment  # type: ignore[attr-defined]
    return Row(
        call, all_programmes()[call.programme], (kind.ko, kind.en), {name: number for name, number in waits.items() if name},
        queries.is_open(call, at), terms.closed_at(at),
    )  # fmt: skip


def waiting(request: HttpRequest, mine: dict[str, Row]) -> dict[str, list[Any]]:
    """What waits for this person, each with its call: only what they may do, and nothing that they did themselves."""
    me, today = rights.by(request), request.today  # type: ignore[attr-defined]
    found: dict[str, list[Any]] = {
        "check": [row for row in mine.values() if row.waits.get("check") and _may(request, "intake.check", row)],
        "overdue": [
            each for each in queries.requests_due(today)
            if _of(each.application.call_id, mine, request, "intake.ask_documents")
        ],
        "second": [
            each for each in queries.second_person_wanted(me)
            if _of(each.application.call_id, mine, request, "intake.confirm_override")
        ],
        "review": _to_review(request),
        "sign": [each for each in queries.lists_to_sign(me) if _of(each.call_id, mine, request, "intake.sign")],
        "objections": [
            each for each in queries.objections_open().select_related("decision__application__call")
            if each.decision.signed_by != me and _of(each.application.call_id, mine, request, "intake.answer_objection")
        ],
        "ending": [
            each for each in queries.agreements_ending(today).select_related("application__call")
            if _of(each.application.call_id, mine, request, "intake.agree")
        ],
    }  # fmt: skip
    return found | {"nothing": [] if any(found.values()) else [True]}


def _to_review(request: HttpRequest) -> list[Any]:
    """Calls with applications that this person reviews and has not scored: the first of each, and how many."""
    if not rights.allowed(rights.LINES.enter, request, "intake.review"):
        return []
    found: dict[str, list[Any]] = {}
    for each in queries.to_review(rights.by(request)).select_related("call"):
        found.setdefault(each.call_id, []).append(each)
    return [(among[0], len(among)) for among in found.values()]


def _of(call: str, mine: dict[str, Row], request: HttpRequest, deed: str) -> bool:
    return call in mine and _may(request, deed, mine[call])


def _may(request: HttpRequest, deed: str, row: Row) -> bool:
    return rights.may(request, deed, row.call)
