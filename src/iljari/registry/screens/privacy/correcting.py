"""Correction on request: which fact, and what it should be; the earlier one stays askable as it was known."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iljari.access import log
from iljari.journal.slip import Refused
from iljari.kernel.period import ALWAYS_FROM
from iljari.registry import persons
from iljari.registry.facts import Given, Known
from iljari.registry.models import PersonFact, SubjectRequest
from iljari.registry.screens.people import inputs
from iljari.registry.screens.privacy.forms import Asking
from iljari.registry.screens.privacy.rights import LINES
from iljari.registry.subject import requests
from iljari.registry.subject.purposes import CORRECTION


@require_safe
def which(request: HttpRequest, id: str) -> HttpResponse:
    """The facts that stand today: one is chosen."""
    found = _deciding(request, id)
    log.record(request, subjects=[found.subject], purpose=CORRECTION, act="view", case=found.pk)
    held = persons.facts_of(found.subject, request.today).every()  # type: ignore[attr-defined]
    told = [fact for fact in held if fact.kind.code != "ci"]
    return render(request, "privacy/correct.html", {"one": found, "facts": told})


def what(request: HttpRequest, id: str, fact: str) -> HttpResponse:
    """What it should be; done, the request is carried out."""
    found = _deciding(request, id)
    row = PersonFact.objects.filter(pk=fact, person=found.subject).exclude(kind="ci").first()
    if row is None or not row.value_is_stored:
        raise Http404
    asking, kind = Asking(request), row.kind
    log.record(
        request,
        subjects=[found.subject],
        purpose=CORRECTION,
        act="change",
        case=found.pk,
        fields=[kind, "request"],
    )
    known, problems = Known(row), []
    typed = {name: text.strip()[:300] for name, text in request.POST.items()}
    if request.method == "POST":
        try:
            requests.carry_out(
                found.pk, by=asking.by, at=asking.at, corrections=[(row.pk, _given(known, typed))]
            )
        except (Refused, inputs.Mistyped) as refused:
            problems = list(refused.sentences) if isinstance(refused, Refused) else [str(refused)]
        else:
            messages.success(request, _("정정했습니다. 앞의 내용은 그때 알던 대로 남습니다."))
            return redirect("privacy:request", found.pk)
    told = {
        "one": found, "field": inputs.field(kind, typed or _stored(known)), "typed": typed or {"source": "document"},
        "sources": inputs.SOURCES, "evidence": inputs.EVIDENCE, "problems": problems, "prefix": "",
    }  # fmt: skip
    return render(request, "privacy/correct_fact.html", told, status=422 if problems else 200)


def _deciding(request: HttpRequest, id: str) -> SubjectRequest:
    LINES.enter(request, "privacy.answer")
    found = SubjectRequest.objects.filter(pk=id, kind="correction", state="decided").first()
    if found is None:
        raise Http404
    return found


def _given(known: Known, typed: dict[str, str]) -> Given:
    """What was typed, for the same days as what it takes the place of."""
    value = inputs.value(known.kind.code, typed)
    if value is None:
        raise Refused([_("적을 내용이 비어 있습니다. 입력하십시오.")])
    always = known.kind.from_birth and known.effective_on == ALWAYS_FROM
    return Given(
        kind=known.kind.code, value=value, source=typed.get("source", ""), evidence=typed.get("evidence", ""),
        effective_on=None if always else known.effective_on, ends_before=known.ends_before,
    )  # fmt: skip


def _stored(known: Known) -> dict[str, str]:
    """What stands there now, as the form's inputs name it."""
    stored = known.value.stored() if known.value else {}
    return {f"{known.kind.code}.{name}": _as_typed(value) for name, value in stored.items()}


def _as_typed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
