"""A citizen comes in by proof of identity, against the stand-in agency as a process of its own (PA-04)."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from lxml import html

from iljari.access.models import LogRow, Right
from iljari.exchange.identity.agency import NotProven, TicketAgency
from iljari.registry import persons
from iljari.registry.models import LikelyPair, Person
from tests import first_day
from tests.registry.people import OFFICER, at, given
from tests.web.signing_in.people import said, somebody
from tests.web.test_browser import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("identity")]


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The stand-in agency, running; what the installation is told of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    told = {
        "name": "본인확인 대역",
        "address": f"http://127.0.0.1:{port}",
        "client": "iljari",
        "key": "shared by the two",
    }
    config = tmp_path_factory.mktemp("agency") / "identity.json"
    config.write_text(json.dumps(told), encoding="utf-8")
    command = [sys.executable, "-m", "iljari.exchange.identity.stand_in", port, str(config)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        for _ in range(240):
            try:
                requests.get(told["address"], timeout=5)
                break
            except requests.RequestException:
                time.sleep(0.25)
        yield told
        process.terminate()


@pytest.fixture(autouse=True)
def _practice(agency: dict[str, str], settings: object, db: None) -> None:
    """An installation of the practice world with this agency, and nobody in it yet."""
    first_day.empty()
    settings.IDENTITY, settings.WORLD = agency, "practice"  # type: ignore[attr-defined]


def ticket_for(client: Client, person: int | str) -> str:
    """A browser's way to the agency and back: the address that it is sent to with the ticket."""
    away = client.get("/citizen/sign-in/?next=/account/")
    assert away.status_code == 302
    page = requests.post(away.url, data={"person": str(person)}, allow_redirects=False, timeout=20)
    return page.headers["Location"].removeprefix("http://testserver")


def come_in(person: int = 0) -> Client:
    """A citizen who is signed in."""
    client = Client()
    assert client.get(ticket_for(client, person)).url == "/account/"
    return client


def test_who_is_proven_comes_in_as_a_citizen_tied_to_the_registry() -> None:
    client = come_in()
    user = User.objects.get(pk=client.session["_auth_user_id"])
    person = Person.objects.get(pk=user.username)
    assert (person.synthetic, user.has_usable_password()) == (True, False)
    right = Right.objects.get(account=user.username)
    assert (right.role, right.subject) == ("citizen", person.pk)
    assert "본인확인으로 들어와 있습니다." in said(client.get("/account/"))
    assert LogRow.objects.latest("seq").reason == "identity"


def test_the_same_person_is_known_again_by_the_connecting_information() -> None:
    accounts = {come_in(0).session["_auth_user_id"], come_in(0).session["_auth_user_id"]}
    assert len(accounts) == 1
    assert come_in(1).session["_auth_user_id"] not in accounts
    assert Person.objects.count() == 2


def test_who_was_registered_at_a_counter_waits_for_an_officer_to_decide() -> None:
    at_the_counter = persons.register(
        given("연습 김하나", "1990-03-14"), by=OFFICER, recorded_at=at(1), synthetic=True
    )
    client = come_in(0)
    citizen = User.objects.get(pk=client.session["_auth_user_id"]).username
    pair = LikelyPair.objects.get()
    assert {pair.person_a_id, pair.person_b_id} == {at_the_counter, citizen}
    assert (pair.state, pair.why) == ("open", "name_birth")


@pytest.mark.parametrize(
    "said_by_the_agency",
    [b"", b"[]", b'"no"', b'{"body": "{}", "signature": "\xec\x84\x9c\xeb\xaa\x85"}', b"\xff"],
)
def test_an_answer_that_is_none_proves_nothing(said_by_the_agency: bytes) -> None:
    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(said_by_the_agency)

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.handle_request).start()
        agency = TicketAgency("a", f"http://127.0.0.1:{server.server_port}", "iljari", "key")
        started = agency.start("/", now=at(1))
        with pytest.raises(NotProven):
            agency.finish("ticket", started.kept, now=at(1))


def test_no_address_carries_anything_of_the_person() -> None:
    client = Client()
    away = client.get("/citizen/sign-in/")
    assert set(parse_qs(urlsplit(away.url).query)) == {"client", "nonce", "back"}
    assert set(parse_qs(urlsplit(ticket_for(client, 0)).query)) == {"ticket"}


