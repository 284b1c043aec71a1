"""How the addresses of the notices desk are asked (see ways.py)."""

from django.urls import reverse

from iljari.desks.notices import operations
from iljari.desks.notices.audience import Narrowed
from iljari.desks.notices.models import Message
from tests.access.matrix.places import NUMBERS
from tests.access.matrix.ways import Ask, way
from tests.access.matrix.world import AT, OTHER, PLACES, World


def _message(w: World, scope: str, which: str, *, sent: bool = False) -> Message:
    """A message of this side, to the person who stands on it."""
    programme, _indicator, operator, _district = w.carrier(scope, which)
    made = operations.compose(
        programme=programme, operator=operator if scope == "operator" else "", kind="schedule", channel="text",
        body=f"교육 일정 {next(NUMBERS)}", criterion="handed", narrowed=Narrowed(), persons=[w.person(which)],
        key=f"matrix:{next(NUMBERS)}", by="matrix", at=AT,
    )  # fmt: skip
    return operations.send(message=made.pk, by="matrix", at=AT) if sent else made


@way("notices:sent")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask(shows=reverse("notices:message", args=[_message(w, scope, which, sent=True).pk]))


@way("notices:file")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"kind": "csv"}, shows=_message(w, scope, which, sent=True).pk)


@way("notices:new", method="GET")
def _(w: World, scope: str, which: str) -> Ask | None:
    if scope == "operator" and which == OTHER:  # whoever writes for an operator writes for the own one
        return None
    return Ask(shows=f'"{PLACES[which].programme}"')


@way("notices:new", method="POST")
def _(w: World, scope: str, which: str) -> Ask | None:
    if scope == "operator" and which == OTHER:
        return None
    return Ask(form={"programme": PLACES[which].programme, "nonce": w.once})


@way("notices:message", "notices:send", "notices:discard")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": _message(w, scope, which).pk})
