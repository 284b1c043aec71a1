"""First secrets, passwords and second factors: how they begin, how they change (SP-05, ASVS 6.2)."""

import argparse
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from lxml import html

from iljari.access import checks, stores
from iljari.access.keys import KeyPurpose
from iljari.access.models import LogRow
from iljari.access.roles import Role
from iljari.access.rotation import rotate
from iljari.web.invite_command import invite
from iljari.web.signing_in import codes, invitations
from iljari.web.signing_in.middleware import WANTED
from tests.web.signing_in.people import PASSWORD, Somebody, recovery_codes, said, somebody

pytestmark = pytest.mark.django_db
NEW = "새로 정한 열다섯 글자 비밀번호"


def invited(one: Somebody) -> str:
    """A new invitation for an account."""
    return invitations.issue(one.name, by="admin", now=timezone.now())


def accept(name: str, code: str, password: str = NEW, client: Client | None = None) -> object:
    """Answer an invitation."""
    return (client or Client()).post("/invitation/", {"login": name, "code": code, "password": password})


def test_an_invitation_leads_to_a_password_a_factor_and_where_one_wanted_to_go() -> None:
    one = somebody(app=False)
    code = invited(one)
    assert accept(one.name, code.upper().replace("-", " ")).url == "/sign-in/"
    assert one.password(NEW).status_code == 302
    assert one.client.get("/budget/?year=2018").url == "/account/"
    page = html.fromstring(one.client.get("/account/app/").content)
    secret = page.get_element_by_id("letters").text.replace(" ", "")
    shown = codes.code_at(secret, codes.step_of(timezone.now()))
    assert one.client.post("/account/app/", {"code": shown}).url == "/account/recovery-codes/"
    page = said(one.client.get("/account/recovery-codes/"))
    assert len(re.findall(r"\b\d{10}\b", page)) == 10
    assert 'href="/budget/?year=2018"' in page
    assert one.client.session[WANTED] == "/budget/?year=2018"
    assert one.client.get("/budget/").status_code in (200, 403)


@pytest.mark.parametrize("why", ["used", "late", "another's", "wrong", "replaced"])
def test_an_invitation_is_good_once_for_its_account_and_three_days(why: str) -> None:
    one, other = somebody(), somebody()
    code = invited(one)
    if why == "used":
        accept(one.name, code)
    if why == "late":
        invitations.Invitation.objects.update(until_at=timezone.now() - timedelta(seconds=1))
    if why == "replaced":
        invited(one)
    answer = accept(
        other.name if why == "another's" else one.name, "wrong" if why == "wrong" else code, PASSWORD
    )
    assert (answer.status_code, "이름이나 초대 부호가 맞지 않거나" in said(answer)) == (403, True)  # type: ignore[attr-defined]


def test_of_two_who_use_one_code_at_once_one_sets_the_password() -> None:
    one = somebody()
    found = invitations.check(one.name, invited(one), now=timezone.now())
    invitations.accept(found, NEW, now=timezone.now())
    with pytest.raises(ValidationError, match="이미 썼습니다"):
        invitations.accept(found, PASSWORD, now=timezone.now())


def test_an_invitation_ends_everything_older() -> None:
    one = somebody().come_in()
    invited(one)
    assert one.client.get("/account/").status_code == 302
    assert one.password().status_code == 403
    assert not Authenticator.objects.filter(user=one.user).exists()


def test_who_gives_a_first_secret_stands_in_the_log() -> None:
    """Whoever gives one can become that account: the check of the log draws these rows first."""
    admin, one = somebody(Role.ADMINISTRATOR).come_in(), somebody()
    assert admin.client.post("/invitation/issue/", {"account": one.name}).status_code == 200
    assert admin.client.post("/invitation/issue/", {"account": "비밀번호를 잘못 적음"}).status_code == 422
    rows = LogRow.objects.filter(act="invite")
    assert [(row.account, row.case, row.page) for row in rows] == [(admin.name, one.name, "issue-invitation")]
    assert "invite" in checks.WEIGHTY


def test_guessing_codes_closes_the_door() -> None:
    one = somebody()
    code = invited(one)
    for _ in range(5):
        accept(one.name, "2222-2222")
    assert accept(one.name, code).status_code == 429  # type: ignore[attr-defined]


def test_no_account_begins_with_a_password() -> None:
    from iljari.web.accounts import make_account

    make_account("fresh-account", Role.AUDITOR)
    assert not User.objects.get(username="fresh-account").has_usable_password()


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("일곱글자비밀번", "8자 이상으로 하십시오."),
        ("a" * 129, "128자까지 쓸 수 있습니다."),
        ("password123", "널리 알려진"),
        ("aaaaaaaaaaaaaaaa", "같은 글자를 되풀이한"),
        ("나의 계정은 {name} 입니다", "계정 이름을 쓸 수 없습니다."),
        ("여덟글자입니다요", ""),
        ("only lower case words and no digit", ""),
        ("日本語 emoji 🙂 그리고 띄어쓰기", ""),
    ],
)
def test_passwords_are_long_and_nothing_else_is_asked(password: str, sentence: str) -> None:
    one = somebody()
    answer = accept(one.name, invited(one), password.format(name=one.name))
    if sentence:
        assert (answer.status_code, sentence in said(answer)) == (422, True)  # type: ignore[attr-defined]
    else:
        assert answer.status_code == 302  # type: ignore[attr-defined]


