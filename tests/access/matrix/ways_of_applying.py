"""How the applicants' addresses are asked: each side's own call and papers (see ways.py)."""

from collections.abc import Callable

from iljari.catalogue.calls import Applicant
from tests.access.matrix.ways import Ask, only_own, way
from tests.access.matrix.world import World


def _id(w: World, scope: str, which: str, state: str) -> dict[str, Callable[[str], str]]:
    """The path of an application of this side in this state; whose it is depends on who asks."""
    return {"id": lambda account: w.applied(scope, which, account, state).pk}


@way("intake:open-call")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"call": w.open_call(Applicant.PERSON).pk}))


@way("intake:begin")
def _(w: World, scope: str, which: str) -> Ask | None:
    return only_own(which, Ask({"call": lambda account: w.open_call(w.applies_as(scope, account)).pk}))


@way("intake:mine")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask(shows=lambda account: w.applied(scope, which, account).receipt)


@way("intake:own", "intake:withdraw")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask(_id(w, scope, which, "submitted"))


@way("intake:form", "intake:documents", "intake:check", "intake:discard")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask(_id(w, scope, which, "draft"), {"later": "1", "true": "1"})


@way("intake:object")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask(_id(w, scope, which, "reserve"), {"text": "다시 보아 주십시오."})


@way("intake:supplement")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": lambda account: w.asked_of(scope, which, account).pk}, {"answer": "1"})


@way("intake:own-document")
def _(w: World, scope: str, which: str) -> Ask | None:
    found = {"document": lambda account: w.brought(scope, which, account).pk}
    return Ask(_id(w, scope, which, "draft") | found)
