"""Who may do what: every role by every deed; a refusal posts nothing and leaves no paper."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from iljari.desks.returns.models import Correction, Deliverer, Duty, Key, Officer, Reminder, Return, Travel
from iljari.journal import read
from tests.desks.returns.people import (
    CAFE,
    head,
    line_of,
    new_operator,
    officer,
    owing,
    sign_in,
    signed,
    submitted,
    text,
)  # fmt: skip

pytestmark = pytest.mark.django_db

WHERE = f"programme={CAFE}&until=2019-02&months=1"


@dataclass(frozen=True)
class Cast:
    """Somebody of each role; `mine` and `theirs` are two operators."""

    people: dict[str, Callable[[], Client]]
    mine: str
    theirs: str


@pytest.fixture
def cast() -> Cast:
    mine, theirs = new_operator(), new_operator()
    people = {
        "officer": lambda: officer().client, "other officer": lambda: officer("labour").client,
        "head": lambda: head().client, "other head": lambda: head("social").client,
        "bureau head": lambda: sign_in("bureau head").client,
        "operator": lambda: sign_in("operator's staff", operator=mine).client,
        "other operator": lambda: sign_in("operator's staff", operator=theirs).client,
        "district": lambda: sign_in("district officer", district="nowon").client,
        "council": lambda: sign_in("council member").client, "data officer": lambda: sign_in("data officer").client,
        "nobody": Client,
    }  # fmt: skip
    return Cast(people, mine, theirs)


# What each sees of: the board, a new return's form, a submitted return, signing it, sending it back, correcting, reminding,
# deciding, classifying, naming deliverers, keys, staff, analysing, the file of a return.
RIGHTS = """
              | board new  paper sign back fix  remind decide classify name keys staff analyse file
officer       | 200   302  200   403  302  200  302    403    302      302  200  403   302     200
other officer | 200   404  200   403  404  404  404    403    404      404  200  403   404     200
head          | 200   403  200   302  302  200  403    302    302      403  403  403   302     200
other head    | 200   403  200   404  404  404  403    404    404      403  403  403   404     200
bureau head   | 200   403  200   302  302  403  403    302    302      403  403  302   403     200
operator      | 200   302  200   403  403  403  403    403    403      403  403  403   403     200
other operator| 200   404  404   403  403  403  403    403    403      403  403  403   403     404
district      | 200   404  404   403  403  403  403    403    403      403  403  403   403     404
council       | 403   403  403   403  403  403  403    403    403      403  403  403   403     403
data officer  | 200   403  200   403  403  403  403    403    403      403  403  403   403     200
nobody        | 403   403  403   403  403  403  403    403    403      403  403  403   403     403
"""
_head, *_rows = [line for line in RIGHTS.strip("\n").split("\n") if line.strip()]
DEEDS = _head.split("|")[1].split()
TABLE = [
    pytest.param(who.strip(), deed, int(status), id=f"{who.strip()}: {deed}")
    for who, _bar, statuses in (row.partition("|") for row in _rows)
    for deed, status in zip(DEEDS, statuses.split(), strict=True)
]


def _do(client: Client, deed: str, cast: Cast) -> int:
    """Do it, and say with which status it was answered."""
    mine = cast.mine
    if deed == "board":
        return client.get("/returns/").status_code
    if deed == "new":
        return client.post(
            f"/returns/new/?{WHERE}&who={mine}",
            {"action": "save", "extra-0-indicator": "users", "extra-0-value": "3"},
        ).status_code
    if deed in ("paper", "sign", "back", "file"):
        paper = submitted(mine)
        if deed == "paper":
            return client.get(f"/returns/{paper.pk}/").status_code
        if deed == "file":
            return client.get(f"/returns/{paper.pk}/file/csv/").status_code
        return client.post(
            f"/returns/{paper.pk}/{'sign' if deed == 'sign' else 'send-back'}/", {"remark": "까닭"}
        ).status_code
    if deed == "fix":
        paper = signed(mine)
        return client.get(f"/returns/{paper.pk}/lines/{line_of(paper).pk}/correct/").status_code
    if deed == "remind":
        owing(mine)
        return client.post("/returns/remind/", {"owed": f"{CAFE}|{mine}||2019-02-28"}).status_code
    address, typed = {
        "decide": (f"/returns/decisions/{CAFE}/", {"item": "users.target", "value": "7", "from": "2032-01-01",
                                                   "until": "2032-12-31", "nonce": mine}),
        "classify": ("/returns/decisions/classification/", {"programme": CAFE, "job_type": "indirect", "group": "youth",
                                                           "on": "2032-01-01", "nonce": mine}),
        "name": (f"/returns/deliverers/{CAFE}/", {"action": "name", "code": f"{mine}_b", "name": "새 카페", "kind": "centre", "nonce": mine}),
        "keys": ("/returns/keys/", {"who": "nowon", "label": "구청 시스템"}),
        "staff": ("/returns/staff/", {"action": "assign", "division": "jobs", "service": "general", "grade": "g6",
                                      "post": "일자리정책팀", "nonce": mine}),
        "analyse": (f"/returns/analyses/{CAFE}/", {"since": "2019-01-01", "until": "2019-02-28", "text": "줄었다", "nonce": mine}),
    }[deed]  # fmt: skip
    return client.post(address, typed).status_code


@pytest.mark.parametrize(("who", "deed", "status"), TABLE)
def test_rights(cast: Cast, who: str, deed: str, status: int) -> None:
    client = cast.people[who]()
    refused = status >= 400
    before: tuple[object, ...] = ()

    def papers() -> tuple[object, ...]:
        return (
            Deliverer.objects.count(), Duty.objects.count(), Key.objects.count(), Officer.objects.count(),
            Reminder.objects.count(), Correction.objects.count(), Travel.objects.count(),
        )  # fmt: skip

    if refused and deed not in ("paper", "sign", "back", "file", "fix", "remind"):
        before = (read.last_seq(), Return.objects.count(), *papers())
    assert _do(client, deed, cast) == status
    if before:
        assert (read.last_seq(), Return.objects.count(), *papers()) == before
    if refused and deed in ("sign", "back"):
        assert Return.objects.get(operator=cast.mine).state == Return.State.SUBMITTED
    if refused and deed == "remind":
        assert not Reminder.objects.filter(operator=cast.mine).exists()


def test_a_refusal_is_a_page_with_a_sentence() -> None:
    page = text(sign_in("operator's staff", operator=new_operator()).client.get("/returns/keys/"))
    assert "이 일을 할 수 없습니다" in page
