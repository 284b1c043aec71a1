"""Requests of subjects: the ten days, what may wait, what may be refused on which ground, what is done; stops; the file."""

from datetime import date, datetime
from typing import Any

import pytest

from iljari.access.log.recording import LogAct
from iljari.journal.slip import Refused
from iljari.registry import erasure, facts, identity, persons, retention
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v
from iljari.registry.models import Person, PersonFact, ProcessingStop, SubjectRequest
from iljari.registry.subject import counters, requests, stops
from iljari.registry.subject import file as files
from tests.registry.people import DURI, HANA, OFFICER, SEOUL, at

pytestmark = pytest.mark.django_db


def registered(who: list[Given] = HANA) -> str:
    return persons.register(who, by=OFFICER, recorded_at=at(1))


def asked(
    person: str, kind: str = "access", wanted: str = "이름을 '김한아'로", day: int = 2
) -> SubjectRequest:
    return requests.receive(person, kind=kind, wanted=wanted, channel="paper", by=OFFICER, at=at(day))


def test_ten_days_from_the_day_of_receipt() -> None:
    one = requests.receive(
        registered(),
        kind="access",
        wanted="",
        channel="paper",
        by=OFFICER,
        at=at(9),
        received_on=date(2018, 1, 4),
    )
    assert one.due_on == date(2018, 1, 14)
    assert list(requests.overdue(date(2018, 1, 14))) == []
    assert list(requests.overdue(date(2018, 1, 15))) == [one]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": "whim"}, "무엇을 요구하는지"),
        ({"channel": "smoke"}, "어떻게 요구했는지"),
        ({"received_on": date(2018, 2, 1)}, "받은 날"),
        ({"kind": "correction", "wanted": " "}, "무엇을 어떻게 고쳐야"),
        ({"subject": "p_nobody"}, "등록부에 없는"),
        ({"wanted": "900101-1234567"}, "주민등록번호"),
        ({"wanted": "가" * 2001}, "2,000자까지"),
    ],
)
def test_what_is_not_a_request(changed: dict[str, Any], sentence: str) -> None:
    told: dict[str, Any] = {
        "kind": "access",
        "wanted": "",
        "channel": "paper",
        "by": OFFICER,
        "at": at(2),
        **changed,
    }
    with pytest.raises(Refused, match=sentence):
        requests.receive(told.pop("subject", None) or registered(), **told)


def test_the_same_request_is_not_received_twice_at_a_time() -> None:
    person = registered()
    one = asked(person)
    with pytest.raises(Refused, match="이미 접수"):
        asked(person)
    requests.decide(one.pk, decision="refused", ground="law_forbids", by=OFFICER, on=at(3).date())
    asked(person, day=4)


@pytest.mark.parametrize(
    ("kind", "until", "reason", "on", "sentence"),
    [
        ("access", "2018-02-01", "gathering", "2018-01-05", ""),
        ("correction", "2018-02-01", "gathering", "2018-01-05", "열람만 미룰 수"),
        ("stop", "2018-02-01", "gathering", "2018-01-05", "열람만 미룰 수"),
        ("access", "2018-01-12", "gathering", "2018-01-05", "뒤의 날을"),
        ("access", "2018-02-01", "whim", "2018-01-05", "사유를 고르십시오"),
        ("access", "2018-02-01", "gathering", "2018-01-13", "기한이 지난"),
    ],
)
def test_only_access_may_wait_and_only_with_a_reason(
    kind: str, until: str, reason: str, on: str, sentence: str
) -> None:
    one = asked(registered(), kind)

    def postpone() -> SubjectRequest:
        return requests.postpone(
            one.pk, until_on=date.fromisoformat(until), reason=reason, by=OFFICER, on=date.fromisoformat(on)
        )

    if sentence:
        with pytest.raises(Refused, match=sentence):
            postpone()
        return
    assert postpone().due_on == date(2018, 2, 1)
    with pytest.raises(Refused, match="이미 한 번"):
        postpone()


