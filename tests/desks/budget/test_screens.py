"""The desk's pages: who sees and does what, what they show, what they say of wrong input."""

import re
from datetime import date
from typing import Any

import pytest

from iljari.desks.budget import operations
from iljari.desks.budget.models import BudgetLine
from iljari.desks.budget.screens import shown
from iljari.files.tables import read_table
from tests.desks.budget import papers
from tests.desks.budget.conftest import TODAY, Visitor

BOOK = ("budget officer",)
CITY = (
    *BOOK,
    "division officer",
    "division head",
    "bureau head",
    "council member",
    "auditor",
    "data officer",
)
EVERYBODY = ("", *CITY, "district officer", "operator's staff")
PLACES = {"division officer": {"division": "jobs"}, "division head": {"division": "jobs"}, "district officer": {"district": "nowon"},
          "operator's staff": {"operator": "seoul_job_center"}}  # fmt: skip
INSIDE = tuple(role for role in CITY if role != "council member")
VOTE = (*BOOK, "council member")
DIVIDE = (*BOOK, "division officer")

PAGES = {
    "/budget/": EVERYBODY,
    "/budget/table.xlsx": EVERYBODY,
    "/budget/table.csv": EVERYBODY,
    "/budget/lines/2018:S1/": EVERYBODY,
    "/budget/lines/new/": BOOK,
    "/budget/reconciliation/": INSIDE,
    "/budget/reconciliation.xlsx": INSIDE,
    "/budget/closing/": BOOK,
    "/budget/posts/": INSIDE,
    "/budget/ehojo/": BOOK,
    "/budget/lines/2018:S1/request/": DIVIDE,
    "/budget/lines/2018:S1/appropriate/": VOTE,
    **{f"/budget/lines/2018:S1/{verb}/": BOOK for verb in
       ("reduce", "carry-in", "allot", "vire", "commit", "void", "expend", "carry-over", "lapse")},
    "/budget/lines/2018:S1/forecast/": DIVIDE,
    "/budget/lines/2018:S1/explain/": DIVIDE,
    "/budget/lines/2018:S1/classify/": DIVIDE,
}  # fmt: skip


@pytest.fixture
def line(db: None) -> BudgetLine:
    """A line of 2018, of the jobs division, with 1,000 won and a commitment of 600."""
    made = papers.line("S1", year=2018)
    papers.do("appropriate", made.code, 1_000, "2018-01-01")
    papers.do("commit", made.code, 600, "2018-02-01", commitment="A")
    return made


@pytest.mark.parametrize("address", PAGES)
def test_who_opens_what(address: str, line: BudgetLine, visitor: Visitor) -> None:
    for role in EVERYBODY:
        answer = visitor(role, **PLACES.get(role, {})).get(address)
        assert answer.status_code == (200 if role in PAGES[address] else 403), (role, address)
        if answer.status_code == 403:
            text = answer.content.decode()
            assert "할 수 있는 사람: " in text
            assert ("로그인해야 할 수 있는 일입니다" in text) == (not role)


@pytest.mark.parametrize(
    "address", [*PAGES, "/budget/?year=2018&division=labour&as_of=2018-06-30&known_on=2018-07-01"]
)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_in_both_languages(
    address: str, language: str, line: BudgetLine, visitor: Visitor
) -> None:
    answer = visitor("budget officer", language=language).get(address)
    assert answer.status_code == 200
    if address.endswith("/"):
        text = answer.content.decode()
        assert f'<html lang="{language}">' in text
        assert "style=" not in text, "the content security policy would drop it"
        assert re.sub(r'<script src="/static/iljari/signing-in/', "", text).count("<script") == 0


def test_everything_but_forms_is_read_only(line: BudgetLine, visitor: Visitor) -> None:
    with papers.nothing_posted():
        for address in PAGES:
            visitor("budget officer").get(address)


