"""Signing off, sending back, reminding."""

from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.desks.returns import operations, queries, rights
from iljari.desks.returns.models import Return
from iljari.journal.slip import Refused


@require_POST
def sign(request: HttpRequest, id: str) -> HttpResponse:
    """Sign a return off."""
    paper = get_object_or_404(Return, pk=id)
    rights.of_paper(request, "returns.sign", paper)
    try:
        seen_at = datetime.fromisoformat(request.POST.get("seen_at", ""))
    except ValueError:
        seen_at = None
    try:
        operations.sign(paper=paper, by=rights.by(request), at=request.moment, seen_at=seen_at)  # type: ignore[attr-defined]
    except Refused as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("확정했습니다. 이 보고의 수가 수치에 들어갔고, 그 달은 마감되었습니다."))
    return redirect("returns:return", paper.pk)


@require_POST
def send_back(request: HttpRequest, id: str) -> HttpResponse:
    """Send a return back with a remark."""
    paper = get_object_or_404(Return, pk=id)
    rights.of_paper(request, "returns.send_back", paper)
    remark = request.POST.get("remark", "")[:1000]
    try:
        operations.send_back(paper=paper, by=rights.by(request), remark=remark, at=request.moment)  # type: ignore[attr-defined]
    except Refused as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("반려했습니다. 보고한 곳에서 까닭을 보고 다시 제출할 수 있습니다."))
    return redirect("returns:return", paper.pk)


@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Remind those whose overdue returns were ticked: one by one, or all that a deliverer owes of a programme."""
    rights.LINES.enter(request, "returns.remind")
    chosen = [_owed(request, key) for key in request.POST.getlist("owed")]
    for key in request.POST.getlist("all"):
        chosen += [one for one in _all_owed(request, key) if one not in chosen]
    if not chosen:
        messages.error(request, _("독촉할 보고를 고르십시오."))
        return redirect("returns:board")
    for one in chosen:
        rights.requires(request, "returns.remind", one.programme)
    reminded: list[queries.Owed] = []
    for one in chosen:
        try:
            operations.remind(
                programme=one.programme, operator=one.operator, district=one.district, since_on=one.since_on,
                until_on=one.until_on, by=rights.by(request), at=request.moment,  # type: ignore[attr-defined]
            )  # fmt: skip
        except Refused as refused:
            _tell(request, refused)
        else:
            reminded.append(one)
    if reminded:
        messages.success(
            request,
            _("%(places)d곳에 보고 %(number)d건을 독촉했습니다. 그곳의 보고 화면에 독촉이 보입니다.")
            % {"places": len({(one.operator, one.district) for one in reminded}), "number": len(reminded)},
        )
    return redirect("returns:board")


def _owed(request: HttpRequest, key: str) -> queries.Owed:
    """The overdue return that a ticked box names; 404 when it is not owed or not late."""
    parts = key.split("|")
    if len(parts) != 4:
        raise Http404
    programme, operator, district, until_on = parts
    late = queries.overdue(
        request.today, programmes=[programme], operator=operator, district=district  # type: ignore[attr-defined]
    )  # fmt: skip
    for one in late:
        if one.until_on == _day(until_on):
            return one
    raise Http404


def _all_owed(request: HttpRequest, key: str) -> list[queries.Owed]:
    """Everything overdue of a programme, or of one deliverer of it, that a ticked box names; 404 when nothing is."""
    programme, *carrier = key.split("|")
    whose = {"operator": carrier[0], "district": carrier[1]} if len(carrier) == 2 else {}
    if len(carrier) not in (0, 2):
        raise Http404
    found = queries.overdue(request.today, programmes=[programme], **whose)  # type: ignore[attr-defined]
    if not found:
        raise Http404
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def _tell(request: HttpRequest, refused: Refused) -> None:
    for sentence in refused.sentences:
        messages.error(request, sentence)
