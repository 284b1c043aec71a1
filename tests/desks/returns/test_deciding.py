"""Decisions, classification, deliverers, duties, keys, analyses, officers: what is posted and what is refused."""

import itertools
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from iljari.desks.returns import operations
from iljari.desks.returns.models import Duty, Key, Officer, Reminder, Travel
from iljari.desks.returns.operations.delivering import digest_of
from iljari.figures.evaluate import Book
from iljari.indicators.reference import Reference
from iljari.journal import read
from iljari.journal.slip import Refused
from tests.desks.returns.people import AT, CAFE, FEBRUARY, TODAY, new_operator, owing, signed, submitted

pytestmark = pytest.mark.django_db

_keys = itertools.count(1)
YEAR = (date(2031, 1, 1), date(2031, 12, 31))


def key() -> str:
    return f"test-deciding:{next(_keys)}"


def told(**more: Any) -> dict[str, Any]:
    """A target of users for a year that nobody else decides, with more or other words."""
    return {
        "programme": CAFE, "indicator": "users.target", "value": "60000", "unit": "people", "effective_on": YEAR[0],
        "until_on": YEAR[1], "by": "head", "at": AT, "key": key(),
    } | more  # fmt: skip


def target() -> int | None:
    value = Book(YEAR[1]).figure(Reference(CAFE, "users.target", (), "2031")).value
    return None if value is None else int(value)


def test_a_target_holds_for_its_period_and_is_replaced_not_added() -> None:
    operations.decide(**told())
    assert target() == 60000
    with pytest.raises(Refused) as refused:
        operations.decide(**told(value="65000"))
    assert refused.value.sentences == (
        "같은 기간에 정한 값이 이미 있습니다. 바꾸려면 변경 사유를 고르십시오.",
    )
    operations.decide(**told(value="65000", reason="definition"))
    assert target() == 65000


def test_a_decision_within_one_that_holds_needs_a_reason() -> None:
    operations.decide(**told())
    within: dict[str, Any] = {"value": "95", "effective_on": date(2031, 11, 15)}
    for until_on in (None, YEAR[1]):
        with pytest.raises(Refused) as refused:
            operations.decide(**told(**within, until_on=until_on))
        assert refused.value.sentences == (
            "이 기간을 포함하는 값이 이미 정해져 있습니다. 달리 정하려면 변경 사유를 고르십시오.",
        )
    entry = operations.decide(**told(**within, reason="definition")).entries[0]
    assert next(read.lines(pks=[entry])).reason == "correction:definition"
    assert target() == 60000


def test_the_same_decision_sent_twice_is_one() -> None:
    once = told()
    assert operations.decide(**once) == operations.decide(**once)
    assert target() == 60000


@pytest.mark.parametrize(
    "within", [{}, {"value": "95", "effective_on": date(2031, 11, 15), "until_on": None}]
)
def test_a_decision_that_replaces_another_sent_twice_is_one(within: dict[str, Any]) -> None:
    """The second sending says the same reason; nothing is added or taken back once more, and another content is refused."""
    operations.decide(**told())
    once = told(**{"value": "65000", "reason": "definition"} | within)
    first, second = operations.decide(**once), operations.decide(**once)
    assert first == second
    assert target() == (60000 if within else 65000)
    for other in ({"value": "65001"}, {"reason": "typo"}, {"by": "officer"}):
        with pytest.raises(Refused, match="다른 내용"):
            operations.decide(**once | other)


def test_a_decision_sent_again_after_it_was_replaced_stays_replaced() -> None:
    once = told()
    first = operations.decide(**once)
    operations.decide(**told(value="65000", reason="definition"))
    assert operations.decide(**once) == first
    assert target() == 65000


def test_a_classification_sent_twice_is_one() -> None:
    def classify(job_type: str, nonce: str) -> object:
        return operations.classify(
            programme="jobs.public_works", job_type=job_type, group="low_income", on=date(2031, 1, 1), by="officer",
            at=AT, key=nonce,
        )  # fmt: skip

    for job_type in ("indirect", "direct"):
        nonce = key()
        assert classify(job_type, nonce) == classify(job_type, nonce)


def test_a_decision_entered_by_mistake_is_taken_back() -> None:
    entry = operations.decide(**told()).entries[0]
    operations.retract(entry=entry, reason="typo", by="head", at=AT, key=key())
    assert target() is None


