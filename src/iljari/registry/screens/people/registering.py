"""Registering somebody: what is asked, why and on which basis; likely duplicates are decided before anybody is registered."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from iljari.access import log
from iljari.journal.slip import Refused
from iljari.kernel.world import World
from iljari.registry import duplicates, facts, ids
from iljari.registry.duplicates import Decision, Likely, Verdict
from iljari.registry.facts import Given
from iljari.registry.screens.people import finding, inputs, purposes, rights

KINDS = ("name", "birth_on", "sex", "phone", "email", "address", "nationality")


def register(request: HttpRequest) -> HttpResponse:
    """The form; candidates where there are some; then the person's page."""
    rights.LINES.enter(request, "person.register")
    typed = {name: text.strip()[:300] for name, text in request.POST.items()}
    if request.method != "POST":
        return _page(request, {"nationality.country": "KR"}, [])
    try:
        given = _given(request, typed)
    except inputs.Mistyped as wrong:
        return _page(request, typed, [str(wrong)], status=422)
    home = next((each.value.district for each in given if each.kind == "address"), "")  # type: ignore[attr-defined]
    if rights.LINES.reach(request, "person.register").get("district", home) != home:
        return _page(
            request,
            typed,
            [_("우리 구에 사는 사람만 등록할 수 있습니다. 주소의 자치구를 확인하십시오.")],
            status=422,
        )
    person = ids.person_id()
    decisions = _decisions(typed)
    try:
        _undecided(given, decisions)
        same = _same(given, decisions)
        if same:
            _refuse_elsewhere(request, same)
        log.record(
            request,
            subjects=same or [person],
            purpose=purposes.REGISTER,
            act="change" if same else "register",
            fields=sorted({each.kind for each in given}),
        )
        known = duplicates.enter(
            given, by=request.user.get_username(), recorded_at=request.moment, decisions=decisions,  # type: ignore[attr-defined]
            synthetic=settings.WORLD is World.PRACTICE, person=person,
        )  # fmt: skip
    except Likely as asked:
        return _candidates(request, typed, asked)
    except Refused as refused:
        return _page(request, typed, list(refused.sentences), status=422)
    if known == person:
        messages.success(request, _("등록했습니다. 자격에 필요한 사항을 이어서 적으십시오."))
    else:
        messages.success(request, _("이미 등록된 사람에게 새로 알게 된 사항을 더했습니다."))
    return redirect("people:person", person=known)


def _given(request: HttpRequest, typed: dict[str, str]) -> list[Given]:
    today = request.today  # type: ignore[attr-defined]
    made = (inputs.given(kind, typed, since_on=today) for kind in KINDS)
    return [each for each in made if each is not None]


def _decisions(typed: dict[str, str]) -> dict[str, Decision]:
    """What the officer said of each candidate."""
    found = {}
    for name, text in typed.items():
        person = name.removeprefix("verdict.")
        if person != name and text in list(Verdict):
            found[person] = Decision(Verdict(text), typed.get(f"reason.{person}", ""))
    return found


def _undecided(given: list[Given], decisions: dict[str, Decision]) -> None:
    """Raise Refused or Likely before anything is written, the log's row of a registration included."""
    if faults := facts.faults_of(given):
        raise Refused(faults)
    if likely := [each for each in duplicates.candidates(given) if each.person not in decisions]:
        raise Likely(likely)


def _same(given: list[Given], decisions: dict[str, Decision]) -> list[str]:
    """Those of the candidates who are said to be the same person: what is typed will be written about them."""
    return [
        each.person for each in duplicates.candidates(given) if decisions[each.person].verdict is Verdict.SAME
    ]


def _refuse_elsewhere(request: HttpRequest, people: list[str]) -> None:
    """To say 'the same' is to change somebody: only whom the office may change. Raises Refused."""
    if set(rights.within(request, "person.change", people)) != set(people):
        raise Refused(
            [
                _(
                    "다른 구에 등록된 사람의 기록은 고칠 수 없습니다. ‘나중에 판단’을 고르면 본청이 같은 사람인지 살핍니다."
                )
            ]
        )


def _candidates(request: HttpRequest, typed: dict[str, str], asked: Likely) -> HttpResponse:
    people = [each.person for each in asked.candidates]
    log.record(
        request,
        subjects=people,
        purpose=purposes.IDENTITY,
        act="search",
        fields=("name", "birth_on", "phone", "email"),
    )
    rows = finding.shown(people, request.today)  # type: ignore[attr-defined]
    told = [row | {"why": each.told} for row, each in zip(rows, asked.candidates, strict=True)]
    return _page(request, typed, [str(asked)], candidates=told, status=409)


def _page(
    request: HttpRequest, typed: dict[str, str], problems: list[str], *, status: int = 200, **more: Any
) -> HttpResponse:
    told = {
        "fields": [inputs.field(kind, typed) for kind in KINDS], "typed": typed, "problems": problems,
        "sources": inputs.SOURCES, "evidence": inputs.EVIDENCE, "reasons": duplicates.DIFFERENT_BECAUSE.items(),
        **more,
    }  # fmt: skip
    return render(request, "people/register.html", told, status=status)
