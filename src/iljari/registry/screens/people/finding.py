"""Finding a person by an exact value. The value is sent by POST and stands in no address; hits show masked."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from iljari.access import log
from iljari.registry import duplicates, persons
from iljari.registry.screens.people import exporting, purposes, rights, searching


def find(request: HttpRequest) -> HttpResponse:
    """The form, and whoever has exactly these values."""
    rights.LINES.enter(request, "person.search")
    asked = searching.typed(request)
    told: dict[str, object] = {
        "typed": asked, "may_register": rights.LINES.may(request, "person.register", district=request.office.district),  # type: ignore[attr-defined]
        "may_decide": rights.LINES.may(request, "person.identity"), "open_count": duplicates.open_pairs().count(),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "people/find.html", told)
    try:
        found = searching.exactly(asked)
    except searching.Unfindable as refused:
        return render(request, "people/find.html", told | {"problems": [str(refused)]}, status=422)
    reached = rights.within(request, "person.search", found)
    log.record(request, subjects=reached, purpose=purposes.FIND, act="search")
    rows = shown(reached, request.today)  # type: ignore[attr-defined]
    beyond = len(found) - len(reached)
    told |= {"form": exporting.found_form(request, asked, len(reached))}
    return render(request, "people/find.html", told | {"searched": True, "rows": rows, "beyond": beyond})


def shown(people: list[str], on: date) -> list[dict[str, object]]:
    """Rows of persons, masked; the log must hold them with these fields already."""
    held = persons.facts_of_many(people, on)
    return [
        {"id": person} | {kind: held[person].fact(kind) for kind in ("name", "birth_on", "phone", "email")}
        for person in people
    ]
