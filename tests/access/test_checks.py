"""The plan of checks: what is due and when, whose rows are drawn, that the checker is not the one checked (SP-18)."""

from datetime import date, datetime
from typing import Any

import pytest

from iljari.access import checks, log
from iljari.access.alerts.day import SEOUL
from iljari.access.models import Check, CheckPlan
from tests.access.desk import CONTACT, person, request
from tests.access.visiting import Visitors

pytestmark = pytest.mark.django_db


def wrote(account: str, day: str, act: str = "view", number: int = 1) -> None:
    moment = datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=SEOUL)
    for each in range(number):
        log.record(request(account, at=moment), subjects=[person(each)], purpose=CONTACT, act=act)


def test_without_a_plan_it_is_each_month_within_ten_days() -> None:
    assert checks.spans(date(2018, 11, 15)) == []
    wrote("jobs-officer", "2018-09-20")
    found = [
        (str(one.starts_on), str(one.due_on), one.late(date(2018, 11, 10)))
        for one in checks.spans(date(2018, 11, 10))
    ]
    assert found == [("2018-10-01", "2018-11-10", False), ("2018-09-01", "2018-10-10", True)]
    assert len(checks.overdue(date(2018, 11, 11))) == 2


def test_a_new_plan_holds_from_its_day_on() -> None:
    wrote("jobs-officer", "2018-01-20")
    CheckPlan.objects.create(
        starts_on=date(2018, 4, 1), cycle_months=3, due_days=20, method="셋에 하나", decided_by="privacy"
    )
    found = [
        (str(one.starts_on), str(one.ends_before), str(one.due_on)) for one in checks.spans(date(2018, 8, 1))
    ]
    assert found == [
        ("2018-04-01", "2018-07-01", "2018-07-20"),
        ("2018-03-01", "2018-04-01", "2018-04-10"),
        ("2018-02-01", "2018-03-01", "2018-03-10"),
        ("2018-01-01", "2018-02-01", "2018-02-10"),
    ]


def begun(checker: str = "privacy") -> Check:
    span = checks.spans(date(2018, 11, 15))[-1]
    return checks.begin(span, checker=checker, at=datetime(2018, 11, 15, tzinfo=SEOUL))


def test_exports_and_unmaskings_are_drawn_first_and_ones_own_rows_never() -> None:
    wrote("jobs-officer", "2018-10-03", number=40)
    wrote("jobs-officer", "2018-10-04", "unmask", number=3)
    wrote("nowon", "2018-10-05", "export", number=2)
    wrote("privacy", "2018-10-06", "export", number=4)
    wrote("jobs-officer", "2018-11-01", "export")
    check = begun()
    rows = [one.row for one in check.rows.select_related("row")]
    assert (check.row_count, check.own_count, len(rows)) == (49, 4, 20)
    assert {row.account for row in rows} == {"jobs-officer", "nowon"}
    assert sum(row.act in ("export", "unmask") for row in rows) == 5
    assert begun().pk == check.pk
    assert begun("auditor").pk != check.pk


def test_a_span_is_done_when_somebody_else_has_looked_at_the_checkers_own_rows(settings: Any) -> None:
    """
    | finished by                  | rows of the checker that wait | done |
    | nobody                       | 0                             | no   |
    | an officer who acted, too    | 3                             | no   |
    | and a second account         | 0                             | yes  |
    """
    wrote("jobs-officer", "2018-10-03", number=40)
    wrote("jobs-officer", "2018-10-04", "export", number=30)
    wrote("privacy", "2018-10-06", number=3)
    told = []
    for checker in ("", "privacy", "second"):
        if checker:
            check = begun(checker)
            Check.objects.filter(pk=check.pk).update(finished_at=check.begun_at)
        (span,) = checks.spans(date(2018, 11, 15))
        told.append((span.waiting, span.done, bool(checks.overdue(date(2018, 11, 15)))))
        if checker == "privacy":
            page = Visitors(settings)("privacy officer").get("/access/checks/").content.decode()
            assert "점검자 자신의 기록 3줄이 다른 점검자를 기다림" in page
    assert told == [(0, False, True), (3, False, True), (0, True, False)]
    assert check.rows.filter(row__account="privacy").count() == 3, "the second meets them first"


def test_a_check_is_carried_out_on_screen(settings: Any) -> None:
    """
    | step                                          | finished |
    | a row without a finding                       | no       |
    | an improper row without a follow-up           | no       |
    | every row judged, with the follow-up          | yes      |
    | somebody else's check                         | 404      |
    | by the auditor, who reads only                | 403      |
    """
    wrote("jobs-officer", "2018-10-03", number=2)
    visitors = Visitors(settings)
    privacy, other = visitors("privacy officer"), visitors("privacy officer", account="another")
    auditor = visitors("auditor")
    assert privacy.post("/access/checks/begin/", {"span": "2018-10-01"}).status_code == 302
    check = Check.objects.get()
    address, (first, second) = f"/access/checks/{check.pk}/", check.rows.order_by("pk")
    answers = {f"finding-{first.pk}": "proper", f"finding-{second.pk}": "", "finish": "1"}
    follow_up = {f"finding-{second.pk}": "improper"}
    for told, status, done in (
        (answers, 302, False),
        (answers | follow_up, 302, False),
        (answers | follow_up | {"follow_up": "교육하고 다시 점검한다."}, 302, True),
    ):
        assert other.post(address, told).status_code == 404
        assert auditor.post(address, told).status_code == 403
        assert privacy.post(address, told).status_code == status
        check.refresh_from_db()
        assert (check.finished_at is not None) is done
    assert checks.overdue(date(2018, 11, 15)) == []
    assert [one.get(address).status_code for one in (privacy, other, auditor)] == [200, 200, 200]
    assert "/access/checks/begin/" not in auditor.get("/access/checks/").content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("privacy officer", 200),
        ("auditor", 200),
        ("administrator", 403),
        ("division officer", 403),
        ("bureau head", 403),
    ],
)
def test_who_runs_the_system_does_not_check_its_use(role: str, status: int, settings: Any) -> None:
    place = {"division": "jobs"} if role.startswith("division") else {}
    assert Visitors(settings)(role, **place).get("/access/checks/").status_code == status


def test_a_late_check_stands_on_the_bureaus_front_page(loaded: date, settings: Any) -> None:
    wrote("jobs-officer", "2018-09-20")
    visitors = Visitors(settings)
    for role, place, told in (
        ("privacy officer", {}, True),
        ("bureau head", {}, True),
        ("district officer", {"district": "nowon"}, False),
    ):
        assert ("접속기록 점검이" in visitors(role, **place).get("/").content.decode()) is told
