"""Limits: under no key is more taken than there is, on no day from an act on to the year's end."""

import re
from datetime import date, timedelta
from fractions import Fraction

import pytest

from iljari.acts import money
from iljari.acts.base import Act, Cap, Limit, Mode
from iljari.journal import limits, read
from iljari.journal.slip import Refused, Reversal
from tests.journal.ledger import YEAR_END, Clerk, left_on, on_line, table, won


def _play(clerk: Clerk, rows: list[dict[str, str]]) -> None:
    """Post row by row; the last column says what is left on 31 December, or a part of the refusal's sentence."""
    entries: dict[str, int] = {}
    for row in rows:
        act: Act | Reversal
        if row["act"] == "reverse":
            act = Reversal(entries[row["of"]])
        else:
            mode = Mode.MIRRORED if row.get("mode") == "mirrored" else None
            act = on_line(
                getattr(money, row["act"]),
                won(row["won"]),
                f"2019-{row['on']}",
                row["of"],
                mode=mode,
                source="e-Hojo" if mode else "",
            )
        expected = row["then"]
        before = read.last_seq()
        if expected.replace(",", "").lstrip("-").isdigit():
            receipt = clerk.post(act, reason="correction:typo")
            entries.setdefault(row["of"] or row["act"], receipt.entries[0])
            assert left_on("2019-12-31") == won(expected), row
        else:
            with pytest.raises(Refused) as refused:
                clerk.post(act, reason="correction:typo")
            assert expected in " ".join(refused.value.sentences), row
            assert read.last_seq() == before, "a refused posting writes nothing"


def test_a_commitment_must_find_its_money_on_every_day_to_the_years_end(clerk: Clerk) -> None:
    """
    | on    | act          | of | won   | then                |
    |-------|--------------|----|-------|---------------------|
    | 03-01 | Appropriated |    | 1,000 | 1,000               |
    | 02-28 | Committed    | a  | 1     | 남은 금액: 0원        |
    | 03-01 | Committed    | b  | 600   | 400                 |
    | 11-30 | Committed    | c  | 400   | 0                   |
    | 03-02 | Committed    | d  | 1     | 남은 금액: 0원        |
    | 09-01 | Appropriated |    | 500   | 500                 |
    | 08-31 | Committed    | e  | 401   | 남은 금액: 400원      |
    | 08-31 | Committed    | f  | 400   | 100                 |

    (On 31 August 400 are left: c takes its part only in November. From 30 November 500 are.)
    """
    _play(clerk, table(test_a_commitment_must_find_its_money_on_every_day_to_the_years_end))


def test_money_is_two_phase(clerk: Clerk) -> None:
    """
    | on    | act              | of | won   | then                                   |
    |-------|------------------|----|-------|----------------------------------------|
    | 01-02 | Appropriated     |    | 1,000 | 1,000                                  |
    | 03-01 | Expended         | a  | 1     | 지출이 원인행위 a의 남은 금액을 넘습니다 |
    | 03-01 | Committed        | a  | 700   | 300                                    |
    | 03-01 | Committed        | a  | 100   | 원인행위 번호 a은(는)                  |
    | 02-28 | Expended         | a  | 1     | 지출이 원인행위 a의 남은 금액을 넘습니다 |
    | 04-01 | Expended         | a  | 500   | 300                                    |
    | 05-01 | Expended         | a  | 201   | 남은 금액: 200원                         |
    | 05-01 | CommitmentVoided | a  | 201   | 보다 많이 해제할 수 없습니다           |
    | 05-01 | CommitmentVoided | a  | 150   | 450                                    |
    | 03-15 | Expended         | a  | 51    | 남은 금액: 50원                          |
    | 06-01 | Expended         | a  | 50    | 450                                    |
    | 06-02 | CommitmentVoided | b  | 1     | 보다 많이 해제할 수 없습니다           |
    | 12-31 | Lapsed           |    | 451   | 불용액이                               |
    | 12-31 | Lapsed           |    | 450   | 0                                      |
    """
    _play(clerk, table(test_money_is_two_phase))


