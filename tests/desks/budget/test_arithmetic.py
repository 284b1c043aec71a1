"""Budget arithmetic as text tables: what is reserved, what is refused, what is left at the year's end.

Columns: the day on which it becomes known, the day on which it is true, the verb, a commitment's number (or the other line),
won, the answer (`posted`, or a part of the sentence of the refusal), what is left on line 1 at the year's end.
"""

import pytest

from iljari.desks.budget.models import BudgetLine
from iljari.journal.slip import Refused
from tests.desks.budget import papers

TABLES = {
    "reserve, spend, void": """
        2022-01-02  2022-01-01  original       -     1000  posted                          1000
        2022-02-01  2022-02-01  commit         A      600  posted                           400
        2022-02-02  2022-02-02  commit         B      401  예산현액을 넘습니다                400
        2022-02-02  2022-02-02  commit         B      400  posted                             0
        2022-03-01  2022-03-01  expend         A      250  posted                             0
        2022-03-02  2022-03-02  void           A      351  남은 금액보다 많이 해제할 수 없습니다  0
        2022-03-02  2022-03-02  void           A      350  posted                           350
        2022-03-03  2022-03-03  expend         A        1  남은 금액을 넘습니다               350
        2022-03-04  2022-03-04  commit         A       10  이미 있습니다                     350
        2022-03-05  2022-03-05  commit         C      350  posted                             0
    """,
    "headroom holds on every day to the year's end": """
        2022-01-02  2022-01-01  original       -     1000  posted                          1000
        2022-06-01  2022-06-01  commit         A      700  posted                           300
        2022-06-02  2022-02-01  commit         B      400  예산현액을 넘습니다                300
        2022-06-02  2022-02-01  commit         B      300  posted                             0
        2022-06-03  2022-09-01  supplementary  -      500  posted                           500
        2022-06-04  2022-03-01  commit         C      500  예산현액을 넘습니다                500
        2022-09-01  2022-09-01  commit         C      500  posted                             0
    """,
    "a supplement may be taken back only while nothing stands on it": """
        2022-01-02  2022-01-01  original       -     1000  posted                          1000
        2022-05-01  2022-05-01  supplementary  -      500  posted                          1500
        2022-06-01  2022-06-01  commit         A     1200  posted                           300
        2022-06-02  2022-05-01  reduce         -      301  이미 원인행위하거나 이월한 금액보다 적어집니다  300
        2022-06-02  2022-05-01  reduce         -      300  posted                             0
        2022-06-03  2022-06-03  void           A      200  posted                           200
        2022-06-04  2022-05-01  reduce         -      200  이미 원인행위하거나 이월한 금액보다 적어집니다  200
        2022-06-04  2022-06-03  reduce         -      200  posted                             0
    """,
    "virement both ways": """
        2022-01-02  2022-01-01  original       -     1000  posted                          1000
        2022-02-01  2022-02-01  vire           T2     400  posted                           600
        2022-02-02  2022-02-02  commit         A      601  예산현액을 넘습니다                600
        2022-02-02  2022-02-02  commit         A      600  posted                             0
        2022-02-03  2022-02-03  vire           T2       1  이미 원인행위하거나 이월한 금액보다 적어집니다    0
        2022-03-01  2022-03-01  back           T2     150  posted                           150
        2022-03-02  2022-02-15  commit         B      150  예산현액을 넘습니다                150
        2022-03-02  2022-03-02  commit         B      150  posted                             0
        2022-03-03  2022-03-03  back           T2     251  이미 원인행위하거나 이월한 금액보다 적어집니다    0
    """,
    "carried in, reserve fund, carried over, lapsed": """
        2022-01-02  2022-01-01  carry_in       -      200  posted                           200
        2022-01-03  2022-01-01  reserve_fund   -      300  posted                           500
        2022-02-01  2022-02-01  commit         A      150  posted                           350
        2022-11-01  2022-12-31  carry_over     -      300  posted                            50
        2022-11-02  2022-11-02  commit         B      100  예산현액을 넘습니다                 50
        2022-12-31  2022-12-31  lapse          -       51  남은 금액보다 많습니다              50
        2022-12-31  2022-12-31  lapse          -       50  posted                             0
        2022-12-31  2022-12-31  unforeseen     A      151  남은 금액보다 많이 이월할 수 없습니다  0
        2022-12-31  2022-12-31  unforeseen     A      150  posted                             0
        2022-12-31  2022-12-31  expend         A        1  남은 금액을 넘습니다                 0
    """,
}


def _rows() -> list[tuple[str, list[list[str]]]]:
    """A title and the rows, divided at two spaces or more."""
    return [
        (
            title,
            [
                [cell.strip() for cell in row.split("  ") if cell.strip()]
                for row in table.strip().splitlines()
            ],
        )
        for title, table in TABLES.items()
    ]


