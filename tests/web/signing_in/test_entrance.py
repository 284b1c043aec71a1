"""Coming in: name and password, then the second factor; nobody passes on a password alone (SP-05, SP-08)."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from iljari.access.models import LogRow
from iljari.access.roles import Role
from iljari.web.signing_in import codes, factor
from iljari.web.signing_in.middleware import WITHOUT_FACTOR
from tests.signing_in import sign_in
from tests.web.signing_in.people import PASSWORD, SECRET, Somebody, said, somebody

pytestmark = pytest.mark.django_db


def test_password_and_code_let_in_and_lead_back() -> None:
    one = somebody()
    first = one.password(next="/audit/C01/")
    assert (first.url, one.is_in) == ("/sign-in/code/", False)
    second = one.show()
    assert (second.url, one.is_in) == ("/audit/C01/", True)


def test_passwords_are_kept_as_argon2id_only(settings: object) -> None:
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # type: ignore[attr-defined]
    assert somebody().user.password.startswith("argon2$argon2id$")


@pytest.mark.parametrize(
    ("name", "password", "sentence"),
    [
        ("", "틀린 비밀번호", "이름이나 비밀번호가 맞지 않습니다."),
        ("없는 사람", PASSWORD, "이름이나 비밀번호가 맞지 않습니다."),
        ("", PASSWORD + " ", "이름이나 비밀번호가 맞지 않습니다."),
    ],
)
def test_what_is_wrong_is_not_said(name: str, password: str, sentence: str) -> None:
    one = somebody()
    answer = one.password(password, name)
    assert (answer.status_code, sentence in said(answer), one.is_in) == (403, True, False)


def test_who_left_does_not_come_in_and_does_not_stay() -> None:
    one = somebody().come_in()
    User.objects.filter(pk=one.user.pk).update(is_active=False)
    assert one.client.get("/account/").status_code == 302
    assert somebody().password(name=one.name).status_code == 403


def test_a_wrong_code_does_not_let_in() -> None:
    one = somebody()
    one.password()
    answer = one.show("000000")
    assert (answer.status_code, one.is_in) == (403, False)
    assert "부호가 맞지 않거나 이미 쓴 것입니다." in said(answer)


def test_a_code_is_good_once() -> None:
    one, other = somebody(), Client()
    one.password()
    code = one.code()
    one.show(code)
    again = Somebody(one.user, other)
    again.password()
    assert (one.is_in, again.show(code).status_code, again.is_in) == (True, 403, False)


def test_the_code_of_another_account_does_not_let_in() -> None:
    one, other = somebody(), somebody()
    one.password()
    codes.spend(
        one.user, one.code(), now=_soon()
    )  # the two apps share a secret here: the account's own code is spent
    assert one.show(other.code()).status_code == 403


def _soon() -> object:
    from django.utils import timezone

    return timezone.now()


def test_codes_are_those_of_rfc_6238() -> None:
    assert [codes.code_at(SECRET, at // 30) for at in (59, 1111111109, 1234567890)] == [
        "287082",
        "081804",
        "005924",
    ]


def _patterns(resolver: URLResolver, under: str = "") -> list[URLPattern]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found += _patterns(pattern)
        else:
            found.append(pattern)
    return found


SAMPLES = {
    "code": "jobs.public_works",
    "key": "jobs.public_works/participants",
    "item": "C01",
    "kind": "pdf",
    "pk": 1,
}


def _addresses() -> list[str]:
    """An address for every screen that there is."""
    found = []

    def walk(resolver: URLResolver, before: str) -> None:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern, before + str(pattern.pattern))
                continue
            route = before + str(pattern.pattern)
            for name, converter in pattern.pattern.converters.items():
                value = "1" if "Int" in type(converter).__name__ else str(SAMPLES.get(name, "nowon"))
                route = route.replace(f"<{_kind(converter)}:{name}>", value).replace(f"<{name}>", value)
            if "^" in route:
                route = "figures/jobs.public_works/participants/"
            if pattern.name not in WITHOUT_FACTOR:
                found.append("/" + route)

    walk(get_resolver(), "")
    return found


def _kind(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")


def test_no_screen_is_reached_on_a_password_alone() -> None:
    """Every address that there is, read and sent to, by an account of the staff that has shown a password only."""
    one = somebody(app=False)
    answer = one.password()
    assert one.is_in
    assert answer.status_code == 302
    addresses = _addresses()
    assert len(addresses) > 40
    for address in addresses:
        for method in ("get", "post"):
            answer = getattr(one.client, method)(address)
            assert (answer.status_code, answer.headers.get("Location")) == (302, "/account/"), (
                method,
                address,
            )


def test_without_the_mark_the_same_account_reaches_nothing_and_with_it_all() -> None:
    user = somebody(Role.BUDGET_OFFICER).user
    assert sign_in(Client(), user, how="").get("/budget/").status_code == 302
    assert sign_in(Client(), user).get("/budget/").status_code == 200


def test_the_mark_of_another_account_is_worth_nothing() -> None:
    one, other = somebody(), somebody()
    client = sign_in(Client(), one.user, how="")
    session = client.session
    factor.mark(session, other.user, "totp")
    session.save()
    assert client.get("/budget/").status_code == 302


def test_the_second_factors_page_is_not_there_without_the_password() -> None:
    assert Client().get("/sign-in/code/").url == "/sign-in/"


def test_coming_and_going_stand_in_the_log_without_what_was_typed() -> None:
    one = somebody()
    one.password("틀린 비밀번호 하나")
    one.password(name="비밀번호를 이름 자리에")
    one.come_in()
    one.client.post("/sign-out/")
    rows = list(LogRow.objects.order_by("seq").values_list("act", "account", "reason", "address"))[-4:]
    assert rows == [
        ("sign-in-failed", one.name, "password", "10.1.1.1"),
        ("sign-in-failed", "", "password", "10.1.1.1"),
        ("sign-in", one.name, "totp", "10.1.1.1"),
        ("sign-out", one.name, "asked", "10.1.1.1"),
    ]


def test_one_goes_out_by_post_only() -> None:
    one = somebody().come_in()
    assert one.client.get("/sign-out/").status_code == 405
    one.client.post("/sign-out/")
    assert not one.is_in


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere(wanted: str) -> None:
    one = somebody()
    one.password(next=wanted)
    assert one.show().url == "/"
