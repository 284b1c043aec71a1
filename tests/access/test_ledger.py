"""The ledger of rights (SP-01 to SP-04): who may be given what, what the ledger refuses, and that replay gives the live table."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iljari.access import ledger, offices, operations
from iljari.access.models import Right, RightEntry, Staff
from iljari.access.roles import Role
from iljari.journal.slip import Refused
from tests.access.visiting import Visitors
from tests.signing_in import account

pytestmark = pytest.mark.django_db
SEOUL = ZoneInfo("Asia/Seoul")
FIRST = date(2019, 1, 1)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=SEOUL)


def person(number: str = "kim", **told: object) -> Staff:
    return Staff.objects.create(pk=number, from_on=date(2018, 1, 1), **told)


def given_right(number: str = "kim", *, on: date = FIRST, **told: object) -> Right:
    """A right granted by lee with park's approval."""
    return operations.grant(**({
        "account": number, "role": Role.DIVISION_OFFICER, "division": "jobs", "why": "발령", "by": "lee", "approved_by": "park",
        "from_on": on, "at": at(on),
    } | told))  # type: ignore[arg-type]  # fmt: skip


REFUSED = [
    ("to oneself", {"by": "kim"}, "자기 권한"),
    ("approved by oneself", {"approved_by": "kim"}, "승인할 수 없습니다"),
    ("approved by nobody", {"approved_by": ""}, "누가 승인"),
    ("without a reason", {"why": " "}, "까닭"),
    ("no such role", {"role": "king"}, "그런 역할이 없습니다"),
    ("no place", {"division": ""}, "어느 부서"),
    ("no such place", {"division": "moon"}, "어느 부서"),
    ("two places", {"district": "nowon"}, "다른 곳에 묶을 수 없습니다"),
    ("a place for a whole role", {"role": Role.AUDITOR}, "다른 곳에 묶을 수 없습니다"),
    ("in the past", {"from_on": date(2018, 12, 31)}, "지난날"),
    ("ends before it begins", {"until_on": date(2018, 12, 1)}, "시작일보다"),
    ("not in the personnel file", {"account": "nobody"}, "인사 파일에 없거나"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "sentence"), [pytest.param(*row[1:], id=row[0]) for row in REFUSED])
def test_what_cannot_be_granted(told: dict[str, object], sentence: str) -> None:
    person()
    with pytest.raises(Refused, match=sentence):
        given_right(**told)  # type: ignore[arg-type]
    assert not RightEntry.objects.exists()


def test_the_same_right_is_granted_once() -> None:
    person()
    given_right()
    with pytest.raises(Refused, match="이미 가지고"):
        given_right()


def test_who_has_left_is_given_nothing() -> None:
    person(state=Staff.State.LEFT)
    with pytest.raises(Refused, match="일하고 있지 않은"):
        given_right()


def test_nobody_ends_or_changes_his_own() -> None:
    person()
    right = given_right()
    with pytest.raises(Refused, match="자기 권한"):
        operations.end(right=right.pk, why="싫다", by="kim", approved_by="park", at=at(FIRST))
    with pytest.raises(Refused, match="자기 권한"):
        operations.change(
            right=right.pk, why="승진", by="kim", approved_by="park", at=at(FIRST), role=Role.DIVISION_HEAD, on=FIRST,
            division="jobs",
        )  # fmt: skip
    assert Right.objects.get().ended_on is None


def test_a_change_ends_one_and_begins_another() -> None:
    person()
    right = given_right()
    day = FIRST + timedelta(days=10)
    operations.change(
        right=right.pk, why="승진", by="lee", approved_by="park", at=at(FIRST), role=Role.DIVISION_HEAD, on=day, division="jobs",
    )  # fmt: skip
    roles = {
        on: [one.role for one in Right.objects.order_by("from_on") if offices.holds(one, on)]
        for on in (day - timedelta(1), day)
    }
    assert roles == {day - timedelta(1): ["division officer"], day: ["division head"]}


def test_the_ledger_says_who_to_whom_what_why_approved_from_to() -> None:
    person()
    right = given_right(until_on=date(2019, 6, 30))
    row = RightEntry.objects.get()
    assert (row.act, row.right, row.account, row.role, row.division, row.why, row.by, row.approved_by) == (
        "granted", right.pk, "kim", "division officer", "jobs", "발령", "lee", "park"
    )  # fmt: skip
    assert (row.from_on, row.ended_on, row.recorded_at) == (FIRST, date(2019, 7, 1), at(FIRST))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_rightentry SET why = 'x'",
        "DELETE FROM access_rightentry",
        "INSERT OR REPLACE INTO access_rightentry SELECT * FROM access_rightentry",
        "TRUNCATE access_rightentry",
    ],
)
def test_the_database_keeps_the_ledger_as_it_is(statement: str) -> None:
    only = {"TRUNCATE": "postgresql", "INSERT": "sqlite"}.get(statement.split()[0], connection.vendor)
    if only != connection.vendor:
        pytest.skip(f"{only} alone knows this statement")
    person()
    given_right()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert RightEntry.objects.count() == 1


