"""Many writers at once: no budget line is ever overdrawn, and the test knows when the guard is missing."""

from collections.abc import Callable

import pytest
from django.db import connection

from iljari.journal import locks
from tests.journal.scratch import FULL, VENDOR, Scratch

PROCESSES, POSTINGS = (16, 1000) if FULL else (16, 60)
pytestmark = pytest.mark.xdist_group("stress")


def test_sixteen_writers_never_overdraw_a_line(scratch_database: Callable[[], Scratch]) -> None:
    """
    Sixteen processes, each with its own connection, hand in commitments, expenditures, voidings, virements, reversals
    and supplementary money on five lines, on days drawn from the whole year. Then every place of the chain is replayed:

    | at every place, on every day                                 | is   |
    |--------------------------------------------------------------|------|
    | taken from a line beyond what it had                         | none |
    | spent or voided beyond a commitment                          | none |
    | postings that failed otherwise than by a refusal             | none |
    | faults of the chain                                          | none |
    | difference of the limits' counters from the entries          | none |
    """
    told = scratch_database().run("crowd", PROCESSES, POSTINGS, 1, "none", timeout=3600)
    assert told["errors"] == []
    assert told["overdrafts"] == []
    assert told["chain"] == []
    assert told["left"] == told["reckoned"]
    assert told["asked"] == PROCESSES * POSTINGS == told["written"] + told["refused"]
    assert told["written"] > told["asked"] // 4
    assert told["refused"] > told["asked"] // 20


def test_without_the_guard_the_same_writers_overdraw(scratch_database: Callable[[], Scratch]) -> None:
    """The same test finds overdrafts as soon as `limits.broken` finds nothing: it does test the guard."""
    told = scratch_database().run("crowd", 4, 60, 1, "guard")
    assert told["errors"] == []
    assert told["overdrafts"] != []
    assert told["chain"] == []


@pytest.mark.skipif(VENDOR != "postgresql", reason="SQLite has one writer at a time and needs no lock by key")
def test_without_the_locks_the_same_writers_overdraw(scratch_database: Callable[[], Scratch]) -> None:
    """Each looks and finds enough, all take: with the limits checked but not locked, PostgreSQL lets it happen."""
    told = scratch_database().run("crowd", 16, 30, 1, "locks")
    assert told["overdrafts"] != []


RUSHES = (
    # asked by twelve at once               let in  told to the others
    ("the same posting", 12, ""),
    ("another content under one key", 1, "같은 번호(other)로 다른 내용이 이미 기록되어 있습니다."),
    ("the same commitment number", 1, "원인행위 번호 n-1은(는) 예산과목 2019:spec에 이미 있습니다."),
    ("the same reversal", 1, "은 이미 되돌렸습니다. 되돌림은 한 번만 할 수 있습니다."),
    ("the last money of a line", 1, "예산과목 2019:spec: 예산현액을 넘습니다."),
)


def test_of_many_who_ask_for_the_same_one_gets_it(scratch_database: Callable[[], Scratch]) -> None:
    """
    | asked by twelve at once        | let in                                | told to the others           |
    |--------------------------------|---------------------------------------|------------------------------|
    | the same posting               | all, with one and the same receipt    |                              |
    | another content under one key  | one                                   | the key is taken             |
    | the same commitment number     | one                                   | the number is taken          |
    | the same reversal              | one                                   | it is taken back already     |
    | the last money of a line       | one                                   | nothing is left              |
    | numbers of a month being signed| those before the signature            | the month is closed          |
    """
    told = scratch_database().run("rush", 12)
    for name, let_in, sentence in RUSHES:
        answers = told[name]
        assert [answer for answer in answers if answer[0] == "error"] == [], name
        assert sum(answer[0] == "in" for answer in answers) == let_in, (name, answers)
        assert all(sentence in answer[1] for answer in answers if answer[0] == "refused"), (name, answers)
    assert len({tuple(answer) for answer in told["the same posting"]}) == 1
    closed = told["a month that is being signed off"]
    assert {answer[0] for answer in closed} <= {"in", "refused"}
    assert all("보고는 이미 확정되었습니다" in answer[1] for answer in closed if answer[0] == "refused")
    assert told["after the signature"] == 0
    assert told["chain"] == []


@pytest.mark.skipif(VENDOR != "postgresql", reason="SQLite has one writer at a time and needs no lock by key")
@pytest.mark.django_db
def test_a_long_load_does_not_run_out_of_locks() -> None:
    """Twenty thousand limits in one transaction, where the server's table holds some six thousand locks."""
    locks.lock_keys(f"limit:{number}" for number in range(20_000))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        (held,) = cursor.fetchone()
    assert 1_000 < held <= 2_048
