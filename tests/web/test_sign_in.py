"""Coming in: by choosing a person in the demonstration, by name and password elsewhere."""

from collections import Counter
from datetime import date

from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from iljari.access.models import Right, RightEntry
from iljari.access.roles import Role
from iljari.kernel.districts import DISTRICTS
from iljari.web import accounts
from tests.signing_in import account
from tests.web.conftest import Visitor


def test_every_office_of_the_demonstration_has_its_person(demo: date) -> None:
    roles = Counter(Right.objects.values_list("role", flat=True))
    assert roles.pop("operator's staff") >= 20
    assert roles == {
        "division officer": 3, "division head": 3, "bureau head": 1, "budget officer": 1, "district officer": 25,
        "council member": 1, "auditor": 1, "data officer": 1,
        "privacy officer": 1, "administrator": 1,
    }  # fmt: skip
    assert {right.district for right in Right.objects.exclude(district="")} == {one.code for one in DISTRICTS}
    assert {"konkuk", "labour_rights_centre", "seoul_general_union"} <= {
        right.operator for right in Right.objects.exclude(operator="")
    }


def test_making_them_twice_changes_nothing(demo: date) -> None:
    before = list(RightEntry.objects.order_by("pk").values())
    accounts.make_demo_accounts()
    assert list(RightEntry.objects.order_by("pk").values()) == before


def test_a_person_is_chosen_and_named(visitor: Visitor) -> None:
    page = html.fromstring(visitor("nowon").get("/").content)
    assert page.xpath("string(//*[@class='header-utility']//*[@class='who'])") == "노원구 자치구 담당자"
    assert page.xpath("//*[@id='mine']")


def test_one_comes_back_to_where_one_was(visitor: Visitor) -> None:
    response = visitor().post("/sign-in/", {"person": "jobs-officer", "next": "/audit/C01/"})
    assert response["Location"] == "/audit/C01/"


def test_people_of_the_demonstration_have_no_password(demo: date) -> None:
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_outside_the_demonstration_no_person_can_be_chosen(demo: date, settings: object) -> None:
    settings.ILJARI_DEMO = False  # type: ignore[attr-defined]
    client = Client()
    assert 'name="person"' not in client.get("/sign-in/").content.decode()
    assert client.post("/sign-in/", {"person": "bureau-head"}).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_name_and_password_let_in(demo: date, settings: object) -> None:
    settings.ILJARI_DEMO = False  # type: ignore[attr-defined]
    account("kim", Role.DIVISION_OFFICER, password="긴 비밀번호 하나", division="labour")
    assert User.objects.get(username="kim").password.startswith("argon2")
    client = Client()
    refused = client.post("/sign-in/", {"name": "kim", "password": "틀린 것"})
    assert (refused.status_code, "이름이나 비밀번호가 맞지 않습니다." in refused.content.decode()) == (
        403,
        True,
    )
    assert client.post("/sign-in/", {"name": "kim", "password": "긴 비밀번호 하나"}).status_code == 302
    assert "노동정책담당관" in client.get("/").content.decode()


def test_signing_out_takes_a_post(visitor: Visitor) -> None:
    client = visitor("auditor")
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert "_auth_user_id" not in client.session


def test_an_old_form_is_refused_with_a_sentence(demo: date) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/sign-in/", {"person": "auditor"})
    assert (response.status_code, "화면이 오래되었습니다" in response.content.decode()) == (403, True)
