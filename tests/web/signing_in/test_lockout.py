"""Closed doors (SP-06): five failures close an account for a quarter of an hour, an address waits longer each time."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from iljari.access.models import LogRow
from iljari.web.signing_in import lockout
from iljari.web.signing_in.models import Strike
from tests.journal.scratch import ROOT, Scratch
from tests.web.signing_in.people import PASSWORD, Somebody, said, somebody

AT = datetime(2018, 11, 15, 10, 0, tzinfo=UTC)


def after(seconds: float = 0, *, minutes: float = 0) -> datetime:
    """That much later."""
    return AT + timedelta(seconds=seconds, minutes=minutes)


@pytest.mark.django_db
def test_five_failures_close_an_account_for_fifteen_minutes_wherever_they_come_from() -> None:
    for at in range(5):
        lockout.strike("kim", f"10.0.0.{at}", now=after(at))
    with pytest.raises(lockout.Closed) as closed:
        lockout.strike("kim", "10.0.0.9", now=after(5))
    assert closed.value.until == after(4) + timedelta(minutes=15)
    lockout.strike("lee", "10.0.0.9", now=after(5))
    lockout.strike("kim", "10.0.0.9", now=after(5, minutes=15))


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["KIM", " kim ", "ｋｉｍ"])
def test_an_account_is_one_however_its_name_is_typed(typed: str) -> None:
    for _ in range(5):
        lockout.strike("kim", "", now=AT)
    assert lockout.closed_until(typed, "", now=AT) == after(minutes=15)


@pytest.mark.django_db
def test_an_address_waits_longer_each_time_whatever_names_it_tries() -> None:
    """
    | failure | seconds until the next |
    |---------|------------------------|
    | 5       | 0                      |
    | 6 … 8   | 2, 4, 8                |
    | 14 …    | 512, then 900          |
    """
    waits, now = [], AT
    for at in range(17):
        lockout.strike(f"name{at}", "10.0.0.1", now=now)
        until = lockout.closed_until("", "10.0.0.1", now=now)
        waits.append((until - now).total_seconds() if until else 0)
        now = max(until or now, now)
    assert waits == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


@pytest.mark.django_db
def test_what_was_no_failure_is_taken_back() -> None:
    for _ in range(20):
        lockout.strike("kim", "10.0.0.1", now=AT)
        lockout.forgive("kim", "10.0.0.1")
    assert lockout.closed_until("kim", "10.0.0.1", now=AT) is None
    for _ in range(4):
        lockout.strike("kim", "", now=AT)
    lockout.strike("kim", "", now=AT)
    lockout.forgive("kim", "")
    assert lockout.closed_until("kim", "", now=AT) is None, "the fifth was right"


@pytest.mark.django_db
def test_failures_are_forgotten_in_time_and_swept_away() -> None:
    for _ in range(4):
        lockout.strike("kim", "10.0.0.1", now=AT)
    lockout.strike("kim", "10.0.0.2", now=after(minutes=16))
    assert lockout.closed_until("kim", "", now=after(minutes=16)) is None
    assert lockout.sweep(now=after(minutes=90)) == 3


def test_of_forty_at_once_five_are_looked_at(scratch_database: Callable[[], Scratch]) -> None:
    """Four processes, ten threads each, on a database of their own: SQLite or PostgreSQL, as the run says."""
    database = scratch_database()
    command = [sys.executable, "-m", "tests.web.signing_in.guessing"]
    running = [
        subprocess.Popen(command, cwd=ROOT, env=database.environment, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    told = [process.communicate(timeout=300)[0] for process in running]
    assert sum(int(number) for number in told) == 5


@pytest.mark.django_db
def test_the_screen_says_until_when_and_the_right_password_does_not_open() -> None:
    one = somebody()
    for _ in range(5):
        one.password("틀린 비밀번호")
    answer = one.password()
    until = timezone.localtime(lockout.closed_until(one.name, "", now=timezone.now())).strftime("%H:%M:%S")
    assert (answer.status_code, f"다섯 번 틀려 {until}까지 들어올 수 없습니다." in said(answer)) == (
        429,
        True,
    )
    assert (one.is_in, LogRow.objects.latest("seq").reason) == (False, "closed")


@pytest.mark.django_db
def test_a_name_that_nobody_has_is_closed_in_the_same_words() -> None:
    one = somebody()
    for _ in range(5):
        one.password(PASSWORD, "nobody-has-this-name")
    answer = one.password(PASSWORD, "nobody-has-this-name")
    assert (answer.status_code, "까지 들어올 수 없습니다." in said(answer)) == (429, True)


@pytest.mark.django_db
def test_failures_of_the_second_factor_count_for_the_same_door() -> None:
    one = somebody()
    one.password()
    for _ in range(5):
        one.show("000000")
    answer = one.show()
    assert (answer.status_code, one.is_in) == (429, False)
    assert Somebody(one.user, Client()).password().status_code == 429


@pytest.mark.django_db
def test_the_password_is_no_way_round_the_second_factors_count() -> None:
    one = somebody()
    for _ in range(4):
        one.password()
        one.show("000000")
    one.password()
    one.show("000000")
    assert Somebody(one.user, Client()).password().status_code == 429


@pytest.mark.django_db
def test_coming_in_forgets_the_failures_of_the_account_but_not_of_the_address() -> None:
    one = somebody()
    for _ in range(4):
        one.password("틀린 비밀번호")
    one.come_in()
    assert [row.count for row in Strike.objects.all()] == [4]


@pytest.mark.django_db
def test_nothing_that_was_typed_stands_in_the_table() -> None:
    somebody().password("틀린 비밀번호", "typed-as-a-name")
    assert not [
        row for row in Strike.objects.values_list("door", flat=True) if "typed" in row or "10." in row
    ]
