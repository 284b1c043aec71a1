"""What a year's budget comes to: parts, both rates, funding sources, forecast, lines at risk; None where nothing is known."""

from datetime import date
from fractions import Fraction

import pytest

from iljari.desks.budget import operations, outlook, queries
from iljari.desks.budget.models import BudgetLine
from iljari.kernel.money import FundingSource
from tests.desks.budget import papers

YEAR_END = date(2022, 12, 31)


def _state(line: BudgetLine, on: date = YEAR_END) -> queries.LineState:
    return queries.state(line, as_of=on)


class TestAmounts:
    def test_nothing_reported_is_not_nothing(self, line: BudgetLine) -> None:
        amounts = _state(line).amounts
        assert amounts == queries.NOTHING
        assert (
            amounts.available,
            amounts.left,
            amounts.unspent,
            amounts.commitment_rate,
            amounts.expenditure_rate,
        ) == (None,) * 5

    def test_every_part(self, line: BudgetLine, other: BudgetLine) -> None:
        papers.do("request", line.code, 1500, "2021-07-01")
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        papers.do("carry_in", line.code, 100, "2022-01-01")
        papers.do("appropriate", line.code, 300, "2022-04-01", stage="supplementary")
        papers.do("reduce", line.code, 50, "2022-05-01")
        papers.do("appropriate", line.code, 20, "2022-06-01", stage="reserve_fund")
        papers.do("vire", line.code, 70, "2022-07-01", to_line=other.code)
        papers.do("allot", line.code, 400, "2022-01-02", quarter=1)
        papers.do("commit", line.code, 500, "2022-02-01", commitment="A")
        papers.do("void", line.code, 100, "2022-03-01", commitment="A")
        papers.do("expend", line.code, 130, "2022-03-02", commitment="A")
        amounts = _state(line).amounts
        assert (amounts.requested, amounts.original, amounts.supplementary, amounts.reserve_fund) == (
            1500,
            1000,
            250,
            20,
        )
        assert (amounts.carried_in, amounts.virement, amounts.allotted, amounts.available) == (
            100,
            -70,
            400,
            1300,
        )
        assert (amounts.committed, amounts.expended, amounts.left, amounts.unspent) == (400, 130, 900, 1170)
        assert (amounts.commitment_rate, amounts.expenditure_rate) == (Fraction(4, 13), Fraction(1, 10))
        assert _state(other).amounts.available == 70

    def test_the_last_request_and_forecast_stand(self, line: BudgetLine) -> None:
        for on, won in (("2022-03-01", 500), ("2022-06-01", 700), ("2022-06-01", 800)):
            papers.do("forecast", line.code, won, on)
            papers.do("request", line.code, won, on)
        assert _state(line).forecast == queries.Said(800, date(2022, 6, 1))
        assert _state(line, date(2022, 4, 1)).forecast == queries.Said(500, date(2022, 3, 1))
        assert _state(line).amounts.requested == 800

    def test_what_was_taken_back_is_not_reported(self, line: BudgetLine) -> None:
        entry = papers.do("appropriate", line.code, 1000, "2022-01-01").entries[0]
        operations.reverse(entry=entry, reason="typo", by="x", at=papers.at("2022-02-01"), key="r")
        assert _state(line).amounts.available is None


class TestGroups:
    @pytest.fixture
    def book(self, db: None) -> list[queries.LineState]:
        lines = [
            ("G1", "jobs.public_works", "jobs", {"city": "70", "national": "30"}),
            ("G2", "labour.labour_org_support", "labour", {}),
            ("G3", "jobs.public_works", "jobs", {"city": "60"}),
        ]
        for number, programme, division, funding in lines:
            BudgetLine.objects.create(code=f"2022:{number}", year=2022, number=number, name=number, programme=programme,
                                      division=division, funding=funding)  # fmt: skip
            papers.do("appropriate", f"2022:{number}", 1000, "2022-01-01")
            papers.do("commit", f"2022:{number}", 400, "2022-02-01", commitment="A")
        papers.do("appropriate", "2022:G2", 500, "2022-01-01", funding_source=FundingSource.NATIONAL)
        return queries.states(2022, as_of=YEAR_END)

    def test_by_division_and_programme(self, book: list[queries.LineState]) -> None:
        divisions = queries.by_division(book)
        assert (divisions["jobs"].available, divisions["jobs"].committed, divisions["labour"].available) == (
            2000,
            800,
            1500,
        )
        assert queries.by_programme(book)["jobs.public_works"].committed == 800
        assert queries.by_category(book)["policy"].available == 3500

    def test_by_funding_source_each_won_once(self, book: list[queries.LineState]) -> None:
        """As posted, else by the line's shares; where these are missing or not whole, it is said so."""
        sources = queries.by_funding_source(book)
        assert {code: amounts.available for code, amounts in sources.items()} == {
            "national": 300 + 500, "city": 700, "": 1000 + 1000
        }  # fmt: skip
        assert sum(amounts.committed or 0 for amounts in sources.values()) == 1200
        assert sources["city"].commitment_rate == Fraction(280, 700)