@pytest.mark.parametrize(
    "how",
    ["the same browser again", "another browser", "a second time at the agency", "made up", "broken off"],
)
def test_an_answer_is_taken_once_by_the_browser_that_asked(how: str) -> None:
    client = Client()
    address = ticket_for(client, "" if how == "broken off" else 0)
    if how == "the same browser again":
        client.get(address)
        client.post("/sign-out/")
    if how == "another browser":
        client = Client()
    if how == "a second time at the agency":
        client.get(address)
        client = Client()
        client.get("/citizen/sign-in/")
    if how == "made up":
        address = "/citizen/answer/?ticket=made-up"
    answer = client.get(address)
    assert (answer.status_code, "처음부터 다시 해 주십시오." in said(answer)) == (403, True)
    assert "_auth_user_id" not in client.session


def test_an_answer_that_comes_too_late_is_refused() -> None:
    client = Client()
    address = ticket_for(client, 0)
    session = client.session
    session["identity"] = session["identity"] | {"until": 0}
    session.save()
    assert client.get(address).status_code == 403


def test_an_answer_that_is_not_signed_with_our_key_is_refused(
    agency: dict[str, str], settings: object
) -> None:
    client = Client()
    address = ticket_for(client, 0)
    settings.IDENTITY = agency | {"key": "another key"}  # type: ignore[attr-defined]
    assert client.get(address).status_code == 403


def test_failures_make_citizens_wait_too() -> None:
    client = Client(REMOTE_ADDR="10.7.7.7")
    answers = [client.get("/citizen/answer/?ticket=made-up") for _ in range(8)]
    assert [answer.status_code for answer in answers][-1] == 429
    assert "초 뒤에 다시 해 주십시오." in said(answers[-1])


def test_nobody_made_up_enters_the_record(settings: object) -> None:
    settings.WORLD = "record"  # type: ignore[attr-defined]
    client = Client()
    answer = client.get(ticket_for(client, 0))
    assert (answer.status_code, "만들어 낸 사람은 기록에 등록할 수 없습니다." in said(answer)) == (403, True)
    assert not User.objects.filter(username__startswith="p_").exists()


def test_a_citizen_reaches_nothing_of_the_staff() -> None:
    client = come_in()
    for address in ("/returns/keys/", "/access/log/"):
        assert client.get(address).status_code in (403, 404), address


def test_the_citys_networks_do_not_keep_citizens_out(settings: object) -> None:
    settings.STAFF_NETWORKS = ["10.20.0.0/16"]  # type: ignore[attr-defined]
    assert come_in().get("/account/").status_code == 200


def test_without_an_agency_nothing_is_offered(settings: object) -> None:
    settings.IDENTITY = {}  # type: ignore[attr-defined]
    assert Client().get("/citizen/sign-in/").status_code == 404
    assert "/citizen/sign-in/" not in said(Client().get("/sign-in/"))


def test_the_stand_in_says_what_it_is(agency: dict[str, str]) -> None:
    page = requests.get(Client().get("/citizen/sign-in/").url, timeout=20).text
    assert ("실제 본인확인 기관이 아닙니다." in page, page.count("연습 ")) == (True, 5)
    assert (
        requests.get(
            f"{agency['address']}/?client=iljari&back=https://elsewhere.example/", timeout=20
        ).status_code
        == 400
    )


def test_no_way_in_asks_for_a_resident_number(agency: dict[str, str]) -> None:
    """Every form of the way in, of the stand-in too: no field has such a name or label (PA-04)."""
    one = somebody()
    one.password()
    pages = [
        one.client.get("/sign-in/code/").content,
        requests.get(Client().get("/citizen/sign-in/").url, timeout=20).content,
    ]
    pages += [Client().get(reverse(name)).content for name in ("account_login", "invitation")]
    one.show()
    pages += [one.client.get(address).content for address in ("/account/", "/account/password/")]
    for page in pages:
        tree = html.fromstring(page)
        named = " ".join([*tree.xpath("//input/@name"), *tree.xpath("//label//text()")]).lower()
        assert not [word for word in ("주민", "resident", "rrn", "jumin", "ssn") if word in named]


def test_the_registry_finds_the_person_by_blind_index_only() -> None:
    client = come_in(2)
    user = User.objects.get(pk=client.session["_auth_user_id"])
    ci = _ci("연습 박세찬", "2001-07-21")
    assert persons.search_exact(ci=ci) == [user.username]


def _ci(name: str, born: str) -> str:
    import base64
    import hashlib

    return base64.b64encode(hashlib.sha512(f"stand-in:{name}:{born}".encode()).digest()).decode()
