"""Who owes what and when: periods, due days, what a longer return covers, coverage."""

from datetime import date

import pytest

from iljari.desks.returns import operations, queries
from iljari.desks.returns.models import Return
from iljari.desks.returns.operations import Number
from iljari.kernel.districts import DISTRICTS
from iljari.web import due
from tests.desks.returns.people import (
    AT,
    CAFE,
    FEBRUARY,
    JANUARY,
    TODAY,
    drafted,
    new_operator,
    number,
    owing,
    signed,
    submitted,
)

pytestmark = pytest.mark.django_db
WORKS = "jobs.local_community_jobs"


@pytest.mark.parametrize(
    ("since", "every", "until", "today", "expected"),
    [
        (date(2019, 1, 1), 1, None, date(2019, 3, 15), [("2019-01-01", "2019-01-31"), ("2019-02-01", "2019-02-28")]),
        (date(2019, 1, 1), 1, None, date(2019, 2, 28), [("2019-01-01", "2019-01-31")]),
        (date(2019, 1, 1), 1, None, date(2019, 3, 1), [("2019-01-01", "2019-01-31"), ("2019-02-01", "2019-02-28")]),
        (date(2019, 1, 20), 1, date(2019, 1, 31), date(2019, 9, 1), [("2019-01-01", "2019-01-31")]),
        (date(2018, 1, 1), 6, None, date(2019, 3, 15), [("2018-01-01", "2018-06-30"), ("2018-07-01", "2018-12-31")]),
        (date(2018, 4, 1), 12, None, date(2019, 3, 31), []),
        (date(2018, 4, 1), 12, None, date(2019, 4, 1), [("2018-04-01", "2019-03-31")]),
    ],
)  # fmt: skip
def test_periods(
    since: date, every: int, until: date | None, today: date, expected: list[tuple[str, str]]
) -> None:
    duty = owing(new_operator(), since_on=since, every_months=every, until_on=until)
    assert [(str(first), str(last)) for first, last in queries.periods_of(duty, today)] == expected


def _states(operator: str) -> dict[str, str]:
    return {str(one.until_on)[:7]: one.state for one in queries.owed(TODAY, operator=operator)}


def test_a_return_is_owed_until_it_is_handed_in() -> None:
    operator = new_operator()
    owing(operator)
    assert _states(operator) == {"2019-01": "missing", "2019-02": "missing"}
    assert [one.until_on for one in queries.overdue(TODAY, operator=operator)] == [JANUARY[1], FEBRUARY[1]]
    paper = drafted(operator)
    assert _states(operator)["2019-02"] == "draft"
    operations.submit(paper=paper, by="drafter", at=AT)
    assert _states(operator)["2019-02"] == "submitted"
    assert [one.until_on for one in queries.overdue(TODAY, operator=operator)] == [JANUARY[1]]
    operations.send_back(paper=paper, by="officer", remark="다시", at=AT)
    assert len(queries.overdue(TODAY, operator=operator)) == 2


@pytest.mark.parametrize(
    ("today", "late"), [(date(2019, 2, 10), 0), (date(2019, 2, 11), 1), (date(2019, 3, 20), 2)]
)
def test_overdue_from_the_day_after_the_due_day(today: date, late: int) -> None:
    operator = new_operator()
    owing(operator, due_days=10)
    assert len(queries.overdue(today, operator=operator)) == late


def test_what_is_late_is_counted_once_for_every_screen() -> None:
    """
    one operator, January and February late -> 2 returns of 1 deliverer; the first page and the board tell the same number
    """
    operator = new_operator()
    owing(operator)
    mine = queries.overdue_by_deliverer(TODAY, operator=operator)
    assert (mine.returns, mine.deliverers) == (2, 1)
    assert (mine.late[0].since_on, mine.late[0].until_on) == (JANUARY[0], FEBRUARY[1])
    everybody = queries.overdue_by_deliverer(TODAY)
    assert due.counted(due.missing_returns(TODAY, queries.Names())) == everybody
    assert everybody.returns == len(queries.overdue(TODAY))


def test_a_longer_return_speaks_for_its_months() -> None:
    operator = new_operator()
    owing(operator)
    signed(operator, Number("users", "300", "people", FEBRUARY[1], JANUARY[0]))
    assert _states(operator) == {"2019-01": "covered", "2019-02": "signed"}
    assert not queries.overdue(TODAY, operator=operator)


def test_coverage_of_the_districts() -> None:
    for district in DISTRICTS:
        owing(district=district.code, programme=WORKS)
    for district in DISTRICTS[:18]:
        paper = drafted("", number("participants", 5), programme=WORKS, district=district.code)
        operations.submit(paper=paper, by="drafter", at=AT)
    for paper in Return.objects.filter(programme=WORKS, until_on=FEBRUARY[1])[:4]:
        operations.sign(paper=paper, by="signer", at=AT)
    found = queries.coverage(WORKS, *FEBRUARY, TODAY)
    assert (found.received, found.total, found.signed, found.waiting, found.missing) == (18, 25, 4, 14, 7)


def test_names_in_the_readers_language() -> None:
    operator = new_operator()
    names = queries.Names()
    assert names.of(CAFE, operator, "") == f"시험 기관 {operator}"
    assert names.of(CAFE, "", "nowon") == "노원구"
    assert names.of(CAFE, "city", "") == "일자리정책담당관"
    assert names.of("bureau.staffing", "city", "") == "정책관 전체"


def test_who_delivers() -> None:
    operator = new_operator()
    assert queries.delivers(CAFE, operator, "")
    assert not queries.delivers("labour.rest_shelter", operator, "")
    assert queries.delivers("jobs.public_works", "", "nowon")
    assert not queries.delivers(CAFE, "", "nowon")
    assert queries.delivered_by(operator, "") == [CAFE]


def test_waiting_and_span() -> None:
    operator = new_operator()
    paper = submitted(operator)
    assert paper.pk in [one.pk for one in queries.waiting([CAFE])]
    assert str(queries.span_of(paper)) == "2019-02"
