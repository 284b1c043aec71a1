"""How a masked field of a person is opened: what the permission lines say, and the value as last known."""

from django.http import Http404, HttpRequest

from iljari.access.unmasking import Opener, offer
from iljari.registry import persons
from iljari.registry.screens.people import purposes, rights


def _require(request: HttpRequest, subject: str, field: str) -> None:
    rights.LINES.enter(request, "person.unmask")
    if not persons.exists(subject):
        raise Http404
    rights.require(request, "person.unmask", subject)


def _read(subject: str, field: str) -> str:
    return " · ".join(fact.shown for fact in persons.last_of(subject, field))


def begin() -> None:
    """Offer the access room to open persons' fields (called when the registry starts)."""
    offer("p_", Opener(purposes=(purposes.FACTS,), require=_require, read=_read))
