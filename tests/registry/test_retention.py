"""How long things are kept: what is due on which day, what a hold keeps back, what waits for a review, and that a run leaves nothing."""

from datetime import date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from iljari.access.log.recording import append
from iljari.access.models import Alert, Check, CheckedRow, Right
from iljari.access.operations import granting
from iljari.acts.identity import SubjectsJoined
from iljari.desks.returns.models import Analysis, Return, Step
from iljari.journal.slip import Refused
from iljari.registry import erasure, facts, identity, persons, retention
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v
from iljari.registry.models import (
    Cleaning,
    ErasureEntry,
    LikelyPair,
    OrganisationFile,
    Person,
    PersonFact,
    SubjectRequest,
)
from iljari.registry.subject import requests
from iljari.web.cli import main
from iljari.web.signing_in.models import Session
from tests.registry.people import DURI, HANA, OFFICER, SEOUL, SERI, at

pytestmark = pytest.mark.django_db

NIGHT = datetime(2030, 1, 1, 3, tzinfo=SEOUL)


def registered(who: list[Given], day: int = 1) -> str:
    """Registered in January 2018."""
    return persons.register(who, by=OFFICER, recorded_at=at(day))


def ready(on: str) -> dict[str, int]:
    """What may go on a day, by record class."""
    told: dict[str, int] = {}
    for one in retention.due(date.fromisoformat(on)):
        if not one.waits:
            told[one.kept_as.code] = told.get(one.kept_as.code, 0) + one.count
    return told


def run(on: str) -> int:
    return retention.run(by=OFFICER, at=NIGHT, on=date.fromisoformat(on))


@pytest.mark.parametrize(
    ("on", "contact", "person"),
    [
        ("2018-12-31", 0, 0),
        ("2019-01-01", 1, 0),  # a year after the last writing the telephone number and the address of mail go
        ("2022-12-31", 1, 0),
        ("2023-01-01", 1, 1),  # five years after it the person goes
    ],
)
def test_the_clock_runs_from_the_last_that_happened(on: str, contact: int, person: int) -> None:
    registered(HANA)
    found = ready(on)
    assert (found.get("contact_1y", 0), found.get("participation_5y", 0)) == (contact, person)


def test_who_was_joined_to_somebody_erased_can_still_be_erased() -> None:
    one, other = registered(HANA), registered(DURI)
    erasure.erase(one, reason="mistake", by=OFFICER, at=at(2))
    identity._post(
        SubjectsJoined, one, other, "subject_said", OFFICER, at(3)
    )  # as an older program let it come about
    assert erasure.reasons_against([other], on=at(4).date()) == []
    assert erasure.erase(other, reason="mistake", by=OFFICER, at=at(4)) == sorted([one, other])
    assert not Person.objects.exists()
    assert ErasureEntry.objects.count() == 2


def test_what_was_written_about_rows_of_the_log_goes_with_whom_they_name() -> None:
    one, other = registered(HANA), registered(DURI)
    rows = [append(at(2), [each], account="h-1", act="view") for each in (one, other)]
    check = Check.objects.create(starts_on=at(1).date(), ends_before=at(30).date(), checker="p-1", begun_at=at(31),
                                 row_count=2, own_count=0, method="x")  # fmt: skip
    for number, seq in enumerate(rows):
        noted = CheckedRow.objects.create(check_of=check, row_id=seq)
        noted.note = check.follow_up = "김하나 씨의 전화"
        noted.save()
        check.save()
        alerted("h-1", seq, seq, day=2 + number)
    erasure.erase(one, reason="mistake", by=OFFICER, at=at(9))
    assert [each.note for each in CheckedRow.objects.order_by("row_id")] == [None, "김하나 씨의 전화"]
    assert Check.objects.get().follow_up is None, "one of the rows drawn named them"
    assert [each.explanation for each in Alert.objects.order_by("pk")] == [None, "김하나 씨가 물음"]


def alerted(account: str, first: int, last: int, *, day: int) -> Alert:
    """An alert about these rows of an account, explained."""
    alert = Alert.objects.create(
        rule="volume", account=account, happened_on=at(day).date(), measure=1, threshold=0, first_row=first, last_row=last,
        raised_at=at(day + 1), due_on=at(day + 6).date(),
    )  # fmt: skip
    alert.explanation = "김하나 씨가 물음"
    alert.save()
    return alert


