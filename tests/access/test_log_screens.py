"""The log on screen: each sees as far as their right reaches; nothing is looked for by an address (SP-17, SP-28)."""

from datetime import date
from typing import Any

import pytest

from iljari.access import log
from iljari.access.log import searching
from iljari.access.models import LogRow
from iljari.registry import persons
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v
from tests.access.desk import CONTACT, person, request
from tests.access.visiting import Visitors
from tests.registry.people import at, given

pytestmark = pytest.mark.django_db


def home(district: str) -> Given:
    return Given(kind="address", value=v.Address("동일로 1", district), effective_on=date(2018, 1, 1))


@pytest.fixture
def rows() -> dict[str, int]:
    """A row each of a division, two districts and an operator, all about person 1."""
    told = {
        "jobs": request("jobs-officer"),
        "nowon": request("nowon-1", role="district officer", division="", district="nowon"),
        "mapo": request("mapo-1", role="district officer", division="", district="mapo"),
        "centre": request("centre-1", role="operator's staff", division="", operator="op_one"),
    }
    return {
        name: log.record(asking, subjects=[person(1)], purpose=CONTACT, act="view")
        for name, asking in told.items()
    }


@pytest.mark.parametrize(
    ("office", "sees"),
    [
        ({"role": "privacy officer"}, {"jobs", "nowon", "mapo", "centre"}),
        ({"role": "administrator"}, None),
        ({"role": "auditor"}, {"jobs", "nowon", "mapo", "centre"}),
        ({"role": "district officer", "district": "nowon"}, {"nowon"}),
        ({"role": "district officer", "district": "mapo"}, {"mapo"}),
        ({"role": "operator's manager", "operator": "op_one"}, {"centre"}),
        ({"role": "operator's manager", "operator": "op_two"}, set()),
        ({"role": "operator's staff", "operator": "op_one"}, None),
        ({"role": "division officer", "division": "jobs"}, None),
        ({"role": "citizen", "subject": person(1)}, None),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else "",
)
def test_each_sees_their_own_peoples_rows(
    rows: dict[str, int], office: dict[str, str], sees: set[str] | None, settings: Any
) -> None:
    """Another district's row is not there (404); who has no right to the log gets a sentence (403)."""
    client = Visitors(settings)(**office)
    page = client.post("/access/log/", {"subject": person(1)})
    if sees is None:
        assert page.status_code in (403, 404)
        assert client.get(f"/access/log/{rows['jobs']}/").status_code in (403, 404)
        return
    text = page.content.decode()
    for name, seq in rows.items():
        assert (f"/access/log/{seq}/" in text) is (name in sees), name
        assert client.get(f"/access/log/{seq}/").status_code == (200 if name in sees else 404)


@pytest.mark.parametrize(
    ("office", "reads"),
    [
        ({"role": "privacy officer"}, True),
        ({"role": "district officer", "district": "nowon"}, True),
        ({"role": "auditor"}, False),
    ],
    ids=["privacy officer", "district officer", "auditor"],
)
def test_a_typed_reason_may_name_a_person_and_is_not_for_the_auditor(
    office: dict[str, str], reads: bool, settings: Any
) -> None:
    asking = request("nowon-1", role="district officer", division="", district="nowon")
    seq = log.record(
        asking, subjects=[person(1)], purpose=CONTACT, act="view", reason="other", note="홍길동 씨 전화"
    )
    page = Visitors(settings)(**office).get(f"/access/log/{seq}/")
    assert page.status_code == 200
    assert ("홍길동 씨 전화" in page.content.decode()) is reads


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"account": "jobs-officer"}, {"jobs"}),
        ({"account": "nobody"}, set()),
        ({"subject": person(2)}, set()),
        ({"act": "view"}, {"jobs", "nowon", "mapo", "centre"}),
        ({"act": "export"}, set()),
        ({"since": "2018-11-15", "until": "2018-11-15"}, {"jobs", "nowon", "mapo", "centre"}),
        ({"until": "2018-11-14"}, set()),
        ({"since": "2018-11-16"}, set()),
        ({"account": "jobs-officer", "subject": person(1), "act": "view", "since": "2018-11-15"}, {"jobs"}),
    ],
)
def test_looking_for_rows(
    rows: dict[str, int], asked: dict[str, str], found: set[str], settings: Any
) -> None:
    text = Visitors(settings)("privacy officer").post("/access/log/", asked).content.decode()
    assert {name for name, seq in rows.items() if f"/access/log/{seq}/" in text} == found


def test_an_address_looks_for_nobody(rows: dict[str, int], settings: Any) -> None:
    client = Visitors(settings)("privacy officer")
    assert client.get("/access/log/", {"account": "nobody"}).content.count(b"/access/log/") > 4
    assert client.post("/access/log/", {"since": "어제"}).status_code == 422


def test_the_log_is_read_in_english(rows: dict[str, int], settings: Any) -> None:
    text = (
        Visitors(settings)("privacy officer", language="en")
        .get(f"/access/log/{rows['nowon']}/")
        .content.decode()
    )
    for told in ("Contact", "Nowon", "Name, Phone", person(1)):
        assert told in text


def test_a_person_learns_who_saw_them(rows: dict[str, int]) -> None:
    log.record(
        request("hana", role="citizen", division=""), subjects=[person(1)], purpose=CONTACT, act="view"
    )
    assert [row.account for row in searching.seen([person(1)], besides=["hana"])] == ["centre-1", "mapo-1", "nowon-1", "jobs-officer"]  # fmt: skip
    assert searching.seen([person(1)]).count() == 5
    assert LogRow.objects.filter(subjects__subject=person(2)).count() == 0


def test_on_a_persons_page_stands_who_saw_them_as_far_as_one_may_look(settings: Any) -> None:
    """
    | who looks              | sees the officer's row | sees the district's row |
    | district officer       | no                     | yes                     |
    | division officer       | no list                | no list                 |
    """
    visitors = Visitors(settings)
    facts = given("김하나", "1993-05-17", "", "", home("nowon"))
    hana = persons.register(facts, by="H0001", recorded_at=at(1))
    address = f"/people/{hana}/"
    for asking in (
        request("jobs-one"),
        request("nowon-one", role="district officer", division="", district="nowon"),
    ):
        log.record(asking, subjects=[hana], purpose=CONTACT, act="view")
    for office, sees in (
        ({"role": "district officer", "district": "nowon"}, (False, True)),
        ({"role": "division officer", "division": "jobs"}, (False, False)),
    ):
        text = visitors(**office).get(address).content.decode()
        assert ("jobs-one" in text, "nowon-one" in text) == sees, office
