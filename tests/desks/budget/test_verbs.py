"""The 75 verbs of the desk, each done by its actor on the screen, in the programme that the specification names.

The rows are read from tests/verbs.csv. Each is tried by another role first, which is refused and posts nothing.
"""

import csv
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from django.test import Client

from iljari.catalogue.register import all_programmes
from iljari.desks.budget import queries
from iljari.desks.budget.models import BudgetLine
from iljari.figures.evaluate import Book
from iljari.journal import read
from tests.desks.budget import papers
from tests.desks.budget.conftest import TODAY, Visitor

Row = dict[str, str]
CSV = Path(__file__).parents[2] / "verbs.csv"
with CSV.open(encoding="utf-8") as _file:
    ROWS = [row for row in csv.DictReader(_file) if row["desk"] == "budget"]
SOMEBODY_ELSE = "operator's staff"


WHERE = {
    "Committed": "lines/…/commit/", "Appropriated": "lines/…/appropriate/", "SupplementAppropriated": "lines/…/appropriate/",
    "BudgetReduced": "lines/…/reduce/", "BudgetRequested": "lines/…/request/", "Allotted": "lines/…/allot/",
    "Vired": "lines/…/vire/", "Expended": "lines/…/expend/, file /budget/ehojo/", "CommitmentVoided": "lines/…/void/",
    "BudgetLineClassified": "lines/…/classify/", "YearEndForecast": "lines/…/forecast/", "ShortfallExplained": "lines/…/explain/",
    "CarriedOver": "lines/…/carry-over/", "Lapsed": "lines/…/lapse/", "YearClosed": "closing/", "PostAuthorised": "posts/",
}  # fmt: skip


def of(act: str) -> list[object]:
    """The rows of an act, each marked with its number and the screen on which it is done."""
    where = f"screen /budget/{WHERE[act]}"
    rows = [row for row in ROWS if row["act_en"] == act]
    return [pytest.param(row, marks=pytest.mark.verb(row["id"], where=where), id=row["id"]) for row in rows]


def programme_of(row: Row) -> str:
    """The programme that the row names."""
    last = row["programme"].replace("-", "_")
    return next(code for code in all_programmes() if code.split(".")[1] == last)


@pytest.fixture
def make(db: None) -> Callable[..., BudgetLine]:
    """make(row, won): a line of 2018 for the row's programme, with money on it when told."""

    def made(row: Row, won: int = 0, number: str = "", year: int = 2018) -> BudgetLine:
        code = programme_of(row)
        division = code.split(".")[0] if code.split(".")[0] != "bureau" else ""
        line = papers.line(number or f"V{row['id']}", year=year, programme=code, division=division)
        if won:
            papers.do("appropriate", line.code, won, f"{year}-01-01", known="2018-11-14")
        return line

    return made


def send(
    visitor: Visitor, row: Row, line: BudgetLine, slug: str, told: dict[str, object], today: date = TODAY
) -> None:
    """Another role is refused; the actor's form posts, and leads back to the line."""
    address = f"/budget/lines/{line.code}/{slug}/"
    typed = {"once": f"{row['id']}{slug}".replace("-", ""), "on": "2018-11-15"} | told
    with papers.nothing_posted():
        other = visitor(SOMEBODY_ELSE, today=today, operator="seoul_job_center")
        assert other.get(address).status_code == 403
        assert other.post(address, typed).status_code == 403
    actor = signed_in(visitor, row, today)
    assert actor.get(address).status_code == 200
    answer = actor.post(address, typed)
    assert (answer.status_code, answer.get("Location")) == (302, f"/budget/lines/{line.code}/"), (
        answer.content.decode()[-3000:]
    )
    assert actor.get(answer["Location"]).status_code == 200


def signed_in(visitor: Visitor, row: Row, today: date = TODAY) -> Client:
    """The row's actor; a division's officer is of the programme's division."""
    place = {}
    if row["actor"] == "division officer":
        division = programme_of(row).split(".")[0]
        place = {"division": "jobs" if division == "bureau" else division}
    return visitor(row["actor"], today=today, **place)


def last(line: BudgetLine) -> read.Line:
    """The last entry on the line."""
    return papers.entries(line.code)[-1]


def figure(row: Row, name: str) -> Fraction:
    """A figure of the row's programme, today; 0 where nothing is reported yet."""
    return Book(date(2018, 12, 31)).figure(f"{programme_of(row)}:{name}").value or Fraction(0)


