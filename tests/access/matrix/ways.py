"""How each address is asked: with which path, query and form, on whose papers. One function for one address.

An address without parts in its path needs none. `which` is "own" or "other", `scope` says in which way: by division,
district, operator, person or assignment. A way that gives None says that the address has no other's papers to name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from json import dumps
from typing import Any

from iljari.access import checks
from iljari.journal import read
from tests.access.matrix.world import OTHER, OWN, PLACES, TODAY, World


@dataclass(frozen=True)
class Ask:
    """A request without its address's name. A part of the path, and what is shown, may be a function of the account that asks.

    `shows`: what a page of many says of this side's; of another's it says nothing to whom it is not there.
    `typed`: whose it is is typed into the form: another's is refused there with a sentence (422), one's own goes through.
    """  # fmt: skip

    path: dict[str, Any] = field(default_factory=dict)
    form: dict[str, Any] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    json: str = ""
    shows: Any = ""
    typed: bool = False

    def by(self, account: str) -> "Ask":
        """The request as this account sends it."""
        path = {name: value(account) if callable(value) else value for name, value in self.path.items()}
        return replace(self, path=path, shows=self.shows(account) if callable(self.shows) else self.shows)


Way = Callable[[World, str, str], Ask | None]
WAYS: dict[tuple[str, str, str], Way] = {}


def way(*urls: str, method: str = "", where: str = "") -> Callable[[Way], Way]:
    """How these addresses are asked (with both methods, unless one is named)."""

    def keep(asking: Way) -> Way:
        for url in urls:
            WAYS[(url, method, where)] = asking
        return asking

    return keep


def of(url: str, method: str, where: str) -> Way | None:
    """The way of a row: its own, or that of its address."""
    for key in ((url, method, where), (url, "", where), (url, method, ""), (url, "", "")):
        if key in WAYS:
            return WAYS[key]
    return None


def only_own(which: str, ask: Ask) -> Ask | None:
    """For an address that names nobody's papers."""
    return ask if which == OWN else None


# --- web -------------------------------------------------------------------------------------------------------


@way("programme")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return Ask({"code": PLACES[which].programme})


@way("finder")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask(form={"who": "person"}))


@way("simulation")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"code": "jobs.public_works", "role": "participant"}))


@way("figure")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"key": "jobs.public_works/participants"}))


@way("report-file")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"kind": "pdf"}))


@way("audit-item")
def _(w: World, _s: str, which: str) -> Ask | None:
    form = {
        "state": "in_progress",
        "measure": "했다",
        "done_on": str(TODAY),
        "evidence": "문서",
        "once": w.once,
    }
    return Ask({"item": w.items[which].pk}, form)


# --- returns ---------------------------------------------------------------------------------------------------


@way("returns:return")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": w.paper(scope, which, "draft").pk}, {"action": "save"})


@way("returns:file")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": w.paper(scope, which, "signed").pk, "kind": "csv"})


@way("returns:sign", "returns:send-back")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": w.paper(scope, which, "submitted").pk}, {"remark": "까닭"})


@way("returns:supplement")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": w.paper(scope, which, "signed").pk}, {"value": "3"})


@way("returns:correct")
def _(w: World, scope: str, which: str) -> Ask | None:
    paper = w.paper(scope, which, "signed")
    return Ask({"id": paper.pk, "line": paper.lines.get().pk}, {"value": "3"})


def _new(w: World, scope: str, which: str) -> dict[str, str]:
    programme, _indicator, operator, district = w.carrier(scope, which)
    w.paper(scope, which, "draft")
    return {"programme": programme, "until": "2018-11", "months": "1", "who": operator or district}


@way("returns:new")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask(query=_new(w, scope, which), form={"action": "save"})


@way("returns:new-file")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"kind": "csv"}, query=_new(w, scope, which))


@way("returns-api:form")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask(query=_new(w, scope, which))


@way("returns-api:returns")
def _(w: World, scope: str, which: str) -> Ask | None:
    number = {"indicator": w.carrier(scope, which)[1], "kinds": {}, "value": 3}
    return Ask(json=dumps(_new(w, scope, which) | {"numbers": [number]}))


@way("returns-api:return")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": w.paper(scope, which, "signed").pk})


@way("returns:coverage")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"programme": w.owed(which).split("|")[0], "until": "2018-10-31"})


@way("returns:remind")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(form={"owed": w.owed(which)})


@way("returns:decide", "returns:analyse", "returns:deliverers")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"programme": PLACES[which].programme}, {"nonce": w.once})


@way("returns:classification", method="POST")
def _(w: World, _s: str, which: str) -> Ask | None:
    form = {
        "programme": PLACES[which].programme,
        "job_type": "indirect",
        "group": "youth",
        "on": str(TODAY),
        "nonce": w.once,
    }
    return Ask(form=form)


@way("returns:keys", method="POST")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(form={"who": w.keys[which].operator, "label": "새 시스템"})


