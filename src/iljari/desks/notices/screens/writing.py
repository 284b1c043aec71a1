"""Writing a message: what it is about, for which programme, to whom by which criterion, its text; then it is looked at."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.desks.notices import audience, operations, rights, text
from iljari.desks.notices.audience import Narrowed
from iljari.desks.notices.models import Message
from iljari.files.parsing import Unreadable, day, whole_number
from iljari.journal.slip import Refused
from iljari.kernel.districts import DISTRICTS
from iljari.registry.kinds.groups import GROUPS

FIELDS = (
    "programme", "kind", "channel", "criterion", "title", "text", "district", "age_from", "age_until", "group", "since_on",
    "until_on", "call", "outcome", "person",
)  # fmt: skip

CHOSEN = (
    Message.Criterion.AGREED,
    Message.Criterion.PARTICIPANTS,
    Message.Criterion.APPLICANTS,
    Message.Criterion.ONE,
)
"""What can be chosen on the form; a list that another room hands over cannot."""


def new(request: HttpRequest) -> HttpResponse:
    """An empty form, one filled as an earlier message, or the message written."""
    choices = rights.programmes(request)
    if request.method == "POST":
        return _written(request, {name: request.POST.get(name, "") for name in FIELDS})
    typed = dict.fromkeys(FIELDS, "") | {"channel": Message.Channel.TEXT.value}
    if earlier := request.GET.get("from", ""):
        typed |= _as_earlier(rights.paper(request, "notices.write", earlier))
    if (asked := request.GET.get("programme", "")) in {each.code for each in choices}:
        typed["programme"] = asked
    return _page(request, typed)


def _as_earlier(paper: Message) -> dict[str, str]:
    """What is typed where a message is written after another."""
    told = {
        "programme": paper.programme,
        "kind": paper.kind,
        "channel": paper.channel,
        "title": paper.title,
        "text": paper.text,
    }
    if paper.criterion in CHOSEN:
        told["criterion"] = paper.criterion
    return told | {name: str(value) for name, value in paper.narrowed.items()}


def _written(request: HttpRequest, typed: Mapping[str, str]) -> HttpResponse:
    programme = rights.writes_for(request, typed["programme"])
    problems: list[str] = []
    narrowed = _narrowed(typed, problems)
    if typed["criterion"] not in CHOSEN:
        problems.append(_("받는 사람의 기준을 고르십시오."))
    if problems:
        return _page(request, typed, problems)
    try:
        paper = operations.compose(
            programme=programme.code, operator=rights.operator(request), kind=typed["kind"], channel=typed["channel"],
            title=typed["title"][:100], body=typed["text"], criterion=typed["criterion"], narrowed=narrowed,
            persons=[typed["person"].strip()] if typed["criterion"] == Message.Criterion.ONE else [],
            key=f"form:{rights.by(request)}:{request.POST.get('nonce', '')[:40]}", by=rights.by(request),
            at=request.moment,  # type: ignore[attr-defined]
        )  # fmt: skip
    except Refused as refused:
        return _page(request, typed, list(refused.sentences))
    return redirect("notices:message", paper.pk)


def _narrowed(typed: Mapping[str, str], problems: list[str]) -> Narrowed:
    """What of the form narrows the criterion that was chosen; what belongs to another is left aside."""
    told: dict[str, Any] = {}
    if typed["criterion"] in (Message.Criterion.AGREED, Message.Criterion.PARTICIPANTS):
        told |= {
            "district": typed["district"], "group": typed["group"],
            "age_from": _age(typed["age_from"], problems), "age_until": _age(typed["age_until"], problems),
        }  # fmt: skip
    if typed["criterion"] == Message.Criterion.PARTICIPANTS:
        told |= {"since_on": _day(typed["since_on"], problems), "until_on": _day(typed["until_on"], problems)}
    if typed["criterion"] == Message.Criterion.APPLICANTS:
        told |= {"call": typed["call"], "outcome": typed["outcome"]}
    return Narrowed(**told)


def _age(typed: str, problems: list[str]) -> int | None:
    try:
        return whole_number(typed)
    except Unreadable as error:
        problems.append(str(error))
        return None


def _day(typed: str, problems: list[str]) -> date | None:
    try:
        return day(typed)
    except Unreadable as error:
        problems.append(str(error))
        return None


def _page(request: HttpRequest, typed: Mapping[str, str], problems: list[str] | None = None) -> HttpResponse:
    programmes = rights.programmes(request)
    operator = rights.operator(request)
    codes = {each.code for each in programmes}
    calls = audience.calls(typed["programme"]) if typed["programme"] in codes else []
    today: date = request.today  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "typed": typed, "problems": problems or [], "nonce": request.POST.get("nonce") or uuid4().hex,
        "programmes": programmes, "kinds": Message.Kind.choices, "channels": Message.Channel.choices,
        "criteria": [
            (each.value, each.label) for each in CHOSEN if not operator or each is Message.Criterion.PARTICIPANTS
        ],
        "calls": calls, "districts": DISTRICTS, "groups": GROUPS.values(),
        "outcomes": [("selected", _("선정된 사람")), ("reserved", _("예비 순위")), ("rejected", _("탈락한 사람"))],
        "bytes": text.size(typed["text"]) if typed["text"] else 0, "most_short": text.MOST_SHORT, "most_long": text.MOST_LONG,
        "today": today, "operator": operator,
    }  # fmt: skip
    return render(request, "notices/new.html", context, status=422 if problems else 200)


@require_POST
def discard(request: HttpRequest, id: str) -> HttpResponse:
    """Throw a message away that was not sent."""
    paper = rights.paper(request, "notices.write", id)
    try:
        operations.discard(message=paper.pk)
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
        return redirect("notices:message", paper.pk)
    messages.success(request, _("보내지 않은 안내를 버렸습니다."))
    return redirect("notices:sent")
