"""The city's single sign-on, against a real OpenID provider: who is in the personnel file comes in, who is not does not."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from iljari.access.models import LogRow
from iljari.web.signing_in import configured
from tests.web.signing_in.people import Somebody, said, somebody
from tests.web.test_browser import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("provider")]
ANSWER = "http://testserver/sign-in/city/answer/"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the provider, which runs as a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    database = tmp_path_factory.mktemp("provider") / "provider.sqlite3"
    command = [sys.executable, "-m", "tests.web.signing_in.provider", port, str(database), ANSWER]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    log = Path(database).with_suffix(".log")
    with (
        log.open("w") as told,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=told, stderr=told) as process,
    ):
        address = f"http://127.0.0.1:{port}"
        for _ in range(240):
            try:
                requests.get(f"{address}/o/.well-known/openid-configuration", timeout=5).raise_for_status()
                break
            except requests.RequestException:
                assert process.poll() is None, log.read_text()
                time.sleep(0.25)
        yield address
        process.terminate()


@pytest.fixture(autouse=True)
def _city(provider: str, settings: object) -> None:
    """The installation's settings for it."""
    city = {"issuer": f"{provider}/o", "client_id": "iljari", "secret": "a secret between the two", "name": "시 통합로그인",
            "claim": "employee_number", "second_factor": {"amr": ["otp", "hwk"]}}  # fmt: skip
    settings.CITY_SIGN_ON = city  # type: ignore[attr-defined]
    settings.SOCIALACCOUNT_PROVIDERS = configured.provider(city)  # type: ignore[attr-defined]


def through_the_provider(
    client: Client, number: str, *, asked: str = "next=/audit/C01/"
) -> tuple[object, dict[str, list[str]]]:
    """A browser's way: to the provider, its login page, and back with its answer. Gives our last page and what was asked."""
    away = client.get(f"/sign-in/city/?{asked}")
    assert away.status_code == 302, said(away)
    browser = requests.Session()
    page = browser.get(away.url, timeout=20)
    page = browser.post(page.url, data={"number": number}, allow_redirects=False, timeout=20)
    while page.is_redirect and not page.headers["Location"].startswith(ANSWER):
        page = browser.get(
            requests.compat.urljoin(page.url, page.headers["Location"]), allow_redirects=False, timeout=20
        )
    back = urlsplit(page.headers["Location"])
    return client.get(f"{back.path}?{back.query}"), parse_qs(urlsplit(away.url).query)


def test_who_is_in_the_personnel_file_comes_in_with_our_second_factor() -> None:
    one = somebody()
    answer, asked = through_the_provider(one.client, one.name)
    assert (answer.url, one.is_in) == ("/sign-in/code/", False)  # type: ignore[attr-defined]
    assert (asked["code_challenge_method"], asked["response_type"]) == (["S256"], ["code"])
    assert "state" in asked
    assert one.show().url == "/audit/C01/"
    assert one.is_in


def test_the_citys_second_factor_is_taken_where_it_says_so() -> None:
    one = somebody()
    answer, _ = through_the_provider(one.client, f"{one.name}+otp")
    assert answer.url == "/audit/C01/"  # type: ignore[attr-defined]
    assert one.is_in
    assert one.client.get("/account/").status_code == 200
    assert LogRow.objects.latest("seq").reason == "city"


@pytest.mark.parametrize("process", ["connect", "redirect", "login"])
@pytest.mark.parametrize("signed_in", [True, False])
def test_nothing_but_coming_in_can_be_asked_of_it(process: str, signed_in: bool) -> None:
    """allauth would also connect accounts, or only ask who somebody is; neither leaves anything behind here."""
    other, one = somebody(), somebody()
    if signed_in:
        other.come_in()
    answer, _ = through_the_provider(
        other.client, f"{one.name}+otp", asked=f"process={process}&next=//example.org/"
    )
    assert answer.status_code < 500  # type: ignore[attr-defined]
    assert "example.org" not in answer.headers.get("Location", "")  # type: ignore[attr-defined]
    assert SocialAccount.objects.count() == 0


def test_without_any_second_factor_one_is_set_up_first() -> None:
    one = somebody(app=False)
    through_the_provider(one.client, one.name)
    assert one.client.get("/budget/").url == "/account/"
    assert one.client.get("/account/app/").status_code == 200


def test_who_is_not_in_the_personnel_file_is_refused_with_a_sentence() -> None:
    client = Client()
    answer, _ = through_the_provider(client, "P99999+otp")
    assert answer.status_code == 403  # type: ignore[attr-defined]
    assert "이 시스템의 인사 명부에 없는 사람입니다." in said(answer)
    assert "_auth_user_id" not in client.session


def test_who_left_is_refused() -> None:
    one = somebody()
    one.user.is_active = False
    one.user.save()
    assert through_the_provider(one.client, f"{one.name}+otp")[0].status_code == 403  # type: ignore[attr-defined]


def test_an_answer_is_taken_once_and_in_the_browser_that_asked() -> None:
    one = somebody()
    client = one.client
    away = client.get("/sign-in/city/")
    state = parse_qs(urlsplit(away.url).query)["state"][0]
    for stranger in (Client(), client):
        answer = stranger.get("/sign-in/city/answer/", {"state": state, "code": "made-up"})
        assert (answer.status_code, "로그인을 마치지 못했습니다." in said(answer)) == (403, True)
    assert not one.is_in


def test_nothing_of_what_the_provider_tells_is_kept() -> None:
    one = somebody()
    through_the_provider(one.client, f"{one.name}+otp")
    assert not SocialAccount.objects.exists()
    one.user.refresh_from_db()
    assert (one.user.email, one.user.first_name, one.user.last_name) == ("", "", "")


def test_a_provider_that_cannot_be_reached_is_said(settings: object) -> None:
    city = settings.CITY_SIGN_ON | {"issuer": "http://127.0.0.1:9/o"}  # type: ignore[attr-defined]
    settings.SOCIALACCOUNT_PROVIDERS = configured.provider(city)  # type: ignore[attr-defined]
    answer = Client().get("/sign-in/city/")
    assert (answer.status_code, "로그인을 마치지 못했습니다." in said(answer)) == (403, True)


def test_the_sign_in_page_offers_it_where_there_is_one(settings: object) -> None:
    assert "시청 통합로그인: 시 통합로그인" in said(Client().get("/sign-in/"))
    settings.CITY_SIGN_ON = {}  # type: ignore[attr-defined]
    settings.SOCIALACCOUNT_PROVIDERS = configured.provider({})  # type: ignore[attr-defined]
    assert "/sign-in/city/" not in said(Client().get("/sign-in/"))
    assert Client().get("/sign-in/city/").status_code == 404


def test_the_way_by_password_stays(provider: str) -> None:
    assert isinstance(somebody().come_in(), Somebody)
