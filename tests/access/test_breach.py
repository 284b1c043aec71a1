"""The breach drill: from an account and a time to the people touched, the clock, the notice with its seven items (PA-09)."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from iljari.access import breaches, log
from iljari.access.alerts.day import SEOUL
from iljari.access.models import Breach
from iljari.files.tables import read_table
from iljari.web.cli import main
from tests.access.desk import CONTACT, person, request
from tests.access.visiting import Visitors

pytestmark = pytest.mark.django_db
BEGAN = datetime(2018, 11, 1, 9, tzinfo=SEOUL)


def wrote(
    account: str, hours: float, people: range, act: str = "view", fields: tuple[str, ...] = ("name",)
) -> None:
    asking = request(account, at=BEGAN + timedelta(hours=hours))
    log.record(asking, subjects=[person(each) for each in people], purpose=CONTACT, act=act, fields=fields)


@pytest.fixture
def leaked() -> Breach:
    """An account that looked at ten people, unmasked one, and saw others before and after; another account beside it."""
    wrote("jobs-officer", -0.1, range(90, 95))
    wrote("jobs-officer", 0, range(10))
    wrote("jobs-officer", 1, range(3, 4), "unmask", ("phone",))
    wrote("jobs-officer", 24, range(20, 30))
    wrote("nowon", 1, range(40, 50))
    return Breach(
        account="jobs-officer",
        since_at=BEGAN,
        until_at=BEGAN + timedelta(hours=24),
        known_at=BEGAN + timedelta(days=2),
    )


def test_everybody_touched_is_listed_with_acts_and_fields(leaked: Breach) -> None:
    found = list(breaches.touched(leaked.account, leaked.since_at, leaked.until_at))
    assert [one.subject for one in found] == [person(number) for number in range(10)]
    assert [(one.row_count, one.acts, one.fields) for one in found[2:4]] == [
        (1, ("view",), ("name",)), (2, ("unmask", "view"), ("name", "phone")),
    ]  # fmt: skip
    assert (found[3].first_at, found[3].last_at) == (BEGAN, BEGAN + timedelta(hours=1))


@pytest.mark.parametrize(
    ("number", "outside", "told"),
    [(999, False, False), (1000, False, True), (1, True, True), (0, False, False)],
)
def test_it_is_reported_from_a_thousand_on_or_after_an_intrusion(
    number: int, outside: bool, told: bool
) -> None:
    assert breaches.must_report(Breach(from_outside=outside), number) is told


def test_the_clock_and_the_seven_items(leaked: Breach) -> None:
    assert breaches.due_at(leaked) == leaked.known_at + timedelta(hours=72)
    items = breaches.notice(leaked, ["이름", "전화번호"])
    assert len(items) == 7
    assert [bool(item.text) for item in items] == [True, False, False, False, False, True, True]
    leaked.how, leaked.protect, leaked.measures, leaked.contact = (
        "계정 도용",
        "주의",
        "비밀번호 초기화",
        "개인정보 담당 02-0000-0000",
    )
    assert all(item.text for item in breaches.notice(leaked, ["이름"]))


def test_the_command_writes_the_list(
    leaked: Breach, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "touched.csv"
    asked = [
        "breach",
        "--account",
        "jobs-officer",
        "--from",
        "2018-11-01T09:00",
        "--to",
        "2018-11-02T09:00",
        "--out",
        str(file),
    ]
    assert main(asked) == 0
    assert "10명" in capsys.readouterr().out
    assert len(read_table("touched.csv", file.read_bytes()).rows) == 10


def test_the_screen_shows_list_clock_and_notice(leaked: Breach, settings: Any) -> None:
    client = Visitors(settings)("privacy officer")
    told = {
        "account": "jobs-officer",
        "since": "2018-11-01T09:00",
        "until": "2018-11-02T09:00",
        "known": "2018-11-14T09:00",
    }
    assert client.post("/access/breaches/", told | {"until": "2018-10-01T09:00"}).status_code == 422
    assert client.post("/access/breaches/", told | {"since": "어제"}).status_code == 422
    address = client.post("/access/breaches/", told)["Location"]
    text = client.get(address).content.decode()
    assert person(3) in text
    assert person(20) not in text
    assert "10명" in text
    client.post(address, {"how": "계정을 도둑맞음", "notified_at": "1"})
    notice = client.get(f"{address}notice/").content.decode()
    for told_there in ("계정을 도둑맞음", "이름, 전화번호", "손해배상", "분쟁조정", "아직 적지 않았습니다"):
        assert told_there in notice
    assert Breach.objects.get().notified_at is not None
    assert len(read_table("x.csv", client.get(f"{address}subjects/").content).rows) == 10
    assert Visitors(settings)("administrator").get(address).status_code == 403
