"""The finder: what may I get? Questions one by one, as long as an answer can still change something; then what fits and why.

The answers travel in the form from page to page and nowhere else: not in the address, not in a session, not in a table.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from iljari.catalogue.language import ROLE_NAMES
from iljari.desks.intake import queries
from iljari.registry.kinds import evidence
from iljari.rules import answers as answers_of
from iljari.rules.fact import Fact, Kind, Known
from iljari.rules.vocabulary import FACTS
from iljari.web import finding, today, words, written

ANSWER, SKIPPED = "answer.", "skipped"


@never_cache
def finder(request: HttpRequest) -> HttpResponse:
    """The first page asks for whom; each next one question, or shows what was found."""
    who = request.POST.get("who", "")
    if who not in (finding.PERSON, finding.FIRM):
        return render(request, "iljari/finder_start.html", {})
    day, posted, problem = today.of(request), request.POST, ""
    skipped = {name for name in posted.getlist(SKIPPED) if name in FACTS}
    answers: dict[str, Known] = {}
    asked = FACTS.get(posted.get("asked", ""))
    given = [key.removeprefix(ANSWER) for key in posted if key.startswith(ANSWER)]
    for name in (name for name in given if name in FACTS):
        if name == posted.get("change") or (asked and name == asked.name and "skip" in posted):
            continue
        try:
            answers[name] = answers_of.read(FACTS[name], posted.getlist(ANSWER + name), day)
        except answers_of.Unclear as unclear:
            problem, asked = unclear.sentence(english=words.in_english()), FACTS[name]
    if asked and "skip" in posted:
        skipped.add(asked.name)
    elif asked and not problem and asked.name not in answers:
        problem = _("답을 고르거나 적으십시오. 모르면 '건너뛰기'를 누르십시오.")
    if (changed := posted.get("change", "")) in FACTS:
        skipped.discard(changed)
    return _page(
        request, who, answers, frozenset(skipped), day, asked if problem else FACTS.get(changed), problem
    )


def _page(
    request: HttpRequest, who: str, answers: dict[str, Known], skipped: frozenset[str], day: date, first: Fact | None,
    problem: str,
) -> HttpResponse:  # fmt: skip
    """A question (`first` before any other), or, when none is left or enough is known, what was found."""
    found = finding.find(who, answers, skipped, day)
    question = first or (found.questions[0].fact if found.questions else None)
    told: dict[str, Any] = {
        "who": who, "problem": problem, "fields": _carried(answers, question), "skipped": sorted(skipped), "found": found,
        "answers": [(FACTS[name], _said(FACTS[name], known)) for name, known in answers.items()],
        "undecided": len({name for each in found.questions for name in each.admissions}),
        "settled": len(found.fitting), "number": len(answers) + len(skipped) + 1,
    }  # fmt: skip
    if question is not None and "results" not in request.POST:
        typed = request.POST.getlist(ANSWER + question.name) if problem else []
        told |= {"question": question, "typed": typed, "name": ANSWER + question.name,
                 "options": _options(question)}  # fmt: skip
        return render(request, "iljari/finder_question.html", told, status=400 if problem else 200)
    open_calls: dict[str, list[Any]] = {}
    now = today.moment(request)
    for call in queries.published(now).filter(opens_at__lte=now):
        open_calls.setdefault(call.programme, []).append(call)
    groups = (
        ("fitting", found.fitting),
        ("nearly", found.nearly),
        ("others", found.others),
        ("unruled", found.unruled),
    )
    told["groups"] = {name: [_shown(offer, open_calls) for offer in offers] for name, offers in groups}
    return render(request, "iljari/finder_found.html", told)


def _carried(answers: dict[str, Known], question: Fact | None) -> list[tuple[str, str]]:
    """The answers so far as hidden fields, but for the one that is asked now."""
    return [
        (ANSWER + name, text)
        for name, known in answers.items()
        if question is None or name != question.name
        for text in answers_of.written(FACTS[name], known)
    ]


def _options(fact: Fact) -> list[tuple[str, str]]:
    if fact.kind is Kind.YES_NO:
        return [("yes", _("예")), ("no", _("아니요"))]
    return [(choice.code, choice.en if words.in_english() else choice.ko) for choice in fact.choices]


def _said(fact: Fact, known: Known) -> str:
    """An answer as its giver reads it."""
    if fact.kind is Kind.DAY:
        return written.day(known.value, words.in_english())
    if fact.kind is Kind.WON:
        return written.won(known.value, words.in_english())
    names = dict(_options(fact))
    return ", ".join(names.get(text, text) for text in answers_of.written(fact, known))


def _shown(offer: finding.Offer, open_calls: dict[str, list[Any]]) -> dict[str, Any]:
    """One offer for the page: why it fits or not, what is looked at when one applies, papers to bring, open calls."""
    english = words.in_english()
    papers = dict.fromkeys(paper for fact in offer.judgement.declared for paper in fact.documents[:1])
    return {
        "programme": offer.programme,
        "role": ROLE_NAMES[offer.role],
        "held": [
            each.en if english else each.ko for each in offer.judgement.findings if each.state == "held"
        ],
        "failed": [each.en if english else each.ko for each in offer.failed],
        "missing": offer.left,
        "papers": [evidence.named(paper) for paper in papers],
        "calls": open_calls.get(offer.programme.code, []),
    }
