"""Audit items: everybody reads them; the officer of the division in charge changes their state."""

from datetime import date

from django.test import Client
from lxml import html

from iljari.desks.council import operations as council
from iljari.desks.council.models import AuditItem
from iljari.journal import read
from tests.web.conftest import Visitor, words
from tests.web.conftest import read as read_page

ITEM = "/audit/C01/"


def state() -> str:
    """Where C01 stands in the journal."""
    return council.state_of(AuditItem.objects.get(pk="C01"))


def once(client: Client) -> str:
    """The form's key, made by the page."""
    return str(html.fromstring(client.get(ITEM).content).xpath("//input[@name='once']/@value")[0])


def test_the_list_is_filtered_by_kind_division_and_state(visitor: Visitor) -> None:
    told = words(read_page(visitor(), "/audit/?kind=corrective&division=social&state=open"))
    assert "지적사항 1건" in told
    assert "C01" in told
    assert "C02" not in told


def test_the_divisions_officer_changes_the_state_and_history_shows_it(visitor: Visitor) -> None:
    client = visitor("social-officer")
    response = client.post(ITEM, {"state": "done", "once": once(client)}, follow=True)
    assert "처리 상태를 바꾸었습니다" in response.content.decode()
    assert state() == "done"
    history = words(html.fromstring(response.content), "history")
    assert "추진중 2018. 10. 31. · 원문 1550행" in history
    assert "완료 2018. 11. 15. · 사회적경제담당관 사업 담당자" in history


def test_sending_the_form_twice_changes_it_once(visitor: Visitor) -> None:
    client = visitor("social-officer")
    key = once(client)
    client.post(ITEM, {"state": "done", "once": key})
    before = read.last_seq()
    client.post(ITEM, {"state": "done", "once": key})
    assert (state(), read.last_seq()) == ("done", before)


def test_whoever_may_not_gets_a_sentence_and_nothing_is_written(visitor: Visitor, demo: date) -> None:
    before = read.last_seq()
    for person, sentence in (
        ("", "로그인해야"),
        ("nowon", "자치구 담당자"),
        ("jobs-officer", "다른 부서의 사업입니다"),
        ("council-member", "시의원"),
    ):
        response = visitor(person).post(ITEM, {"state": "done", "once": "x"})
        assert response.status_code == 403
        assert sentence in response.content.decode()
    assert read.last_seq() == before


def test_a_state_that_is_none_is_refused_with_the_choices(visitor: Visitor) -> None:
    client = visitor("social-officer")
    response = client.post(ITEM, {"state": "forgotten", "once": once(client)})
    assert response.status_code == 422
    assert "완료, 추진중, 검토중, 미반영 가운데 하나를 고르십시오." in response.content.decode()


def test_only_who_may_sees_the_form(visitor: Visitor) -> None:
    assert "이 지적사항을 맡은" in visitor("labour-officer").get(ITEM).content.decode()
    assert 'name="once"' in visitor("social-head").get(ITEM).content.decode()
