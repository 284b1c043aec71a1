"""Review: interests first, points within range, dispersion; the committee's deliberation."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from iljari.desks.intake import operations, queries
from iljari.desks.intake.models import Application, Call
from iljari.journal import read
from iljari.journal.slip import Refused
from tests.desks.intake import desk
from tests.desks.intake.desk import AFTER, DURING, REVIEWERS, do

pytestmark = pytest.mark.django_db

ONE, TWO, _ = REVIEWERS
GOOD = {"plan": "30", "amount": "15", "ability": "15.25", "value": "10"}


@pytest.fixture
def to() -> Call:
    made = desk.call()
    for reviewer in (ONE, TWO):
        do(operations.assign, call=made, reviewer=reviewer)
    return made


@pytest.fixture
def paper(to: Call) -> Application:
    return desk.apply(to)


def declare(paper: Application, by: str = ONE, conflict: bool = False, ground: str = "") -> Any:
    return do(operations.declare, application=paper, conflict=conflict, ground=ground, by=by, at=AFTER)


def score(paper: Application, by: str = ONE, **points: str) -> Any:
    return do(operations.score, application=paper, points=GOOD | points, by=by, at=AFTER)


@pytest.mark.parametrize(
    ("before", "by", "points", "sentence"),
    [
        # declared    who scores   points               what is said
        ("none", ONE, {}, ""),
        ("", ONE, {}, "먼저 이 신청과 이해관계가 있는지"),
        ("kin", ONE, {}, "이해관계가 있어"),
        ("none", TWO, {}, "먼저 이 신청과 이해관계가 있는지"),
        ("none", "somebody", {}, "심사위원이 아닙니다"),
        ("none", ONE, {"plan": "0"}, ""),
        ("none", ONE, {"plan": "40"}, ""),
        ("none", ONE, {"plan": "40.01"}, "0점부터 40점까지"),
        ("none", ONE, {"plan": "-1"}, "0점부터 40점까지"),
        ("none", ONE, {"plan": "12.345"}, "소수 둘째 자리"),
        ("none", ONE, {"plan": "many"}, "0점부터 40점까지"),
        ("none", ONE, {"plan": "1/0"}, "0점부터 40점까지"),
        ("none", ONE, {"plan": "1/2"}, "0점부터 40점까지"),
        ("none", ONE, {"plan": "1e999999999"}, "0점부터 40점까지"),
        ("none", ONE, {"beauty": "1"}, "심사 기준마다"),
    ],
)
def test_who_scores_what(
    paper: Application, before: str, by: str, points: dict[str, str], sentence: str
) -> None:
    if before:
        declare(paper, conflict=before != "none", ground="" if before == "none" else before)
    if sentence:
        with pytest.raises(Refused, match=sentence):
            score(paper, by=by, **points)
        assert not paper.sheets.exists()
        return
    assert Fraction(score(paper, by=by, **points).points["plan"]) == Fraction(points.get("plan", "30"))


def test_a_conflict_declared_later_takes_the_points_away(paper: Application) -> None:
    declare(paper)
    score(paper)
    assert list(queries.to_review(ONE)) == []
    assert list(queries.to_review(TWO)) == [paper]
    declare(paper, conflict=True, ground="stake")
    assert not paper.sheets.exists()
    assert list(queries.to_review(ONE)) == [], "whoever has a conflict does not see it again"
    with pytest.raises(Refused, match="어떤 이해관계"):
        declare(paper, by=TWO, conflict=True)


def test_points_are_changed_until_the_list_is_made(to: Call, paper: Application) -> None:
    desk.eligible(paper)
    desk.reviewed([paper], ["30 15 15 10"])
    score(paper, plan="31")
    assert paper.sheets.get(scored_by=ONE).points["plan"] == "31"
    desk.deliberated(to)
    made = do(operations.select, call=to, at=AFTER)
    with pytest.raises(Refused, match="이미 순위를 매긴"):
        score(paper, plan="32")
    do(operations.withdraw_list, selection=made, at=AFTER)
    assert score(paper, plan="32").points["plan"] == "32"


def test_the_dispersion_is_exact(paper: Application) -> None:
    assert queries.dispersion(paper) is None
    for reviewer, points in ((ONE, {"plan": "30"}), (TWO, {"plan": "20.1"})):
        declare(paper, by=reviewer)
        score(paper, by=reviewer, **points)
    found = queries.dispersion(paper)
    assert found is not None
    assert (found.lowest, found.highest) == (Fraction("60.35"), Fraction("70.25"))
    assert (found.spread, found.mean, found.sheets) == (Fraction("9.9"), Fraction("65.3"), 2)
    plan = queries.dispersion(paper, "plan")
    assert plan is not None
    assert (plan.mean, plan.spread) == (Fraction("25.05"), Fraction("9.9"))


def test_reviewers_are_assigned_and_relieved(to: Call, paper: Application) -> None:
    with pytest.raises(Refused, match="이미 지정한"):
        do(operations.assign, call=to, reviewer=ONE)
    reviewer = to.reviewers.get(account=ONE)
    do(operations.relieve, reviewer=reviewer)
    with pytest.raises(Refused, match="심사위원이 아닙니다"):
        declare(paper)
    do(operations.assign, call=to, reviewer=ONE)
    declare(paper)
    score(paper)
    with pytest.raises(Refused, match="이미 점수를 낸"):
        do(operations.relieve, reviewer=reviewer)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, ""),
        ({"present": ["one"]}, "두 사람 이상"),
        ({"present": ["one", "one"]}, "두 사람 이상"),
        ({"resolution": " "}, "의결한 내용"),
        ({"held_on": date(2019, 12, 1)}, "아직 열리지 않은"),
        ({"at": DURING}, "접수가 끝나고"),
        ({"minutes": "900101-1234567"}, "주민등록번호"),
    ],
)
def test_the_committee_deliberates(paper: Application, changes: dict[str, Any], sentence: str) -> None:
    given = {
        "call": paper.call,
        "held_on": AFTER.date(),
        "present": ["m-1", "m-2"],
        "resolution": "원안 의결",
        "at": AFTER,
    }
    if sentence:
        with pytest.raises(Refused, match=sentence):
            do(operations.deliberate, **(given | changes))
        assert not paper.call.deliberations.exists()
        return
    do(operations.deliberate, **given)
    examined = list(read.lines(acts=("Examined",), subject=paper.subject))
    assert [(line.quantity, line.draws_on) for line in examined] == [(1, paper.entry)]
    do(operations.deliberate, **given)
    assert len(list(read.lines(acts=("Examined",), subject=paper.subject))) == 1, "examined once, met twice"