def test_an_explanation_goes_with_whomever_its_alert_names() -> None:
    """
    | the person erased stands                                | explanation |
    | in a row between the first and the last                 | emptied     |
    | between them, but in a row of another account           | stays       |
    | in no row of the alert (one before, one after it)       | stays       |
    """
    one, other = registered(HANA), registered(DURI)
    rows = [append(at(2), [person], account=account, act="view") for account, person in (
        ("h-3", one), ("h-1", other), ("h-1", one), ("h-2", other), ("h-2", other), ("h-3", other), ("h-3", other),
        ("h-1", other), ("h-3", one),
    )]  # fmt: skip
    named = alerted("h-1", rows[1], rows[7], day=2)
    others = alerted("h-2", rows[1], rows[7], day=2)
    around = alerted("h-3", rows[5], rows[6], day=2)
    erasure.erase(one, reason="mistake", by=OFFICER, at=at(9))
    said = [Alert.objects.get(pk=each.pk).explanation for each in (named, others, around)]
    assert said == [None, "김하나 씨가 물음", "김하나 씨가 물음"]


def test_contact_goes_before_the_person_and_the_run_leaves_nothing_due() -> None:
    one = registered(HANA)
    run("2019-06-01")
    left = set(PersonFact.objects.filter(person=one).values_list("kind", flat=True))
    assert left == {"name", "birth_on"}
    assert persons.search_exact(phone="01012345678") == []
    assert ready("2019-06-01") == {}
    run("2023-01-01")
    assert not Person.objects.filter(pk=one).exists()
    assert ErasureEntry.objects.get().reason == "retention"
    assert ready("2023-01-01") == {}


@pytest.mark.parametrize("what", ["a fact", "a request", "an entry of the one who is the same person"])
def test_whatever_happens_winds_the_clock(what: str) -> None:
    one = registered(HANA)
    later = datetime(2020, 3, 1, 9, tzinfo=SEOUL)
    if what == "a fact":
        facts.state(one, Given(kind="sex", value=v.Sex("female")), by=OFFICER, recorded_at=later)
    elif what == "a request":
        asked = requests.receive(one, kind="access", wanted="", channel="paper", by=OFFICER, at=later)
        requests.decide(asked.pk, decision="refused", ground="law_forbids", by=OFFICER, on=later.date())
    else:
        other = registered(DURI)
        identity.join(one, other, reason="identity_checked", by=OFFICER, recorded_at=later)
    assert ready("2023-01-01").get("participation_5y", 0) == 0
    assert ready("2025-03-01").get("participation_5y", 0) >= 1


def test_what_is_held_is_not_due_and_not_erased() -> None:
    one = registered(HANA)
    held = retention.hold(ground="audit", by=OFFICER, at=at(2), subject=one, note="감사 2018-7")
    assert ready("2024-01-01") == {}
    assert run("2024-01-01") == 0
    with pytest.raises(Refused, match="감사"):
        erasure.erase(one, reason="request", by=OFFICER, at=at(3))
    assert Person.objects.filter(pk=one).exists()
    retention.release(held.pk, by=OFFICER, at=at(4))
    assert ready("2024-01-01")["participation_5y"] == 1


def test_a_hold_ends_on_its_day() -> None:
    one = registered(HANA)
    retention.hold(ground="lawsuit", by=OFFICER, at=at(2), subject=one, until_on=date(2024, 7, 1))
    assert ready("2024-06-30") == {}
    assert ready("2024-07-01")["participation_5y"] == 1


