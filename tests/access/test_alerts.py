"""Alerts: each rule as a table; a handler explains, somebody else judges, what is late goes to the head (SP-27)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from iljari.access import log
from iljari.access.alerts import answering, running
from iljari.access.alerts.day import SEOUL, AccountDay, Row
from iljari.access.alerts.rules import colleague, network, night, search, volume
from iljari.access.models import Alert, StaffPerson
from tests.access.desk import CONTACT, person, request
from tests.access.visiting import Visitors

DAY = date(2018, 11, 15)


def row(
    seq: int = 1, *, at: str = "10:00", act: str = "view", people: int = 1, first: int = 0, **told: Any
) -> Row:
    moment = datetime.fromisoformat(f"{DAY}T{at}").replace(tzinfo=SEOUL)
    named = frozenset(person(number) for number in range(first, first + people))
    return Row(seq, moment, act, subjects=named, **told)


def day(*rows: Row, **told: Any) -> AccountDay:
    return AccountDay("jobs-officer", DAY, rows, **{"before": {}, **told})


def before(*counts: int) -> dict[date, int]:
    """So many people on each of the days before."""
    return {DAY - timedelta(days=number): count for number, count in enumerate(counts, 1)}


@pytest.mark.parametrize(
    ("people", "counts", "found"),
    [
        (30, (), None),
        (31, (), (31, 30)),
        (90, (30,) * 40, None),
        (91, (30,) * 40, (91, 90)),
        (91, (1,) * 150 + (300,), (91, 30)),
        (901, (1,) * 50 + (300,), (901, 900)),
        (60, (20,) * 40, None),
        (61, (20,) * 40, (61, 60)),
        (29, (1,) * 40, None),
    ],
)
def test_volume(people: int, counts: tuple[int, ...], found: tuple[int, int] | None) -> None:
    """More than three times the account's own p99; never for thirty or fewer. A person seen twice counts once."""
    told = volume.find(day(row(people=people), row(2, people=people), before=before(*counts)))
    assert (told and (told.measure, told.threshold)) == found


@pytest.mark.parametrize(
    ("at", "act", "found"),
    [
        ("21:59", "view", False),
        ("22:00", "view", True),
        ("23:59", "search", True),
        ("00:00", "unmask", True),
        ("05:59", "export", True),
        ("06:00", "view", False),
        ("23:00", "sign-in", False),
        ("23:00", "sign-in-failed", False),
    ],
)
def test_night(at: str, act: str, found: bool) -> None:
    assert (night.find(day(row(at=at, act=act))) is not None) is found


@pytest.mark.parametrize(
    ("without", "with_case", "views", "found"),
    [(10, 0, 0, None), (11, 0, 0, 11), (10, 50, 0, None), (0, 0, 50, None), (12, 5, 5, 12)],
)
def test_search_without_a_case(without: int, with_case: int, views: int, found: int | None) -> None:
    rows = [row(number, act="search") for number in range(without)]
    rows += [row(100 + number, act="search", case="c_1") for number in range(with_case)]
    rows += [row(200 + number) for number in range(views)]
    told = search.find(day(*rows))
    assert (told and told.measure) == found


@pytest.mark.parametrize(
    ("addresses", "address", "found"),
    [
        ((), "10.1.2.3", False),
        (("10.1.2.9",), "10.1.2.3", False),
        (("10.1.3.9",), "10.1.2.3", True),
        (("10.1.3.9", "10.1.2.200"), "10.1.2.3", False),
        (("10.1.2.9",), "2001:db8::1", True),
        (("2001:db8:0:5::1",), "2001:db8::1", False),
        (("10.1.2.9",), "", False),
    ],
)
def test_new_network(addresses: tuple[str, ...], address: str, found: bool) -> None:
    told = network.find(day(row(address=address), addresses=frozenset(addresses)))
    assert (told is not None) is found


@pytest.mark.parametrize(
    ("first", "people", "act", "found"),
    [(0, 5, "view", None), (5, 5, "view", 2), (4, 2, "search", 1), (6, 1, "unmask", 1), (7, 5, "view", None)],
)
def test_own_colleague(first: int, people: int, act: str, found: int | None) -> None:
    """Persons 5 and 6 are colleagues; the row names so many people from that number on."""
    colleagues = frozenset((person(5), person(6)))
    told = colleague.find(day(row(act=act, first=first, people=people), colleagues=colleagues))
    assert (told and told.measure) == found


# --- run over the log ----------------------------------------------------------------------------------------------


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


def seen(
    account: str, moment: str, *, people: int = 1, first: int = 0, act: str = "view", **told: Any
) -> None:
    asking = request(account, at=at(moment), **told)
    named = [person(number) for number in range(first, first + people)]
    log.record(asking, subjects=named, purpose=CONTACT, act=act)