class TestOtherDivisions:
    def test_an_officer_acts_for_the_own_division_only(self, line: BudgetLine, visitor: Visitor) -> None:
        own, other = (
            visitor("division officer", division="jobs"),
            visitor("division officer", division="social"),
        )
        typed = {"text": "늦어진 까닭", "once": "a"}
        assert other.post(f"/budget/lines/{line.code}/explain/", typed).status_code == 404
        assert other.get(f"/budget/lines/{line.code}/forecast/").status_code == 404
        assert not line.explanations.exists()
        assert own.post(f"/budget/lines/{line.code}/explain/", typed).status_code == 302
        assert line.explanations.get().text == "늦어진 까닭"

    def test_the_page_offers_what_may_be_done(self, line: BudgetLine, visitor: Visitor) -> None:
        offered = {
            "budget officer": {"appropriate", "commit", "vire", "explain"}, "council member": {"appropriate"},
            "division officer": {"request", "forecast", "explain"}, "auditor": set(), "": set(),
        }  # fmt: skip
        for role, verbs in offered.items():
            text = visitor(role, **PLACES.get(role, {})).get(f"/budget/lines/{line.code}/").content.decode()
            shown = {verb for verb in ("appropriate", "commit", "vire", "request", "forecast", "explain", "classify")
                     if f"/lines/{line.code}/{verb}/" in text}  # fmt: skip
            assert verbs <= shown, role
            assert "classify" not in shown, "money is on the line"
            assert ("commit" in shown) == (role == "budget officer")

    def test_a_council_member_does_not_give_from_the_reserve(
        self, line: BudgetLine, visitor: Visitor
    ) -> None:
        typed = {"stage": "reserve_fund", "amount_won": "5", "on": "2018-11-15", "once": "a"}
        with papers.nothing_posted():
            answer = visitor("council member").post(f"/budget/lines/{line.code}/appropriate/", typed)
        assert answer.status_code == 422
        assert "목록에 없는 값입니다" in answer.content.decode()


class TestForms:
    WRONG: tuple[tuple[dict[str, str], str], ...] = (
        ({"amount_won": ""}, "금액을 원 단위 숫자로 적으십시오. 예: 1,500,000"),
        ({"amount_won": "12만원"}, "금액은 원 단위 숫자로 적으십시오(예: 120,000)."),
        ({"amount_won": "많이"}, "수로 읽을 수 없습니다"),
        ({"amount_won": "1,23"}, "수로 읽을 수 없습니다"),
        ({"amount_won": "12.5"}, "정수여야 합니다"),
        ({"amount_won": "-5"}, "금액은 1원 이상의 원 단위 정수로 적으십시오."),
        ({"amount_won": "401"}, "예산과목 2018:S1: 예산현액을 넘습니다."),
        ({"on": ""}, "날짜를 적으십시오. 예: 2018-09-30"),
        ({"on": "언젠가"}, "날짜로 읽을 수 없습니다"),
        ({"on": "2019-01-01"}, "회계연도는 2018년입니다."),
        ({"on": "2018-12-01"}, "아직 오지 않았습니다."),
        ({"commitment": ""}, "이 칸을 적으십시오."),
        ({"commitment": "가" * 65}, "64자까지 적을 수 있습니다. 지금은 65자입니다."),
        ({"commitment": "A"}, "이미 있습니다. 새 번호를 쓰십시오."),
        ({"funding_source": "fund"}, "목록에 없는 값입니다."),
    )

    @pytest.mark.parametrize(("typed", "sentence"), WRONG, ids=[f"{number}" for number in range(len(WRONG))])
    def test_wrong_input_is_said_and_kept(
        self, typed: dict[str, str], sentence: str, line: BudgetLine, visitor: Visitor
    ) -> None:
        told = {"amount_won": "300", "on": "2018-11-15", "commitment": "B", "once": "a"} | typed
        with papers.nothing_posted():
            answer = visitor("budget officer").post(f"/budget/lines/{line.code}/commit/", told)
        assert answer.status_code == 422
        text = answer.content.decode()
        assert sentence in text
        for value in told.values():
            if value and len(value) < 60 and value != "fund":
                assert f'value="{value}"' in text

    @pytest.mark.parametrize("typed", ["300", "300원", " 300 ", "３００"])
    def test_amounts_as_people_type_them(self, typed: str, line: BudgetLine, visitor: Visitor) -> None:
        told = {"amount_won": typed, "on": "2018. 11. 15.", "commitment": "B", "once": "a"}
        assert visitor("budget officer").post(f"/budget/lines/{line.code}/commit/", told).status_code == 302
        assert papers.left(line.code) == 100

    def test_a_form_sent_twice_posts_once(self, line: BudgetLine, visitor: Visitor) -> None:
        told = {"amount_won": "100", "on": "2018-11-15", "commitment": "B", "once": "once1"}
        client = visitor("budget officer")
        assert [client.post(f"/budget/lines/{line.code}/commit/", told).status_code for _ in range(2)] == [
            302,
            302,
        ]
        assert papers.left(line.code) == 300
        with papers.nothing_posted():
            answer = client.post(f"/budget/lines/{line.code}/commit/", told | {"amount_won": "50"})
        assert "다른 내용이 이미 기록되어 있습니다" in answer.content.decode()

    def test_nothing_is_entered_on_a_divisions_total(self, visitor: Visitor, db: None) -> None:
        BudgetLine.objects.create(code="2018:sum", year=2018, number="sum", name="합계", category="unitemised",
                                  programme="bureau.budget_summary")  # fmt: skip
        answer = visitor("budget officer").get("/budget/lines/2018:sum/commit/")
        assert answer.status_code == 403
        assert "부서 합계에는 직접 입력하지 않습니다" in answer.content.decode()

    @pytest.mark.parametrize("address", ["/budget/lines/2018:none/", "/budget/2018:none/", "/budget/lines/2018:S1/steal/",
                                         "/budget/lines/2018:S1/entries/0/reverse/", "/budget/table.pdf"])  # fmt: skip
    def test_what_is_not_there(self, address: str, line: BudgetLine, visitor: Visitor) -> None:
        answer = visitor("budget officer").get(address)
        assert answer.status_code == 404
        assert "없습니다" in answer.content.decode() or "받을 수 있습니다" in answer.content.decode()

    def test_the_short_address_leads_to_the_line(self, line: BudgetLine, visitor: Visitor) -> None:
        assert visitor().get(f"/budget/{line.code}/")["Location"] == f"/budget/lines/{line.code}/"