def test_the_database_lets_nobody_grant_to_himself() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        RightEntry.objects.create(
            right="r", act="granted", account="kim", role=Role.AUDITOR, from_on=FIRST, why="x", by="kim", approved_by="lee",
            recorded_at=at(FIRST),
        )  # fmt: skip


def test_revoking_works_on_the_next_request_of_a_live_session(settings: object) -> None:
    visitors = Visitors(settings)
    client = visitors("budget officer", account="money", today=FIRST)
    assert client.get("/budget/closing/").status_code == 200
    operations.end(
        right=Right.objects.get(account="money").pk, why="전보", by="lee", approved_by="park", at=at(FIRST)
    )
    assert client.get("/budget/closing/").status_code == 403


def test_an_account_with_two_rights_works_in_one_of_them(settings: object) -> None:
    visitors = Visitors(settings)
    client = visitors("division officer", account="two", today=FIRST, division="jobs")
    other = operations.grant(
        account="two",
        role=Role.BUDGET_OFFICER,
        why="겸임",
        by="lee",
        approved_by="park",
        from_on=FIRST,
        at=at(FIRST),
    )
    assert client.get("/budget/closing/").status_code == 403
    client.post("/access/mine/use/", {"right": other.pk})
    assert client.get("/budget/closing/").status_code == 200
    assert [office.role for office in offices.of(User.objects.get(username="two"), FIRST)] == [
        "division officer", "budget officer"
    ]  # fmt: skip


def test_an_account_is_one_persons(settings: object) -> None:
    """One account a person of the personnel file (SP-04): the number is the key of both."""
    account("solo", Role.AUDITOR)
    assert Staff._meta.pk is not None
    assert Staff._meta.pk.name == "hr_id"
    assert User._meta.get_field("username").unique


# --- replay ----------------------------------------------------------------------------------------------------

DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["grant", "grant_later", "end", "end_later", "change", "limit", "leave"]), st.integers(0, 3),
        st.sampled_from([Role.DIVISION_OFFICER, Role.DIVISION_HEAD]), st.sampled_from(["jobs", "labour"]), st.integers(0, 3),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(DEEDS)
def test_replay_gives_the_live_table_on_every_day(deeds: list[tuple[str, int, Role, str, int]]) -> None:
    with transaction.atomic():
        people = [person(f"p{number}") for number in range(4)]
        day = FIRST
        remembered: dict[date, set[tuple[str, ...]]] = {}
        for deed, who, role, division, passing in deeds:
            try:
                with transaction.atomic():
                    _do(deed, people[who].pk, role, division, day)
            except Refused:
                pass
            for _step in range(passing):
                remembered[day] = _live(day)
                day += timedelta(days=1)
        for later in range(40):
            on = FIRST + timedelta(days=later)
            assert {_told(row) for row in ledger.on(on)} == _live(on)
        for on, then in remembered.items():
            assert {_told(row) for row in ledger.on(on, known_at=at(on) + timedelta(hours=12))} == then
            assert {_told(row) for row in ledger.on(on)} == then
        transaction.set_rollback(True)


def _do(deed: str, who: str, role: Role, division: str, day: date) -> None:
    held = Right.objects.filter(account=who).order_by("from_on", "pk").last()
    later = day + timedelta(days=5)
    if deed in ("grant", "grant_later"):
        from_on = later if deed == "grant_later" else day
        operations.grant(
            account=who,
            role=role,
            division=division,
            why="발령",
            by="lee",
            approved_by="park",
            from_on=from_on,
            at=at(day),
        )
    elif deed == "leave":
        operations.end_all(account=who, why="퇴직", by="lee", approved_by="park", at=at(day))
    elif deed == "limit":
        review = operations.open_review(due_on=day + timedelta(days=3), by="lee", at=at(day))
        for item in review.items.order_by("pk")[:2]:
            operations.decide(item=item, confirm=True, by="lee", at=at(day))
    elif held is not None and deed == "change":
        operations.change(
            right=held.pk,
            role=role,
            division=division,
            why="전보",
            by="lee",
            approved_by="park",
            at=at(day),
            on=day,
        )
    elif held is not None:
        operations.end(
            right=held.pk,
            why="전보",
            by="lee",
            approved_by="park",
            at=at(day),
            on=later if deed == "end_later" else None,
        )


def _told(right: RightEntry | Right) -> tuple[str, ...]:
    return (
        right.right if isinstance(right, RightEntry) else right.pk,
        right.account,
        right.role,
        right.division,
    )


def _live(day: date) -> set[tuple[str, ...]]:
    return {_told(right) for right in Right.objects.all() if offices.holds(right, day)}