def test_a_class_can_be_held_whole() -> None:
    registered(HANA)
    retention.hold(ground="public_record", by=OFFICER, at=at(2), record_class="contact_1y")
    assert "contact_1y" not in ready("2019-06-01")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "한 사람의 기록이나 한 보존 구분"),
        ({"record_class": "permanent"}, "보존기간이 있는 구분"),
        ({"subject": "p_nobody"}, "등록부에 없는 사람"),
        ({"record_class": "contact_1y", "ground": "whim"}, "왜 유예하는지"),
        ({"record_class": "contact_1y", "until_on": date(2018, 1, 1)}, "오늘보다 뒤"),
        ({"record_class": "contact_1y", "note": "900101-1234567"}, "주민등록번호"),
    ],
)
def test_a_hold_is_refused_with_a_sentence(asked: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        retention.hold(**{"ground": "audit", "by": OFFICER, "at": at(2), **asked})


def _paper() -> Return:
    """A signed return with one step, and an analysis: public records of five years."""
    paper = Return.objects.create(
        programme="jobs.job_cafe", operator="keeping_test", since_on=date(2010, 1, 1), until_on=date(2010, 1, 31),
        state="signed", drafted_by="a", signed_by="b", signed_at=datetime(2010, 2, 10, 9, tzinfo=SEOUL),
    )  # fmt: skip
    Step.objects.create(of=paper, name="signed", by="b", at=paper.signed_at)
    Analysis.objects.create(programme="jobs.job_cafe", since_on=date(2010, 1, 1), until_on=date(2010, 1, 31), text="-",
                            by="a", at=datetime(2010, 2, 20, 9, tzinfo=SEOUL))  # fmt: skip
    return paper


def test_a_public_record_waits_for_its_review() -> None:
    paper = _paper()
    on = date(2018, 11, 15)
    waiting = {one.keeping.label for one in retention.due(on) if one.waits == "review"}
    assert {"returns.Return", "returns.Analysis"} <= waiting
    run("2018-11-15")
    assert Return.objects.filter(pk=paper.pk).exists()
    retention.review("desk_paper_5y", due_until_on=date(2015, 2, 15), decision="dispose", paper="일자리정책과-1234",
                     decided_on=date(2018, 11, 1), by=OFFICER, at=datetime(2018, 11, 2, tzinfo=SEOUL))  # fmt: skip
    run("2018-11-15")
    assert not Return.objects.filter(pk=paper.pk).exists()
    assert not Step.objects.filter(of=paper.pk).exists()
    assert Analysis.objects.filter(by="a", at__year=2010).exists(), "it fell due after what the review saw"
    assert [one for one in retention.due(on) if not one.waits] == []


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"record_class": "contact_1y"}, "심의를 거치는"),
        ({"decision": "perhaps"}, "심의 결과"),
        ({"paper": " "}, "문서번호"),
        ({"decided_on": date(2019, 1, 1)}, "심의한 날"),
    ],
)
def test_a_review_is_refused_with_a_sentence(asked: dict[str, Any], sentence: str) -> None:
    told: dict[str, Any] = {
        "record_class": "desk_paper_5y", "due_until_on": date(2018, 1, 1), "decision": "dispose", "paper": "제1호",
        "decided_on": date(2018, 11, 1), "by": OFFICER, "at": datetime(2018, 11, 2, tzinfo=SEOUL),
    }  # fmt: skip
    with pytest.raises(Refused, match=sentence):
        retention.review(**{**told, **asked})


def test_uploads_and_sessions_go_when_their_time_is_over() -> None:
    OrganisationFile.objects.create(
        id="f_1", name="목록.xlsx", rows=[], uploaded_at=at(1), uploaded_by=OFFICER
    )
    assert ready("2018-03-31") == {}
    assert ready("2018-04-01") == {"upload_90d": 1}
    run("2018-04-01")
    assert not OrganisationFile.objects.exists()


# --- erasure ------------------------------------------------------------------------------------------------------


def test_erasure_takes_every_table_and_every_id_and_leaves_a_line() -> None:
    one, other, third = registered(HANA), registered(DURI), registered(SERI)
    LikelyPair.objects.create(
        person_a_id=min(one, third), person_b_id=max(one, third), score=0.5, why="phone", found_at=at(2)
    )
    identity.join(one, other, reason="identity_checked", by=OFFICER, recorded_at=at(2))
    requests.decide(
        requests.receive(one, kind="access", wanted="내 기록", channel="paper", by=OFFICER, at=at(2)).pk,
        decision="refused", ground="law_forbids", answer="안 됩니다", by=OFFICER, on=at(3).date(),
    )  # fmt: skip
    assert set(erasure.erase(other, reason="mistake", by=OFFICER, at=at(4))) == {one, other}
    assert list(Person.objects.values_list("pk", flat=True)) == [third]
    assert not PersonFact.objects.exclude(person=third).exists()
    assert not LikelyPair.objects.exists()
    left = SubjectRequest.objects.get()
    assert (left.subject, left.wanted, left.answer, left.decision) == (one, None, None, "refused")
    assert {line.subject for line in ErasureEntry.objects.all()} == {one, other}
    with pytest.raises(Refused, match="이미 파기한"):
        erasure.erase(one, reason="mistake", by=OFFICER, at=at(5))


def test_nobody_and_no_reason_are_refused() -> None:
    with pytest.raises(Refused, match="등록부에 없는"):
        erasure.erase("p_nobody", reason="mistake", by=OFFICER, at=at(1))
    one = registered(HANA)
    with pytest.raises(Refused, match="왜 파기하는지"):
        erasure.erase(one, reason="whim", by=OFFICER, at=at(1))
    assert Person.objects.filter(pk=one).exists()


