"""Returns sent by deliverers' own systems: the same checks as the form, by key or by session."""

import json
from typing import Any

import pytest
from django.test import Client

from iljari.desks.returns import operations
from iljari.desks.returns.models import Key, Return
from iljari.journal import read
from tests.desks.returns.people import AT, CAFE, new_operator, sign_in, signed

pytestmark = pytest.mark.django_db


def keyed(operator: str = "", district: str = "") -> tuple[Client, Key]:
    """A system with a key."""
    key, secret = operations.issue_key(
        label="시스템", operator=operator, district=district, by="officer", at=AT
    )
    return Client(headers={"Authorization": f"Bearer {secret}"}), key


def message(**more: Any) -> dict[str, Any]:
    return {
        "programme": CAFE, "until": "2019-02", "submit": True,
        "numbers": [{"indicator": "users", "kinds": {"activity": "space"}, "value": "1,234", "unit": "people", "note": "확인"},
                    {"indicator": "sessions", "value": 17}],
    } | more  # fmt: skip


def send(client: Client, content: Any, **more: Any) -> Any:
    body = content if isinstance(content, str | bytes) else json.dumps(content)
    return client.post("/api/returns/", body, content_type="application/json", **more)


def test_a_return_is_delivered_and_told_about() -> None:
    operator = new_operator()
    client, key = keyed(operator)
    answer = send(client, message())
    assert answer.status_code == 201
    told = answer.json()
    assert (told["state"], told["since"], told["until"], told["operator"]) == (
        "submitted",
        "2019-02-01",
        "2019-02-28",
        operator,
    )
    assert [number["value"] for number in told["numbers"]] == ["1234", "17"]
    paper = Return.objects.get(pk=told["id"])
    assert paper.submitted_by == f"key:{operator}"
    key.refresh_from_db()
    assert key.used_at
    assert client.get(f"/api/returns/{paper.pk}/").json() == told
    assert client.get(told["address"]).status_code == 403
    operations.sign(paper=paper, by="head", at=AT)
    assert [line.act for line in read.lines(programme=CAFE, operator=operator)] == [
        "Used",
        "SessionHeld",
        "ReturnSigned",
    ]


def test_the_same_sent_again_is_the_same_return() -> None:
    client, _key = keyed(new_operator())
    first = send(client, message())
    again = send(client, message())
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    other = send(client, message(numbers=[{"indicator": "sessions", "value": 18}]))
    assert other.status_code == 422
    assert other.json()["refused"] == [
        "이미 제출했거나 확정된 보고입니다. 고치려면 반려를 받거나 정정하십시오."
    ]


def test_what_may_be_reported() -> None:
    operator = new_operator()
    signed(operator)
    client, _key = keyed(operator)
    told = client.get(f"/api/returns/form/?programme={CAFE}&until=2019-03").json()
    assert told["numbers"][0] == {
        "indicator": "users", "kinds": {"activity": "space"}, "unit": "people", "name": "이용자 수",
        "kinds_named": "공간 이용", "basis": "이 기간에", "before": "120",
    }  # fmt: skip


WRONG: list[tuple[str, Any, int, str]] = [
    ("not JSON", "{", 400, "JSON으로 읽을 수 없습니다. UTF-8 JSON으로 보내십시오."),
    ("not UTF-8", b"\xff{}", 400, "JSON으로 읽을 수 없습니다. UTF-8 JSON으로 보내십시오."),
    ("a list", [], 400, "JSON 객체 하나를 보내십시오."),
    ("no numbers", message(numbers=[]), 422, "numbers에 보고할 수를 하나 이상 적으십시오."),
    ("no period", message(until=""), 422, "어느 달의 보고인지 고르십시오(예: 2018-10)."),
    ("odd period", message(months=2), 422, "보고 기간은 1, 3, 6, 12개월 가운데 하나입니다."),
    ("too early", message(until="2019-03"), 422,
     "보고 기간(2019-03-31까지)이 아직 끝나지 않았습니다. 지금은 저장만 하고, 기간이 끝난 뒤 제출하십시오."),
    ("no such programme", message(programme="jobs.nothing"), 404, "그런 보고나 사업이 없거나, 보낸 곳의 것이 아닙니다."),
    ("another's programme", message(programme="labour.rest_shelter"), 404, "그런 보고나 사업이 없거나, 보낸 곳의 것이 아닙니다."),
    ("for another", message(who="nowon"), 404, "그런 보고나 사업이 없거나, 보낸 곳의 것이 아닙니다."),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "status", "sentence"), [pytest.param(*row[1:], id=row[0]) for row in WRONG])
