"""The desk's first page: what is late, what is due, what is held; the counters of the law."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iljari.access import log
from iljari.access.roles import Role
from iljari.files.parsing import Unreadable, day
from iljari.journal.slip import Refused
from iljari.registry import erasure, persons
from iljari.registry.keeping import holds
from iljari.registry.models import Cleaning
from iljari.registry.screens.organisations import fields
from iljari.registry.screens.organisations.fields import Field
from iljari.registry.screens.privacy.rights import LINES
from iljari.registry.subject import counters, requests
from iljari.registry.subject.purposes import REQUEST


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """개인정보: what waits, the latest due day first. A citizen is led to her own page."""
    if request.office.role == Role.CITIZEN:  # type: ignore[attr-defined]
        LINES.enter(request, "privacy.own")
        return redirect("privacy:own")
    LINES.enter(request, "privacy.see")
    on = request.today  # type: ignore[attr-defined]
    waiting = list(requests.waiting())
    told = {
        "waiting": waiting[:20], "waiting_count": len(waiting), "today": on,
        "overdue": [one for one in waiting if one.state == "received" and one.due_on < on],
        "holds": len(holds.standing(on)), "to_clean": erasure.to_clean(), "cleaned": Cleaning.objects.order_by("pk").last(),
        "may_answer": LINES.may(request, "privacy.answer"),
    }  # fmt: skip
    return render(request, "privacy/desk.html", told)


@require_safe
def counted(request: HttpRequest) -> HttpResponse:
    """영향평가 기준: how many persons of each sort, and whether 80 % is reached."""
    LINES.enter(request, "privacy.see")
    return render(request, "privacy/counters.html", {"counters": counters.counters()})


def find(request: HttpRequest) -> HttpResponse:
    """사람 찾기: by exact values that are sent and never stand in an address; found ones are masked and in the log."""
    LINES.enter(request, "privacy.receive")
    asked = (
        Field("name", _("이름"), most=100), Field("birth_on", _("생년월일"), "day"),
        Field("phone", _("전화번호"), most=20), Field("email", _("전자우편"), most=120),
    )  # fmt: skip
    found, problems = None, []
    if request.method == "POST":
        typed = fields.typed(request, asked)
        asked = fields.filled(asked, typed)
        try:
            ids = persons.search_exact(
                name=typed["name"],
                birth_on=day(typed["birth_on"]),
                phone=typed["phone"],
                email=typed["email"],
            )[:50]
        except Refused as refused:
            problems = list(refused.sentences)
        except Unreadable as error:
            problems = [error.sentence_ko]
        else:
            log.record(request, subjects=ids, purpose=REQUEST, act="search", fields=["name", "birth_on"])
            known = persons.facts_of_many(ids, request.today)  # type: ignore[attr-defined]
            found = [(one, known[one].fact("name"), known[one].fact("birth_on")) for one in ids]
    told = {
        "fields": asked,
        "found": found,
        "problems": problems,
        "may_file": LINES.may(request, "privacy.file"),
    }
    return render(request, "privacy/find.html", told, status=422 if problems else 200)
