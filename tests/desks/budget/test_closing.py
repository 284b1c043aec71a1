"""Closing a fiscal year: the rest lapses, nothing more comes, and the closing can be taken back whole."""

from datetime import date
from typing import Any

import pytest

from iljari.desks.budget import operations, queries
from iljari.desks.budget.models import BudgetLine
from tests.desks.budget import papers

AFTER = papers.at("2023-01-15")


@pytest.fixture
def year(line: BudgetLine, other: BudgetLine) -> BudgetLine:
    """1,000 won: 600 committed, of which 450 spent; 100 of the commitment and 50 of the rest carried over."""
    papers.do("appropriate", line.code, 1000, "2022-01-01")
    papers.do("appropriate", other.code, 1000, "2022-01-01")
    papers.do("commit", line.code, 600, "2022-02-01", commitment="A")
    papers.do("expend", line.code, 450, "2022-06-01", commitment="A")
    papers.do("carry_over", line.code, 50, "2022-12-01", stage="specified")
    papers.do("carry_over", line.code, 100, "2022-12-20", stage="unforeseen", commitment="A")
    return line


def _close(line: BudgetLine, key: str = "close") -> Any:
    return operations.close_year(line=line.code, by="x", at=AFTER, key=key)


def _amounts(line: BudgetLine) -> queries.Amounts:
    return queries.state(line, as_of=date(2022, 12, 31)).amounts


def test_what_is_neither_spent_nor_carried_over_lapses(year: BudgetLine) -> None:
    plan = operations.closing_plan(year)
    assert (plan.voided_won, plan.lapsed_won, plan.obstacles) == (50, 400, ())
    _close(year)
    amounts = _amounts(year)
    assert (amounts.available, amounts.committed, amounts.expended) == (1000, 550, 450)
    assert (amounts.carried_over, amounts.lapsed, amounts.left) == (150, 400, 0)
    assert amounts.available == amounts.expended + amounts.carried_over + amounts.lapsed
    assert papers.closed_on(year) == date(2022, 12, 31)


def test_a_line_without_any_payment_is_pointed_out(year: BudgetLine, other: BudgetLine) -> None:
    papers.do("commit", other.code, 600, "2022-02-01", commitment="A")
    assert operations.closing_plan(other).unpaid
    assert not operations.closing_plan(year).unpaid


def test_sent_twice_it_closes_once(year: BudgetLine) -> None:
    assert _close(year) == _close(year)
    with papers.refused("결산이 마감되어 더 입력할 수 없습니다."):
        _close(year, "another")


def test_a_key_of_another_line_is_refused(year: BudgetLine, other: BudgetLine) -> None:
    _close(year)
    with papers.refused("같은 입력 번호로 다른 과목이 이미 처리되었습니다."):
        _close(other)


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("appropriate", {}), ("reduce", {}), ("carry_in", {}), ("allot", {"quarter": 1}), ("commit", {"commitment": "B"}),
        ("void", {"commitment": "A"}), ("expend", {"commitment": "A"}), ("carry_over", {}), ("lapse", {}),
        ("request", {}), ("forecast", {}), ("vire", {"to_line": "2022:T2"}),
    ],
)  # fmt: skip
def test_nothing_comes_after_closing(verb: str, told: dict[str, Any], year: BudgetLine) -> None:
    _close(year)
    with papers.refused("예산과목 2022:T1은(는) 2022회계연도 결산이 마감되어 더 입력할 수 없습니다."):
        papers.do(verb, year.code, 1, "2022-12-31", known="2023-01-20", **told)


def test_nothing_is_moved_into_a_closed_line(year: BudgetLine, other: BudgetLine) -> None:
    _close(year)
    with papers.refused("결산이 마감되어"):
        papers.do("vire", other.code, 10, "2022-12-31", known="2023-01-20", to_line=year.code)


def test_nothing_is_taken_back_after_closing(year: BudgetLine) -> None:
    entry = papers.entries(year.code)[0].pk
    _close(year)
    with papers.refused("결산이 마감되어"):
        operations.reverse(entry=entry, reason="typo", by="x", at=AFTER, key="r")


def test_what_ehojo_brings_after_closing_is_flagged(year: BudgetLine) -> None:
    _close(year)
    receipt = papers.do(
        "mirror_commitment",
        year.code,
        30,
        "2022-12-30",
        known="2023-01-20",
        commitment="B",
        source="e호조 원인행위 B",
    )
    assert receipt.breaches
    receipt = papers.do(
        "mirror_expenditure",
        year.code,
        30,
        "2022-12-30",
        known="2023-01-20",
        commitment="A",
        source="e호조 지출결의 7",
    )
    assert receipt.breaches


def test_not_before_the_year_is_over(year: BudgetLine) -> None:
    with papers.refused("2022회계연도가 아직 끝나지 않았습니다. 결산 마감은 2022-12-31부터 할 수 있습니다."):
        operations.close_year(line=year.code, by="x", at=papers.at("2022-12-30"), key="k")


def test_not_while_payments_stand_beyond_a_limit(year: BudgetLine) -> None:
    papers.do("mirror_expenditure", year.code, 200, "2022-12-30", commitment="A", source="e호조 지출결의 7")
    papers.do("mirror_commitment", year.code, 900, "2022-12-30", commitment="B", source="e호조 원인행위 B")
    with papers.refused("원인행위 A의 지출이 원인행위액보다 150원 많습니다."):
        _close(year)
    with papers.refused("원인행위가 예산현액보다 550원 많습니다. 대사 화면에서 먼저 바로잡으십시오."):
        _close(year)


def test_a_divisions_total_is_not_closed(db: None) -> None:
    BudgetLine.objects.create(code="2022:sum", year=2022, number="sum", name="합계", category="unitemised",
                              programme="bureau.budget_summary")  # fmt: skip
    with papers.refused("부서 합계여서 마감하지 않습니다."):
        operations.close_year(line="2022:sum", by="x", at=AFTER, key="k")


class TestReopening:
    def test_everything_comes_back(self, year: BudgetLine) -> None:
        before = _amounts(year)
        _close(year)
        first = operations.reopen(line=year.code, reason="typo", by="x", at=AFTER, key="open")
        assert _amounts(year) == before
        assert papers.closed_on(year) is None
        assert operations.reopen(line=year.code, reason="typo", by="x", at=AFTER, key="open") == first
        papers.do("commit", year.code, 350, "2022-12-31", known="2023-01-20", commitment="B")
        _close(year, "again")
        assert _amounts(year).lapsed == 400

    def test_only_what_is_closed_and_with_a_reason(self, year: BudgetLine) -> None:
        with papers.refused("예산과목 2022:T1은(는) 마감되지 않았습니다."):
            operations.reopen(line=year.code, reason="typo", by="x", at=AFTER, key="k")
        with papers.refused("정정 사유를 고르십시오."):
            operations.reopen(line=year.code, reason="", by="x", at=AFTER, key="k")

    def test_the_closing_entry_alone_is_not_taken_back(self, year: BudgetLine) -> None:
        entry = _close(year).entries[-1]
        with papers.refused("결산 마감은 따로 되돌리지 않습니다."):
            operations.reverse(entry=entry, reason="typo", by="x", at=AFTER, key="k")
