"""How the addresses of the intake desk's office are asked (see ways.py)."""

from typing import Any

from iljari.desks.intake.operations.deed import terms_of
from iljari.desks.intake.screens.office.notice import SHORT
from tests.access.matrix.places import OWN, TODAY
from tests.access.matrix.typed import TYPED
from tests.access.matrix.ways import Ask, only_own, way
from tests.access.matrix.world import World
from tests.access.matrix.world_of_intake import OF_DIVISIONS
from tests.desks.intake.office.people import CALL

WINDOW = {"opens_at": "2019-04-01T09:00", "closes_at": "2019-04-30T18:00"}


def _kind(scope: str, which: str) -> str:
    if scope == "district":
        return "jobs.local_community_jobs:people"
    return "jobs.univ_job_center:universities" if scope == "operator" else ":".join(OF_DIVISIONS[which])


def _call(scope: str) -> dict[str, Any]:
    """A call as it is typed: first come, for whom its programme has places."""
    who = "person" if scope == "district" else "firm"
    return (
        CALL
        | WINDOW
        | {"choice": "first_come", "applicants": [who], "quota-0-of": "", "tie-0": "", "tie-1": ""}
    )


def ask(
    w: World, path: dict[str, Any], form: dict[str, Any] | None = None, query: dict[str, str] | None = None
) -> Ask:
    """A request with a form's key of its own."""
    return Ask(path, {"once": w.once} | (form or {}), query or {})


@way("intake:office")
def _(w: World, scope: str, which: str) -> Ask | None:
    return (
        Ask(shows=f"행렬 공모 {scope if scope in ('district', 'operator') else 'division'} {which}")
        if w.call(scope, which)
        else None
    )


@way("intake:office-new")
def _(w: World, scope: str, which: str) -> Ask | None:
    if scope in ("district", "operator"):
        return only_own(which, ask(w, {}, _call(scope), {"kind": _kind(scope, which)}))
    return ask(w, {}, _call(scope), {"kind": _kind(scope, which)})


@way("intake:office-call", "intake:office-applications")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.application(scope, which).call_id})


@way("intake:office-edit")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.call(scope, which, "draft").pk}, _call(scope))


@way("intake:office-correct")
def _(w: World, scope: str, which: str) -> Ask | None:
    form = _call(scope) | {"opens_at": "2019-03-01T09:00", "reason": "places", "remark": "까닭"}
    return ask(w, {"id": w.call(scope, which).pk}, form)


@way("intake:office-publish")
def _(w: World, scope: str, which: str) -> Ask | None:
    call = w.call(scope, which, "draft")
    return ask(w, {"id": call.pk}, {"seen": terms_of(call).digest[:SHORT]})


@way("intake:office-key-in")
def _(w: World, scope: str, which: str) -> Ask | None:
    subject = w.person(OWN) if scope == "district" else w.firm("own", OWN).pk
    form = {
        "applicant": "person" if scope == "district" else "firm",
        "subject": subject,
        "channel": "counter",
        "plan": "계획",
    }
    return ask(w, {"id": w.call(scope, which).pk}, form)


@way("intake:office-application", "intake:office-application-do")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.application(scope, which).pk})


@way("intake:office-document")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.application(scope, which).pk, "document": w.document(scope, which).pk})


def _override(w: World, scope: str, which: str) -> dict[str, Any]:
    return {
        "check": w.checked(scope, which).pk, "verdict": w.other_verdict(scope, which), "reason": "other", "remark": "까닭",
    }  # fmt: skip


def _request(**form: str) -> Any:
    return lambda w, scope, which: {"request": w.asked(scope, which).pk} | form


_DO = "intake:office-application-do"
TYPED |= {
    (_DO, "deed=override"): _override,
    (_DO, "deed=confirm"): lambda w, scope, which: {
        "override": w.override(scope, which).pk,
        "confirmed": "yes",
    },
    (_DO, "deed=ask"): lambda *_asked: {
        "wanted": ["d1"],
        "text": "보완",
        "due_on": str(TODAY.replace(day=30)),
    },
    (_DO, "deed=remind"): _request(),
    (_DO, "deed=extend"): _request(due_on=str(TODAY.replace(day=30))),
    (_DO, "deed=lapse"): _request(),
}