@pytest.fixture
def busy(db: None) -> None:
    """A day of the log: an officer at night, a new network, a colleague; a citizen at night, who is nobody's alert."""
    StaffPerson.objects.create(account="jobs-two", subject=person(7), division="jobs", noted_by="privacy")
    seen("jobs-officer", "2018-11-14T10:00")
    seen("jobs-officer", "2018-11-15T23:30")
    seen("jobs-officer", "2018-11-15T10:00", address="10.9.9.9")
    seen("labour-officer", "2018-11-15T10:00", first=7, division="labour")
    seen("jobs-three", "2018-11-15T10:00", first=7)
    seen("hana", "2018-11-15T23:00", role="citizen", division="")


def test_a_day_of_the_log_raises_each_alert_once(busy: None) -> None:
    raised = running.run(DAY, at=at("2018-11-16T06:30"))
    assert sorted((one.account, one.rule) for one in raised) == [
        ("jobs-officer", "network"), ("jobs-officer", "night"), ("jobs-three", "colleague"),
    ]  # fmt: skip
    assert {one.due_on for one in raised} == {date(2018, 11, 21)}
    assert running.run(DAY, at=at("2018-11-17T06:30")) == []


def test_what_is_not_explained_in_time_goes_to_the_head(busy: None) -> None:
    running.run(DAY, at=at("2018-11-16T06:30"))
    answering.explain(
        Alert.objects.get(rule="night"), "마감 전날 신청 서류를 확인했습니다.", at=at("2018-11-20T09:00")
    )
    assert running.escalate(at=at("2018-11-21T23:00")) == 0
    assert running.escalate(at=at("2018-11-22T06:30")) == 2
    assert set(Alert.objects.values_list("rule", "state")) == {
        ("night", "answered"), ("network", "escalated"), ("colleague", "escalated"),
    }  # fmt: skip


def test_explained_once_judged_by_another(busy: None) -> None:
    running.run(DAY, at=at("2018-11-16T06:30"))
    alert, now = Alert.objects.get(rule="night"), at("2018-11-19T09:00")

    def refused(match: str, **told: Any) -> None:
        with pytest.raises(answering.Refused, match=match):
            answering.judge(alert, **{"accept": True, "text": "", "account": "jobs-head", "at": now} | told)

    refused("아직 소명")
    with pytest.raises(answering.Refused, match="열 글자"):
        answering.explain(alert, "일", at=now)
    answering.explain(alert, "마감 전날 신청 서류를 확인했습니다.", at=now)
    with pytest.raises(answering.Refused, match="이미"):
        answering.explain(alert, "다르게 말하자면 이렇습니다.", at=now)
    refused("다른 사람", account="jobs-officer")
    refused("열 글자", accept=False)
    answering.judge(alert, accept=True, text="", account="jobs-head", at=now)
    refused("판단이 끝난")


def test_alerts_on_screen(busy: None, settings: Any) -> None:
    """
    | who                       | sees the alert of jobs-officer | judges |
    | jobs-officer              | yes                            | no     |
    | another officer           | 404                            | 404    |
    | head of the division      | yes                            | yes    |
    | head of another division  | 404                            | 404    |
    | privacy officer           | yes                            | yes    |
    """
    running.run(DAY, at=at("2018-11-16T06:30"))
    alert = Alert.objects.get(rule="night")
    address = f"/access/alerts/{alert.pk}/"
    visitors = Visitors(settings)
    handler = visitors("division officer", account="jobs-officer", division="jobs")
    table = (
        (handler, 200), (visitors("division officer", division="jobs"), 404), (visitors("division head", division="jobs"), 200),
        (visitors("division head", division="labour"), 404), (visitors("privacy officer"), 200),
        (visitors("district officer", district="nowon"), 404),
    )  # fmt: skip
    for client, status in table:
        assert client.get(address).status_code == status
        assert client.get("/access/alerts/").status_code == 200
    handler.post(address, {"text": "마감 전날 신청 서류를 확인했습니다."})
    table[1][0].post(address, {"text": "인정합니다. 인정합니다.", "judgement": "accept"})
    table[3][0].post(address, {"text": "인정합니다. 인정합니다.", "judgement": "accept"})
    alert.refresh_from_db()
    assert (alert.state, alert.judged_by) == ("answered", "")
    table[2][0].post(address, {"text": "확인했습니다.", "judgement": "accept"})
    alert.refresh_from_db()
    assert alert.state == "accepted"


def test_an_alert_waits_on_the_handlers_front_page(busy: None, loaded: date, settings: Any) -> None:
    running.run(DAY, at=at("2018-11-16T06:30"))
    visitors = Visitors(settings)
    for account, told in (("jobs-officer", True), ("jobs-nine", False)):
        page = visitors("division officer", account=account, division="jobs").get("/")
        assert ("까닭을 적어야 할" in page.content.decode()) is told
