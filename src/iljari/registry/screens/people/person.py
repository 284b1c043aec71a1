"""A person's page: what held on a day, as known then, masked; every fact ever written; and the forms that add, correct and end."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from iljari.access import log
from iljari.files import parsing
from iljari.journal.slip import Refused
from iljari.registry import facts, identity, persons
from iljari.registry.kinds import KINDS, Kind, evidence
from iljari.registry.screens.people import inputs, purposes, rights


@require_GET
def person(request: HttpRequest, person: str) -> HttpResponse:
    """What is known of a person."""
    _enter(request, "person.view", person)
    return _page(request, person, {}, [])


def _enter(request: HttpRequest, deed: str, person: str) -> None:
    rights.LINES.enter(request, deed)
    if not persons.exists(person):
        raise Http404
    rights.require(request, deed, person)


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return parsing.day(request.GET.get(name, ""))
    except parsing.Unreadable:
        return None


def _page(
    request: HttpRequest, person: str, typed: dict[str, str], problems: list[str], *, status: int = 200
) -> HttpResponse:
    log.record(request, subjects=[person], purpose=purposes.FACTS, act="view")
    on = _day(request, "on") or request.today  # type: ignore[attr-defined]
    known_on = _day(request, "known_on")
    known_at = datetime.combine(known_on, time.max, ZoneInfo(settings.TIME_ZONE)) if known_on else None
    held = persons.facts_of(person, on, known_at)
    history = persons.history_of(person)
    superseded = {fact.supersedes for fact in history}
    may_change = rights.may(request, "person.change", person)
    told: dict[str, Any] = {
        "person": person, "on": on, "known_on": known_on, "typed": typed, "problems": problems,
        "kinds": [_row(kind, held) for kind in KINDS.values() if kind.code != "ci"],
        "history": [_Written(fact, superseded, typed) for fact in history if fact.kind.code != "ci"],
        "purpose": purposes.FACTS, "may_change": may_change,
        "forms": [inputs.field(kind, typed) for kind in KINDS if kind not in ("ci",)] if may_change else [],
        "sources": inputs.SOURCES, "evidence": inputs.EVIDENCE, "reasons": _reasons(),
        "others": sorted(identity.aliases(person) - {person}),
        "may_decide": rights.LINES.may(request, "person.identity"),
        "joined_because": identity.JOINED_BECAUSE.items(), "parted_because": identity.PARTED_BECAUSE.items(),
    }  # fmt: skip
    return render(request, "people/person.html", told, status=status)


class _Fact:
    """A fact as the page shows it."""

    def __init__(self, fact: facts.Known) -> None:
        self.effective_on, self.ends_before = fact.effective_on, fact.ends_before
        source = str(dict(inputs.SOURCES)[fact.source])
        self.told = f"{source}: {evidence.named(fact.evidence)}" if fact.evidence else source


class _Written(_Fact):
    """A line of the history, with the form that corrects it where it stands."""

    def __init__(self, fact: facts.Known, superseded: set[str | None], typed: dict[str, str]) -> None:
        super().__init__(fact)
        self.id, self.kind, self.masked = fact.id, fact.kind, fact.masked
        self.recorded_at, self.recorded_by = fact.recorded_at, fact.recorded_by
        self.withdrawn, self.why = fact.value is None, evidence.REASONS.get(fact.reason, "")
        self.standing = fact.id not in superseded and not self.withdrawn
        self.form, self.place = (
            inputs.field(fact.kind.code, typed if typed.get("fact") == fact.id else {}),
            fact.id.partition(".")[2].replace(".", "-") + "-",
        )


def _row(kind: Kind, held: facts.Facts) -> dict[str, Any]:
    found = held.of(kind.code)
    return {
        "kind": kind,
        "facts": [_Fact(fact) for fact in found],
        "shown": " · ".join(fact.shown for fact in found),
    }


def _reasons() -> list[tuple[str, str]]:
    return [(code, word) for code, word in evidence.REASONS.items() if code not in ("ended", "withdrawn")]


@require_POST
def change(request: HttpRequest, person: str) -> HttpResponse:
    """Add a fact, correct one, end one, or say that one was not so."""
    _enter(request, "person.change", person)
    typed = {name: text.strip()[:300] for name, text in request.POST.items()}
    verb = _VERBS.get(typed.get("verb", ""))
    kind = typed.get("kind", "")
    if verb is None or kind not in KINDS or kind == "ci" or not _of(person, typed):
        raise Http404
    log.record(request, subjects=[person], purpose=purposes.FACTS, act="change", fields=[kind])
    told = {"by": request.user.get_username(), "recorded_at": request.moment}  # type: ignore[attr-defined]
    try:
        said = verb(request, person, kind, typed, told)
    except (Refused, inputs.Mistyped) as refused:
        problems = list(refused.sentences) if isinstance(refused, Refused) else [str(refused)]
        return _page(request, person, typed, problems, status=422)
    messages.success(request, said)
    return redirect("people:person", person=person)


def _of(person: str, typed: dict[str, str]) -> bool:
    """Whether the fact that is to be changed is this person's and of this kind."""
    fact = typed.get("fact", "")
    return typed.get("verb") == "state" or fact.startswith(f"{person}.{typed.get('kind')}.")


def _state(request: HttpRequest, person: str, kind: str, typed: dict[str, str], told: dict[str, Any]) -> str:
    facts.state(person, _given(request, kind, typed), **told)
    return _("적었습니다.")


def _correct(
    request: HttpRequest, person: str, kind: str, typed: dict[str, str], told: dict[str, Any]
) -> str:
    given = _given(request, kind, typed)
    facts.correct(typed["fact"], given, reason=typed.get("reason", ""), **told)
    return _("고쳤습니다. 앞의 내용도 이력에 남습니다.")


def _end(request: HttpRequest, person: str, kind: str, typed: dict[str, str], told: dict[str, Any]) -> str:
    last = inputs.day(typed.get("last_on", ""), _("마지막 날"))
    facts.end(typed["fact"], ends_before=last + timedelta(days=1), **told)
    return _("끝난 날을 적었습니다.")


def _withdraw(
    request: HttpRequest, person: str, kind: str, typed: dict[str, str], told: dict[str, Any]
) -> str:
    facts.withdraw(typed["fact"], **told)
    return _("사실이 아닌 것으로 적었습니다. 앞의 내용은 이력에 남습니다.")


def _given(request: HttpRequest, kind: str, typed: dict[str, str]) -> facts.Given:
    given = inputs.given(kind, typed, since_on=request.today)  # type: ignore[attr-defined]
    if given is None:
        raise Refused([_("적을 내용이 비어 있습니다. 입력하십시오.")])
    return given


_VERBS: dict[str, Callable[..., str]] = {
    "state": _state,
    "correct": _correct,
    "end": _end,
    "withdraw": _withdraw,
}
