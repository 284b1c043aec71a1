"""The demonstration's people come in by the ordinary way: what is shown there is typed into the same forms."""

from datetime import UTC, date, datetime, time, timedelta
from time import time as time_of_day

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from iljari.access import operations
from iljari.access.models import Right
from iljari.access.roles import Role
from iljari.kernel.districts import DISTRICTS
from iljari.web import accounts
from iljari.web.loading import organisations as bodies
from iljari.web.signing_in import codes, demonstration, who
from iljari.web.today import SEOUL
from tests.conftest import RECORD
from tests.web.conftest import Visitor
from tests.web.signing_in.people import said


def _fields(page: bytes, of: str) -> dict[str, str]:
    form = html.fromstring(page).xpath(of)[0]
    return {one.get("name"): one.get("value", "") for one in form.xpath(".//input[@name]")}


def test_every_office_has_its_person(demo: date) -> None:
    offices = who.of_demonstration(demo)
    counted = {role: sum(one.role == role for one in offices) for role in {one.role for one in offices}}
    assert counted["division officer"] == counted["division head"] == 3
    assert counted["district officer"] == 25
    assert {one.district for one in offices if one.district} == {one.code for one in DISTRICTS}
    assert {"konkuk", "labour_rights_centre", "seoul_general_union"} <= {one.operator for one in offices}


@pytest.fixture
def registered(demo: date) -> date:
    """The demonstration, with the organisations of the record in the registry."""
    bodies.take_over(RECORD)
    accounts.make_demo_accounts()
    return demo


def test_every_role_that_signs_in_with_a_password_has_its_person(registered: date) -> None:
    page = html.fromstring(Client().get("/sign-in/").content)
    shown = set(page.xpath("//button[@name='person']/@value"))
    offices = {one.account: one for one in who.of_demonstration(registered)}
    assert shown == set(offices)
    assert {one.role for one in offices.values()} == {role for role in Role if role is not Role.CITIZEN}


@pytest.mark.parametrize(
    ("person", "said_who", "opens", "hidden"),
    [
        ("labour_rights_centre-manager", "서울노동권익센터 수행기관 책임자", "/access/log/", "/people/"),
        ("labour_rights_centre-counsellor", "서울노동권익센터 상담사", "/organisations/", "/returns/"),
        ("lotte_homeshopping-member", "기업 담당자", "/organisations/", "/returns/"),
    ],
)
def test_their_rights_are_real_and_the_menu_fits_them(
    registered: date, person: str, said_who: str, opens: str, hidden: str
) -> None:
    client = Client()
    client.post("/sign-in/", {"login": person, "password": demonstration.password()})
    code = _fields(client.get("/sign-in/code/").content, "//form[.//*[@id='code']]")
    client.post("/sign-in/code/", code)
    page = html.fromstring(client.get("/").content)
    assert page.xpath("normalize-space(//*[@class='header-utility']//*[@class='who'])") == said_who
    menu = page.xpath("//header//nav//a/@href")
    assert opens in menu
    assert hidden not in menu
    assert {address: client.get(address).status_code for address in set(menu)} == dict.fromkeys(menu, 200)


def test_the_member_of_a_firm_stays_out_elsewhere_too(registered: date, settings: object) -> None:
    settings.ILJARI_DEMO = False  # type: ignore[attr-defined]
    told = {"login": "lotte_homeshopping-member", "password": demonstration.password()}
    assert Client().post("/sign-in/", told).status_code == 403


@pytest.mark.parametrize("what", ["limited by a review", "ended"])
def test_loading_again_gives_nobody_a_second_right(demo: date, what: str) -> None:
    now = datetime.combine(demo, time(9), SEOUL)
    if what == "ended":
        right = Right.objects.get(account="nowon")
        operations.end(right=right.pk, why="연습", by="administrator", approved_by="administrator", at=now)
    else:
        operations.open_review(due_on=demo + timedelta(15), by="privacy-officer", at=now)
    before = list(Right.objects.order_by("pk").values())
    accounts.make_demo_accounts()
    assert list(Right.objects.order_by("pk").values()) == before