@pytest.mark.parametrize(
    ("kind", "decision", "ground", "sentence"),
    [
        ("access", "granted", "", ""),
        ("access", "partly", "harms_others", ""),
        ("access", "refused", "public_task", ""),
        ("access", "refused", "", "법이 정한 사유"),
        ("access", "refused", "contract", "법이 정한 사유"),  # a ground of stops, not of access
        ("access", "granted", "law_forbids", "사유를 고르지 않습니다"),
        ("access", "perhaps", "", "결정"),
        ("correction", "refused", "as_it_is", ""),
        ("erasure", "refused", "law_collects", ""),
        ("erasure", "partly", "held", "들어주거나 거절합니다"),
        ("stop", "refused", "law_requires", ""),
        ("stop", "refused", "as_it_is", "법이 정한 사유"),
    ],
)
def test_decisions_and_their_grounds(kind: str, decision: str, ground: str, sentence: str) -> None:
    one = asked(registered(), kind)

    def decide() -> SubjectRequest:
        return requests.decide(one.pk, decision=decision, ground=ground, by=OFFICER, on=at(3).date())

    if sentence:
        with pytest.raises(Refused, match=sentence):
            decide()
    else:
        assert decide().state == ("done" if decision == "refused" else "decided")
        with pytest.raises(Refused, match="이미 결정"):
            decide()


def done(one: SubjectRequest, **told: Any) -> SubjectRequest:
    requests.decide(one.pk, decision="granted", by=OFFICER, on=at(3).date())
    return requests.carry_out(one.pk, by=OFFICER, at=at(4), **told)


def test_a_correction_supersedes_and_what_was_known_stays() -> None:
    person = registered()
    name = PersonFact.objects.get(person=person, kind="name")
    right = Given(kind="name", value=v.Name("김한아"), source="document", evidence="identity_card")
    one = done(asked(person, "correction"), corrections=[(name.pk, right)])
    assert one.outcome == f"{person}.name.2"
    assert persons.facts_of(person, date(2018, 1, 9)).value("name").text == "김한아"
    assert persons.facts_of(person, date(2018, 1, 9), known_at=at(2)).value("name").text == "김하나"
    assert PersonFact.objects.get(pk=one.outcome).reason == "subject_request"


def test_another_persons_fact_is_not_corrected_and_nothing_is_done() -> None:
    person, other = registered(), registered(DURI)
    one = asked(person, "correction")
    theirs = PersonFact.objects.get(person=other, kind="name")
    with pytest.raises(Refused, match="이 사람의 항목이 아닙니다"):
        done(one, corrections=[(theirs.pk, Given(kind="name", value=v.Name("김한아")))])
    one.refresh_from_db()
    assert one.state == "decided"
    with pytest.raises(Refused, match="하나 이상"):
        requests.carry_out(one.pk, by=OFFICER, at=at(4))


def test_deletion_is_erasure() -> None:
    person = registered()
    one = done(asked(person, "erasure", "지워 주십시오"))
    assert not Person.objects.filter(pk=person).exists()
    one.refresh_from_db()
    assert (one.state, one.outcome, one.wanted) == ("done", "erased", None)


def test_deletion_stops_at_a_hold_and_says_so() -> None:
    person = registered()
    one = asked(person, "erasure")
    retention.hold(ground="lawsuit", by=OFFICER, at=at(2), subject=person)
    with pytest.raises(Refused, match="소송·수사"):
        requests.decide(one.pk, decision="granted", by=OFFICER, on=at(3).date())
    requests.decide(one.pk, decision="refused", ground="held", by=OFFICER, on=at(3).date())
    assert Person.objects.filter(pk=person).exists()


# --- stops --------------------------------------------------------------------------------------------------------


class _Desk:
    today = date(2018, 1, 9)


