"""Who may do what with persons. A district's officer reaches those who live (or stay) in the district."""

from datetime import date

from django.http import HttpRequest

from iljari.access import log
from iljari.access.rights import ALL, OWN_DISTRICT, Lines
from iljari.access.roles import Role
from iljari.registry import persons

_OFFICERS = {Role.DIVISION_OFFICER: ALL, Role.DISTRICT_OFFICER: OWN_DISTRICT}

LINES = Lines({
    "person.search": _OFFICERS | {Role.PRIVACY_OFFICER: ALL},
    "person.register": _OFFICERS,
    "person.view": _OFFICERS | {Role.PRIVACY_OFFICER: ALL},
    "person.unmask": _OFFICERS | {Role.PRIVACY_OFFICER: ALL},
    "person.change": _OFFICERS,
    "person.export": _OFFICERS,
    "person.identity": {Role.DIVISION_OFFICER: ALL},
})  # fmt: skip


def districts_of(people: list[str], on: date) -> dict[str, set[str]]:
    """The districts in which each of them lives or stays on a day; shown to nobody."""
    with log.unseen():
        held = persons.facts_of_many(people, on)
        return {
            person: {home.district for kind in ("address", "residence") for home in facts.values(kind)}
            for person, facts in held.items()
        }


def require(request: HttpRequest, deed: str, person: str) -> None:
    """Refuse, unless the office may do this to this person. One who is not registered is not there for anybody."""
    LINES.require(request, deed, district=_district(request, person))


def may(request: HttpRequest, deed: str, person: str) -> bool:
    """Whether it may: to show or hide a form."""
    return LINES.may(request, deed, district=_district(request, person))


def within(request: HttpRequest, deed: str, people: list[str]) -> list[str]:
    """Those of them whom the office reaches."""
    reach = LINES.reach(request, deed)
    if not reach:
        return people
    where = districts_of(people, request.today)  # type: ignore[attr-defined]
    return [person for person in people if reach["district"] in where[person]]


def _district(request: HttpRequest, person: str) -> str:
    """The person's district as this office sees it: its own, if the person lives or stays there."""
    known = request.__dict__.setdefault("districts_of_people", {})  # asked once a request
    if person not in known:
        known |= districts_of([person], request.today)  # type: ignore[attr-defined]
    there = known[person] - {""}
    own = request.office.district  # type: ignore[attr-defined]
    return own if own in there else next(iter(sorted(there)), "")
