"""The screens: who may see and do what, what is kept when something is refused, and that a refusal posts nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from iljari.desks.returns import operations
from iljari.desks.returns.models import Correction, Deliverer, Duty, Key, Officer, Reminder, Return, Travel
from iljari.figures.evaluate import Book
from iljari.indicators.reference import Reference
from iljari.journal import read
from tests.desks.returns.people import (
    AT,
    CAFE,
    FEBRUARY,
    JANUARY,
    Person,
    drafted,
    line_of,
    new_operator,
    number,
    owing,
    sign_in,
    signed,
    submitted,
)  # fmt: skip

pytestmark = pytest.mark.django_db

WHERE = f"programme={CAFE}&until=2019-02&months=1"


def text(answer: object) -> str:
    """What a page says, without its marks."""
    page = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.S)  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("&#x27;", "'")


def officer(division: str = "jobs") -> Person:
    return sign_in("division officer", division=division)


def head(division: str = "jobs") -> Person:
    return sign_in("division head", division=division)


# --- rights ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cast:
    """Somebody of each role; `mine` and `theirs` are two operators."""

    people: dict[str, Callable[[], Client]]
    mine: str
    theirs: str


@pytest.fixture
def cast() -> Cast:
    mine, theirs = new_operator(), new_operator()
    people = {
        "officer": lambda: officer().client, "other officer": lambda: officer("labour").client,
        "head": lambda: head().client, "other head": lambda: head("social").client,
        "bureau head": lambda: sign_in("bureau head").client,
        "operator": lambda: sign_in("operator's staff", operator=mine).client,
        "other operator": lambda: sign_in("operator's staff", operator=theirs).client,
        "district": lambda: sign_in("district officer", district="nowon").client,
        "council": lambda: sign_in("council member").client, "data officer": lambda: sign_in("data officer").client,
        "nobody": Client,
    }  # fmt: skip
    return Cast(people, mine, theirs)


# What each sees of: the board, a new return's form, a submitted return, signing it, sending it back, correcting, reminding,
# deciding, classifying, naming deliverers, keys, staff, analysing, the file of a return.
RIGHTS = """
              | board new  paper sign back fix  remind decide classify name keys staff analyse file