def test_what_cannot_be_read_is_refused_whole(sent: Any, status: int, sentence: str) -> None:
    operator = new_operator()
    client, _key = keyed(operator)
    answer = send(client, sent)
    assert (answer.status_code, answer.json()["refused"]) == (status, [sentence])
    assert not Return.objects.filter(operator=operator).exists()


NUMBERS: list[tuple[str, Any, str]] = [
    ("text", {"indicator": "sessions", "value": "많음"},
     "‘많음’: 수로 읽을 수 없습니다. 1,234처럼 적고, 보고할 것이 없으면 비우거나 -를 적어 주십시오."),
    ("below zero", {"indicator": "sessions", "value": -1},
     "'-1': 0보다 작은 수는 보고할 수 없습니다. 전에 많게 보고했다면 그 보고를 정정하십시오."),
    ("half", {"indicator": "sessions", "value": 1.5}, "'1.5': 정수여야 합니다. 소수점 아래를 없애고 적으십시오."),
    ("unknown item", {"indicator": "glory", "value": 1},
     "'glory'은(는) 이 사업에서 보고하는 항목이 아닙니다. 서식의 코드를 그대로 두십시오."),
    ("unknown kind", {"indicator": "users", "kinds": {"activity": "sleep"}, "value": 1},
     "'activity=sleep'은(는) 이 사업의 구분이 아닙니다. 서식의 코드를 그대로 두십시오."),
    ("wrong unit", {"indicator": "users", "value": 1, "unit": "cases"},
     "단위가 ‘cases’(으)로 적혔습니다. 이 항목의 단위는 ‘명’이니 그 단위로 고쳐 적어 주십시오."),
    ("true", {"indicator": "users", "value": True}, "value는 수나 글자여야 합니다."),
    ("a list", ["users"], "각 수는 indicator, kinds, value를 가진 객체여야 합니다."),
]  # fmt: skip


@pytest.mark.parametrize(("number", "sentence"), [pytest.param(*row[1:], id=row[0]) for row in NUMBERS])
def test_a_wrong_number_is_told_by_its_place(number: Any, sentence: str) -> None:
    operator = new_operator()
    client, _key = keyed(operator)
    answer = send(client, message(numbers=[{"indicator": "groups_mentored", "value": 3}, number]))
    assert answer.status_code == 422
    assert answer.json() == {
        "refused": ["고칠 값이 있어 아무것도 저장하지 않았습니다."], "numbers": [{"position": 1, "sentence": sentence}]
    }  # fmt: skip
    assert not Return.objects.filter(operator=operator).exists()


def test_too_many_numbers() -> None:
    client, _key = keyed(new_operator())
    answer = send(client, message(numbers=[{"indicator": "users", "value": 1}] * 2001))
    assert answer.json()["refused"] == ["한 번에 2000개까지 보낼 수 있습니다."]


@pytest.mark.parametrize("header", ["Bearer wrong", "Basic abc", "Bearer "])
def test_a_wrong_key_opens_nothing(header: str) -> None:
    answer = send(Client(headers={"Authorization": header}), message())
    assert answer.status_code == 401
    assert answer.json()["refused"] == [
        "접속 열쇠가 맞지 않거나 폐기되었습니다. 담당 부서에서 새 열쇠를 받으십시오."
    ]


def test_an_ended_key_opens_nothing() -> None:
    client, key = keyed(new_operator())
    operations.end_key(key=key, at=AT)
    assert send(client, message()).status_code == 401


def test_nobody() -> None:
    answer = send(Client(), message())
    assert (answer.status_code, answer.json()["refused"]) == (
        401,
        ["접속 열쇠를 Authorization 머리글에 보내거나 로그인하십시오."],
    )


def test_by_session_the_token_of_the_page_is_checked() -> None:
    person = sign_in("operator's staff", operator=new_operator())
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = person.client.cookies
    answer = send(strict, message())
    assert answer.status_code == 403
    assert answer.json()["refused"] == [
        "이 화면에서 보낸 요청인지 확인할 수 없습니다. 화면을 새로 열고 다시 보내십시오."
    ]
    strict.get("/sign-in/")
    token = strict.cookies["csrftoken"].value
    assert send(strict, message(), headers={"X-CSRFToken": token}).status_code == 201


def test_a_role_that_does_not_report_is_told() -> None:
    answer = send(sign_in("council member").client, message())
    assert answer.status_code == 403
    assert "이 일을 할 수 없습니다" in answer.json()["refused"][0]


def test_another_operators_return_is_not_there() -> None:
    paper = signed(new_operator())
    client, _key = keyed(new_operator())
    assert client.get(f"/api/returns/{paper.pk}/").status_code == 404
    assert client.get("/api/returns/").status_code == 405