class TestReverse:
    def test_with_a_reason(self, line: BudgetLine, visitor: Visitor) -> None:
        entry = papers.entries(line.code)[1].pk
        address = f"/budget/lines/{line.code}/entries/{entry}/reverse/"
        with papers.nothing_posted():
            assert (
                visitor("division officer", division="jobs").post(address, {"reason": "typo"}).status_code
                == 403
            )
            answer = visitor("budget officer").post(address, {"once": "a"})
            assert "정정 사유를 고르십시오." in answer.content.decode()
        answer = visitor("budget officer").post(address, {"reason": "typo", "once": "a"})
        assert answer["Location"] == f"/budget/lines/{line.code}/"
        assert papers.left(line.code) == 1000
        text = visitor("budget officer").get(f"/budget/lines/{line.code}/").content.decode()
        assert "되돌림: 지출원인행위" in text
        assert "오기" in text

    def test_from_the_reconciliation_one_comes_back_there(self, line: BudgetLine, visitor: Visitor) -> None:
        entry = papers.entries(line.code)[1].pk
        address = f"/budget/lines/{line.code}/entries/{entry}/reverse/"
        told = {"reason": "mirrored", "once": "a", "month": "2018-02"}
        assert (
            visitor("budget officer").post(address, told)["Location"]
            == "/budget/reconciliation/?month=2018-02"
        )

    def test_nobody_is_sent_elsewhere(self, line: BudgetLine, visitor: Visitor) -> None:
        entry = papers.entries(line.code)[1].pk
        told = {"reason": "typo", "once": "a", "month": "//evil.example", "next": "https://evil.example"}
        answer = visitor("budget officer").post(f"/budget/lines/{line.code}/entries/{entry}/reverse/", told)
        assert answer["Location"] == f"/budget/lines/{line.code}/"

    def test_an_entry_of_another_line(self, line: BudgetLine, visitor: Visitor) -> None:
        other = papers.line("S2", year=2018)
        entry = papers.entries(line.code)[1].pk
        assert (
            visitor("budget officer").post(f"/budget/lines/{other.code}/entries/{entry}/reverse/").status_code
            == 404
        )


