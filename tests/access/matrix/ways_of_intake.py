"""How the addresses of the intake desk's office are asked (see ways.py)."""

from typing import Any

from iljari.desks.intake.operations import next_up
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
        return "jobs.job_cafe:sites"
    return "jobs.univ_job_center:universities" if scope == "operator" else ":".join(OF_DIVISIONS[which])


def _call(scope: str) -> dict[str, Any]:
    """A call as it is typed: first come, for whom its programme has places."""
    return (
        CALL
        | WINDOW
        | {"choice": "first_come", "applicants": ["firm"], "quota-0-of": "", "tie-0": "", "tie-1": ""}
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
    subject = w.firm("own", OWN).pk
    form = {
        "applicant": "firm",
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


@way("intake:office-application-do", where="deed=agree")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.decided(scope, which, "signed-selected", "selected").pk})


@way("intake:office-application-do", where="deed=renew")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.agreed(scope, which).pk})


@way("intake:office-application-do", where="deed=terminate")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.agreed(scope, which).pk})


@way("intake:office-application-do", where="deed=answer")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.objection(scope, which).application.pk})


@way("intake:office-review")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.application(scope, which).call_id})


@way("intake:office-review-do")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.application(scope, which, "closed").call_id})


@way("intake:office-sheet")
def _(w: World, _scope: str, which: str) -> Ask | None:
    return Ask({"id": lambda account: w.to_review(which, account).pk}, {"once": w.once})


@way("intake:office-selection", "intake:office-record")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.ranked(scope, which).call_id})


@way("intake:office-selection-do", where="deed=select")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.eligible(scope, which).pk})


@way("intake:office-selection-do", where="deed=withdraw-list")
def _(w: World, scope: str, which: str) -> Ask | None:
    return ask(w, {"id": w.ranked(scope, which).call_id})


@way("intake:office-selection-do", where="deed=sign")
def _(w: World, scope: str, which: str) -> Ask | None:
    found = w.ranked(scope, which)
    return ask(w, {"id": found.call_id}, {"seen": found.digest[:SHORT]})


@way("intake:office-selection-do", where="deed=move-up")
def _(w: World, scope: str, which: str) -> Ask | None:
    call = w.vacated(scope, which)
    return ask(w, {"id": call.pk}, {"seen": next_up(call) or ""})


def _reviewer(w: World, _scope: str, _which: str) -> dict[str, Any]:
    """Somebody who may review: the division officer of this world."""
    w.client("division officer")
    return {"reviewer": w.name("division officer")}


def _override(w: World, scope: str, which: str) -> dict[str, Any]:
    return {
        "check": w.checked(scope, which).pk, "verdict": w.other_verdict(scope, which), "reason": "other", "remark": "까닭",
    }  # fmt: skip


def _request(**form: str) -> Any:
    return lambda w, scope, which: {"request": w.asked(scope, which).pk} | form


def _term(year: int) -> dict[str, Any]:
    return {"agreed_on": str(TODAY), "starts_on": f"{year}-04-01", "ends_on": f"{year + 1}-03-31"}


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
    (_DO, "deed=agree"): lambda *_asked: _term(2019),
    (_DO, "deed=renew"): lambda *_asked: _term(2020) | {"kind": "renewal"},
    (_DO, "deed=terminate"): lambda *_asked: {"on": str(TODAY), "ground": "wish", "remark": "까닭"},
    (_DO, "deed=answer"): lambda w, scope, which: {
        "objection": w.objection(scope, which).pk,
        "upheld": "no",
        "answer": "까닭",
    },
    ("intake:office-review-do", "deed=assign"): _reviewer,
    ("intake:office-review-do", "deed=relieve"): lambda w, scope, which: {
        "reviewer": w.reviewer(scope, which)
    },
    ("intake:office-review-do", "deed=deliberate"): lambda *_asked: {
        "held_on": str(TODAY),
        "present": "가, 나",
        "resolution": "원안대로",
    },
    ("intake:office-sheet", "deed=declare"): lambda *_asked: {"conflict": "yes", "ground": "kin"},
    ("intake:office-sheet", "deed=score"): lambda *_asked: {"points-plan": "80"},
}
