"""What an applicant says in the form of a call: answers to what the rules ask, by the facts' names, and the text of the plan."""

import json
from collections.abc import Mapping
from datetime import date

from iljari.catalogue.calls import Applicant
from iljari.desks.intake.models import Application
from iljari.rules import answers
from iljari.rules.fact import Facts, Known
from iljari.rules.vocabulary import FACTS

SUMMARY = "summary"
"""The plan in the applicant's words, for calls that are reviewed."""
_BETWEEN = ","


def kept(said: Facts, summary: str = "") -> dict[str, str]:
    """Answers as an application's form keeps them."""
    told = {name: _BETWEEN.join(answers.written(FACTS[name], known)) for name, known in said.items()}
    return told | ({SUMMARY: summary} if summary else {})


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
