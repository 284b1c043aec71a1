"""A return on the screen: filled in, refused without losing what was typed, judged, corrected."""

import re
from datetime import date

import pytest
from lxml import html

from iljari.desks.returns import queries
from iljari.desks.returns.models import Correction, Return
from iljari.figures.evaluate import Book
from iljari.indicators.reference import Reference
from iljari.journal import read
from tests.desks.returns import people
from tests.desks.returns.people import (
    CAFE,
    FEBRUARY,
    JANUARY,
    drafted,
    head,
    line_of,
    new_operator,
    number,
    officer,
    owing,
    sign_in,
    signed,
    submitted,
    text,
)  # fmt: skip

pytestmark = pytest.mark.django_db

WHERE = f"programme={CAFE}&until=2019-02&months=1"


def test_what_was_typed_stays_when_it_is_refused() -> None:
    person = sign_in("operator's staff", operator=new_operator())
    typed = {
        "action": "submit", "value-sessions": "1,2o3", "note-sessions": "두 번 확인함", "value-sites": "4", "extra-0-indicator": "users",
        "extra-0-kind-0": "activity=space", "extra-0-value": "-7", "extra-1-value": "5", "extra-2-indicator": "users",
    }  # fmt: skip
    answer = person.client.post(f"/returns/new/?{WHERE}", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    for kept in ('value="1,2o3"', 'value="두 번 확인함"', 'value="4"', 'value="-7"', 'value="5"'):
        assert kept in page
    said = text(answer)
    assert (
        "운영 횟수: ‘1,2o3’: 수로 읽을 수 없습니다. 1,234처럼 적고, 보고할 것이 없으면 비우거나 -를 적어 주십시오."
        in said
    )
    assert "다른 구분 1번째 줄: '-7': 0보다 작은 수는 보고할 수 없습니다." in said
    assert "다른 구분 2번째 줄: 어느 항목의 값인지 고르십시오." in said
    assert "다른 구분 3번째 줄: 값을 적거나, 고른 항목을 지우십시오." in said
    assert not Return.objects.filter(drafted_by=person.name).exists()


def test_empty_is_not_nought() -> None:
    person = sign_in("operator's staff", operator=new_operator())
    person.post(
        f"/returns/new/?{WHERE}",
        **{"action": "save", "value-sessions": "0", "value-sites": "", "value-groups_mentored": "-"},
    )
    paper = Return.objects.get(drafted_by=person.name)
    assert [(line.indicator, line.value) for line in paper.lines.all()] == [("sessions", "0")]


def test_the_form_asks_what_was_reported_last() -> None:
    operator = new_operator()
    signed(operator, number("users", 1234, activity="space"))
    person = sign_in("operator's staff", operator=operator)
    page = text(person.client.get(f"/returns/new/?programme={CAFE}&until=2019-03&months=1"))
    assert "이용자 수 공간 이용" in page
    assert "1,234" in page
    assert "지난번에 보고하지 않은 항목" in page


def test_from_draft_to_signed() -> None:
    operator = new_operator()
    owing(operator)
    person, chief = sign_in("operator's staff", operator=operator), head()
    assert "기한이 지난 보고가 2건 있습니다." in text(person.client.get("/returns/"))
    person.post(f"/returns/new/?{WHERE}", **{"action": "submit", "value-sessions": "12"})
    paper = Return.objects.get(operator=operator)
    assert paper.state == Return.State.SUBMITTED
    assert "담당관이 확인하면 확정됩니다" in text(person.client.get(f"/returns/{paper.pk}/"))
    assert "확정을 기다리는 보고" in text(chief.client.get("/returns/"))
    chief.post(f"/returns/{paper.pk}/send-back/", remark="1월과 같습니다. 다시 세어 주십시오.")
    page = text(person.client.get(f"/returns/{paper.pk}/"))
    assert "반려된 까닭 1월과 같습니다. 다시 세어 주십시오." in page
    person.post(f"/returns/{paper.pk}/", **{"action": "submit", "value-sessions": "13"})
    chief.post(f"/returns/{paper.pk}/sign/")
    paper.refresh_from_db()
    assert (paper.state, paper.signed_by) == (Return.State.SIGNED, chief.name)
    page = text(chief.client.get(f"/returns/{paper.pk}/"))
    for step in ("작성", "제출", "반려", "확정"):
        assert step in page


def test_what_was_sent_back_comes_first_with_the_remark() -> None:
    operator = new_operator()
    paper = submitted(operator)
    head().post(f"/returns/{paper.pk}/send-back/", remark="1월과 같습니다.")
    page = text(sign_in("operator's staff", operator=operator).client.get("/returns/"))
    assert "반려된 보고가 1건 있습니다. 고쳐서 다시 내십시오." in page
    assert "1월과 같습니다." in page
    assert page.index("1월과 같습니다.") < page.index("낸 보고")
    assert "지금 낼 보고가 없습니다" not in page
    assert "그 밖의 보고" not in page


def test_what_is_handed_in_cannot_be_written_over() -> None:
    operator = new_operator()
    paper = submitted(operator)
    person = sign_in("operator's staff", operator=operator)
    answer = person.client.post(
        f"/returns/{paper.pk}/", {"action": "save", "value-users;activity=space": "1"}, follow=True
    )
    assert "이미 제출했거나 확정된 보고입니다. 고치려면 반려를 받거나 정정하십시오." in text(answer)
    assert line_of(paper).value == "120"


def test_a_head_does_not_sign_what_he_handed_in() -> None:
    chief = head()
    paper = submitted(new_operator(), by=chief.name)
    answer = chief.client.post(f"/returns/{paper.pk}/sign/", follow=True)
    assert "제출한 사람이 스스로 확정할 수 없습니다. 다른 사람이 확인하십시오." in text(answer)
    assert Return.objects.get(pk=paper.pk).state == Return.State.SUBMITTED


def test_the_same_month_begun_by_somebody_else_meanwhile() -> None:
    operator = new_operator()
    drafted(operator)
    person = sign_in("operator's staff", operator=operator)
    answer = person.client.post(f"/returns/new/?{WHERE}", {"action": "save", "value-sessions": "77"})
    assert answer.status_code == 409
    assert 'value="77"' in answer.content.decode()
    assert "그 사이 다른 사람이 같은 달의 보고를 저장했습니다." in text(answer)
    assert line_of(Return.objects.get(operator=operator)).value == "120"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("until=soon", "어느 달의 보고인지 고르십시오(예: 2018-10)."),
        ("until=2019-13", "어느 달의 보고인지 고르십시오(예: 2018-10)."),
        ("until=2019-02&months=5", "보고 기간은 1, 3, 6, 12개월 가운데 하나입니다."),
        ("until=2019-04", "아직 시작하지 않은 달입니다. 지난달이나 이번 달을 고르십시오."),
    ],
)
def test_a_period_that_cannot_be(query: str, sentence: str) -> None:
    answer = sign_in("operator's staff", operator=new_operator()).client.get(
        f"/returns/new/?programme={CAFE}&{query}"
    )
    assert sentence in text(answer)


