"""Files of e호조: taken over all or nothing, the same row twice changes nothing, limits flag and do not refuse."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iljari.desks.budget import queries
from iljari.desks.budget.models import BudgetLine, MirrorFile
from iljari.desks.budget.reconciliation import reconcile
from iljari.exchange import ehojo
from iljari.files.problems import Refusal
from iljari.kernel.period import month
from tests.desks.budget import ehojo_files as files
from tests.desks.budget import papers
from tests.desks.budget.ehojo_files import COMMITMENT, committed, csv, spent, xlsx

TODAY = date(2022, 6, 1)


@pytest.fixture
def money(line: BudgetLine) -> BudgetLine:
    """Line T1 with 1,000 won, of which 600 are committed under A."""
    papers.do("appropriate", line.code, 1000, "2022-01-01")
    papers.do("commit", line.code, 600, "2022-02-01", commitment="A")
    return line


def receive(
    content: bytes, *, kind: str = "expenditure", name: str = "지출.xlsx", **told: Any
) -> ehojo.Received:
    return ehojo.receive(
        kind=kind, name=name, content=content, by="budget-officer", at=papers.at(TODAY), today=TODAY, **told
    )


def wrong(content: bytes, sentence: str, **told: Any) -> Refusal:
    """The file is refused with this sentence, and nothing of it is kept."""
    files_before = MirrorFile.objects.count()
    with papers.nothing_posted(), pytest.raises(Refusal) as refusal:
        receive(content, **told)
    assert any(sentence in each for each in refusal.value.sentences_ko), refusal.value.sentences_ko
    assert len(refusal.value.sentences_en) == len(refusal.value.sentences_ko)
    assert MirrorFile.objects.count() == files_before
    return refusal.value


def _spent(line: BudgetLine) -> list[tuple[str, int | None, str, str]]:
    return [(entry.source, entry.amount_won, entry.subject, entry.mode) for entry in papers.entries(line.code)
            if entry.act == "Expended" and entry.reverses is None and entry.reversed_by is None]  # fmt: skip


class TestTakingOver:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("xlsx", xlsx([spent("1", 100), spent("2", 50)])),
            ("cp949", csv([spent("1", 100), spent("2", 50)])),
            ("utf-8", csv([spent("1", 100), spent("2", 50)], encoding="utf-8-sig")),
        ],
    )
    def test_every_format(self, name: str, content: bytes, money: BudgetLine) -> None:
        received = receive(content, name=f"지출.{'xlsx' if name == 'xlsx' else 'csv'}")
        assert (received.rows, received.posted, received.flagged) == (2, 2, [])
        assert _spent(money) == [
            ("e호조 지출결의 1", 100, "A", "mirrored"),
            ("e호조 지출결의 2", 50, "A", "mirrored"),
        ]
        drawn = {entry.draws_on for entry in papers.entries(money.code) if entry.act == "Expended"}
        assert drawn == {papers.entries(money.code)[1].pk}
        assert queries.state(money, as_of=TODAY).amounts.expended == 150

    def test_the_same_file_twice_changes_nothing(self, money: BudgetLine) -> None:
        content = xlsx([spent("1", 100), spent("2", 50)])
        receive(content)
        with papers.nothing_posted():
            again = receive(content)
        assert (again.posted, again.unchanged, again.seen_before) == (0, 2, True)
        assert MirrorFile.objects.count() == 1

    def test_the_same_row_in_another_file_changes_nothing(self, money: BudgetLine) -> None:
        receive(xlsx([spent("1", 100)]))
        again = receive(csv([spent("1", 100), spent("2", 50)]), name="다음.csv")
        assert (again.posted, again.unchanged) == (1, 1)
        assert len(_spent(money)) == 2

    def test_the_same_row_twice_in_one_file_counts_once(self, money: BudgetLine) -> None:
        assert receive(xlsx([spent("1", 100), spent("1", 100)])).posted == 1

    def test_a_head_above_the_titles_and_a_total_below(self, money: BudgetLine) -> None:
        rows = [("2022년 3월 지출 현황", *[""] * 8), files.EXPENDITURE, spent("1", 100), spent("2", 50),
                ("합계", *[""] * 5, 150, "", "")]  # fmt: skip
        received = receive(
            csv(rows, header=("출력일 2022.6.1.", *[f"빈{n}" for n in range(8)])), name="a.csv"
        )
        assert (received.rows, received.totals_skipped) == (2, 1)

    def test_a_line_by_its_name_and_by_its_own_code(self, money: BudgetLine) -> None:
        header = ("세부사업명", "원인행위번호", "지출결의번호", "지출일", "지출액")
        receive(csv([("시험과목 T1", "A", "1", "2022.3.5.", "100")], header=header), name="a.csv")
        BudgetLine.objects.filter(pk=money.pk).update(account="4210-77")
        receive(xlsx([spent("2", 50, line="4210-77")]))
        assert [won for _, won, _, _ in _spent(money)] == [100, 50]

    def test_money_that_came_back(self, money: BudgetLine) -> None:
        receive(xlsx([spent("1", 100), spent("1-반납", -30)]))
        assert queries.state(money, as_of=TODAY).amounts.expended == 70
        assert queries.commitments(money, as_of=TODAY)[0].left == 530

    def test_commitments_and_their_changes(self, money: BudgetLine) -> None:
        rows = [committed("B", 200), committed("B", -50, change="1")]
        received = receive(xlsx(rows, COMMITMENT), kind="commitment")
        assert (received.posted, received.flagged) == (2, [])
        assert papers.left(money.code) == 250
        assert queries.commitments(money, as_of=TODAY)[0].left == 150

    def test_shares_of_one_document(self, money: BudgetLine) -> None:
        header = ("세부사업코드", "재원", "원인행위번호", "지출결의번호", "지출일자", "지출금액")
        rows = [("T1", "국비", "A", "1", "2022-03-05", 70), ("T1", "시비", "A", "1", "2022-03-05", 30)]
        assert receive(xlsx(rows, header)).posted == 2
        sources = queries.by_funding_source([queries.state(money, as_of=TODAY)])
        assert (sources["national"].expended, sources["city"].expended) == (70, 30)

    def test_nothing_else_is_read(self, money: BudgetLine) -> None:
        """Payees and free text stay outside: nowhere in the journal's entries, nor in the desk's papers."""
        receive(xlsx([spent("1", 100)]))
        told = repr(papers.entries(money.code)) + repr(list(MirrorFile.objects.values()))
        assert "홍길동" not in told
        assert "calc" not in told


class TestLimits:
    def test_beyond_a_commitment_is_flagged(self, money: BudgetLine) -> None:
        received = receive(xlsx([spent("1", 500), spent("2", 200)]))
        assert received.posted == 2
        assert [number for number, _ in received.flagged]
        assert "지출이 원인행위 A의 남은 금액을 넘습니다" in received.flagged[0][1]
        found = reconcile(month(2022, 3))
        assert [broken.amount_won for broken in found.breaches] == [700], "together"

    def test_beyond_the_line_is_flagged(self, money: BudgetLine) -> None:
        received = receive(xlsx([committed("B", 500)], COMMITMENT), kind="commitment")
        assert "예산현액을 넘습니다" in received.flagged[0][1]
        assert papers.left(money.code) == -100
        with papers.refused("예산현액을 넘습니다"):
            papers.do("commit", money.code, 1, "2022-06-01", commitment="C")

    def test_without_a_commitment_is_flagged(self, money: BudgetLine) -> None:
        assert receive(xlsx([spent("1", 10, commitment="없는 번호")])).flagged


class TestReplacing:
    def test_what_an_officer_entered_is_counted_once(self, money: BudgetLine) -> None:
        papers.do("expend", money.code, 100, "2022-03-05", commitment="A")
        received = receive(xlsx([spent("1", 100)]))
        assert (received.replaced, received.flagged) == (1, [])
        assert queries.state(money, as_of=TODAY).amounts.expended == 100
        assert _spent(money) == [("e호조 지출결의 1", 100, "A", "mirrored")]

    def test_each_entry_is_replaced_once(self, money: BudgetLine) -> None:
        papers.do("expend", money.code, 100, "2022-03-05", commitment="A")
        received = receive(xlsx([spent("1", 100), spent("2", 100)]))
        assert received.replaced == 1
        assert queries.state(money, as_of=TODAY).amounts.expended == 200

    def test_a_commitment_with_payments_on_it(self, money: BudgetLine) -> None:
        papers.do("expend", money.code, 100, "2022-03-05", commitment="A")
        received = receive(xlsx([committed("A", 600, "2022-02-01")], COMMITMENT), kind="commitment")
        assert (received.replaced, received.flagged) == (1, [])
        assert papers.left(money.code) == 400
        assert queries.commitments(money, as_of=TODAY)[0].left == 500

    def test_another_amount_is_left_to_a_person(self, money: BudgetLine) -> None:
        papers.do("expend", money.code, 90, "2022-03-05", commitment="A")
        assert receive(xlsx([spent("1", 100)])).replaced == 0
        pair = next(pair for pair in reconcile(month(2022, 3)).pairs if pair.expended)
        assert (pair.verdict, pair.own_won, pair.mirrored_won, pair.difference_won) == (
            "differs",
            90,
            100,
            10,
        )


class TestCorrections:
    def test_another_content_under_the_same_number(self, money: BudgetLine) -> None:
        receive(xlsx([spent("1", 100)]))
        wrong(
            xlsx([spent("1", 120)]),
            "e호조 지출결의 1은(는) 이미 다른 내용으로 받았습니다(받은 금액 100원, 2022-03-05).",
        )
        received = receive(xlsx([spent("1", 120)]), correct=True)
        assert (received.corrected, received.posted) == (1, 1)
        assert _spent(money) == [("e호조 지출결의 1", 120, "A", "mirrored")]
        assert queries.state(money, as_of=TODAY).amounts.expended == 120

    def test_there_and_back_again(self, money: BudgetLine) -> None:
        for won in (100, 120, 100, 120):
            receive(xlsx([spent("1", won)]), correct=True)
        assert queries.state(money, as_of=TODAY).amounts.expended == 120

    def test_what_an_officer_took_back_does_not_come_by_itself(self, money: BudgetLine) -> None:
        receive(xlsx([spent("1", 100)]))
        entry = papers.entries(money.code)[-1].pk
        papers.operations.reverse(entry=entry, reason="wrong_line", by="x", at=papers.at(TODAY), key="r")
        wrong(xlsx([spent("1", 100)]), "받은 뒤에 담당자가 되돌렸습니다.")
        receive(xlsx([spent("1", 100)]), correct=True)
        assert len(_spent(money)) == 1


class TestWrongRows:
    """Every row that is wrong is named, with its row and column; of the file nothing is kept."""

    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            (spent("1", "천원"), "3행 G열"),
            (spent("1", "△5"), ""),
            (spent("1", 0), "금액이 비었거나 0입니다."),
            (spent("1", ""), "금액이 비었거나 0입니다."),
            (spent("1", 10**16), "금액이 1,000조원을 넘습니다."),
            (spent("1", "(100)"), "괄호가 음수인지 내역인지 알 수 없습니다."),
            (spent("1", 10, "2022-02-30"), "달력에 없는 날"),
            (spent("1", 10, ""), "날짜가 비어 있습니다."),
            (spent("1", 10, "2022-12-01"), "2022-12-01은(는) 아직 오지 않았습니다."),
            (spent("1", 10, "2021-12-31"), "2021-12-31은(는) 2022회계연도가 아닙니다."),
            (spent("1", 10, line="ZZ"), "2022년에 코드 'ZZ'인 예산과목이 없습니다. 과목을 먼저 등록하거나"),
            (spent("1", 10, line=""), "예산과목이 비어 있습니다."),
            (spent("1", 10, year="삼십"), "'삼십'은(는) 회계연도가 아닙니다."),
            (spent("", 10), "지출결의번호가 비어 있습니다."),
            (spent("1", 10, commitment=""), "원인행위번호가 비어 있습니다."),
            (spent("9" * 65, 10), "지출결의번호는 64자까지 받습니다."),
        ],
    )
    def test_a_row(self, row: tuple[Any, ...], sentence: str, money: BudgetLine) -> None:
        content = csv([spent("0", 5), row])
        if not sentence:
            assert receive(content, name="a.csv").posted == 2
            return
        refusal = wrong(content, sentence, name="a.csv")
        assert refusal.problems[0].row == 3

    def test_all_of_them_at_once(self, money: BudgetLine) -> None:
        rows = [spent("1", "x"), spent("2", 10), spent("3", 10, line="ZZ"), spent("", "", "")]
        refusal = wrong(xlsx(rows), "수로 읽을 수 없습니다")
        assert [problem.row for problem in refusal.problems] == [2, 4, 5, 5, 5]

    def test_one_number_with_two_contents(self, money: BudgetLine) -> None:
        wrong(xlsx([spent("1", 10), spent("1", 20)]), "2행과 번호가 같은데 내용이 다릅니다.")

    def test_a_total_that_does_not_add_up(self, money: BudgetLine) -> None:
        rows = [spent("1", 100), ("합계", *[""] * 5, 150, "", "")]
        wrong(
            xlsx(rows),
            "합계가 150원인데 행을 더하면 100원입니다. 파일이 잘렸거나 고쳐졌는지 확인하고 다시 내려받으십시오.",
        )

    def test_the_wrong_kind_of_file(self, money: BudgetLine) -> None:
        wrong(
            xlsx([committed("B", 1)], COMMITMENT),
            "지출 파일로 읽을 수 없습니다. 제목 줄에 지출결의번호, 지출일자, 지출금액 열이 있어야 합니다.",
        )

    def test_amounts_in_thousands(self, money: BudgetLine) -> None:
        header = tuple(
            "지출금액(천원)" if title.startswith("지출금액") else title for title in files.EXPENDITURE
        )
        wrong(xlsx([spent("1", 1)], header), "금액의 단위가 '천원'입니다. 원 단위로 내려받아 올리십시오.")

    def test_two_columns_of_one_meaning(self, money: BudgetLine) -> None:
        header = (*files.EXPENDITURE[:-1], "지출액")
        wrong(xlsx([spent("1", 1)], header), "열이 같은 뜻으로 겹칩니다. 하나만 남기고 올리십시오.")

    def test_an_unknown_payer(self, money: BudgetLine) -> None:
        header = ("세부사업코드", "재원", "원인행위번호", "지출결의번호", "지출일자", "지출금액")
        wrong(
            xlsx([("T1", "기금", "A", "1", "2022-03-05", 70)], header),
            "재원 '기금'은(는) 국비, 시비, 구비, 자부담 가운데 하나로",
        )

    def test_a_change_that_is_no_number(self, money: BudgetLine) -> None:
        wrong(
            xlsx([committed("B", 1, change="둘")], COMMITMENT),
            "변경차수 '둘'은(는) 0 이상의 정수로",
            kind="commitment",
        )

    def test_no_rows(self, money: BudgetLine) -> None:
        wrong(xlsx([("합계", *[""] * 5, 0, "", "")]), "받을 행이 없습니다.")

    def test_too_many_rows(self, money: BudgetLine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("iljari.exchange.ehojo.reading.MOST_ROWS", 1)
        wrong(
            xlsx([spent("1", 1), spent("2", 1)]),
            "2행입니다. 한 번에 1행까지 받으니 달별로 나누어 올리십시오.",
        )

    def test_a_file_that_was_cut(self, money: BudgetLine) -> None:
        """Cut anywhere, nothing of it is kept (or, cut at a row's end, what is there is whole)."""
        content = xlsx([spent(str(number), 1) for number in range(30)])
        for size in range(1, len(content) - 1, max(1, len(content) // 12)):
            with papers.nothing_posted(), pytest.raises(Refusal):
                receive(content[:size])


class TestReconciliation:
    def test_every_verdict(self, money: BudgetLine, other: BudgetLine) -> None:
        papers.do("appropriate", other.code, 1000, "2022-01-01")
        papers.do("commit", other.code, 600, "2022-02-01", commitment="X")
        for commitment in "BCD":
            papers.do("commit", money.code, 100, "2022-02-03", commitment=commitment)
        papers.do("expend", money.code, 40, "2022-03-05", commitment="A")
        papers.do("expend", money.code, 30, "2022-03-05", commitment="B")
        papers.do("expend", money.code, 20, "2022-03-05", commitment="C")
        receive(xlsx([spent("1", 40), spent("2", 25, commitment="B"), spent("3", 11, commitment="D"),
                      spent("4", 7, commitment="X", line="T2")]))  # fmt: skip
        papers.do("expend", other.code, 7, "2022-03-06", commitment="X")
        found = reconcile(month(2022, 3))
        assert {(pair.line.number, pair.commitment): pair.verdict for pair in found.pairs} == {
            ("T1", "A"): "agreed", ("T1", "B"): "differs", ("T1", "C"): "own", ("T1", "D"): "mirrored", ("T2", "X"): "twice",
        }  # fmt: skip
        assert len(found.open) == 3
        assert [pair.settled for pair in found.pairs] == [False] * 3 + [True] * 2
        assert (found.own_won, found.mirrored_won) == (30 + 20 + 7, 40 + 25 + 11 + 7)

    def test_what_is_settled_by_hand_is_settled(self, money: BudgetLine) -> None:
        papers.do("expend", money.code, 30, "2022-03-05", commitment="A")
        receive(xlsx([spent("1", 25)]))
        own = next(pair for pair in reconcile(month(2022, 3)).pairs if pair.expended).own[0]
        papers.operations.reverse(entry=own.pk, reason="mirrored", by="x", at=papers.at(TODAY), key="r")
        pair = next(pair for pair in reconcile(month(2022, 3)).pairs if pair.expended)
        assert pair.verdict == "agreed"

    def test_an_empty_month(self, money: BudgetLine) -> None:
        found = reconcile(month(2022, 5))
        assert (found.pairs, found.breaches, found.files) == ([], [], [])


def test_many_rows_in_reasonable_time(money: BudgetLine) -> None:
    """One posting for a file: a thousand rows take few queries each."""
    received = receive(
        csv([spent(str(number), 1) for number in range(1000)], encoding="utf-8-sig"), name="a.csv"
    )
    assert received.posted == 1000
    assert len({entry.seq for entry in papers.entries(money.code) if entry.act == "Expended"}) == 1


def test_the_how_to_says_which_titles_are_read() -> None:
    """The page and the mapping in code are one: every title of every layout stands in the page's table."""
    page = (Path(__file__).parents[3] / "docs" / "how-to" / "mirror-ehojo.md").read_text(encoding="utf-8")
    rows = {row.split("|")[1].strip(): row.split("|")[2] for row in page.splitlines() if row.startswith("| ")}
    for layout in ehojo.LAYOUTS.values():
        for column in layout.columns:
            assert ", ".join(column.titles) in rows[column.name]
    assert "**Unverified.**" in page