officer       | 200   302  200   403  302  200  302    403    302      302  200  403   302     200
other officer | 200   403  200   403  403  403  403    403    302      403  200  403   403     200
head          | 200   403  200   302  302  200  403    302    302      403  403  403   302     200
other head    | 200   403  200   403  403  403  403    403    302      403  403  403   403     200
bureau head   | 200   403  200   302  302  403  403    302    302      403  403  302   403     200
operator      | 200   302  200   403  403  403  403    403    403      403  403  403   403     200
other operator| 200   404  404   403  403  403  403    403    403      403  403  403   403     404
district      | 200   404  404   403  403  403  403    403    403      403  403  403   403     404
council       | 403   403  403   403  403  403  403    403    403      403  403  403   403     403
data officer  | 200   403  200   403  403  403  403    403    403      403  403  403   403     200
nobody        | 403   403  403   403  403  403  403    403    403      403  403  403   403     403
"""
_head, *_rows = [line for line in RIGHTS.strip("\n").split("\n") if line.strip()]
DEEDS = _head.split("|")[1].split()
TABLE = [
    pytest.param(who.strip(), deed, int(status), id=f"{who.strip()}: {deed}")
    for who, _bar, statuses in (row.partition("|") for row in _rows)
    for deed, status in zip(DEEDS, statuses.split(), strict=True)
]


def _do(client: Client, deed: str, cast: Cast) -> int:
    """Do it, and say with which status it was answered."""
    mine = cast.mine
    if deed == "board":
        return client.get("/returns/").status_code
    if deed == "new":
        return client.post(
            f"/returns/new/?{WHERE}&who={mine}",
            {"action": "save", "extra-0-indicator": "users", "extra-0-value": "3"},
        ).status_code
    if deed in ("paper", "sign", "back", "file"):
        paper = submitted(mine)
        if deed == "paper":
            return client.get(f"/returns/{paper.pk}/").status_code
        if deed == "file":
            return client.get(f"/returns/{paper.pk}/file/csv/").status_code
        return client.post(
            f"/returns/{paper.pk}/{'sign' if deed == 'sign' else 'send-back'}/", {"remark": "까닭"}
        ).status_code
    if deed == "fix":
        paper = signed(mine)
        return client.get(f"/returns/{paper.pk}/lines/{line_of(paper).pk}/correct/").status_code
    if deed == "remind":
        owing(mine)
        return client.post("/returns/remind/", {"owed": f"{CAFE}|{mine}||2019-02-28"}).status_code
    address, typed = {
        "decide": (f"/returns/decisions/{CAFE}/", {"item": "users.target", "value": "7", "from": "2032-01-01",
                                                   "until": "2032-12-31", "nonce": mine}),
        "classify": ("/returns/decisions/classification/", {"programme": CAFE, "job_type": "indirect", "group": "youth",
                                                           "on": "2032-01-01", "nonce": mine}),
        "name": (f"/returns/deliverers/{CAFE}/", {"action": "name", "code": f"{mine}_b", "name": "새 카페", "kind": "centre", "nonce": mine}),
        "keys": ("/returns/keys/", {"who": "nowon", "label": "구청 시스템"}),
        "staff": ("/returns/staff/", {"action": "assign", "division": "jobs", "service": "general", "grade": "g6",
                                      "post": "일자리정책팀", "nonce": mine}),
        "analyse": (f"/returns/analyses/{CAFE}/", {"since": "2019-01-01", "until": "2019-02-28", "text": "줄었다", "nonce": mine}),
    }[deed]  # fmt: skip
    return client.post(address, typed).status_code


@pytest.mark.parametrize(("who", "deed", "status"), TABLE)
def test_rights(cast: Cast, who: str, deed: str, status: int) -> None:
    client = cast.people[who]()
    refused = status >= 400
    before: tuple[object, ...] = ()

    def papers() -> tuple[object, ...]:
        return (
            Deliverer.objects.count(), Duty.objects.count(), Key.objects.count(), Officer.objects.count(),
            Reminder.objects.count(), Correction.objects.count(), Travel.objects.count(),
        )  # fmt: skip

    if refused and deed not in ("paper", "sign", "back", "file", "fix", "remind"):
        before = (read.last_seq(), Return.objects.count(), *papers())
    assert _do(client, deed, cast) == status
    if before:
        assert (read.last_seq(), Return.objects.count(), *papers()) == before
    if refused and deed in ("sign", "back"):
        assert Return.objects.get(operator=cast.mine).state == Return.State.SUBMITTED
    if refused and deed == "remind":
        assert not Reminder.objects.filter(operator=cast.mine).exists()


def test_a_refusal_is_a_page_with_a_sentence() -> None:
    page = text(sign_in("operator's staff", operator=new_operator()).client.get("/returns/keys/"))
    assert "이 일을 할 수 없습니다" in page


def test_an_unregistered_deliverer_is_told_whom_to_ask() -> None:
    answer = sign_in("district officer").client.get("/returns/")
    assert answer.status_code == 403
    assert "어느 자치구나 수행기관의 담당자인지 등록되어 있지 않습니다. 담당 부서에 알려 주십시오." in text(
        answer
    )


# --- filling in ------------------------------------------------------------------------------------------------


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


def test_the_board_counts_and_reminds() -> None:
    operator = new_operator()
    owing(operator)
    submitted(operator)
    person = officer()
    page = text(person.client.get("/returns/?division=jobs"))
    assert f"시험 기관 {operator}" in page
    owed = f"{CAFE}|{operator}||{JANUARY[1]}"
    answer = person.client.post("/returns/remind/", {"owed": owed}, follow=True)
    assert "1곳을 독촉했습니다." in text(answer)
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


# --- the rest --------------------------------------------------------------------------------------------------


def test_decisions_with_their_history() -> None:
    chief = head()
    typed = {
        "item": "age_limit",
        "kind0": "bound=min",
        "value": "19",
        "from": "2019-04-01",
        "nonce": f"d-{chief.name}",
    }
    page = text(chief.client.post(f"/returns/decisions/{CAFE}/", typed, follow=True))
    assert "기록했습니다. 정한 날부터 이 값이 쓰입니다." in page
    assert re.search(r"대상 연령 하한 19 년 2019. 4. 1. 바뀔 때까지 .*? 예정", page)
    answer = chief.client.post(f"/returns/decisions/{CAFE}/", typed | {"value": "열아홉", "nonce": "x"})
    assert answer.status_code == 422
    assert "‘열아홉’: 수로 읽을 수 없습니다." in text(answer)
    for wrong, sentence in (
        ({"item": ""}, "무엇을 정하는지 고르십시오."), ({"from": ""}, "언제부터인지 날짜를 적으십시오."),
        ({"value": ""}, "정한 값을 적으십시오."), ({"from": "2019-02-30"}, "달력에 없는 날이거나"),
    ):  # fmt: skip
        assert sentence in text(chief.client.post(f"/returns/decisions/{CAFE}/", typed | wrong))


def test_a_decision_is_taken_back_on_the_screen() -> None:
    chief = head()
    entry = operations.decide(
        programme=CAFE, indicator="users.plan", value="5", unit="people", effective_on=date(2033, 1, 1),
        until_on=date(2033, 12, 31), by=chief.name, at=AT, key=f"r-{chief.name}",
    ).entries[0]  # fmt: skip
    answer = chief.client.post(
        f"/returns/decisions/{CAFE}/", {"retract": entry, "reason": "typo"}, follow=True
    )
    assert "취소했습니다." in text(answer)
    assert next(read.lines(pks=[entry])).reversed_by
    answer = chief.client.post(
        f"/returns/decisions/{CAFE}/", {"retract": "없음", "reason": "typo"}, follow=True
    )
    assert "정한 값만 취소할 수 있습니다." in text(answer)


def test_duties_on_the_screen() -> None:
    person = officer()
    address = "/returns/deliverers/jobs.local_tailored_jobs/"
    answer = person.client.post(
        address,
        {"action": "owe", "who": "districts", "from": "2019-03-01", "every": "1", "days": "10"},
        follow=True,
    )
    assert "개 자치구의 보고 의무를 정했습니다." in text(answer)
    duty = Duty.objects.filter(programme="jobs.local_tailored_jobs", district="nowon").latest("pk")
    answer = person.client.post(
        address, {"action": "stop", "duty": duty.pk, "from": "2019-06-30"}, follow=True
    )
    assert "보고 의무를 끝냈습니다." in text(answer)
    duty.refresh_from_db()
    assert duty.until_on == date(2019, 6, 30)
    for wrong, sentence in (
        ({"action": "owe", "who": "", "every": "1", "days": "10"}, "누가 보고하는지 고르십시오."),
        ({"action": "stop", "duty": "x"}, "끝낼 보고 의무를 고르십시오."),
        ({"action": "name", "code": "한글", "kind": "centre", "name": "가"}, "기관 코드는 영문 소문자로 시작하고"),
        ({"action": "name", "code": "abc", "kind": "moon", "name": "가"}, "어떤 기관인지 고르십시오."),
        ({"action": "owe", "who": "districts", "from": "2019-13-01", "every": "1", "days": "10"}, "날짜로 읽을 수 없습니다"),
    ):  # fmt: skip
        found = text(person.client.post(address, wrong))
        assert sentence in found or "달력에 없는 날" in found


def test_a_key_is_shown_once_and_ended() -> None:
    person = officer()
    page = person.client.post("/returns/keys/", {"who": "nowon", "label": "노원 시스템"}).content.decode()
    secret = re.search(r'class="secret">([^<]+)<', page)
    assert secret
    assert secret[1] not in person.client.get("/returns/keys/").content.decode()
    key = Key.objects.latest("pk")
    assert (
        officer("social")
        .client.post("/returns/keys/", {"who": new_operator(), "label": "남의 것"})
        .status_code
        == 404
    )
    person.post(f"/returns/keys/{key.pk}/end/")
    key.refresh_from_db()
    assert key.ended_at
    assert "이미 폐기된 열쇠입니다." in text(person.client.post(f"/returns/keys/{key.pk}/end/", follow=True))


def test_officers_trips_on_the_screen() -> None:
    person, chief, other = officer(), head(), head("labour")
    asked = {
        "action": "request",
        "activity": "trip",
        "from": "2019-03-20",
        "until": "2019-03-21",
        "place": "세종시",
        "purpose": "협의",
        "nonce": person.name,
    }
    page = text(person.client.post("/returns/staff/", asked | {"place": ""}))
    assert "어디로 가는지 적으십시오." in page
    assert not Officer.objects.filter(account=person.name).exists()
    person.post("/returns/staff/", **asked)
    travel = Travel.objects.get(officer__account=person.name)
    assert other.client.post("/returns/staff/", {"action": "order", "travel": travel.pk}).status_code == 404
    chief.post("/returns/staff/", action="order", travel=travel.pk)
    answer = person.client.post(
        "/returns/staff/", {"action": "report", "travel": travel.pk, "report": "합의"}
    )
    assert "아직 시작하지 않은 출장입니다. 다녀온 뒤 보고하십시오." in text(answer)
    assert (
        officer()
        .client.post("/returns/staff/", {"action": "report", "travel": travel.pk, "report": "합의"})
        .status_code
        == 404
    )


@pytest.mark.parametrize("address", ["", "new/", "decisions/", f"decisions/{CAFE}/", "decisions/classification/", "analyses/",
                                     f"analyses/{CAFE}/", "deliverers/", f"deliverers/{CAFE}/", "keys/", "staff/"])  # fmt: skip
def test_every_screen_in_both_languages(address: str) -> None:
    person = officer()
    for language in ("ko", "en"):
        person.client.cookies["django_language"] = language
        answer = person.client.get(f"/returns/{address}")
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("address", ["nothing/", "coverage/jobs.job_cafe/2019-02-27/", "coverage/jobs.job_cafe/soon/",
                                     "decisions/jobs.nothing/", "deliverers/jobs.nothing/"])  # fmt: skip
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert officer().client.get(f"/returns/{address}").status_code == 404
