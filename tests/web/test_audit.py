"""Audit items: everybody reads them; the officer of the division in charge changes their state."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from iljari.desks.council import operations as council
from iljari.desks.council.models import AuditItem, Measure
from iljari.journal import read
from iljari.web import knowledge
from tests.web.conftest import Visitor, words
from tests.web.conftest import read as read_page

ITEM = "/audit/C01/"


def state() -> str:
    """Where C01 stands in the journal."""
    return council.state_of(AuditItem.objects.get(pk="C01"))


def told(client: Client, **more: str) -> dict[str, str]:
    """A form filled in whole."""
    return {"state": "done", "measure": "사후관리 지침을 세우고 점검함", "done_on": "2018-11-14", "evidence": "사회적경제담당관-1234",
            "once": once(client)} | more  # fmt: skip


def once(client: Client) -> str:
    """The form's key, made by the page."""
    return str(html.fromstring(client.get(ITEM).content).xpath("//input[@name='once']/@value")[0])


def test_the_list_is_filtered_by_kind_division_and_state(visitor: Visitor) -> None:
    told = words(read_page(visitor(), "/audit/?kind=corrective&division=social&state=open"))
    assert "지적사항 1건" in told
    assert "C01" in told
    assert "C02" not in told


def test_a_measure_changes_the_state_and_history_keeps_its_words(visitor: Visitor) -> None:
    client = visitor("social-officer")
    response = client.post(ITEM, told(client), follow=True)
    assert "조치를 적고 처리 상태를 바꾸었습니다" in response.content.decode()
    assert state() == "done"
    history = words(html.fromstring(response.content), "history")
    assert "추진중 2018. 10. 31. · 원문 1550행" in history
    assert "완료 2018. 11. 14. · 사회적경제담당관 사업 담당자" in history
    assert "사후관리 지침을 세우고 점검함 증빙: 사회적경제담당관-1234" in history
    kept = Measure.objects.get(item_id="C01", done_on=date(2018, 11, 14))
    assert (kept.text, kept.by) == ("사후관리 지침을 세우고 점검함", "social-officer")


def test_the_report_tells_the_measure_and_as_known_before_it_does_not(visitor: Visitor) -> None:
    before = read.last_seq()
    client = visitor("social-officer")
    client.post(ITEM, told(client))
    now, then = ([line.actions for line in knowledge.audit_lines(seq)] for seq in (None, before))
    assert any("사후관리 지침을 세우고 점검함" in actions for actions in now)
    assert not any("사후관리 지침을 세우고 점검함" in actions for actions in then)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"measure": "  "}, "무엇을 했는지 ‘조치 내용’에 적으십시오. 조치 없이 상태만 바꿀 수 없습니다."),
        ({"done_on": ""}, "조치한 날을 읽을 수 없습니다. 2018-11-15처럼 적으십시오."),
        ({"done_on": "2018-11-16"}, "조치한 날이 오늘보다 뒤입니다. 이미 한 조치만 적으십시오."),
        ({"done_on": "2018-10-30"}, "지금 상태는 2018. 10. 31.부터입니다. 그보다 이른 날로는 바꿀 수 없습니다."),
        ({"state": "in_progress"}, "이미 그 상태입니다."),
        ({"state": "forgotten"}, "완료, 추진중, 검토중, 미반영 가운데 하나를 고르십시오."),
    ],
)  # fmt: skip
def test_a_change_without_a_measure_is_refused_and_what_was_typed_stays(
    visitor: Visitor, wrong: dict[str, str], sentence: str
) -> None:
    client = visitor("social-officer")
    before = read.last_seq()
    response = client.post(ITEM, told(client, **wrong))
    page = html.fromstring(response.content)
    assert response.status_code == 422
    assert sentence in words(page)
    assert "사회적경제담당관-1234" in page.xpath("string(//textarea[@name='evidence'])")
    assert (state(), read.last_seq()) == ("in_progress", before)


def test_sending_the_form_twice_changes_it_once(visitor: Visitor) -> None:
    client = visitor("social-officer")
    form = told(client)
    client.post(ITEM, form)
    before = read.last_seq()
    client.post(ITEM, form)
    assert (state(), read.last_seq()) == ("done", before)
    assert Measure.objects.filter(item_id="C01").count() == 2


def test_whoever_may_not_gets_a_sentence_and_nothing_is_written(visitor: Visitor, demo: date) -> None:
    before = read.last_seq()
    for person, status, sentence in (
        ("", 403, "로그인해야"),
        ("nowon", 403, "자치구 담당자"),
        ("jobs-officer", 404, "없는 페이지"),
        ("council-member", 403, "시의원"),
    ):
        response = visitor(person).post(ITEM, {"state": "done", "once": "x"})
        assert response.status_code == status
        assert sentence in response.content.decode()
    assert read.last_seq() == before


def test_in_english_the_page_says_once_that_its_texts_are_korean(visitor: Visitor) -> None:
    for address in ("/audit/", ITEM, "/report/"):
        client = visitor()
        client.cookies["django_language"] = "en"
        assert client.get(address).content.decode().count("in Korean only") == 1
        assert "in Korean only" not in visitor().get(address).content.decode()


def test_only_who_may_sees_the_form(visitor: Visitor) -> None:
    assert "이 지적사항을 맡은" in visitor("labour-officer").get(ITEM).content.decode()
    assert 'name="once"' in visitor("social-head").get(ITEM).content.decode()
