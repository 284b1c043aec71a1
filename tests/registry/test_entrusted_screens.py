"""Entrustments on screen: the public list, and what an entrustment opens to an operator's people."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from iljari.access.roles import Role
from iljari.files.tables import read_table
from iljari.registry import entrustments, organisations
from tests import signing_in
from tests.registry.firms import SHOWN, firm
from tests.registry.visiting import HOME, TODAY, come, page


@pytest.fixture(autouse=True)
def _today(db: None, settings: Settings) -> None:
    settings.ILJARI_TODAY = TODAY


# --- the public list -------------------------------------------------------------------------------------------------


def test_the_public_list_holds_who_is_entrusted_today_and_nobody_else() -> None:
    one = firm("(사)한빛센터", kind="nonprofit")
    common = {
        "affairs": "노동 상담",
        "programmes": ["labour.labour_rights_centre"],
        "basis": "entrustment",
        "operator": one,
    }
    for title, told in (
        ("지금", {"items": ["name", "phone"], "since_on": date(2018, 1, 1), "until_on": date(2018, 12, 31)}),
        ("끝난 것", {"affairs": "끝난 업무", "since_on": date(2016, 1, 1), "until_on": date(2017, 12, 31)}),
        ("개인정보 없음", {"affairs": "청소", "items": []}),
        ("적히지 않음", {"affairs": "적히지 않은 업무", "items": None}),
    ):
        entrustments.entrust(title=title, **(common | told), **SHOWN)
    told = page(Client(), HOME + "entrusted/")
    for words in ("(사)한빛센터", "노동 상담", "성명, 전화번호", "적히지 않은 업무"):
        assert words in told
    for words in ("끝난 업무", "청소"):
        assert words not in told
    answer = Client().get(HOME + "entrusted/file/")
    table = read_table("a.csv", answer.content)
    assert {row.cells[table.column("위탁하는 업무")] for row in table.rows} == {
        "노동 상담",
        "적히지 않은 업무",
    }


# --- what an entrustment opens ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "status"),
    [
        (date(2018, 1, 1), date(2018, 12, 31), 200),
        (None, None, 200),
        (date(2018, 1, 1), date(2018, 11, 15), 200),
        (date(2018, 1, 1), date(2018, 11, 14), 403),
        (date(2018, 11, 16), date(2019, 11, 15), 403),
    ],
)
def test_an_operator_s_person_works_only_while_something_is_entrusted(
    since: date | None, until: date | None, status: int
) -> None:
    one = firm("(사)한빛센터", kind="nonprofit")
    organisations.give_code(organisation=one, code="hanbit")
    entrustments.entrust(
        operator=one, title="센터", affairs="상담", programmes=["labour.labour_rights_centre"], basis="entrustment",
        since_on=since, until_on=until, **SHOWN,
    )  # fmt: skip
    page(come(Role.OPERATORS_STAFF, operator="hanbit"), f"{HOME}{one.pk}/", status)


@pytest.mark.parametrize("role", [Role.OPERATORS_STAFF, Role.OPERATORS_MANAGER, Role.COUNSELLOR])
def test_an_end_works_on_the_next_request_of_a_live_session(role: Role) -> None:
    one = firm("(사)한빛센터", kind="nonprofit")
    organisations.give_code(organisation=one, code="hanbit")
    made = entrustments.entrust(
        operator=one, title="센터", affairs="상담", programmes=["labour.labour_rights_centre"], basis="entrustment", **SHOWN
    )  # fmt: skip
    person = come(role, operator="hanbit")
    page(person, f"{HOME}{one.pk}/")
    at = datetime(2018, 11, 15, 12, tzinfo=ZoneInfo("Asia/Seoul"))
    entrustments.step(entrustment=made, name="ended", on=TODAY, **(SHOWN | {"at": at}))
    page(person, f"{HOME}{one.pk}/", 403)


def test_what_is_not_entrusted_is_not_there() -> None:
    from tests.desks.returns.people import new_operator

    code = new_operator("labour.labour_rights_centre")
    signing_in.entrust(code, "labour.rest_shelter")
    person = come(Role.OPERATORS_STAFF, operator=code)
    asked = "/returns/new/?programme={}&month=2018-10"
    assert person.get(asked.format("labour.labour_rights_centre")).status_code == 404
    signing_in.entrust(code, "labour.labour_rights_centre")
    assert person.get(asked.format("labour.labour_rights_centre")).status_code == 200
