"""How the addresses of persons and of the privacy desk are asked (see ways.py)."""

from iljari.registry import persons
from tests.access.matrix.ways import Ask, only_own, way
from tests.access.matrix.world import OTHER, OWN, World

# --- people ----------------------------------------------------------------------------------------------------


@way("people:person", "people:change")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"person": w.person(which)}, {"verb": "state", "kind": "phone"})


@way("people:export")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(form=w.named(which))


@way("people:export", where="list=likely")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask(form={"pair": w.pair}))


@way("people:decide")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"pair": w.pair}, {"verdict": "different"}))


@way("people:join")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask(form={"one": w.person(OWN), "other": w.person(OTHER)}))


@way("access:unmask", where="purpose=people.facts")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(form={"subject": w.person(which), "field": "phone", "reason": "", "back": "/"})


# --- privacy ---------------------------------------------------------------------------------------------------


@way("privacy:request", "privacy:letter", "privacy:correct")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"id": w.request("correction").pk}, {"deed": "decide"}))


@way("privacy:requests-file")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask(form={"request": w.request("correction").pk}))


@way("privacy:request", method="POST")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"id": w.waiting}, {"deed": "decide"}))


@way("privacy:correct-fact")
def _(w: World, _s: str, which: str) -> Ask | None:
    fact = next(fact.id for fact in persons.history_of(w.person(OWN)) if fact.kind.code == "name")
    return only_own(which, Ask({"id": w.request("correction").pk, "fact": fact}))


@way("privacy:file-download")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"id": w.request("access").pk, "kind": "json"}))


@way("privacy:own-file")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"kind": "json"}))


@way("privacy:file", "privacy:request-new", "privacy:erase")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"person": w.person(OWN)}))


@way("privacy:lift")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"id": w.stop}))


@way("privacy:release")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"id": w.hold}))