class TestOverview:
    def test_lines_at_risk_and_explanations(self, line: BudgetLine, visitor: Visitor) -> None:
        slow = papers.line("S2", year=2018, programme="social.se_space", division="social")
        papers.do("appropriate", slow.code, 800, "2018-01-01")
        papers.do("commit", line.code, 300, "2018-10-24", commitment="B")
        text = visitor().get("/budget/?year=2018").content.decode()
        assert "원인행위 없음" in text
        assert f"/budget/lines/{slow.code}/" in text
        operations.explain(line=slow.code, text="공간을 아직 찾는 중", by="x", at=papers.at("2018-11-14"))
        assert "공간을 아직 찾는 중" in visitor().get("/budget/?year=2018&division=social").content.decode()

    def test_as_of_and_as_known(self, line: BudgetLine, visitor: Visitor) -> None:
        address = f"/budget/lines/{line.code}/"
        text = visitor().get(f"{address}?as_of=2018-01-31").content.decode()
        assert "60.0%" not in text
        assert "60.0%" in visitor().get(address).content.decode()

    def test_a_day_that_cannot_be_read(self, line: BudgetLine, visitor: Visitor) -> None:
        text = visitor().get("/budget/?as_of=gestern&year=zweitausend").content.decode()
        assert "날짜를 읽을 수 없어 오늘로 보였습니다" in text
        assert "회계연도를 읽을 수 없어 올해로 보였습니다" in text

    @pytest.mark.parametrize(
        "query",
        [
            "as_of=0001-01-01",
            "known_on=9999-12-31",
            "year=0000",
            "year=99999",
            "year=٢٠١٨",
            "known_on=0001-01-01",
        ],
    )
    def test_days_and_years_out_of_all_bounds(self, query: str, line: BudgetLine, visitor: Visitor) -> None:
        for address in ("/budget/", f"/budget/lines/{line.code}/", "/budget/table.csv", "/budget/closing/"):
            assert visitor("budget officer").get(f"{address}?{query}").status_code == 200

    def test_a_year_without_lines(self, visitor: Visitor, db: None) -> None:
        text = visitor("budget officer").get("/budget/?year=2044").content.decode()
        assert "이 조건에 맞는 예산과목이 없습니다." in text
        assert "과목을 등록하면 여기에 나타납니다." in text

    def test_names_of_officers_stay_inside(self, line: BudgetLine, visitor: Visitor) -> None:
        address = f"/budget/lines/{line.code}/"
        assert papers.OFFICER not in visitor().get(address).content.decode()
        assert papers.OFFICER in visitor("auditor").get(address).content.decode()

    def test_few_questions_to_the_database(
        self, line: BudgetLine, visitor: Visitor, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(30):
            made = papers.line(f"Q{number}", year=2018)
            papers.do("appropriate", made.code, 1_000, "2018-01-01")
        client = visitor("budget officer")
        with django_assert_max_num_queries(15):
            client.get("/budget/?year=2018")
        with django_assert_max_num_queries(15):
            client.get("/budget/closing/?year=2018")
        with django_assert_max_num_queries(15):
            client.get("/budget/reconciliation/?month=2018-02")
        with django_assert_max_num_queries(15):
            client.get(f"/budget/lines/{line.code}/")
        with django_assert_max_num_queries(15):
            client.get("/budget/posts/")

    def test_who_wrote_it_is_said_in_words(self, line: BudgetLine, visitor: Visitor) -> None:
        client = visitor("budget officer")
        told = {"amount_won": "300", "on": "2018-11-15", "commitment": "B", "once": "a"}
        client.post(f"/budget/lines/{line.code}/commit/", told)
        assert papers.entries(line.code)[-1].actor == "test-budget-officer-"
        page = client.get(f"/budget/lines/{line.code}/").content.decode()
        assert "test-budget-officer-" not in page.partition('id="entries"')[2]
        assert shown.people(["migration:record"]) == {"migration:record": "옛 기록을 옮긴 것"}


class TestDownloads:
    def test_the_table_as_xlsx_and_csv(self, line: BudgetLine, visitor: Visitor) -> None:
        BudgetLine.objects.filter(pk=line.pk).update(name="=HYPERLINK(1)")
        rows = {}
        for kind in ("xlsx", "csv"):
            answer = visitor().get(f"/budget/table.{kind}?year=2018&as_of=2018-11-15")
            assert f'filename="budget-2018-20181115.{kind}"' in answer["Content-Disposition"]
            table = read_table(f"a.{kind}", answer.content)
            rows[kind] = next(row.cells for row in table.rows if row.cells[0] == "S1")
            assert rows[kind][table.column("예산현액(원)")] == "1000"
            assert rows[kind][table.column("원인행위 집행률(%)")] == "60"
            assert rows[kind][table.column("지출(원)")] == "", "nothing reported is not 0"
        assert rows["xlsx"][1] == rows["csv"][1] == "=HYPERLINK(1)", "as text; the CSV escapes it"
        assert b"'=HYPERLINK(1)" in visitor().get("/budget/table.csv?year=2018").content

    def test_reconciliation(self, line: BudgetLine, visitor: Visitor) -> None:
        answer = visitor("budget officer").get("/budget/reconciliation.csv?month=2018-02")
        table = read_table("a.csv", answer.content)
        row = next(row.cells for row in table.rows if row.cells[0] == "S1")
        assert row[2:] == ("A", "지출원인행위", "600", "0", "-600", "e호조에 없음")


def test_the_days_of_the_record(loaded: date, visitor: Visitor) -> None:
    """On the record of 2018 every page of a line opens, and the overview tells what the council was told."""
    text = visitor().get("/budget/?year=2018").content.decode()
    assert "74.1%" in text
    assert "87.9%" in text
    for code in ("2018:1", "2018:39", "2018:A1", "2018:jobs"):
        assert visitor("budget officer").get(f"/budget/lines/{code}/").status_code == 200
    assert visitor("budget officer").get("/budget/reconciliation/?month=2018-10").status_code == 200
    assert visitor("budget officer", today=TODAY).get("/budget/closing/?year=2018").status_code == 200
