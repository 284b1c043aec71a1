"""Selection on the screen: the list as the published rule makes it, signed by another person, its record, and who moves up."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import log
from iljari.desks.intake import operations, purposes, queries
from iljari.desks.intake.models import Application, Call, Selection
from iljari.desks.intake.operations.deed import terms_of
from iljari.desks.intake.screens.office import calls, rights, shared
from iljari.desks.intake.screens.office.call_form import quota_name
from iljari.desks.intake.screens.office.notice import SHORT
from iljari.desks.intake.selection import Quota, candidate_of

COMMAND = "python -m iljari.desks.intake.selection"


def selection(request: HttpRequest, id: str) -> HttpResponse:
    """A call's selection: the list with its cut-off, ties, quotas and reserve, before and after it is signed."""
    call = rights.the_call(request, "intake.read_application", id)
    among = list(queries.applications(call).prefetch_related("members", "decisions"))
    names = shared.named(request, among, purposes.REVIEW, case=call.pk)
    found = call.selections.order_by("-ran_at", "-pk").first()
    terms = terms_of(call)
    me = rights.by(request)
    next_up = operations.next_up(call) if call.state == Call.State.SELECTED else None
    signs = rights.may(request, "intake.sign", call)
    told = calls.about(request, call) | {
        "selection": found, "rows": rows(found, among, names) if found else [], "seen": found.digest[:SHORT] if found else "",
        "quotas": _quotas(found, terms.rule.quotas) if found else [], "left_out": _left_out(found, among, names) if found else [],
        "next_up": next_up, "next_name": next((names.get(each.subject, "—") for each in among if each.receipt == next_up), ""),
        "may_select": call.state == Call.State.PUBLISHED and terms.closed_at(request.moment)  # type: ignore[attr-defined]
        and rights.may(request, "intake.select", call),
        "may_sign": signs and found is not None and found.signed_at is None and found.ran_by != me,
        "may_move_up": signs and next_up is not None, "own": found is not None and found.ran_by == me,
        "command": f"{COMMAND} selection-{call.pk}.json",
    }  # fmt: skip
    return render(request, "intake/office/selection.html", told)


def rows(found: Selection, among: list[Application], names: dict[str, str]) -> list[dict[str, Any]]:
    """The list in rank order: who is level with whom, and after whom the places end."""
    by_receipt = {each.receipt: each for each in among}
    placed = sorted(found.record["list"], key=lambda each: each["rank"])
    levels = Counter(each["points"] for each in placed if each["points"] is not None)
    last = max((each["rank"] for each in placed if each["outcome"] == "selected"), default=0)
    return [
        each
        | {
            "application": by_receipt.get(each["receipt"]),
            "name": names.get(by_receipt[each["receipt"]].subject, "—")
            if each["receipt"] in by_receipt
            else "—",
            "level": levels[each["points"]] > 1,
            "cut": each["rank"] == last,
            "points": Fraction(each["points"]) if each["points"] is not None else None,
        }
        for each in placed
    ]


def _quotas(found: Selection, quotas: tuple[Quota, ...]) -> list[tuple[str, int, int | None, int]]:
    """Each quota with how many of the list it speaks of are chosen."""
    chosen = {each["receipt"] for each in found.record["list"] if each["outcome"] == "selected"}
    among = [candidate_of(each) for each in found.record["candidates"]]
    return [
        (
            quota_name(each.of), each.least, each.most,
            sum(1 for one in among if one.receipt in chosen and each.speaks_of(one)),
        )
        for each in quotas
    ]  # fmt: skip


def _left_out(
    found: Selection, among: list[Application], names: dict[str, str]
) -> list[tuple[Application, str]]:
    """Whose application takes no part in the ranking (not eligible, documents not brought): rejected when it is signed."""
    placed = {each["receipt"] for each in found.record["list"]}
    out = (Application.State.WITHDRAWN, Application.State.GIVEN_UP)
    return [
        (each, names.get(each.subject, "—"))
        for each in among
        if each.receipt not in placed and each.state not in out
    ]


def record(request: HttpRequest, id: str) -> HttpResponse:
    """The selection's record as a file, from which anybody computes the list anew. It names nobody."""
    call = rights.the_call(request, "intake.read_application", id)
    found = call.selections.order_by("-ran_at", "-pk").first()
    if found is None:
        raise Http404
    people = call.applications.exclude(receipt=None).values_list("subject", flat=True)
    log.record(
        request, subjects=set(people), purpose=purposes.REVIEW, act="export", fields=["opinion"], case=call.pk
    )
    headers = {"Content-Disposition": f'attachment; filename="selection-{call.pk}.json"'}
    return HttpResponse(
        queries.exported(found), content_type="application/json; charset=utf-8", headers=headers
    )


@require_POST
def do(request: HttpRequest, id: str) -> HttpResponse:
    """A deed of the selection: a form of the page names it."""
    deed, verb = DEEDS.get(request.POST.get("deed", ""), (None, None))
    if deed is None or verb is None:
        raise Http404
    call = rights.the_call(request, deed, id)
    verb(request, call, shared.typed(request))
    return redirect("intake:office-selection", call.pk)


def _select(request: HttpRequest, call: Call, typed: dict[str, str]) -> None:
    shared.did(
        request, operations.select, _("순위를 매겼습니다. 다른 사람이 확인하고 확정합니다."), call=call,
        public_value=typed.get("public_value", "")[:300],
    )  # fmt: skip


def _last(call: Call) -> Selection:
    return get_object_or_404(call.selections.order_by("-ran_at", "-pk")[:1])


def _withdraw_list(request: HttpRequest, call: Call, typed: dict[str, str]) -> None:
    shared.did(
        request,
        operations.withdraw_list,
        _("순위를 되돌렸습니다. 점수를 고칠 수 있습니다."),
        selection=_last(call),
    )


def _sign(request: HttpRequest, call: Call, typed: dict[str, str]) -> None:
    found = _last(call)
    if typed.get("seen") != found.digest[:SHORT]:
        messages.error(request, _("보시는 사이에 순위를 다시 매겼습니다. 새 순위를 확인하고 확정하십시오."))
        return
    words = {
        name.removeprefix("words-"): text[:1000]
        for name, text in typed.items()
        if name.startswith("words-") and text
    }
    shared.did(
        request, operations.sign, _("선정을 확정했습니다. 신청마다 결과와 까닭이 기록되었습니다."), selection=found, seen=found.digest,
        reasons=words,
    )  # fmt: skip


def _move_up(request: HttpRequest, call: Call, typed: dict[str, str]) -> None:
    shared.did(
        request,
        operations.move_up,
        _("예비 순위의 다음 신청을 선정했습니다."),
        call=call,
        seen=typed.get("seen", ""),
    )


Deed = Callable[[HttpRequest, Call, dict[str, str]], None]
DEEDS: dict[str, tuple[str, Deed]] = {
    "select": ("intake.select", _select),
    "withdraw-list": ("intake.select", _withdraw_list),
    "sign": ("intake.sign", _sign),
    "move-up": ("intake.sign", _move_up),
}
