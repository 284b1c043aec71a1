"""How pages of many are asked, and what each shows of one's own; and forms into which is typed whose it is (see ways.py)."""

from django.urls import reverse

from tests.access.matrix.ways import Ask, way
from tests.access.matrix.world import OWN, PLACES, TODAY, World

# --- access ----------------------------------------------------------------------------------------------------


@way("access:staff", method="GET")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(shows=w.colleague(which))


@way("access:review", method="GET")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"review": w.review.pk}, shows=w.colleague(which))


@way("access:log", method="POST")
def _(w: World, scope: str, which: str) -> Ask | None:
    row = reverse("access:log-row", args=[w.log_row(scope, which)])
    return Ask(form={"account": f"matrix-{scope}-{which}"}, shows=row)


@way("access:alerts", method="GET")
def _(w: World, scope: str, which: str) -> Ask | None:
    def shown(account: str) -> str:
        whose = account if scope == "own" and which == OWN else "matrix-another"
        return reverse("access:alert", args=[w.alert(whose, PLACES[which].division).pk])

    return Ask(shows=shown)


@way("access:exports", method="GET")
def _(w: World, scope: str, which: str) -> Ask | None:
    def shown(account: str) -> str:
        if scope == "own":
            return reverse(
                "access:export-file", args=[w.export(account if which == OWN else "matrix-another", "").pk]
            )
        return reverse("access:export-decide", args=[w.export("matrix-another", PLACES[which].division).pk])

    return Ask(shows=shown)


# --- returns ---------------------------------------------------------------------------------------------------


@way("returns:board", method="GET")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask(shows=reverse("returns:return", args=[w.paper(scope, which, "draft").pk]))


@way("returns:decisions", "returns:analyses", "returns:duties", method="GET")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return Ask(shows=PLACES[which].programme)


@way("returns:keys", method="GET")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(shows=reverse("returns:end-key", args=[w.keys[which].pk]))


@way("returns:staff", method="GET")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(shows=w.officers[which].post)


# --- organisations ---------------------------------------------------------------------------------------------


@way("organisations:list", method="GET")
def _(w: World, scope: str, which: str) -> Ask | None:
    return Ask(shows=reverse("organisations:page", args=[w.firm(scope, which).pk]))


@way("organisations:new", method="POST")
def _(_w: World, _s: str, which: str) -> Ask | None:
    return Ask(form={"district": PLACES[which].district})


@way("organisations:entrust", method="GET")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask({"id": w.firm("operator", OWN).pk}, shows=f'"{PLACES[which].programme}"')


@way("organisations:entrust", method="POST")
def _(w: World, _s: str, which: str) -> Ask | None:
    form = {
        "title": "시험", "basis": "entrustment", "entruster": "city", "programmes": PLACES[which].programme, "affairs": "시험",
        "personal": "none", "since_on": str(TODAY), "until_on": str(TODAY), "source": "document", "evidence": "협약서", "nonce": w.once,
    }  # fmt: skip
    return Ask({"id": w.firm("operator", OWN).pk}, form)


# --- people ----------------------------------------------------------------------------------------------------


@way("people:find", method="POST")
def _(w: World, _s: str, which: str) -> Ask | None:
    return Ask(form=w.named(which), shows=reverse("people:person", args=[w.person(which)]))


@way("people:register", method="POST")
def _(_w: World, _s: str, which: str) -> Ask | None:
    form = {
        "name.text": "새로온", "birth_on.on": "1980-01-01", "address.district": PLACES[which].district, "address.line": "시험로 9",
        "nationality.country": "KR", "source": "declared",
    }  # fmt: skip
    return Ask(form=form, typed=True)