def test_a_limit_holds_until_it_is_changed() -> None:
    for value, on in (("15", date(2031, 1, 1)), ("19", date(2031, 7, 1))):
        operations.decide(**told(indicator="age_limit", value=value, unit="years", effective_on=on, until_on=None,
                                 kinds={"bound": "min"}))  # fmt: skip
    asked = Reference(CAFE, "age_limit", (("bound", "min"),))
    found = [Book(day).figure(asked).value for day in (date(2031, 6, 30), date(2031, 7, 1))]
    assert found == [15, 19]


def test_classification_replaces_that_of_the_same_day() -> None:
    def classify(job_type: str) -> None:
        operations.classify(
            programme="jobs.public_works", job_type=job_type, group="low_income", on=date(2031, 1, 1), by="officer",
            at=AT, key=key(),
        )  # fmt: skip

    classify("indirect")
    classify("direct")
    with pytest.raises(Refused) as refused:
        classify("direct")
    assert refused.value.sentences == ("이미 그렇게 분류되어 있습니다.",)
    living = [
        line
        for line in read.lines(acts=("ProgrammeClassified",), object="jobs.public_works")
        if not line.reverses and not line.reversed_by and line.effective_on == date(2031, 1, 1)
    ]
    assert [line.kinds["job_type"] for line in living] == ["direct"]


def test_a_reminder_is_written_down_and_counted() -> None:
    operator = new_operator()
    owing(operator)
    reminder = operations.remind(
        programme=CAFE,
        operator=operator,
        district="",
        since_on=FEBRUARY[0],
        until_on=FEBRUARY[1],
        by="officer",
        at=AT,
    )
    line = next(read.lines(pks=[reminder.entry or 0]))
    assert (line.act, line.operator, line.effective_on) == ("ReturnReminded", operator, FEBRUARY[1])


def test_a_key_keeps_no_secret() -> None:
    paper, secret = operations.issue_key(label="우리 시스템", operator=new_operator(), by="officer", at=AT)
    assert Key.objects.get(digest=digest_of(secret)) == paper
    assert secret not in str(Key.objects.filter(pk=paper.pk).values())


def test_an_analysis_keeps_its_words_out_of_the_journal() -> None:
    receipt = operations.analyse(
        programme=CAFE,
        since_on=FEBRUARY[0],
        until_on=FEBRUARY[1],
        text="주말 이용이 줄었다.",
        by="officer",
        at=AT,
        key=key(),
    )
    line = next(read.lines(pks=[receipt.entries[0]]))
    assert line.act == "ResultAnalysed"
    assert "주말" not in str(line)


def officer(account: str = "", division: str = "jobs", post: str = "일자리정책팀 예산") -> Officer:
    made = Officer(account=account)
    operations.assign(
        officer=made, division=division, service="general", grade="g7_down", post=post, on=TODAY, by="bureau-head", at=AT,
        key=key(),
    )  # fmt: skip
    return made


def trip(of: Officer, **more: Any) -> Travel:
    receipt = operations.request_travel(**({
        "officer": of, "activity": "trip", "starts_on": TODAY, "ends_on": TODAY + timedelta(days=1), "place": "세종시",
        "purpose": "고용노동부 협의", "by": of.account or "officer", "at": AT, "key": key(),
    } | more))  # fmt: skip
    return Travel.objects.get(requested_entry=receipt.entries[0])


def test_a_trip_is_asked_for_ordered_and_reported_on() -> None:
    travel = trip(officer("officer-a"))
    operations.order_travel(travel=travel, by="head", at=AT)
    operations.report_travel(travel=travel, report="합의함", by="officer-a", at=AT + timedelta(days=2))
    lines = list(read.lines(object=travel.pk))
    assert [line.act for line in lines] == ["TravelRequested", "TravelOrdered", "TravelReported"]
    assert [line.draws_on for line in lines] == [None, lines[0].pk, lines[1].pk]
    assert {line.subject for line in lines} == {travel.officer_id}
    assert "세종" not in str(lines)


def test_an_officer_keeps_his_id_when_he_moves() -> None:
    made = officer()
    operations.assign(
        officer=made, division="labour", service="general", grade="g6", post="노사협력팀", on=TODAY, by="bureau-head",
        at=AT, key=key(),
    )  # fmt: skip
    assert [line.kinds["division"] for line in read.lines(subject=made.pk)] == ["jobs", "labour"]


def _mentor(newcomer: Officer, by_officer: Officer) -> object:
    return operations.mentor(newcomer=newcomer, by_officer=by_officer, on=TODAY, by="head", at=AT, key=key())


