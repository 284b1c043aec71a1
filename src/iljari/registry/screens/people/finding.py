"""Finding a person by an exact value. The value is sent by POST and stands in no address; hits show masked."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from iljari.access import log
from iljari.journal.slip import Refused
from iljari.registry import duplicates, persons
from iljari.registry.screens.people import inputs, purposes, rights

_ASKED = ("name", "birth_on", "phone", "email")


def find(request: HttpRequest) -> HttpResponse:
    """The form, and whoever has exactly these values."""
    rights.LINES.enter(request, "person.search")
    typed = {name: request.POST.get(name, "").strip()[:200] for name in _ASKED}
    told: dict[str, object] = {
        "typed": typed, "may_register": rights.LINES.may(request, "person.register", district=request.office.district),  # type: ignore[attr-defined]
        "may_decide": rights.LINES.may(request, "person.identity"), "open_count": duplicates.open_pairs().count(),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "people/find.html", told)
    try:
        birth_on: date | None = inputs.day(typed["birth_on"], _("생년월일")) if typed["birth_on"] else None
        found = persons.search_exact(
            name=typed["name"], birth_on=birth_on, phone=typed["phone"], email=typed["email"]
        )
    except (Refused, inputs.Mistyped) as refused:
        return render(request, "people/find.html", told | {"problems": [str(refused)]}, status=422)
    reached = rights.within(request, "person.search", found)
    log.record(request, subjects=reached, purpose=purposes.FIND, act="search")
    rows = shown(reached, request.today)  # type: ignore[attr-defined]
    beyond = len(found) - len(reached)
    return render(request, "people/find.html", told | {"searched": True, "rows": rows, "beyond": beyond})


def shown(people: list[str], on: date) -> list[dict[str, object]]:
    """Rows of persons, masked; the log must hold them with these fields already."""
    held = persons.facts_of_many(people, on)
    return [
        {"id": person} | {kind: held[person].fact(kind) for kind in ("name", "birth_on", "phone", "email")}
        for person in people
    ]
