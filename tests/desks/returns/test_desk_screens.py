"""The desk's other screens: decisions, duties, keys, trips; every one in both languages."""

import re
from datetime import date

import pytest

from iljari.desks.returns import operations
from iljari.desks.returns.models import Duty, Key, Officer, Travel
from iljari.journal import read
from tests.desks.returns.people import (
    AT,
    CAFE,
    head,
    new_operator,
    officer,
    text,
)  # fmt: skip

pytestmark = pytest.mark.django_db

WHERE = f"programme={CAFE}&until=2019-02&months=1"


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
    assert re.search(r"대상 연령 하한 19 세 2019. 4. 1. 바뀔 때까지 .*? 예정", page)
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