def _run(verb: str, what: str, won: int, on: str, known: str) -> None:
    code, told = "2022:T1", {}
    if verb in ("original", "supplementary", "reserve_fund"):
        verb, told = "appropriate", {"stage": verb}
    elif verb == "unforeseen":
        verb, told = "carry_over", {"stage": "unforeseen", "commitment": what}
    elif verb in ("commit", "expend", "void"):
        told = {"commitment": what}
    elif verb == "vire":
        told = {"to_line": f"2022:{what}"}
    elif verb == "back":
        verb, code, told = "vire", f"2022:{what}", {"to_line": code}
    papers.do(verb, code, won, on, known=known, **told)


@pytest.mark.parametrize(("title", "rows"), _rows(), ids=list(TABLES))
def test_every_row_gives_its_answer(
    title: str, rows: list[list[str]], line: BudgetLine, other: BudgetLine
) -> None:
    for known, on, verb, what, won, answer, left in rows:
        if answer == "posted":
            _run(verb, what, int(won), on, known)
        else:
            with papers.refused(answer):
                _run(verb, what, int(won), on, known)
        assert papers.left(line.code) == int(left), (title, verb, what, won)


@pytest.mark.parametrize(("title", "rows"), _rows(), ids=list(TABLES))
def test_a_later_posting_never_changes_an_earlier_answer(
    title: str, rows: list[list[str]], line: BudgetLine, other: BudgetLine
) -> None:
    told: dict[str, int] = {}
    for known, on, verb, what, won, answer, left in rows:
        if answer == "posted":
            _run(verb, what, int(won), on, known)
        told[known] = int(left)
    for known, left_then in told.items():
        assert papers.left(line.code, known=known) == left_then, (title, known)


def test_two_clocks(line: BudgetLine) -> None:
    """What was true for a day, and what was known of it when, are two questions."""
    papers.do("appropriate", line.code, 1000, "2022-01-01", known="2022-01-02")
    papers.do("commit", line.code, 300, "2022-02-01", known="2022-05-01", commitment="A")
    table = """
        as of       known at    left
        2022-01-31  2022-04-30  1000
        2022-02-01  2022-04-30  1000
        2022-01-31  2022-05-01  1000
        2022-02-01  2022-05-01   700
        2022-12-31  2022-04-30  1000
        2022-12-31  2022-05-01   700
    """
    for row in table.strip().splitlines()[1:]:
        as_of, known, left = row.split()
        assert papers.left(line.code, on=as_of, known=known) == int(left), row
    assert papers.left(line.code, on="2022-06-01", known="2022-01-01") is None


def test_what_is_said_to_be_left_is_the_least_of_any_later_day(line: BudgetLine) -> None:
    """The refusal names what would really fit: not what was left on the day itself."""
    papers.do("appropriate", line.code, 1000, "2022-01-01")
    papers.do("commit", line.code, 900, "2022-06-01", commitment="A")
    with papers.refused("(남은 금액: 100원)"):
        papers.do("commit", line.code, 500, "2022-02-01", known="2022-06-02", commitment="B")


class TestReversal:
    def test_an_appropriation_with_commitments_on_it_stays(self, line: BudgetLine) -> None:
        voted = papers.do("appropriate", line.code, 1000, "2022-01-01").entries[0]
        committed = papers.do("commit", line.code, 600, "2022-02-01", commitment="A").entries[0]
        with papers.refused("이미 원인행위하거나 이월한 금액보다 적어집니다"):
            papers.operations.reverse(
                entry=voted, reason="typo", by="x", at=papers.at("2022-03-01"), key="r1"
            )
        papers.operations.reverse(
            entry=committed, reason="typo", by="x", at=papers.at("2022-03-02"), key="r2"
        )
        papers.operations.reverse(entry=voted, reason="typo", by="x", at=papers.at("2022-03-03"), key="r3")
        assert papers.left(line.code) is None
        assert papers.left(line.code, known="2022-03-02") == 1000

    def test_a_commitment_with_expenditures_stays(self, line: BudgetLine) -> None:
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        committed = papers.do("commit", line.code, 600, "2022-02-01", commitment="A").entries[0]
        spent = papers.do("expend", line.code, 100, "2022-03-01", commitment="A").entries[0]
        with papers.refused("지출을 먼저 되돌리십시오"):
            papers.operations.reverse(
                entry=committed, reason="typo", by="x", at=papers.at("2022-03-02"), key="r1"
            )
        papers.operations.reverse(entry=spent, reason="typo", by="x", at=papers.at("2022-03-03"), key="r2")
        papers.operations.reverse(
            entry=committed, reason="typo", by="x", at=papers.at("2022-03-04"), key="r3"
        )
        assert papers.left(line.code) == 1000

    def test_a_void_whose_money_is_committed_anew_stays(self, line: BudgetLine) -> None:
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        papers.do("commit", line.code, 1000, "2022-02-01", commitment="A")
        voided = papers.do("void", line.code, 400, "2022-03-01", commitment="A").entries[0]
        papers.do("commit", line.code, 400, "2022-04-01", commitment="B")
        with papers.refused("해제를 되돌리면 예산현액을 넘습니다"):
            papers.operations.reverse(
                entry=voided, reason="typo", by="x", at=papers.at("2022-05-01"), key="r1"
            )

    def test_a_virement_is_taken_back_on_both_lines(self, line: BudgetLine, other: BudgetLine) -> None:
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        moved = papers.do("vire", line.code, 400, "2022-02-01", to_line=other.code).entries
        papers.operations.reverse(
            entry=moved[1], reason="wrong_line", by="x", at=papers.at("2022-02-02"), key="r1"
        )
        assert papers.left(line.code) == 1000
        assert papers.left(other.code) is None
        with papers.refused("이미 되돌렸습니다"):
            papers.operations.reverse(
                entry=moved[0], reason="typo", by="x", at=papers.at("2022-02-03"), key="r2"
            )

    def test_a_virement_already_committed_stays_on_both(self, line: BudgetLine, other: BudgetLine) -> None:
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        moved = papers.do("vire", line.code, 400, "2022-02-01", to_line=other.code).entries
        papers.do("commit", other.code, 400, "2022-03-01", commitment="A")
        with papers.refused("이만큼 옮기면"):
            papers.operations.reverse(
                entry=moved[0], reason="typo", by="x", at=papers.at("2022-03-02"), key="r1"
            )
        assert (papers.left(line.code), papers.left(other.code)) == (600, 0)


