"""What the office's screens share: a deed done or refused with its sentences, names of applicants in the log, days as typed."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language

from iljari.access import log
from iljari.access.purposes import Purpose
from iljari.catalogue.calls import OF_PERSONS, Applicant
from iljari.desks.intake.models import Application
from iljari.desks.intake.screens.office import rights
from iljari.files import parsing
from iljari.journal.slip import Refused
from iljari.kernel.canonical import opaque_id
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.registry import persons
from iljari.registry.models import Organisation, OrganisationCode


def once() -> str:
    """A new form's key: what is sent twice with it is done once."""
    return opaque_id()


def given(request: HttpRequest) -> dict[str, Any]:
    """Who does it, when, with which form."""
    key = request.POST.get("once", "")[:60]
    return {"by": rights.by(request), "at": request.moment, "key": key}  # type: ignore[attr-defined]


def did(request: HttpRequest, verb: Callable[..., Any], said: str, /, **told: Any) -> bool:
    """Do a deed and say so; say what is wrong where it is refused."""
    try:
        verb(**(given(request) | told))
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
        return False
    messages.success(request, said)
    return True


def typed(request: HttpRequest) -> dict[str, str]:
    """What was typed, each field's last value."""
    return {name: str(value).strip() for name, value in request.POST.items()}


def day(text: str) -> date | None:
    """A day as typed; None where none was."""
    try:
        return parsing.day(text)
    except parsing.Unreadable:
        return None


def moment(text: str) -> datetime | None:
    """A minute as a browser sends it, in the bureau's time; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))


def whole(text: str) -> int | None:
    """A whole number as typed, thousands marked or not; None for anything else."""
    bare = text.replace(",", "").replace(" ", "")
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 15 else None


def subjects(application: Application) -> list[str]:
    """Whom an application speaks of."""
    return [application.subject, *(each.subject for each in application.members.all())]


def named(
    request: HttpRequest, applications: Iterable[Application], purpose: Purpose, *, case: str, act: str = "view",
    fields: Iterable[str] = ("name",),
) -> dict[str, str]:  # fmt: skip
    """What applicants are called, by subject: persons masked, bodies and districts by their name. In the log before it is read."""
    among = list(applications)
    log.record(
        request, subjects={one for each in among for one in subjects(each)}, purpose=purpose, act=act, fields=fields, case=case
    )  # fmt: skip
    people = {
        one for each in among for one in subjects(each) if Applicant(each.applicant) in OF_PERSONS or one.startswith("p_")
    }  # fmt: skip
    held = persons.facts_of_many(people, request.today) if people else {}  # type: ignore[attr-defined]
    found = {one: _masked(facts) for one, facts in held.items()}
    others = {one for each in among for one in subjects(each)} - people
    found |= dict(Organisation.objects.filter(pk__in=others).values_list("pk", "name"))
    codes = OrganisationCode.objects.filter(pk__in=others).select_related("organisation")
    found |= {each.pk: each.organisation.name for each in codes}
    english = get_language() == "en"
    return found | {
        each: DISTRICTS[each].en if english else DISTRICTS[each].ko for each in others if each in DISTRICTS
    }


def _masked(facts: Any) -> str:
    fact = facts.fact("name")
    return fact.masked if fact is not None else "—"