def test_a_reversal_must_leave_enough_too(clerk: Clerk) -> None:
    """
    | on    | act              | of | won   | then                          |
    |-------|------------------|----|-------|-------------------------------|
    | 01-02 | Appropriated     | x  | 1,000 | 1,000                         |
    | 03-01 | Committed        | a  | 700   | 300                           |
    | 01-02 | Appropriated     | y  | 500   | 800                           |
    |       | reverse          | x  |       | 예산현액이 이미               |
    | 04-01 | Expended         | a  | 400   | 800                           |
    |       | reverse          | a  |       | 이미 지출하거나 이월한 금액   |
    |       | reverse          | y  |       | 300                           |
    """
    _play(clerk, table(test_a_reversal_must_leave_enough_too))


def test_voiding_is_taken_back_only_while_its_money_is_there(clerk: Clerk) -> None:
    """
    | acts                                | left on 12-31 |
    |-------------------------------------|---------------|
    | 1000 appropriated, 1000 committed a | 0             |
    | 600 of a voided                     | 600           |
    | 500 committed b                     | 100           |
    | the voiding reversed                | refused       |
    | b reversed, then the voiding        | 0             |
    """
    clerk.post(on_line(money.Appropriated, 1000, "2019-01-02"))
    clerk.post(on_line(money.Committed, 1000, "2019-02-01", "a"))
    (voided,) = clerk.post(on_line(money.CommitmentVoided, 600, "2019-03-01", "a")).entries
    (b,) = clerk.post(on_line(money.Committed, 500, "2019-04-01", "b")).entries
    with pytest.raises(Refused, match="예산현액을 넘습니다"):
        clerk.post(Reversal(voided), reason="correction:typo")
    clerk.post(Reversal(b), reason="correction:typo")
    clerk.post(Reversal(voided), reason="correction:typo")
    assert left_on("2019-12-31") == 0


def test_a_virement_moves_money_that_is_there(clerk: Clerk) -> None:
    """
    | from line has | committed | moved on | won | then    |
    |---------------|-----------|----------|-----|---------|
    | 1000          | 0         | 02-01    | 400 | moved   |
    | 600           | 500       | 03-01    | 101 | refused |
    | 600           | 500       | 03-01    | 100 | moved   |
    """
    giving, taking = "2019:giving", "2019:taking"
    clerk.post(on_line(money.Appropriated, 1000, "2019-01-02", line=giving))

    def move(amount: int, on: str) -> None:
        clerk.post(
            on_line(money.VirementMade, -amount, on, line=giving),
            on_line(money.VirementMade, amount, on, line=taking),
        )

    move(400, "2019-02-01")
    clerk.post(on_line(money.Committed, 500, "2019-11-01", "late", line=giving))
    with pytest.raises(Refused, match="이만큼 옮기면"):
        move(101, "2019-03-01")
    assert left_on("2019-12-31", taking) == 400
    move(100, "2019-03-01")
    assert (left_on("2019-12-31", giving), left_on("2019-12-31", taking)) == (0, 500)


def test_a_virement_is_taken_back_on_both_lines_or_not_at_all(clerk: Clerk) -> None:
    """
    | taken back      | then    |
    |-----------------|---------|
    | the giving side | refused |
    | the taking side | refused |
    | both            | written |
    """
    clerk.post(on_line(money.Appropriated, 1000, "2019-01-02", line="2019:giving"))
    giving, taking = clerk.post(
        on_line(money.VirementMade, -400, "2019-02-01", line="2019:giving"),
        on_line(money.VirementMade, 400, "2019-02-01", line="2019:taking"),
    ).entries
    for side in (giving, taking):
        with pytest.raises(Refused, match="되돌릴 때에도 두 과목을 함께 되돌리십시오"):
            clerk.post(Reversal(side), reason="correction:typo")
    clerk.post(Reversal(giving), Reversal(taking), reason="correction:typo")
    assert (left_on("2019-12-31", "2019:giving"), left_on("2019-12-31", "2019:taking")) == (1000, 0)


def test_nothing_is_drawn_on_a_commitment_of_another_line(clerk: Clerk) -> None:
    clerk.post(on_line(money.Appropriated, 1000, "2019-01-02", line="2019:one"))
    clerk.post(on_line(money.Committed, 1000, "2019-02-01", "a", line="2019:one"))
    for kind in (money.Expended, money.CommitmentVoided):
        with pytest.raises(Refused):
            clerk.post(on_line(kind, 1, "2019-03-01", "a", line="2019:two"))