@way("returns:end-key")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"key": w.keys[which].pk})


@way("returns:staff", where="action=mentor")
@way("returns:staff", where="action=end-mentoring")
def _(w: World, _s: str, which: str) -> Ask | None:
    officer = str(w.officers[which].pk)
    return Ask(form={"newcomer": officer, "mentor": officer, "nonce": w.once})


@way("returns:staff", where="action=order")
@way("returns:staff", where="action=report")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(form={"travel": str(w.travel(which).pk), "report": "다녀왔다", "nonce": w.once})


@way("returns:staff")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask(form={"nonce": w.once}))


# --- budget ----------------------------------------------------------------------------------------------------


@way("budget:line", "budget:verb", "budget:bare")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"code": w.lines[which].code}, {"once": w.once})


@way("budget:verb", where="slug=classify")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"code": w.bare_lines[which].code}, {"once": w.once})


@way("budget:reopen")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"code": w.old_line(which, closed=True).code}, {"once": w.once})


@way("budget:reverse")
def _(w: World, _s: str, which: str) -> Ask | None:
    line = w.lines[which].code
    return Ask({"code": line, "entry": next(iter(read.lines(object=line))).pk}, {"once": w.once})


@way("budget:table", "budget:reconciliation-file")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"kind": "csv"}))


# --- organisations ---------------------------------------------------------------------------------------------


@way("organisations:page", "organisations:edit", "organisations:state", "organisations:certify", "organisations:numbers",
     "organisations:joined", "organisations:people", "organisations:add-person")  # fmt: skip
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": w.firm(scope, which).pk}, {"nonce": w.once})


@way("organisations:export-people")
def _(w: World, scope: str, which: str) -> Ask | None:
    w.contact(scope, which)
    return Ask(form={"organisation": w.firm(scope, which).pk})


@way("organisations:end-certificate")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": w.firm(scope, which).pk, "certificate": w.certificate(scope, which).pk})


@way("organisations:end-person")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"id": w.firm(scope, which).pk, "contact": w.contact(scope, which).pk})


@way("organisations:entrustment-step")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"id": w.firm("operator", OWN).pk, "entrustment": w.entrusted[which].pk})


@way("organisations:export", "organisations:import-form")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"kind": "csv"}))


@way("organisations:import-preview")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"file": lambda account: w.uploaded_by(account if which == OWN else "matrix-another").pk})


@way("access:unmask")
def _(w: World, scope: str, which: str) -> Ask | None:
    form = {
        "subject": w.contact(scope, which).pk,
        "field": "name",
        "purpose": "registry.organisation_contact",
        "reason": "",
        "back": "/",
    }
    return Ask(form=form)


# --- access ----------------------------------------------------------------------------------------------------


@way("access:log-row")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask({"seq": w.log_row(scope, which)})


@way("access:alert")
def _(w: World, scope: str, which: str) -> Ask | None:
    if scope == "own":
        return Ask({"alert": lambda account: w.alert(account if which == OWN else "matrix-another", "").pk})
    return Ask({"alert": w.alert("matrix-another", PLACES[which].division).pk})


@way("access:export-decide")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"export": w.export("matrix-another", PLACES[which].division).pk}, {"decision": "refuse"})


@way("access:export-file")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"export": lambda account: w.export(account if which == OWN else "matrix-another", "").pk})


@way("access:check")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"check": lambda account: w.check(account if which == OWN else "matrix-another").pk})


@way("access:check", method="GET")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"check": w.check("matrix-another").pk})


@way("access:check-begin")
def _(w: World, _s: str, which: str) -> Ask | None:
    w.log_row("division", OWN)
    return only_own(which, Ask(form={"span": checks.spans(TODAY)[0].starts_on.isoformat()}))


@way("access:breach", "access:breach-notice", "access:breach-subjects")
def _(w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"breach": w.breach.pk}))


@way("access:person", "access:train")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"account": w.colleague(which)})


@way("access:grant")
def _(w: World, _s: str, which: str) -> Ask | None:
    form = {
        "role": "division officer",
        "division": PLACES[which].division,
        "why": "발령",
        "approved_by": w.colleague(OTHER if which == OWN else OWN),
    }
    return Ask({"account": w.newcomer(which)}, form)


@way("access:end")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"right": w.right_of(w.colleague(which)).pk}, {"why": "전보"})


@way("access:staff-file")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(
        {"file": lambda account: w.staff_file(account if which == OWN else "matrix-another").pk},
        {"deed": "throw"},
    )


@way("access:review-decide")
def _(w: World, _s: str, which: str) -> Ask | None:
    item = w.review.items.get(right=w.right_of(w.colleague(which)))
    return Ask({"item": item.pk}, {"decision": "confirm"})


# --- account ---------------------------------------------------------------------------------------------------


@way("mfa_remove_webauthn")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return only_own(which, Ask({"pk": 1}))