def _mentored_twice(_operator: str) -> object:
    newcomer, elder = officer(), officer()
    _mentor(newcomer, elder)
    return _mentor(newcomer, elder)


def _ordered_by_himself(_operator: str) -> object:
    return operations.order_travel(travel=trip(officer("self")), by="self", at=AT)


def _ordered_twice(_operator: str) -> object:
    travel = trip(officer())
    operations.order_travel(travel=travel, by="head", at=AT)
    return operations.order_travel(travel=travel, by="head", at=AT)


def _two_trips(_operator: str) -> object:
    of = officer()
    trip(of)
    return trip(of, activity="leave")


def _name(of: str, **more: Any) -> object:
    return operations.name_deliverer(
        **({"programme": CAFE, "operator": f"{of}_new", "name": "새 기관", "kind": "operator", "on": TODAY, "by": "x", "at": AT, "key": key()} | more)
    )  # fmt: skip


def _remind_received(operator: str) -> object:
    submitted(operator)
    return operations.remind(
        programme=CAFE,
        operator=operator,
        district="",
        since_on=FEBRUARY[0],
        until_on=FEBRUARY[1],
        by="x",
        at=AT,
    )


def _ended_twice(operator: str) -> object:
    paper, _secret = operations.issue_key(label="시스템", operator=operator, by="x", at=AT)
    operations.end_key(key=paper, at=AT)
    return operations.end_key(key=paper, at=AT)