def test_a_line_lives_for_its_fiscal_year(clerk: Clerk) -> None:
    """
    A line of 2019 with 1000:

    | effective on | committed | then                                                     |
    |--------------|-----------|----------------------------------------------------------|
    | 2020-01-05   | 1         | 예산과목 2019:spec의 회계연도는 2019년입니다. 2020-01-05 |
    | 2018-12-31   | 1         | 예산과목 2019:spec의 회계연도는 2019년입니다. 2018-12-31 |
    | 2019-12-31   | 1000      |                                                          |
    """
    clerk.post(on_line(money.Appropriated, 1000, "2019-01-02"))
    for row in table(test_a_line_lives_for_its_fiscal_year):
        act = on_line(money.Committed, int(row["committed"]), row["effective on"], "a")
        if row["then"]:
            with pytest.raises(Refused, match=re.escape(row["then"])):
                clerk.post(act)
        else:
            clerk.post(act)


class Booked(Act):
    """A room is booked: a limit with a ceiling, of a kind that no desk has yet."""

    ko, units = "예약", ("cases",)

    def limits(self) -> tuple[Limit, ...]:
        return (
            Cap(
                "rooms",
                -int(self.quantity),
                "빈 방이 없습니다.",
                ceiling=10,
                until=date(2019, 6, 30),
                unit="실",
            ),
        )


def test_a_limit_with_a_ceiling_counts_down_from_it_also_after_its_last_day(clerk: Clerk) -> None:
    """
    Ten rooms until 30 June:

    | day        | booked | broken |
    |------------|--------|--------|
    | 2019-06-01 | 10     | no     |
    | 2019-06-01 | 11     | yes    |
    | 2019-07-01 | 11     | yes    |
    | 2019-07-01 | 10     | no     |
    """
    for row in table(test_a_limit_with_a_ceiling_counts_down_from_it_also_after_its_last_day):
        act = Booked(
            programme="-", effective_on=date.fromisoformat(row["day"]), quantity=Fraction(row["booked"])
        )
        assert bool(limits.broken(limits.uses_of(act))) is (row["broken"] == "yes"), row


def test_a_once_is_free_again_after_its_reversal(clerk: Clerk) -> None:
    """
    | posting                       | commitment number a |
    |-------------------------------|---------------------|
    | committed a                   | taken               |
    | committed a again             | refused             |
    | two of a new number in one    | refused             |
    | the first reversed            | free                |
    | committed a, on another day   | taken               |
    | the first reversed again      | refused             |
    | reversed and committed in one | taken               |
    """
    clerk.post(on_line(money.Appropriated, 1000, "2019-01-02"))
    (first,) = clerk.post(on_line(money.Committed, 100, "2019-02-01", "a")).entries
    with pytest.raises(Refused, match="원인행위 번호 a은"):
        clerk.post(on_line(money.Committed, 100, "2019-03-01", "a"))
    with pytest.raises(Refused, match="원인행위 번호 n은"):
        clerk.post(*(on_line(money.Committed, 1, "2019-03-01", "n") for _ in range(2)))
    clerk.post(Reversal(first), reason="correction:typo")
    (second,) = clerk.post(on_line(money.Committed, 100, "2019-01-15", "a")).entries
    with pytest.raises(Refused, match="이미 되돌렸습니다"):
        clerk.post(Reversal(first), reason="correction:typo")
    clerk.post(Reversal(second), on_line(money.Committed, 90, "2019-01-15", "a"), reason="correction:double")
    with pytest.raises(Refused, match="원인행위 번호 a은"):
        clerk.post(on_line(money.Committed, 1, "2019-12-01", "a"))