def test_choosing_fills_the_form_and_the_code_is_shown_and_nothing_else_is_needed(demo: date) -> None:
    client = Client()
    form = _fields(
        client.get("/sign-in/?person=nowon&next=/audit/C01/").content,
        "//form[@action='/sign-in/'][@method='post']",
    )
    assert form["login"] == "nowon"
    answer = client.post("/sign-in/", form, follow=True)
    code = _fields(answer.content, "//form[.//*[@id='code']]")
    answer = client.post("/sign-in/code/", code)
    assert answer.url == "/audit/C01/"
    page = html.fromstring(client.get("/").content)
    assert (
        page.xpath("normalize-space(//*[@class='header-utility']//*[@class='who'])") == "노원구 자치구 담당자"
    )


def test_while_rights_are_reviewed_the_people_are_still_offered(demo: date) -> None:
    listed = [one.account for one in who.of_demonstration(demo)]
    now = datetime.combine(demo, time(9), SEOUL)
    operations.open_review(due_on=demo + timedelta(15), by="privacy-officer", at=now)
    assert [one.account for one in who.of_demonstration(demo)] == listed
    assert 'value="nowon"' in said(Client().get("/sign-in/"))


def test_choosing_alone_opens_nothing(demo: date) -> None:
    client = Client()
    client.get("/sign-in/?person=nowon")
    client.post("/sign-in/", {"person": "nowon"})
    assert "_auth_user_id" not in client.session


def test_two_come_in_within_one_step_of_the_clock_and_the_next_is_told_to_wait(demo: date) -> None:
    shown = []
    for _ in range(4):
        client = Client()
        client.post("/sign-in/", {"login": "nowon", "password": demonstration.password()})
        page = client.get("/sign-in/code/").content
        code = _fields(page, "//form[.//*[@id='code']]")["code"]
        shown.append(code)
        if code:
            assert client.post("/sign-in/code/", {"code": code}).status_code == 302
    assert len(set(shown)) == 4 or shown[-1] == ""


def test_the_code_that_is_shown_is_still_good_for_who_reads_slowly(
    demo: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = int(time_of_day()) // codes.STEP * codes.STEP + codes.STEP - 1  # the last second of a step
    user = User.objects.get(username="jongno")
    monkeypatch.setattr(
        "iljari.web.signing_in.demonstration.timezone.now", lambda: datetime.fromtimestamp(begun, UTC)
    )
    shown = demonstration.shown_code(user)
    assert codes.spend(user, str(shown), now=datetime.fromtimestamp(begun + 30, UTC)) is not None


def test_elsewhere_nothing_is_shown_and_its_people_do_not_come_in(demo: date, settings: object) -> None:
    client = Client()
    client.post("/sign-in/", {"login": "nowon", "password": demonstration.password()})
    settings.ILJARI_DEMO = False  # type: ignore[attr-defined]
    page = said(Client().get("/sign-in/?person=nowon"))
    assert demonstration.password() not in page
    assert 'name="person"' not in page
    assert 'value="nowon"' not in page
    assert demonstration.shown_code(User.objects.get(username="nowon")) is None
    answer = Client().post("/sign-in/", {"login": "nowon", "password": demonstration.password()})
    assert answer.status_code == 403


def test_who_was_in_when_the_demonstration_ended_is_out(visitor: Visitor, settings: object) -> None:
    client = visitor("nowon")
    assert client.get("/account/").status_code == 200
    settings.ILJARI_DEMO = False  # type: ignore[attr-defined]
    assert client.get("/account/").status_code == 302


def test_the_code_of_nobody_else_is_shown_in_the_demonstration(demo: date) -> None:
    from tests.web.signing_in.people import somebody

    one = somebody()
    one.password()
    assert 'id="demo-code"' not in said(one.client.get("/sign-in/code/"))


def test_every_installation_has_another_password(settings: object) -> None:
    first = demonstration.password()
    settings.SECRET_KEY = "another key of another installation"  # type: ignore[attr-defined]
    assert demonstration.password() != first


def test_making_them_twice_changes_nothing(demo: date) -> None:
    before = list(User.objects.order_by("pk").values())
    accounts.make_demo_accounts()
    assert list(User.objects.order_by("pk").values()) == before


def test_an_old_form_is_refused_with_a_sentence(demo: date) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/sign-in/", {"login": "auditor"})
    assert (response.status_code, "화면이 오래되었습니다" in response.content.decode()) == (403, True)
