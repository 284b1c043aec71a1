"""What an applicant says in the form of a call: answers to what the rules ask, by the facts' names, and the text of the plan."""

import json
from collections.abc import Mapping
from datetime import date

from iljari.catalogue.calls import Applicant
from iljari.desks.intake.models import Application
from iljari.kernel.days import day_in_words
from iljari.rules import answers
from iljari.rules.fact import Fact, Facts, Kind, Known
from iljari.rules.vocabulary import FACTS

PLAN = "plan"
"""The plan in the applicant's words, for calls that are reviewed."""
_BETWEEN = ","


def kept(said: Facts, plan: str = "") -> dict[str, str]:
    """Answers as an application's form keeps them."""
    told = {name: _BETWEEN.join(answers.written(FACTS[name], known)) for name, known in said.items()}
    return told | ({PLAN: plan} if plan else {})


def form_of(application: Application) -> dict[str, str]:
    """The form as it was kept. Opens it: within a request the access log names it first, or the machine alone reads."""
    told: dict[str, str] = json.loads(application.content)
    return told


def said_in(form: Mapping[str, str], on: date) -> dict[str, Known]:
    """The facts that a form says; what the rules do not ask any more, or cannot be read any more, is left out."""
    found = {}
    for name, text in form.items():
        if name in FACTS:
            try:
                found[name] = answers.read(FACTS[name], text.split(_BETWEEN), on)
            except answers.Unclear:
                continue
    return found


def told_by(application: Application, on: date) -> dict[str, Known]:
    """The facts that an application brings for its own subject: what `check` takes as told. A district is one by itself."""
    found = said_in(form_of(application), on)
    if application.applicant == Applicant.DISTRICT and "firm.kind" in FACTS:
        found["firm.kind"] = Known("district", "office")
    return found


def in_words(form: Mapping[str, str], on: date, *, english: bool) -> list[tuple[str, str]]:
    """What a form says, as its reader reads it: each fact's name and its value, and the plan last."""
    found = [
        ((FACTS[name].en if english else FACTS[name].ko), said(FACTS[name], known, english=english))
        for name, known in said_in(form, on).items()
    ]
    return [*found, *([("Plan" if english else "신청 내용", form[PLAN])] if form.get(PLAN) else [])]


def said(fact: Fact, known: Known, *, english: bool) -> str:
    """An answer as it is read."""
    if fact.kind is Kind.DAY:
        return day_in_words(known.value, english)
    if fact.kind is Kind.YES_NO:
        return ("Yes" if english else "예") if known.value else ("No" if english else "아니요")
    if fact.kind in (Kind.COUNT, Kind.WON):
        won = (" won" if english else "원") if fact.kind is Kind.WON else ""
        return f"{known.value:,}{won}"
    names = {choice.code: choice.en if english else choice.ko for choice in fact.choices}
    codes = sorted(known.value) if fact.kind is Kind.CHOICES else [known.value]
    return ", ".join(names.get(code, code) for code in codes)