def test_there_are_75_rows() -> None:
    assert len(ROWS) == 75
    assert {row["act_en"] for row in ROWS} == set(WHERE)


@pytest.mark.parametrize("row", of("Committed"))
def test_committed(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line, before = make(row, 900_000_000), figure(row, "commitment")
    send(visitor, row, line, "commit", {"amount_won": "350,000,000", "commitment": "2018-77"})
    assert (last(line).act, last(line).amount_won, last(line).subject) == (
        "Committed",
        350_000_000,
        "2018-77",
    )
    assert last(line).programme == programme_of(row)
    assert last(line).actor == "test-budget-officer-"
    assert figure(row, "commitment") - before == 350_000_000
    assert papers.left(line.code) == 550_000_000


@pytest.mark.parametrize("row", of("Appropriated"))
def test_appropriated(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line, before = make(row), figure(row, "appropriation")
    send(visitor, row, line, "appropriate", {"stage": "original", "amount_won": "1000000000"})
    assert (last(line).act, last(line).kinds["stage"]) == ("Appropriated", "original")
    assert figure(row, "appropriation") - before == 1_000_000_000


@pytest.mark.parametrize("row", of("SupplementAppropriated"))
def test_supplement(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row, 1_000_000)
    before = figure(row, "appropriation")
    send(
        visitor,
        row,
        line,
        "appropriate",
        {"stage": "supplementary", "amount_won": "642,000,000", "funding_source": "city"},
    )
    assert (last(line).kinds["stage"], last(line).funding_source) == ("supplementary", "city")
    assert figure(row, "appropriation") - before == 642_000_000


@pytest.mark.parametrize("row", of("BudgetReduced"))
def test_reduced(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    """20억 to 3.5억; below what is committed it is refused with a sentence."""
    line = make(row, 2_000_000_000)
    papers.do("commit", line.code, 350_000_000, "2018-02-01", commitment="A", known="2018-11-14")
    address = f"/budget/lines/{line.code}/reduce/"
    with papers.nothing_posted():
        answer = signed_in(visitor, row).post(
            address, {"amount_won": "1650000001", "on": "2018-11-15", "once": "less"}
        )
    assert answer.status_code == 422
    assert (
        "이만큼 줄이면 예산현액이 이미 원인행위하거나 이월한 금액보다 적어집니다." in answer.content.decode()
    )
    send(visitor, row, line, "reduce", {"amount_won": "1,650,000,000"})
    assert last(line).amount_won == -1_650_000_000
    assert queries.state(line, as_of=TODAY).amounts.available == 350_000_000


@pytest.mark.parametrize("row", of("BudgetRequested"))
def test_requested(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row, year=2019)
    send(visitor, row, line, "request", {"amount_won": "700000000"})
    assert queries.state(line, as_of=TODAY).amounts.requested == 700_000_000


@pytest.mark.parametrize("row", of("Allotted"))
def test_allotted(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row, 1_000)
    send(visitor, row, line, "allot", {"amount_won": "400", "quarter": "4"})
    assert (last(line).kinds["stage"], queries.state(line, as_of=TODAY).amounts.allotted) == ("quarter4", 400)


@pytest.mark.parametrize("row", of("Vired"))
def test_vired(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line, taking = make(row, 1_000), make(row, 1, "taking")
    send(visitor, row, line, "vire", {"amount_won": "400", "to_line": taking.code})
    assert (papers.left(line.code), papers.left(taking.code)) == (600, 401)


@pytest.mark.parametrize("row", of("Expended"))
def test_expended(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row, 1_000)
    papers.do("commit", line.code, 800, "2018-02-01", commitment="A", known="2018-11-14")
    before = figure(row, "expenditure")
    send(visitor, row, line, "expend", {"amount_won": "300", "commitment": "A"})
    assert figure(row, "expenditure") - before == 300
    assert queries.state(line, as_of=TODAY).amounts.expenditure_rate == Fraction(3, 10)


@pytest.mark.parametrize("row", of("CommitmentVoided"))
def test_voided(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row, 1_000)
    papers.do("commit", line.code, 800, "2018-02-01", commitment="A", known="2018-11-14")
    before = figure(row, "commitment")
    send(visitor, row, line, "void", {"amount_won": "300", "commitment": "A"})
    assert before - figure(row, "commitment") == 300
    assert papers.left(line.code) == 500


@pytest.mark.parametrize("row", of("BudgetLineClassified"))
def test_classified(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row)
    send(visitor, row, line, "classify", {"category": "financial"})
    line.refresh_from_db()
    assert line.category == "financial"
    papers.do("appropriate", line.code, 10, "2018-01-01", known="2018-11-14")
    assert queries.by_category([queries.state(line, as_of=TODAY)])["financial"].available == 10


@pytest.mark.parametrize("row", of("YearEndForecast"))
def test_forecast(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row, 1_000)
    send(visitor, row, line, "forecast", {"amount_won": "900"})
    assert queries.state(line, as_of=TODAY).forecast == queries.Said(900, TODAY)


@pytest.mark.parametrize("row", of("ShortfallExplained"))
def test_explained(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row, 1_000)
    send(visitor, row, line, "explain", {"text": "공사 완료 후 집행 예정"})
    assert [one.text for one in line.explanations.all()] == ["공사 완료 후 집행 예정"]
    assert (
        "공사 완료 후 집행 예정"
        in signed_in(visitor, row).get(f"/budget/lines/{line.code}/").content.decode()
    )


@pytest.mark.parametrize("row", of("CarriedOver"))
def test_carried_over(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row, 800_000_000)
    send(visitor, row, line, "carry-over", {"amount_won": "450,000,000", "stage": "specified"})
    assert queries.state(line, as_of=TODAY).amounts.carried_over == 450_000_000
    assert papers.left(line.code) == 350_000_000


@pytest.mark.parametrize("row", of("Lapsed"))
def test_lapsed(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line = make(row, 1_000)
    send(visitor, row, line, "lapse", {"amount_won": "250", "on": "2018-12-31"}, today=date(2018, 12, 31))
    assert queries.state(line, as_of=date(2018, 12, 31)).amounts.lapsed == 250


@pytest.mark.parametrize("row", of("YearClosed"))
def test_year_closed(row: Row, visitor: Visitor, make: Callable[..., BudgetLine]) -> None:
    line, after = make(row, 1_000), date(2019, 1, 15)
    with papers.nothing_posted():
        other = visitor(SOMEBODY_ELSE, today=after, operator="seoul_job_center")
        assert other.post("/budget/closing/?year=2018", {"line": line.code, "once": "c"}).status_code == 403
    actor = signed_in(visitor, row, after)
    assert actor.get("/budget/closing/?year=2018").status_code == 200
    answer = actor.post("/budget/closing/?year=2018", {"line": line.code, "once": "c"})
    assert answer.status_code == 302
    assert [entry.act for entry in papers.entries(line.code)] == ["Appropriated", "Lapsed", "YearClosed"]
    with papers.nothing_posted():
        typed = {"amount_won": "1", "commitment": "A", "on": "2018-12-31", "once": "d"}
        refused = actor.post(f"/budget/lines/{line.code}/commit/", typed)
    assert "결산이 마감되어 더 입력할 수 없습니다" in refused.content.decode()


@pytest.mark.parametrize("row", of("PostAuthorised"))
def test_posts(row: Row, visitor: Visitor) -> None:
    """72 posts, and nine more (v004: 72 to 81)."""
    typed = {f"posts-{division}-general-g5": "24" for division in ("jobs", "labour", "social")}
    more = dict.fromkeys(typed, "27")
    with papers.nothing_posted():
        other = visitor("division officer", division="jobs")
        assert other.post("/budget/posts/", typed | {"on": "2016-01-01", "once": "p1"}).status_code == 403
    actor = signed_in(visitor, row)
    assert actor.get("/budget/posts/").status_code == 200
    assert actor.post("/budget/posts/", typed | {"on": "2016-01-01", "once": "p1"}).status_code == 302
    book = Book(date(2016, 12, 31))
    assert book.figure("bureau.staffing:posts").value == 72
    assert actor.post("/budget/posts/", more | {"on": "2016-06-01", "once": "p2"}).status_code == 302
    book = Book(date(2016, 12, 31))
    told = [book.figure(f"bureau.staffing:{name}").value for name in ("posts", "posts_added", "posts_before")]
    assert told == [81, 9, 72]
    assert (last_posts := list(read.lines(programme="bureau.staffing", acts=("PostAuthorised",))))
    assert last_posts[-1].actor == "test-bureau-head-"