def test_this_month_is_saved_but_not_handed_in() -> None:
    person = sign_in("operator's staff", operator=new_operator())
    answer = person.client.post(
        f"/returns/new/?programme={CAFE}&until=2019-03",
        {"action": "submit", "value-sessions": "3"},
        follow=True,
    )
    assert "보고 기간(2019-03-31까지)이 아직 끝나지 않았습니다." in text(answer)
    assert Return.objects.get(drafted_by=person.name).state == Return.State.DRAFT


def test_an_officer_enters_what_came_on_paper() -> None:
    operator = new_operator()
    person = officer()
    person.post(f"/returns/new/?{WHERE}&who={operator}", **{"action": "submit", "value-sessions": "8"})
    assert Return.objects.get(operator=operator).submitted_by == person.name


# --- board, reminders ------------------------------------------------------------------------------------------


def late_of(programme: str) -> int:
    """How many returns of a programme are late."""
    return queries.overdue_by_deliverer(people.TODAY, programmes=[programme]).returns


def test_one_box_reminds_a_deliverer_of_everything_that_is_late() -> None:
    """
    January and February are late:   one box names both; the board says how many returns of how many deliverers
    """
    operator = new_operator()
    owing(operator)
    person = officer()
    page = html.fromstring(person.client.get("/returns/?division=jobs").content)
    key = f"{CAFE}|{operator}|"
    box = page.xpath(f"//input[@name='all'][@value='{key}']")[0]
    label = " ".join(page.xpath(f"string(//label[@for='{box.get('id')}'])").split())
    assert label.endswith("2건 모두")
    late = queries.overdue_by_deliverer(people.TODAY, programmes=queries.programmes_of("jobs"))
    told = " ".join(page.xpath("string(//section[@aria-labelledby='late'])").split())
    assert f"{late.deliverers}곳이 보고 {late.returns:,}건을 기한 안에 내지 않았습니다." in told
    answer = person.client.post("/returns/remind/", {"all": key, "owed": f"{key}|{JANUARY[1]}"}, follow=True)
    assert "1곳에 보고 2건을 독촉했습니다." in text(answer)
    whole = f"보고 {late_of(CAFE)}건을 독촉했습니다."
    assert whole in text(person.client.post("/returns/remind/", {"all": CAFE}, follow=True))
    assert person.client.post("/returns/remind/", {"all": f"{CAFE}|nobody|"}).status_code == 404
    assert person.client.post("/returns/remind/", {"all": "x"}).status_code == 404