@pytest.mark.parametrize(
    ("act", "purpose", "refused"),
    [
        ("view", "registry.facts", False),  # listed and shown masked: that is keeping
        ("search", "registry.facts", False),
        ("unmask", "registry.facts", True),
        ("change", "registry.facts", True),
        ("print", "registry.facts", True),
        ("export", "registry.facts", True),
        ("export-ask", "registry.facts", True),
        ("export", "privacy.own", False),
        ("change", "privacy.correction", False),
        ("erase", "registry.facts", False),
    ],
)
def test_a_stop_refuses_uses_but_not_the_subjects_rights(act: str, purpose: str, refused: bool) -> None:
    from django.core.exceptions import PermissionDenied

    from iljari.access.purposes import Purpose

    person, other = registered(), registered(DURI)
    done(asked(person, "stop"))
    told = Purpose.every.get(purpose) or Purpose(purpose, ko="-", en="-", fields=("name",), basis="-")

    def gate(whom: list[str]) -> None:
        stops.gate(_Desk(), whom, told, LogAct(act))  # type: ignore[arg-type]

    gate([other])
    if refused:
        with pytest.raises(PermissionDenied, match="처리정지"):
            gate([other, person])
        with pytest.raises(Refused, match="처리정지"):
            stops.refuse([person], on=_Desk.today)
    else:
        gate([other, person])


def test_a_stop_reaches_every_id_and_ends_when_it_is_lifted() -> None:
    person, other = registered(), registered(DURI)
    done(asked(person, "stop"))
    identity.join(person, other, reason="identity_checked", by=OFFICER, recorded_at=at(5))
    assert stops.stopped([other], on=date(2018, 1, 9)) == {other}
    with pytest.raises(Refused, match="이미 처리가 정지"):
        stops.stop(other, by=OFFICER, at=at(6))
    stops.lift(ProcessingStop.objects.get().pk, by=OFFICER, on=date(2018, 1, 10))
    assert stops.stopped([person, other], on=date(2018, 1, 11)) == set()
    stops.refuse([person], on=date(2018, 1, 11))


# --- the file -----------------------------------------------------------------------------------------------------


def test_the_file_holds_every_table_and_every_id() -> None:
    person, other = registered(), registered(DURI)
    identity.join(person, other, reason="identity_checked", by=OFFICER, recorded_at=at(2))
    asked(person, wanted="모두 보여 주십시오", day=3)
    retention.hold(ground="audit", by=OFFICER, at=at(3), subject=other)
    whole = {part.keeping.label: part for part in files.of(other, whole=True)}
    assert {
        "registry.Person", "registry.PersonFact", "registry.SubjectRequest", "registry.Hold", "journal.Entry",
    } <= set(whole)  # fmt: skip
    told = str(files.as_json(other, list(whole.values()), at=datetime(2018, 1, 9, tzinfo=SEOUL)))
    for value in (
        "김하나",
        "이두리",
        "010-1234-5678",
        "hana@example.kr",
        "모두 보여 주십시오",
        "동일인 연결",
    ):
        assert value in told, value
    masked = str([part.rows for part in files.of(other, whole=False)])
    for value in ("김하나", "010-1234-5678", "모두 보여"):
        assert value not in masked, value
    assert [sheet.name for sheet in files.as_sheets(list(whole.values()))]


def test_after_erasure_the_file_holds_opaque_rows_only() -> None:
    person = registered()
    asked(person)
    erasure.erase(person, reason="consent", by=OFFICER, at=at(3))
    told = {part.keeping.label: part.rows for part in files.of(person, whole=True)}
    assert "registry.PersonFact" not in told
    assert "김한아" not in str(told)


# --- the counters -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "warns"), [(39_999, False), (40_000, True), (60_000, True)])
def test_counters_warn_at_four_fifths(count: int, warns: bool) -> None:
    assert counters.Counter("sensitive", "-", "-", count, 50_000).warns is warns


def test_counters_count_persons_once() -> None:
    person = registered()
    registered(DURI)
    for code in ("disabled", "low_income"):
        fact = Given(kind="vulnerable_group", value=v.VulnerableGroup(code), effective_on=date(2018, 1, 1), source="office",
                     evidence="welfare_system")  # fmt: skip
        facts.state(person, fact, by=OFFICER, recorded_at=at(2))
    assert {one.code: one.count for one in counters.counters()} == {"all": 2, "sensitive": 1, "linked": 1}