class TestForecast:
    def test_commitments_by_the_elapsed_share_of_the_year_to_the_lines_own_last_day(
        self, line: BudgetLine, other: BudgetLine
    ) -> None:
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        papers.do("commit", line.code, 100, "2022-03-14", commitment="A")
        papers.do("appropriate", other.code, 1000, "2022-01-01")
        papers.do("commit", other.code, 900, "2022-07-02", commitment="A")
        states = queries.states(2022, as_of=date(2022, 11, 15))
        assert outlook.basis_day(states) == date(2022, 7, 2)
        told = {each.state.line.number: each for each in outlook.outlooks(states)}
        assert told["T1"].elapsed == Fraction(183, 365), "risk is judged by the last day of all"
        assert (told["T1"].own_basis_on, told["T1"].own_elapsed) == (date(2022, 3, 14), Fraction(1, 5))
        assert told["T1"].computed_won == 500
        assert told["T2"].computed_won == 1000, "at most what is available"

    def test_one_payment_moves_no_other_lines_forecast(self, line: BudgetLine, other: BudgetLine) -> None:
        """100 by 14 March (a fifth of the year) is 500; a payment elsewhere in November leaves it so."""
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        papers.do("commit", line.code, 100, "2022-03-14", commitment="A")
        papers.do("appropriate", other.code, 1000, "2022-01-01")
        papers.do("commit", other.code, 200, "2022-03-14", commitment="A")
        papers.do("expend", other.code, 10, "2022-11-14", commitment="A")
        told = outlook.outlooks(queries.states(2022, as_of=date(2022, 11, 15)))
        assert [each.computed_won for each in told] == [500, Fraction(200) * 365 / 318]

    def test_the_officers_forecast_stands_beside_it(self, line: BudgetLine) -> None:
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        papers.do("commit", line.code, 100, "2022-12-31", commitment="A")
        papers.do("forecast", line.code, 950, "2022-06-01")
        told = outlook.outlooks(queries.states(2022, as_of=YEAR_END))
        assert (told[0].computed_won, told[0].expected_won, told[0].officers_rate) == (
            100,
            950,
            Fraction(19, 20),
        )
        both = outlook.together(told)
        assert (both.computed_won, both.expected_won, both.by_officers, both.expected_rate) == (
            100,
            950,
            1,
            Fraction(19, 20),
        )

    def test_nothing_is_forecast_from_nothing(self, line: BudgetLine) -> None:
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        told = outlook.outlooks(queries.states(2022, as_of=YEAR_END))[0]
        assert (told.computed_won, told.at_risk) == (None, False)


class TestRisk:
    @pytest.mark.parametrize(
        ("committed", "set_aside", "at_risk", "why"),
        [
            # basis day 2 July: half of the year (50.1%) has gone by
            (0, 0, True, "nothing committed"),
            (300, 0, True, "20.1 points behind"),
            (302, 0, False, "19.9 points behind"),
            (900, 0, False, "ahead"),
            (0, 1000, False, "all of it carried over by vote"),
            (160, 500, False, "160 of 500 that may be spent: 18.1 points behind"),
        ],
    )
    def test_the_rule(
        self, committed: int, set_aside: int, at_risk: bool, why: str, line: BudgetLine, other: BudgetLine
    ) -> None:
        papers.do("appropriate", other.code, 10, "2022-01-01")
        papers.do("commit", other.code, 10, "2022-07-02", commitment="A")
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        if committed:
            papers.do("commit", line.code, committed, "2022-03-01", commitment="A")
        if set_aside:
            papers.do("carry_over", line.code, set_aside, "2022-06-01")
        told = outlook.outlooks(queries.states(2022, as_of=date(2022, 11, 15)))
        assert [each.state.line.number for each in outlook.at_risk(told)] == (["T1"] if at_risk else []), why

    def test_most_money_left_comes_first(self, line: BudgetLine, other: BudgetLine) -> None:
        papers.do("appropriate", line.code, 100, "2022-01-01")
        papers.do("appropriate", other.code, 500, "2022-01-01")
        papers.line("T3")
        papers.do("appropriate", "2022:T3", 10, "2022-01-01")
        papers.do("commit", "2022:T3", 10, "2022-07-02", commitment="A")
        told = outlook.at_risk(outlook.outlooks(queries.states(2022, as_of=YEAR_END)))
        assert [each.state.line.number for each in told] == ["T2", "T1"]


def test_the_record_of_2018(loaded: date) -> None:
    """The 54 lines, the bureau's administration and finance, and the expenditures that are known by division only."""
    states = queries.states(2018, as_of=loaded)
    total = queries.total(each.amounts for each in states)
    assert total.available == 248_515_000_000
    assert total.expended == 177_850_000_000
    assert outlook.basis_day(states) == date(2018, 10, 24)
    told = outlook.outlooks(states)
    risky = {each.state.line.number for each in outlook.at_risk(told)}
    assert {"39", "54", "29", "33"} <= risky, "space support and local assets: nothing; unions (C05); healing"
    assert "1" not in risky
    assert round(float(outlook.together(told).computed_rate or 0), 3) == 0.879
