"""Two clocks: what is true for a day (as_of), and what was known at a moment (known_at)."""

from datetime import date

from iljari.acts import money
from iljari.acts.base import Act
from iljari.journal import read
from iljari.journal.slip import Reversal
from tests.journal.ledger import Clerk, at, left_as_known, left_on, on_line, table, won


def test_what_is_left_on_a_day_as_was_known_then(clerk: Clerk) -> None:
    """
    What was written, in this order:

    | recorded   | effective  | act              | of | won   |
    |------------|------------|------------------|----|-------|
    | 2019-01-02 | 2019-01-01 | Appropriated     |    | 1,000 |
    | 2019-03-05 | 2019-03-04 | Committed        | a  | 400   |
    | 2019-06-10 | 2019-02-01 | Committed        | b  | 300   |
    | 2019-07-01 | 2019-05-20 | CommitmentVoided | a  | 100   |
    | 2019-08-01 |            | reversed         | b  |       |
    | 2019-08-01 | 2019-04-01 | Committed        | c  | 250   |
    | 2019-12-20 | 2019-07-15 | Appropriated     |    | 500   |

    What is left on a day, as was known at noon of a day:

    | as_of      | known_at   | left  |
    |------------|------------|-------|
    | 2019-12-31 | 2019-01-01 | 0     |
    | 2018-12-31 | 2019-12-31 | 0     |
    | 2019-01-01 | 2019-01-02 | 1,000 |
    | 2019-03-03 | 2019-03-05 | 1,000 |
    | 2019-03-04 | 2019-03-04 | 1,000 |
    | 2019-03-04 | 2019-03-05 | 600   |
    | 2019-02-15 | 2019-06-09 | 1,000 |
    | 2019-02-15 | 2019-06-10 | 700   |
    | 2019-05-19 | 2019-07-01 | 300   |
    | 2019-05-20 | 2019-06-30 | 300   |
    | 2019-05-20 | 2019-07-01 | 400   |
    | 2019-02-15 | 2019-08-01 | 1,000 |
    | 2019-05-20 | 2019-08-01 | 450   |
    | 2019-12-31 | 2019-12-19 | 450   |
    | 2019-07-14 | 2019-12-20 | 450   |
    | 2019-12-31 | 2019-12-20 | 950   |
    """
    entries: dict[str, int] = {}
    for row in table(test_what_is_left_on_a_day_as_was_known_then):
        act: Act | Reversal
        if row["act"] == "reversed":
            act = Reversal(entries[row["of"]])
        else:
            act = on_line(getattr(money, row["act"]), won(row["won"]), row["effective"], row["of"])
        receipt = clerk.post(act, day=row["recorded"], reason="correction:typo")
        if row["act"] == "Committed":
            entries[row["of"]] = receipt.entries[0]
    for row in table(test_what_is_left_on_a_day_as_was_known_then, 1):
        place = read.seq_known_at(at(row["known_at"]))
        assert left_as_known(date.fromisoformat(row["as_of"]), place) == won(row["left"]), row
    assert left_on("2019-12-31") == 950


def test_what_was_known_does_not_show_what_came_later(clerk: Clerk) -> None:
    """
    | asked at           | the entry stands | taken back by | changes since |
    |--------------------|------------------|---------------|---------------|
    | before the posting | no               |               | 2             |
    | before its reversal| yes              | nothing       | 1             |
    | after it           | yes              | the reversal  | 0             |
    """
    start = read.last_seq()
    posted = clerk.post(on_line(money.Appropriated, 1000, "2019-01-01"), day="2019-01-02")
    (entry,) = posted.entries
    reversed_ = clerk.post(Reversal(entry), day="2019-02-01", reason="correction:typo")

    assert list(read.lines(pks=[entry], seq=start)) == []
    assert next(read.lines(pks=[entry], seq=posted.seq)).reversed_by is None
    assert next(read.lines(pks=[entry], seq=reversed_.seq)).reversed_by == reversed_.entries[0]
    assert next(read.lines(pks=[entry])).reversed_by == reversed_.entries[0]
    assert [line.pk for line in read.changes(start, reversed_.seq)] == [entry, *reversed_.entries]
    assert [line.pk for line in read.changes(posted.seq, reversed_.seq)] == list(reversed_.entries)
    assert read.changes(start, posted.seq)[0].reversed_by is None


def test_taken_back_is_not_reported_and_not_zero(clerk: Clerk) -> None:
    """
    | written               | sum | entries that live |
    |-----------------------|-----|-------------------|
    | 0 appropriated        | 0   | 1                 |
    | and taken back        | 0   | 0                 |
    """
    (entry,) = clerk.post(on_line(money.Appropriated, 0, "2019-01-01", line="2019:zero")).entries
    (total,) = [each for each in read.totals() if each.line == "2019:zero"]
    assert (total.amount_won, total.living, total.entries) == (0, 1, 1)
    clerk.post(Reversal(entry), reason="correction:typo")
    (total,) = [each for each in read.totals() if each.line == "2019:zero"]
    assert (total.amount_won, total.living, total.entries) == (0, 0, 2)
