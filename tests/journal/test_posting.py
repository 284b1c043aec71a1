"""A posting: all or nothing, once a key, in one gapless chain whose clock never runs backwards."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from iljari.acts.decided import RecordingModeSet
from iljari.acts.money import Appropriated, Committed, VirementMade
from iljari.journal import chain, door, read
from iljari.journal.models import Cell, Entry, LimitUse, Posting, Seal
from iljari.journal.slip import Refused, Reversal
from tests.journal.ledger import PROGRAMME, Clerk, at, left_on, on_line, table


def test_the_same_key_is_the_same_posting(clerk: Clerk) -> None:
    """
    | key | actor | content          | reason          | what comes of it   |
    |-----|-------|------------------|-----------------|--------------------|
    | k   | clerk | 100 appropriated |                 | written            |
    | k   | clerk | 100 appropriated |                 | the same receipt   |
    | k   | clerk | 200 appropriated |                 | 같은 번호          |
    | k   | other | 100 appropriated |                 | 같은 번호          |
    | k   | clerk | 100 appropriated | correction:typo | 같은 번호          |
    | k2  | clerk | 100 appropriated |                 | written            |
    """
    before = read.last_seq()
    receipts = []
    for row in table(test_the_same_key_is_the_same_posting):
        act = on_line(Appropriated, int(row["content"].split()[0]), "2019-01-02")
        ask = lambda row=row, act=act: door.post(  # noqa: E731
            [act], actor=row["actor"], key=row["key"], recorded_at=at("2019-01-02"), reason=row["reason"]
        )
        if row["what comes of it"] == "같은 번호":
            with pytest.raises(
                Refused, match=r"^같은 번호\(k\)로 다른 내용이 이미 기록되어 있습니다\. 새 번호로 입력하거나"
            ):
                ask()
        else:
            receipts.append(ask())
    assert receipts[0] == receipts[1]
    assert receipts[2].seq == receipts[0].seq + 1
    assert read.last_seq() == before + 2
    assert left_on("2019-12-31") == 200


def test_the_receipt_of_a_key_tells_what_it_told_the_first_time(clerk: Clerk) -> None:
    """A mirrored entry that breaks a limit is flagged on its receipt, also when the file is read a second time."""
    from iljari.acts.base import Mode
    from iljari.acts.money import Expended

    act = on_line(Expended, 900, "2019-04-02", "unknown", mode=Mode.MIRRORED, source="e-Hojo")
    first, second = clerk.post(act, key="file:1"), clerk.post(act, key="file:1")
    assert first.breaches
    assert first == second == door.written("file:1")
    assert door.written("file:2") is None


def test_another_clock_does_not_make_another_posting(clerk: Clerk) -> None:
    first = clerk.post(on_line(Appropriated, 100, "2019-01-02"), day="2019-01-02", key="k")
    assert clerk.post(on_line(Appropriated, 100, "2019-01-02"), day="2019-03-01", key="k") == first


def test_recorded_at_never_runs_backwards(clerk: Clerk) -> None:
    """
    | handed in with | recorded at |
    |----------------|-------------|
    | 2019-03-01     | 2019-03-01  |
    | 2019-02-01     | 2019-03-01  |
    | 2019-03-02     | 2019-03-02  |
    | 2019-01-01     | 2019-03-02  |
    """
    for row in table(test_recorded_at_never_runs_backwards):
        receipt = clerk.post(on_line(Appropriated, 1, "2019-01-01"), day=row["handed in with"])
        assert read.known_moment(receipt.seq) == at(row["recorded at"])
    moments = list(Seal.objects.order_by("seq").values_list("recorded_at", flat=True))
    assert moments == sorted(moments)


def test_the_places_have_no_gap_whatever_was_refused_between(clerk: Clerk) -> None:
    first = clerk.post(on_line(Appropriated, 100, "2019-01-01")).seq
    for number in range(5):
        with pytest.raises(Refused):
            clerk.post(on_line(Committed, 101, "2019-02-01", f"too-much-{number}"))
        assert clerk.post(on_line(Committed, 1, "2019-02-01", f"c-{number}")).seq == first + number + 1
    places = list(Seal.objects.order_by("seq").values_list("seq", flat=True))
    assert places == list(range(1, len(places) + 1))


def test_a_posting_with_one_refused_act_writes_none_of_them(clerk: Clerk) -> None:
    counted = [model.objects.count() for model in (Posting, Entry, LimitUse, Seal, Cell)]
    with pytest.raises(Refused):
        clerk.post(on_line(Appropriated, 100, "2019-01-01"), on_line(Committed, 101, "2019-02-01", "c-1"))
    assert [model.objects.count() for model in (Posting, Entry, LimitUse, Seal, Cell)] == counted


def test_an_empty_posting_is_refused(clerk: Clerk) -> None:
    with pytest.raises(Refused, match="적을 내용이 없습니다"):
        clerk.post()


class _Broken(Exception):
    """The n-th statement failed."""


def test_whatever_statement_fails_nothing_is_written(clerk: Clerk) -> None:
    """
    | the database fails at      | written    |
    | the n-th statement, any n  | nothing    |
    | none of them               | everything |
    """
    clerk.post(
        on_line(Appropriated, 1000, "2019-01-01", line="2019:from"), on_line(Appropriated, 1, "2019-01-01")
    )
    models = (Posting, Entry, LimitUse, Seal, Cell)
    before = [model.objects.count() for model in models]
    acts = [
        on_line(VirementMade, -300, "2019-02-01", line="2019:from"),
        on_line(VirementMade, 300, "2019-02-01"),
        on_line(Committed, 301, "2019-02-02", "c-1"),
    ]
    failed = 0
    for number in range(1, 60):
        try:
            with connection.execute_wrapper(_fails_at(number)):
                clerk.post(*acts, key="all or nothing")
        except _Broken:
            failed += 1
            assert [model.objects.count() for model in models] == before
        else:
            break
    assert failed >= 8, "the wrapper saw too few statements"
    assert [model.objects.count() for model in models] > before
    assert left_on("2019-12-31") == 0
    assert list(chain.faults()) == []


def _fails_at(number: int) -> Callable[..., Any]:
    seen = 0

    def wrapper(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            seen += 1
            if seen == number:
                raise _Broken(sql)
        return execute(sql, values, many, context)

    return wrapper


def test_what_a_subscriber_does_stands_or_falls_with_the_posting(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []

    def refuses(acts: object, receipt: Any) -> None:
        heard.append(receipt.seq)
        raise Refused(["뒤따르는 일이 거절되었습니다."])

    monkeypatch.setattr(door, "_subscribers", [refuses])
    before = read.last_seq()
    with pytest.raises(Refused, match="뒤따르는 일"):
        clerk.post(on_line(Appropriated, 100, "2019-01-01"))
    assert heard == [before + 1]
    assert read.last_seq() == before
    monkeypatch.setattr(door, "_subscribers", [lambda acts, receipt: heard.append(receipt.seq)])
    clerk.post(on_line(Appropriated, 100, "2019-01-01"), key="heard")
    clerk.post(on_line(Appropriated, 100, "2019-01-01"), key="heard")
    door.post(
        [on_line(Appropriated, 7, "2019-01-01")],
        actor="a",
        key="history",
        recorded_at=at("2019-01-02"),
        silent=True,
    )
    assert heard == [before + 1, before + 1], "a repeated or silent posting wakes nobody"


def test_a_reversal_takes_its_originals_day_and_happens_once(clerk: Clerk) -> None:
    """
    | posting | recorded   | effective  | act               | won  | sentence                          |
    |---------|------------|------------|-------------------|------|-----------------------------------|
    | a       | 2019-01-02 | 2019-01-02 | Appropriated      | 1000 |                                   |
    | b       | 2019-03-05 | 2019-03-04 | Committed         | 400  |                                   |
    | -b      | 2019-06-10 | 2019-03-04 | reverses b        | -400 |                                   |
    | -b      | 2019-06-11 |            | reverses b again  |      | 이미 되돌렸습니다                 |
    | --b     | 2019-06-12 |            | reverses the reversal |  | 다시 되돌릴 수 없습니다           |
    | b, b    | 2019-06-13 |            | reverses a twice at once | | 이미 되돌렸습니다               |
    | -b      | 2019-06-14 |            | without a reason  |      | 정정 사유를 골라야 합니다         |
    | -?      | 2019-06-15 |            | of no entry       |      | 기록 999999999번이 없습니다       |
    """
    (a,) = clerk.post(on_line(Appropriated, 1000, "2019-01-02")).entries
    (b,) = clerk.post(on_line(Committed, 400, "2019-03-04", "c-1"), day="2019-03-05").entries
    (taken,) = clerk.post(Reversal(b), day="2019-06-10", reason="correction:typo").entries
    reversal = next(read.lines(pks=[taken]))
    original = next(read.lines(pks=[b]))
    assert (reversal.effective_on, reversal.amount_won, reversal.quantity) == (
        original.effective_on,
        -400,
        -original.quantity,
    )
    assert (reversal.reverses, original.reversed_by) == (b, taken)
    assert (reversal.recorded_at, original.recorded_at) == (at("2019-06-10"), at("2019-03-05"))
    asked = (
        ([Reversal(b)], "correction:typo"),
        ([Reversal(taken)], "correction:typo"),
        ([Reversal(a), Reversal(a)], "correction:typo"),
        ([Reversal(a)], ""),
        ([Reversal(999999999)], "correction:typo"),
    )
    rows = [row for row in table(test_a_reversal_takes_its_originals_day_and_happens_once) if row["sentence"]]
    for (acts, reason), row in zip(asked, rows, strict=True):
        with pytest.raises(Refused, match=row["sentence"]):
            clerk.post(*acts, day=row["recorded"], reason=reason)
    assert left_on("2019-12-31") == 1000


def test_a_correction_is_a_reversal_and_a_new_entry_in_one_posting(clerk: Clerk) -> None:
    """
    | posting | acts                     | left on 12-31 |
    |---------|--------------------------|---------------|
    | a       | 1000 appropriated        | 1000          |
    | b       | 900 committed            | 100           |
    | c       | b reversed, 990 committed| 10            |
    | d       | c's reversed, 1001 committed | refused   |
    """
    clerk.post(on_line(Appropriated, 1000, "2019-01-02"))
    (b,) = clerk.post(on_line(Committed, 900, "2019-03-04", "c-1")).entries
    assert left_on("2019-12-31") == 100
    new = clerk.post(
        Reversal(b), on_line(Committed, 990, "2019-03-04", "c-1"), reason="correction:typo"
    ).entries[1]
    assert left_on("2019-12-31") == 10
    with pytest.raises(Refused, match="예산현액을 넘습니다"):
        clerk.post(Reversal(new), on_line(Committed, 1001, "2019-03-04", "c-1"), reason="correction:typo")
    assert left_on("2019-12-31") == 10


def test_what_is_stored_is_what_was_handed_in(clerk: Clerk) -> None:
    """Every field of an act comes back from its row."""
    act = on_line(Committed, 400, "2019-03-04", "c-1", source="L1395", operator="op", district="jongno",
                  since_on=None, draws_on=None)  # fmt: skip
    clerk.post(on_line(Appropriated, 1000, "2019-01-02"))
    (pk,) = clerk.post(act).entries
    stored = door.act_of(Entry.objects.select_related("cell").get(pk=pk))
    assert stored == act
    (line,) = read.lines(pks=[pk])
    assert (line.stored_at - line.recorded_at) > timedelta(days=365), (
        "the machine's time is kept beside the clock"
    )


def test_the_cells_are_kept_once(clerk: Clerk) -> None:
    clerk.post(*(on_line(Appropriated, 1, "2019-01-02") for _ in range(5)))
    clerk.post(*(on_line(Appropriated, 1, "2019-01-03") for _ in range(5)))
    assert Cell.objects.filter(kinds='{"kind":"policy"}').count() == 1


def test_a_posting_of_two_thousand_entries_is_one_posting(clerk: Clerk) -> None:
    """More rows than one statement may carry."""
    receipt = clerk.post(*(on_line(Appropriated, 1, f"2019-01-{1 + n % 28:02d}") for n in range(2000)))
    assert len(set(receipt.entries)) == 2000
    assert left_on("2019-12-31") == 2000
    assert list(chain.faults()) == []
    assert [line.pk for line in read.lines(posting=receipt.seq)] == list(receipt.entries)


def test_a_recording_mode_that_nobody_could_read_is_refused(clerk: Clerk) -> None:
    """It would stand for ever and every later posting would trip over it."""
    for what, mode in (("Participated", "weekly"), ("Participates", "single"), ("", "")):
        act = RecordingModeSet(
            programme=PROGRAMME, effective_on=at("2019-01-01").date(), object=what, subject=mode
        )
        with pytest.raises(Refused, match="기록 방식을 지정하려면"):
            clerk.post(act)