class TestKeys:
    def test_the_same_twice_is_one_posting(self, line: BudgetLine) -> None:
        first = papers.do("appropriate", line.code, 1000, "2022-01-01", key="k")
        second = papers.do("appropriate", line.code, 1000, "2022-01-01", key="k")
        assert first == second
        assert papers.left(line.code) == 1000

    def test_the_same_key_with_another_amount_is_refused(self, line: BudgetLine) -> None:
        papers.do("appropriate", line.code, 1000, "2022-01-01", key="k")
        with papers.refused("다른 내용이 이미 기록되어 있습니다"):
            papers.do("appropriate", line.code, 2000, "2022-01-01", key="k")

    @pytest.mark.parametrize("verb", ["request", "forecast"])
    def test_what_is_said_anew_can_be_sent_twice(self, line: BudgetLine, verb: str) -> None:
        papers.do(verb, line.code, 500, "2022-06-01", key="first")
        first = papers.do(verb, line.code, 700, "2022-06-01", key="second")
        assert papers.do(verb, line.code, 700, "2022-06-01", key="second") == first
        with papers.refused("다른 내용이 이미 기록되어 있습니다"):
            papers.do(verb, line.code, 800, "2022-06-01", key="second")

    def test_a_commitment_sent_again_after_it_was_spent(self, line: BudgetLine) -> None:
        papers.do("appropriate", line.code, 1000, "2022-01-01")
        first = papers.do("commit", line.code, 1000, "2022-02-01", commitment="A", key="c")
        papers.do("expend", line.code, 1000, "2022-03-01", commitment="A", key="e")
        assert papers.do("commit", line.code, 1000, "2022-02-01", commitment="A", key="c") == first
        papers.do("expend", line.code, 1000, "2022-03-01", commitment="A", key="e")
        assert papers.left(line.code) == 0


def test_expenditures_draw_on_their_commitment(line: BudgetLine) -> None:
    papers.do("appropriate", line.code, 1000, "2022-01-01")
    committed = papers.do("commit", line.code, 600, "2022-02-01", commitment="A").entries[0]
    papers.do("expend", line.code, 100, "2022-03-01", commitment="A")
    papers.do("void", line.code, 100, "2022-03-01", commitment="A")
    papers.do("carry_over", line.code, 100, "2022-12-31", commitment="A", stage="unforeseen")
    assert {entry.draws_on for entry in papers.entries(line.code)} == {None, committed}
    assert [entry.draws_on for entry in papers.entries(line.code)][2:] == [committed] * 3


def test_a_commitment_is_drawn_on_its_own_line_only(line: BudgetLine, other: BudgetLine) -> None:
    for code in (line.code, other.code):
        papers.do("appropriate", code, 1000, "2022-01-01")
    papers.do("commit", line.code, 600, "2022-02-01", commitment="A")
    for verb in ("expend", "void"):
        with papers.refused(f"예산과목 {other.code}에 원인행위 번호 A이(가) 없습니다"):
            papers.do(verb, other.code, 100, "2022-03-01", commitment="A")
    papers.do("commit", other.code, 100, "2022-03-01", commitment="A")
    assert (papers.left(line.code), papers.left(other.code)) == (400, 900)


def test_refused_is_an_exception_with_sentences(line: BudgetLine) -> None:
    with pytest.raises(Refused) as told:
        papers.do("commit", line.code, 1, "2022-02-01", commitment="A")
    assert all(sentence.strip().endswith((".", ")")) for sentence in told.value.sentences)