def test_what_another_system_decided_is_flagged_not_refused(clerk: Clerk) -> None:
    """
    | on    | act          | of | won   | mode     | then                         | flagged |
    |-------|--------------|----|-------|----------|------------------------------|---------|
    | 01-02 | Appropriated |    | 1,000 |          | 1,000                        | 0       |
    | 02-01 | Committed    | a  | 600   |          | 400                          | 0       |
    | 03-01 | Expended     | a  | 500   | mirrored | 400                          | 0       |
    | 04-01 | Expended     | a  | 200   | mirrored | 400                          | 1       |
    | 05-01 | Expended     | z  | 10    | mirrored | 400                          | 2       |
    | 05-01 | Committed    | b  | 450   | mirrored | -50                          | 3       |
    | 05-02 | Committed    | c  | 1     |          | 남은 금액: -50원               | 3       |
    | 05-02 | Expended     | a  | 1     |          | 지출이 원인행위 a의          | 3       |
    | 06-01 | Appropriated |    | 60    |          | 10                           | 3       |
    """
    flagged_before = len(read.breaches())
    for row in table(test_what_another_system_decided_is_flagged_not_refused):
        _play(clerk, [row])
        assert len(read.breaches()) - flagged_before == int(row["flagged"]), row
    sentence = read.breaches()[-1]
    assert sentence[1] == "line:2019:spec"
    assert "예산현액을 넘습니다" in sentence[2]


def test_a_line_that_another_system_overdrew_can_be_made_better_but_not_worse(clerk: Clerk) -> None:
    """
    1000 appropriated, 400 committed natively (n), 900 mirrored: 300 too much.

    | posting                           | left | then    |
    |-----------------------------------|------|---------|
    | n reversed, 390 committed instead | -290 | written |
    | 390 reversed, 391 instead         |      | refused |
    | 100 voided                        | -190 | written |
    """
    clerk.post(on_line(money.Appropriated, 1000, "2019-01-02"))
    (n,) = clerk.post(on_line(money.Committed, 400, "2019-02-01", "n")).entries
    clerk.post(on_line(money.Committed, 900, "2019-03-01", "m", mode=Mode.MIRRORED, source="e-Hojo"))
    receipt = clerk.post(
        Reversal(n), on_line(money.Committed, 390, "2019-02-01", "n"), reason="correction:typo"
    )
    assert left_on("2019-12-31") == -290
    with pytest.raises(Refused, match="예산현액을 넘습니다"):
        clerk.post(
            Reversal(receipt.entries[1]),
            on_line(money.Committed, 391, "2019-02-01", "n"),
            reason="correction:typo",
        )
    clerk.post(on_line(money.CommitmentVoided, 100, "2019-04-01", "n"))
    assert left_on("2019-12-31") == -190


def test_least_headroom_is_the_least_of_any_day(clerk: Clerk) -> None:
    """
    1000 on 01-10, -300 on 03-01, +200 on 06-01, -900 on 10-01:

    | since      | until      | least |
    |------------|------------|-------|
    | 2019-01-01 | 2019-01-09 | 0     |
    | 2019-01-09 | 2019-12-31 | 0     |
    | 2019-01-10 | 2019-02-28 | 1000  |
    | 2019-02-01 | 2019-03-01 | 700   |
    | 2019-06-01 | 2019-09-30 | 900   |
    | 2019-07-01 | 2019-09-30 | 900   |
    | 2019-07-01 | 2019-10-01 | 0     |
    | 2019-11-01 | 2019-12-31 | 0     |
    | 2019-03-02 | 2019-12-31 | 0     |
    """
    clerk.post(on_line(money.Appropriated, 1000, "2019-01-10"))
    clerk.post(on_line(money.Committed, 300, "2019-03-01", "a"))
    clerk.post(on_line(money.CommitmentVoided, 200, "2019-06-01", "a"))
    clerk.post(on_line(money.Committed, 900, "2019-10-01", "b"))
    key = money.line_key("2019:spec")
    for row in table(test_least_headroom_is_the_least_of_any_day):
        since, until = date.fromisoformat(row["since"]), date.fromisoformat(row["until"])
        assert limits.least_headroom([key], since, until) == int(row["least"]), row
        every_day = [since + timedelta(days=n) for n in range((until - since).days + 1)]
        assert min(limits.headroom(key, day) for day in every_day) == int(row["least"]), row
    assert limits.headroom(key, YEAR_END, ceiling=5) == 5