def _citizen(person: str, name: str, client: Any) -> None:
    """An account with which the person signs in, and is signed in."""
    granting.grant(account=name, role="citizen", why="본인확인", by=OFFICER, approved_by="H0002", from_on=at(2).date(),
                   at=at(2), subject=person)  # fmt: skip
    client.force_login(User.objects.create(username=name))


def test_the_account_of_a_citizen_goes_with_its_sessions(client: Any) -> None:
    one, other = registered(HANA), registered(DURI)
    _citizen(one, "citizen-1", client)
    Right.objects.create(id="r1", account="citizen-2", role="citizen", subject=other, from_on=at(2).date())
    erasure.erase(one, reason="request", by=OFFICER, at=at(3))
    assert not User.objects.filter(username="citizen-1").exists()
    assert not Session.objects.exists()
    assert Right.objects.get(account="citizen-1").ended_on == at(3).date()
    assert Right.objects.get(account="citizen-2").ended_on is None


def test_an_account_that_works_here_as_well_stays(client: Any) -> None:
    one = registered(HANA)
    _citizen(one, "H0007", client)
    Right.objects.create(id="r2", account="H0007", role="counsellor", from_on=at(2).date())
    erasure.erase(one, reason="request", by=OFFICER, at=at(3))
    assert User.objects.filter(username="H0007").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE registry_erasureentry SET reason = 'mistake'",
        "DELETE FROM registry_erasureentry",
    ],
)
def test_the_ledger_is_insert_only(statement: str) -> None:
    erasure.erase(registered(HANA), reason="request", by=OFFICER, at=at(2))
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_files_line_and_the_databases_are_laid_side_by_side(settings: Any, tmp_path: Any) -> None:
    """
    | the file knows | the database knows | what happens               |
    |----------------|--------------------|----------------------------|
    | yes            | yes                | nothing                    |
    | yes            | no (older copy)    | erased again               |
    | no (lost)      | yes                | written to the file        |
    """
    settings.ERASURES = tmp_path / "erasures.jsonl"
    one, two = registered(HANA), registered(DURI)
    erasure.erase(one, reason="request", by=OFFICER, at=at(2))
    assert erasure.apply_again() == 0
    settings.ERASURES.write_text(
        f'{{"subject": "{two}", "reason": "request", "by": "{OFFICER}", "request": "", "at": "{at(2).isoformat()}"}}\n'
        '{"subject": "p_unfinished"'
    )
    assert erasure.apply_again() == 1
    assert not Person.objects.exists()
    told = settings.ERASURES.read_text()
    assert told.count("\n") == 2
    assert one in told
    assert "p_unfinished" not in told
    settings.ERASURES.write_text("?\n")
    with pytest.raises(erasure.Damaged, match="1번째 줄"):
        erasure.apply_again()


def test_encrypted_columns_stay_out_of_postgresqls_statistics() -> None:
    from iljari.access.stores import Column, of

    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps no samples")
    for store in [*of("registry"), *of("index")]:
        if isinstance(store, Column):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT attstattarget FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s",
                    [store.model._meta.db_table, store.field.column],
                )
                assert cursor.fetchone()[0] == 0, str(store)


def test_the_command_lists_and_leaves_nothing_due(capsys: pytest.CaptureFixture[str], settings: Any) -> None:
    """What the nightly run says; overwriting the files is shown by the drill, for it runs outside any transaction."""
    settings.ILJARI_TODAY = date(2018, 4, 1)
    OrganisationFile.objects.create(
        id="f_1", name="목록.xlsx", rows=[], uploaded_at=at(1), uploaded_by=OFFICER
    )
    assert main(["retention", "--list"]) == 0
    told = capsys.readouterr().out
    assert "registry.OrganisationFile 1건" in told
    assert OrganisationFile.objects.exists()
    assert main(["retention", "--list", "--on", "2018-03-01"]) == 0
    assert "없습니다" in capsys.readouterr().out
    OrganisationFile.objects.all().delete()
    retention.run(by=OFFICER, at=at(1), on=date(2018, 4, 1))  # what other tests left in this database
    last = ErasureEntry.objects.order_by("pk").last()
    Cleaning.objects.create(at=at(1), by=OFFICER, last_entry=last.pk if last else 0, seconds=0)
    assert main(["retention"]) == 0
    assert "남은 것: 0건" in capsys.readouterr().out