def test_a_password_is_changed_with_the_old_one_and_ends_the_other_sessions() -> None:
    one = somebody().come_in()
    other = Somebody(one.user, Client(REMOTE_ADDR="10.1.1.1")).come_in()
    assert one.client.post("/account/password/", {"old": "falsch", "new": NEW}).status_code == 403
    assert one.client.post("/account/password/", {"old": PASSWORD, "new": "kurz"}).status_code == 422
    assert one.client.post("/account/password/", {"old": PASSWORD, "new": NEW}).status_code == 302
    assert one.client.get("/account/").status_code == 200
    assert other.client.get("/account/").status_code == 302


def test_password_fields_take_pasting_and_managers() -> None:
    for address, names in (
        ("/sign-in/", {"current-password", "username"}),
        ("/invitation/", {"new-password", "username"}),
    ):
        page = html.fromstring(Client().get(address).content)
        assert names <= {field.get("autocomplete") for field in page.xpath("//main//input")}
        assert not page.xpath("//main//input[@onpaste or @readonly]")


def test_a_recovery_code_lets_in_once() -> None:
    one = somebody().come_in()
    one.client.post("/account/recovery-codes/new/")
    first = recovery_codes(one.user)[0]
    for client, lets_in in ((Client(), True), (Client(), False)):
        again = Somebody(one.user, client)
        again.password()
        again.show(first)
        assert again.is_in is lets_in


def test_the_last_factor_stays() -> None:
    one = somebody().come_in()
    answer = one.client.post("/account/app/remove/")
    assert (answer.status_code, "하나 남은 2단계 인증은 없앨 수 없습니다." in said(answer)) == (200, True)
    assert Authenticator.objects.filter(user=one.user).exists()


@pytest.mark.parametrize(
    "address", ["/account/app/remove/", "/account/passkeys/add/", "/account/recovery-codes/new/"]
)
def test_a_factor_is_shown_again_before_something_grave(address: str, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]  # type: ignore[attr-defined]
    one = somebody()
    one.client.defaults["SERVER_NAME"] = "localhost"
    one.come_in()
    assert one.client.get(address).status_code == 200, "it was shown just now"
    session = one.client.session
    session["second_factor"] = session["second_factor"] | {"at": 0}
    session.save()
    asked = one.client.get(address)
    assert asked.url == f"/account/again/?next={address.replace('/', '%2F')}"
    assert one.client.post(asked.url, {"code": "000000"}).status_code == 200
    assert one.client.post(asked.url, {"code": one.code()}).url == address


def test_the_secrets_follow_when_keys_change() -> None:
    one = somebody().come_in()
    one.client.post("/account/recovery-codes/new/")
    old = next(
        store for store in stores.of(KeyPurpose.SECOND_FACTOR) if type(store).__name__ == "SecondFactors"
    )
    before = set(old.some_keys())
    rotate(KeyPurpose.SECOND_FACTOR)
    assert (old.count(under=before.pop()), old.count(besides=old.some_keys()[0])) == (0, 0)
    again = Somebody(one.user, Client())
    again.password()
    again.show(recovery_codes(one.user)[1])
    assert again.is_in


def test_a_secret_moved_to_another_account_opens_nothing() -> None:
    from iljari.access.cipher import Unreadable

    one, thief = somebody(), somebody()
    mine = Authenticator.objects.get(user=thief.user)
    Authenticator.objects.filter(user=one.user).update(data=mine.data)
    with pytest.raises(Unreadable):
        codes.next_code(one.user, now=timezone.now())


def test_an_administrator_gives_the_first_secret_and_nobody_else_does() -> None:
    one, admin, head = somebody(), somebody(Role.ADMINISTRATOR).come_in(), somebody().come_in()
    page = said(admin.client.post("/invitation/issue/", {"account": one.name}))
    code = html.fromstring(page).xpath("string(//span[@class='code'])")
    assert accept(one.name, code).status_code == 302  # type: ignore[attr-defined]
    assert head.client.post("/invitation/issue/", {"account": one.name}).status_code == 403
    for name, sentence in ((admin.name, "자기 계정에는"), ("P99999", "인사 명부에 없는 사람입니다.")):
        answer = admin.client.post("/invitation/issue/", {"account": name})
        assert (answer.status_code, sentence in said(answer)) == (422, True)


def test_the_first_administrator_is_made_by_command_once(capsys: pytest.CaptureFixture[str]) -> None:
    asked = argparse.Namespace(account="A00001", administrator=True)
    assert invite(asked) == 0
    code = re.search(r"초대 부호: (\S+)", capsys.readouterr().out)[1]  # type: ignore[index]
    assert accept("A00001", code).status_code == 302  # type: ignore[attr-defined]
    assert invite(argparse.Namespace(account="A00002", administrator=True)) == 1
    assert invite(argparse.Namespace(account="P99999", administrator=False)) == 1
