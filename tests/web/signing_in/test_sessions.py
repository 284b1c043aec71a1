"""How long a session lasts, whose it is, and what the database knows of it (SP-04, SP-07, SP-10, SP-11)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from lxml import html

from iljari.access.roles import Role
from iljari.web.signing_in.configured import Unset, networks, within
from iljari.web.signing_in.models import Session
from iljari.web.signing_in.sessions import VISIT, hashed
from tests.web.signing_in.people import PASSWORD, SECRET, Somebody, recovery_codes, said, somebody

pytestmark = pytest.mark.django_db


def moved(client: Client, **seconds: float) -> None:
    """As though the session had begun, or been seen last, that many seconds earlier."""
    session = client.session
    session[VISIT] = session[VISIT] | {name: session[VISIT][name] - back for name, back in seconds.items()}
    session.save()


@pytest.mark.parametrize(
    ("seen", "began", "stays"),
    [(29 * 60, 0, True), (30 * 60 + 1, 0, False), (0, 10 * 3600 - 60, True), (0, 10 * 3600 + 1, False)],
)
def test_half_an_hour_idle_and_ten_hours_at_the_longest(seen: int, began: int, stays: bool) -> None:
    one = somebody(Role.BUDGET_OFFICER).come_in()
    moved(one.client, seen=seen, began=began)
    assert (one.client.get("/account/").status_code == 200) is stays
    assert one.is_in is stays


def test_a_session_that_ended_leads_to_the_sign_in_page_and_back_to_the_form() -> None:
    one = somebody(Role.BUDGET_OFFICER).come_in()
    moved(one.client, seen=1801)
    page = "http://testserver/budget/lines/new/?year=2019"
    answer = one.client.post("/budget/lines/new/", {"name": "쓰던 것"}, headers={"referer": page})
    assert answer.url == "/sign-in/?next=%2Fbudget%2Flines%2Fnew%2F%3Fyear%3D2019&ended=1"
    assert "로그아웃되었습니다. 다시 들어오면 하던 화면으로 돌아가고" in said(one.client.get(answer.url))


def test_a_sign_of_life_extends_and_asking_does_not() -> None:
    one = somebody().come_in()
    moved(one.client, seen=25 * 60)
    assert one.client.get("/account/stay/").json()["left"] <= 300
    assert one.client.get("/account/stay/").json()["left"] <= 300
    told = one.client.post("/account/stay/").json()
    assert (told["left"] > 1700, told["extends"]) == (True, True)


def test_ten_hours_are_not_extended() -> None:
    one = somebody().come_in()
    moved(one.client, began=10 * 3600 - 60)
    told = one.client.post("/account/stay/").json()
    assert (told["left"] <= 60, told["extends"]) == (True, False)


def test_the_page_carries_what_the_warning_needs() -> None:
    one = somebody().come_in()
    box = html.fromstring(one.client.get("/account/").content).get_element_by_id("stay")
    assert 1700 < int(box.get("data-left")) <= 1800
    assert (box.get("data-warning"), box.get("role")) == ("120", "alertdialog")
    assert 'id="stay"' not in said(Client().get("/sign-in/"))


@pytest.mark.parametrize("told", ["61", "0", "-5", "half an hour"])
def test_an_idle_time_that_cannot_be_is_refused_with_a_sentence(told: str) -> None:
    with pytest.raises(Unset, match="0보다 크고 60 이하인 수를 적으십시오"):
        within("ILJARI_IDLE_MINUTES", 30, 60, {"ILJARI_IDLE_MINUTES": told})


def test_ones_sessions_are_seen_and_ended() -> None:
    one = somebody().come_in()
    other = Somebody(
        one.user, Client(REMOTE_ADDR="10.1.1.1", HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Safari/1")
    ).come_in()
    third = Somebody(one.user, Client(REMOTE_ADDR="10.1.1.1")).come_in()
    page = said(one.client.get("/account/"))
    assert ("Chrome, Windows" in page, "Safari, iPhone" in page) == (True, True)
    one.client.post("/account/sessions/end/", {"session": hashed(other.client.session.session_key)})
    assert other.client.get("/account/").status_code == 302
    assert third.client.get("/account/").status_code == 200
    one.client.post("/account/sessions/end/", {"session": "others"})
    assert third.client.get("/account/").status_code == 302
    assert one.client.get("/account/").status_code == 200


def test_nobody_ends_anothers_session() -> None:
    one, other = somebody().come_in(), somebody().come_in()
    answer = one.client.post(
        "/account/sessions/end/", {"session": hashed(other.client.session.session_key)}, follow=True
    )
    assert "끝낼 로그인이 없습니다." in said(answer)
    assert other.client.get("/account/").status_code == 200


def test_two_addresses_at_once_are_told_to_both() -> None:
    one = somebody(address="10.1.1.1").come_in()
    other = Somebody(one.user, Client(REMOTE_ADDR="10.2.2.2"))
    other.password()
    answer = other.client.post("/sign-in/code/", {"code": other.code()}, follow=True)
    assert "이 계정은 다른 주소(10.1.1.1)에서도 로그인되어 있습니다." in said(answer)
    page = said(one.client.get("/account/"))
    assert ("10.2.2.2" in page, "다른 주소" in page) == (True, True)


def test_a_session_that_changes_its_address_is_told() -> None:
    one = somebody(address="10.1.1.1").come_in()
    Somebody(one.user, Client(REMOTE_ADDR="10.1.1.1")).come_in()
    one.client.defaults["REMOTE_ADDR"] = "10.3.3.3"
    one.client.post("/account/stay/")
    assert "이 계정은 다른 주소(10.1.1.1)에서도" in said(one.client.get("/account/"))


@pytest.mark.parametrize(
    ("address", "status"), [("10.20.3.4", 200), ("203.0.113.7", 200), ("203.0.113.8", 403), ("::1", 403)]
)
def test_staff_work_from_the_networks_that_are_set(address: str, status: int, settings: object) -> None:
    one = somebody(Role.BUDGET_OFFICER, address=address).come_in()
    settings.STAFF_NETWORKS = networks("10.20.0.0/16 203.0.113.7")  # type: ignore[attr-defined]
    assert one.client.get("/budget/").status_code == status


def test_a_network_that_is_none_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unset, match="망 주소가 아닙니다"):
        networks("10.20.0.0/16 office")


def test_the_database_holds_no_secret_that_opens_anything() -> None:
    """What is seeded here is looked for in every text of every table: nothing of it is found (SP-11)."""
    one = somebody().come_in()
    one.client.post("/account/recovery-codes/new/")
    enrolling = somebody(app=False)
    enrolling.password()
    letters = html.fromstring(enrolling.client.get("/account/app/").content).get_element_by_id("letters").text
    secrets = [PASSWORD, SECRET, letters.replace(" ", ""), *recovery_codes(one.user)]
    secrets += [person.client.session.session_key for person in (one, enrolling)]
    assert len(secrets) >= 13
    found = [(table, secret) for table, text in _everything() for secret in secrets if secret in text]
    assert found == []


def _everything() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        texts = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            texts.append((table, repr(cursor.fetchall())))
        return texts


def test_who_reads_the_database_becomes_nobody() -> None:
    one = somebody().come_in()
    thief = Client()
    thief.cookies["sessionid"] = Session.objects.get(account=one.name).pk
    assert thief.get("/account/").status_code == 302


def test_the_key_changes_when_somebody_comes_in() -> None:
    one = somebody()
    one.client.get("/sign-in/")
    one.password()
    before = one.client.session.session_key
    one.show()
    assert one.client.session.session_key != before


def test_what_has_ended_is_swept_away() -> None:
    one = somebody().come_in()
    Session.objects.update(expire_date=Session.objects.get(account=one.name).expire_date - timedelta(days=1))
    somebody().come_in()
    assert not Session.objects.filter(account=one.name).exists()
