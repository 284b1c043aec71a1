"""A message: before sending, to whom it would go and what that costs; afterwards the record. And sending it."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import log
from iljari.access.log import LogAct
from iljari.desks.notices import operations, rights, tables, text
from iljari.desks.notices.models import Message
from iljari.desks.notices.operations import sending
from iljari.desks.notices.purposes import NOTICE
from iljari.journal import read
from iljari.journal.slip import Refused


def message(request: HttpRequest, id: str) -> HttpResponse:
    """The message with its criterion in words and its counts."""
    paper = rights.paper(request, "notices.read", id)
    context: dict[str, Any] = {
        "paper": paper, "programme": tables.programme_name(paper.programme), "criterion": tables.criterion(paper),
        "bytes": text.size(paper.text), "form": text.form(paper.channel, paper.text),
        "may_send": paper.may_go and rights.LINES.may(request, "notices.send", **_whose(paper)),
        "may_write": rights.LINES.may(request, "notices.write", **_whose(paper)),
        "price": _plain(paper.price_won),
    }  # fmt: skip
    if paper.state == Message.State.DRAFT:
        context |= _preview(paper, request.today)  # type: ignore[attr-defined]
    else:
        lines = read.lines(programme=paper.programme, acts=("MessageSent",), object=paper.pk)
        context["entries"] = list(lines)
    return render(request, "notices/message.html", context)


def _whose(paper: Message) -> dict[str, str]:
    division = paper.programme.split(".")[0]
    return {"division": division, "operator": paper.operator, "programme": paper.programme}


def _preview(paper: Message, on: date) -> dict[str, Any]:
    """To whom it would go today, and for how much."""
    found = sending.audience_of(paper, on)
    try:
        price = text.price(paper.channel, paper.text, on)
    except LookupError:
        return {"found": found, "price_unknown": True}
    return {"found": found, "price": _plain(price), "cost": text.cost(price, len(found.reachable))}


def _plain(price: Decimal) -> str:
    return f"{price.normalize():f}"


@require_POST
def send(request: HttpRequest, id: str) -> HttpResponse:
    """Send it, or try again for whom it was not sent."""
    paper = rights.paper(request, "notices.send", id)

    def record(subjects: Collection[str], field: str, case: str) -> None:
        log.record(request, subjects=subjects, purpose=NOTICE, act=LogAct.SEND, fields=(field,), case=case)

    try:
        paper = operations.send(message=paper.pk, by=rights.by(request), at=request.moment, record=record)  # type: ignore[attr-defined]
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
        return redirect("notices:message", paper.pk)
    if paper.not_sent_count:
        messages.warning(
            request,
            _(
                "%(count)s명에게는 보내지 못했습니다. 잠시 뒤 ‘다시 보내기’를 누르십시오. 이미 받은 사람에게는 다시 가지 않습니다."
            )
            % {"count": f"{paper.not_sent_count:,}"},
        )
    else:
        messages.success(request, _("%(count)s명에게 보냈습니다.") % {"count": f"{paper.reached_count:,}"})
    return redirect("notices:message", paper.pk)
