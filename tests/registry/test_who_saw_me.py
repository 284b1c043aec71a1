"""누가 내 정보를 보았나: a citizen reads who of which office saw what of theirs and what for, and nobody else's (SP-17, SP-28)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from iljari.registry import identity, persons
from tests.access.visiting import Visitors
from tests.registry.people import DURI, HANA, OFFICER, at

pytestmark = pytest.mark.django_db
ADDRESS = "/privacy/own/seen/"


@pytest.fixture
def visit(settings: Any) -> Visitors:
    return Visitors(settings)


@pytest.fixture
def hana() -> str:
    return persons.register(HANA, by=OFFICER, recorded_at=at(1))


@pytest.fixture
def herself(visit: Visitors, hana: str) -> Client:
    return visit("citizen", account="citizen-hana", subject=hana)


def read(client: Client) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.content.decode()


def unmasked(client: Client, person: str) -> None:
    asked = {
        "subject": person,
        "field": "phone",
        "purpose": "people.facts",
        "reason": "contact",
        "note": "김하나에게 전화",
    }
    assert client.post("/access/unmask/", asked).status_code == 200


def test_before_anybody_looked_it_says_so(herself: Client) -> None:
    assert "아직 내 정보를 본 사람이 없습니다" in read(herself)


def test_office_act_fields_purpose_and_reason_in_plain_words(
    visit: Visitors, hana: str, herself: Client
) -> None:
    officer = visit("division officer", account="jobs-officer", division="jobs")
    officer.get(f"/people/{hana}/")
    unmasked(officer, hana)
    page = read(herself)
    for told in ("모두 2번", "일자리정책담당관 사업 담당자", "가려진 채로 보았습니다", "가림을 풀고 보았습니다", "전화번호",
                 "참여 자격 확인", "본인에게 연락"):  # fmt: skip
        assert told in page, told
    assert "jobs-officer" not in page, "the office, not the account"
    assert "김하나에게 전화" not in page, "an officer's note is not shown"


def test_ones_own_visits_and_other_people_are_left_out(visit: Visitors, hana: str, herself: Client) -> None:
    duri = persons.register(DURI, by=OFFICER, recorded_at=at(1))
    visit("division officer", account="jobs-officer", division="jobs").get(f"/people/{duri}/")
    herself.get("/privacy/own/")
    assert "아직 내 정보를 본 사람이 없습니다" in read(herself)


def test_what_was_seen_under_a_joined_id_is_there(visit: Visitors, hana: str, herself: Client) -> None:
    other = persons.register(DURI, by=OFFICER, recorded_at=at(1))
    visit("division officer", account="jobs-officer", division="jobs").get(f"/people/{other}/")
    identity.join(hana, other, reason="identity_checked", by=OFFICER, recorded_at=at(3))
    assert "모두 1번" in read(herself)


def test_in_english_no_korean_is_left_of_a_row(visit: Visitors, hana: str) -> None:
    unmasked(visit("division officer", account="jobs-officer", division="jobs"), hana)
    page = read(visit("citizen", account="citizen-hana", subject=hana, language="en"))
    for told in ("saw it unmasked", "Phone", "Checking eligibility", "Contact the person"):
        assert told in page, told


@pytest.mark.parametrize(
    ("role", "place"), [("division officer", {"division": "jobs"}), ("privacy officer", {}), ("", {})]
)
def test_it_is_the_persons_own(visit: Visitors, role: str, place: dict[str, str]) -> None:
    assert visit(role, **place).get(ADDRESS).status_code == 403


def test_the_ways_there(herself: Client) -> None:
    assert ADDRESS in herself.get(reverse("privacy:own")).content.decode()
    account = herself.get("/account/").content.decode()
    assert ADDRESS in account
    assert "/access/mine/" in account
    assert "/account/" in herself.get("/access/mine/").content.decode()