def test_the_board_counts_and_reminds() -> None:
    operator = new_operator()
    owing(operator)
    submitted(operator)
    person = officer()
    page = text(person.client.get("/returns/?division=jobs"))
    assert f"시험 기관 {operator}" in page
    owed = f"{CAFE}|{operator}||{JANUARY[1]}"
    answer = person.client.post("/returns/remind/", {"owed": owed}, follow=True)
    assert "1곳에 보고 1건을 독촉했습니다." in text(answer)
    mine = text(sign_in("operator's staff", operator=operator).client.get("/returns/"))
    assert "2019. 3. 15.에 담당 부서가 독촉했습니다." in mine
    assert (
        person.client.post("/returns/remind/", {"owed": f"{CAFE}|{operator}||{FEBRUARY[1]}"}).status_code
        == 404
    )
    assert "독촉할 보고를 고르십시오." in text(person.client.post("/returns/remind/", follow=True))
    page = text(person.client.get(f"/returns/coverage/{CAFE}/{FEBRUARY[1]}/"))
    assert "2019년 2월 보고를 낸 곳은" in page


# --- correcting ------------------------------------------------------------------------------------------------


def _users(operator: str) -> int:
    return int(
        Book(date(2019, 3, 15)).figure(Reference(CAFE, "users", (("operator", operator),), "2019")).value or 0
    )


def test_a_correction_shows_first_which_figure_it_moves() -> None:
    operator = new_operator()
    paper = signed(operator)
    address = f"/returns/{paper.pk}/lines/{line_of(paper).pk}/correct/"
    person = officer()
    typed = {"value": "130", "reason": "typo", "remark": "장부 확인", "nonce": f"n-{operator}"}
    before = read.last_seq()
    page = text(person.client.post(address, typed))
    assert "이용자 수: 120 → 130 명" in page
    assert re.search(r"이용자 수 공간 이용: [\d,]+명 → [\d,]+명", page)
    assert (read.last_seq(), _users(operator), Correction.objects.filter(line__of=paper).count()) == (
        before,
        120,
        0,
    )
    person.post(address, **typed, sure="1")
    assert _users(operator) == 130
    person.post(address, **typed, sure="1")
    assert (_users(operator), Correction.objects.filter(line__of=paper).count()) == (130, 1)
    page = text(person.client.get(f"/returns/{paper.pk}/"))
    assert "2019. 3. 15. 정정: 120 → 130" in page
    assert "장부 확인" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"value": "130"}, "정정 사유를 고르십시오."),
        ({"value": "백", "reason": "typo"}, "‘백’: 수로 읽을 수 없습니다."),
        ({"value": "120", "reason": "typo"}, "지금 값과 같습니다. 바르게 고친 값을 적으십시오."),
        ({"value": "-3", "reason": "typo"}, "0보다 작은 수는 보고할 수 없습니다."),
    ],
)
def test_a_wrong_correction_keeps_what_was_typed(typed: dict[str, str], sentence: str) -> None:
    paper = signed(new_operator())
    answer = officer().client.post(
        f"/returns/{paper.pk}/lines/{line_of(paper).pk}/correct/", typed | {"sure": "1"}
    )
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert f'value="{typed["value"]}"' in answer.content.decode()
    assert not Correction.objects.filter(line__of=paper).exists()


def test_taking_back_and_adding_on_the_screen() -> None:
    operator = new_operator()
    paper = signed(operator)
    person = officer()
    typed = {"value": "", "reason": "double", "nonce": f"w-{operator}", "sure": "1"}
    person.post(f"/returns/{paper.pk}/lines/{line_of(paper).pk}/correct/", **typed)
    assert "취소됨(보고 없음)" in text(person.client.get(f"/returns/{paper.pk}/"))
    added = {
        "extra-0-indicator": "users", "extra-0-kind-0": "activity=programme", "value": "44", "reason": "late",
        "nonce": f"s-{operator}",
    }  # fmt: skip
    page = text(person.client.post(f"/returns/{paper.pk}/supplement/", added))
    assert "움직이는 수치" in page
    person.post(f"/returns/{paper.pk}/supplement/", **added, sure="1")
    assert _users(operator) == 44
    answer = person.client.post(
        f"/returns/{paper.pk}/supplement/", {"value": "4", "reason": "late", "sure": "1"}
    )
    assert "어느 항목의 값인지 고르십시오." in text(answer)