REFUSALS: list[tuple[str, Callable[[str], object], str]] = [
    ("result as decision", lambda o: operations.decide(**told(indicator="users")),
     "'이용'은(는) 정하는 값이 아닙니다. 실적은 보고로 입력하십시오."),
    ("unknown item", lambda o: operations.decide(**told(indicator="glory.target")),
     "사업 jobs.job_cafe에는 'glory' 지표가 없습니다."),
    ("unknown programme", lambda o: operations.decide(**told(programme="jobs.nothing")), "'jobs.nothing'라는 사업이 없습니다."),
    ("no number", lambda o: operations.decide(**told(value="많이")),
     "'많이'은(는) 숫자가 아닙니다. 숫자만 적으십시오(보고할 것이 없으면 비워 두십시오)."),
    ("below zero", lambda o: operations.decide(**told(value="-1")), "0보다 작은 값은 정할 수 없습니다. 값을 확인하십시오."),
    ("ends before it begins", lambda o: operations.decide(**told(until_on=date(2030, 1, 1))),
     "끝나는 날(2030-01-01)이 시작하는 날(2031-01-01)보다 이릅니다."),
    ("retract a result", lambda o: operations.retract(
        entry=signed(o).lines.get().entry or 0, reason="typo", by="x", at=AT, key=key()),
     "정한 값만 취소할 수 있습니다. 번호를 확인하십시오."),
    ("retract without reason", lambda o: operations.retract(entry=1, reason="", by="x", at=AT, key=key()),
     "정정 사유를 고르십시오."),
    ("classify nothing", lambda o: operations.classify(
        programme="", job_type="direct", group="youth", on=TODAY, by="x", at=AT, key=key()), "분류할 사업을 고르십시오."),
    ("classify as nothing", lambda o: operations.classify(
        programme=CAFE, job_type="", group="youth", on=TODAY, by="x", at=AT, key=key()),
     "직접일자리와 간접일자리 가운데 하나를 고르십시오."),
    ("classify for nobody", lambda o: operations.classify(
        programme=CAFE, job_type="direct", group="", on=TODAY, by="x", at=AT, key=key()), "어느 대상을 위한 사업인지 고르십시오."),
    ("deliverer twice", lambda o: _name(o, operator=o), "이미 이 사업의 수행기관입니다."),
    ("nameless deliverer", lambda o: _name(o, name=" "), "수행기관의 이름을 적으십시오."),
    ("no such district", lambda o: _name(o, operator="", district="busan"), "서울시의 자치구가 아닙니다. 목록에서 고르십시오."),
    ("deliverer and district", lambda o: _name(o, district="nowon"), "수행기관이나 자치구 가운데 하나를 고르십시오."),
    ("owed by nobody", lambda o: operations.owe(programme=CAFE, since_on=TODAY), "누가 보고하는지 고르십시오."),
    ("owed every week", lambda o: operations.owe(programme=CAFE, operator=o, since_on=TODAY, every_months=2),
     "보고 주기는 1, 3, 6, 12개월 가운데 하나여야 합니다."),
    ("due at once", lambda o: operations.owe(programme=CAFE, operator=o, since_on=TODAY, due_days=0),
     "제출 기한은 기간이 끝난 뒤 1일에서 90일 사이여야 합니다."),
    ("owed twice", lambda o: (owing(o), operations.owe(programme=CAFE, operator=o, since_on=TODAY)),
     "이미 보고 의무가 있습니다. 바꾸려면 먼저 지금 의무를 끝내십시오."),
    ("ended too early", lambda o: operations.stop_owing(duty=owing(o), until_on=date(2018, 1, 1)),
     "끝나는 날이 시작한 날보다 이릅니다. 날짜를 확인하십시오."),
    ("reminded though received", _remind_received, "이미 제출된 보고입니다. 독촉하지 않았습니다."),
    ("nameless key", lambda o: operations.issue_key(label="", operator=o, by="x", at=AT), "어느 시스템에 쓰는 열쇠인지 적으십시오."),
    ("nobody's key", lambda o: operations.issue_key(label="시스템", by="x", at=AT), "어느 기관의 열쇠인지 고르십시오."),
    ("key ended twice", _ended_twice, "이미 폐기된 열쇠입니다."),
    ("empty analysis", lambda o: operations.analyse(
        programme=CAFE, since_on=TODAY, until_on=TODAY, text=" ", by="x", at=AT, key=key()), "분석한 내용을 적으십시오."),
    ("backward analysis", lambda o: operations.analyse(
        programme=CAFE, since_on=TODAY, until_on=FEBRUARY[0], text="글", by="x", at=AT, key=key()),
     "분석 기간의 첫날이 마지막 날보다 늦습니다. 기간을 다시 적으십시오."),
    ("analysis of nothing", lambda o: operations.analyse(
        programme="", since_on=TODAY, until_on=TODAY, text="글", by="x", at=AT, key=key()), "어느 사업의 실적인지 고르십시오."),
    ("own mentor", lambda o: (lambda of: _mentor(of, of))(officer()),
     "자기 자신의 멘토가 될 수 없습니다. 다른 직원을 고르십시오."),
    ("foreign mentor", lambda o: _mentor(officer(), officer(division="social")), "멘토는 같은 부서의 직원이어야 합니다."),
    ("mentored twice", _mentored_twice, "이미 멘토가 지정된 직원입니다. 바꾸려면 먼저 지정을 취소하십시오."),
    ("assigned nowhere", lambda o: officer(division="mars"), "어느 부서로 배치하는지 고르십시오."),
    ("assigned to nothing", lambda o: officer(post=" "), "맡을 자리를 적으십시오(예: 일자리정책팀 예산). 이름은 적지 않습니다."),
    ("trip in the past", lambda o: trip(officer(), starts_on=TODAY - timedelta(days=1)),
     "출장과 휴가는 미리 신청해야 합니다. 오늘이나 그 뒤의 날을 적으십시오."),
    ("trip backwards", lambda o: trip(officer(), ends_on=TODAY - timedelta(days=1)), "첫날이 마지막 날보다 늦습니다. 날짜를 확인하십시오."),
    ("trip to nowhere", lambda o: trip(officer(), place=""), "어디로 가는지 적으십시오."),
    ("trip for nothing", lambda o: trip(officer(), purpose=""), "무슨 일인지 적으십시오."),
    ("neither trip nor leave", lambda o: trip(officer(), activity="party"), "출장인지 휴가인지 고르십시오."),
    ("two at once", _two_trips, "같은 날에 이미 신청한 출장이나 휴가가 있습니다."),
    ("ordered by himself", _ordered_by_himself, "자기 출장은 스스로 명령할 수 없습니다. 다른 결재권자가 명령해야 합니다."),
    ("ordered twice", _ordered_twice, "이미 명령한 출장·휴가입니다."),
    ("reported before the order", lambda o: operations.report_travel(travel=trip(officer()), report="끝", by="x", at=AT),
     "명령을 받은 출장만 결과를 보고합니다."),
]  # fmt: skip


@pytest.mark.parametrize(("act", "sentence"), [pytest.param(*row[1:], id=row[0]) for row in REFUSALS])
def test_refusals(act: Callable[[str], object], sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        act(new_operator())
    assert refused.value.sentences == (sentence,)


def test_refused_reminders_and_duties_leave_nothing() -> None:
    operator = new_operator()
    with pytest.raises(Refused):
        _remind_received(operator)
    assert not Reminder.objects.filter(operator=operator).exists()
    assert not Duty.objects.filter(operator=operator).exists()
