"""Corrections move the figure, keep both values in the journal, and are refused with a sentence where they make no sense."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from iljari.desks.returns import operations
from iljari.desks.returns.models import Correction
from iljari.figures.evaluate import Book
from iljari.indicators.reference import Reference
from iljari.journal import read
from iljari.journal.slip import Refused
from tests.desks.returns.people import AT, CAFE, TODAY, drafted, line_of, new_operator, number, signed

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=2)
LAST = AT + timedelta(days=4)


def users(operator: str, seq: int | None = None) -> int | None:
    """The operator's users in 2019, as known at a place of the journal."""
    value = (
        Book(date(2019, 12, 31), seq)
        .figure(Reference(CAFE, "users", (("operator", operator),), "2019"))
        .value
    )
    return None if value is None else int(value)


def test_a_correction_moves_the_figure_and_the_journal_keeps_both() -> None:
    operator = new_operator()
    line = line_of(signed(operator))
    before = read.last_seq()
    operations.correct(
        line=line,
        value="130",
        reason="typo",
        remark="장부와 다름",
        by="officer",
        at=LATER,
        key=f"c:{operator}",
    )
    assert (users(operator, before), users(operator)) == (120, 130)
    entries = [entry for entry in read.lines(programme=CAFE, operator=operator) if entry.act == "Used"]
    assert [int(entry.quantity) for entry in entries] == [120, -120, 130]
    assert entries[1].reverses == entries[0].pk
    assert {entry.effective_on for entry in entries} == {date(2019, 2, 28)}
    assert (entries[1].reason, entries[2].reason) == ("correction:typo", "correction:typo")
    noted = Correction.objects.get(line=line)
    assert (noted.before, noted.after, noted.remark) == ("120", "130", "장부와 다름")
    assert (noted.reversed_entry, noted.entry) == (entries[0].pk, entries[2].pk)


def test_what_is_taken_back_is_not_reported_which_is_not_nought() -> None:
    operator = new_operator()
    line = line_of(signed(operator))
    operations.withdraw(line=line, reason="double", by="officer", at=LATER, key=f"w:{operator}")
    assert users(operator) is None
    assert (line.value, line.entry) == ("", None)


def test_what_was_left_out_is_added_late() -> None:
    operator = new_operator()
    paper = signed(operator)
    operations.supplement(
        paper=paper, number=number("users", 11, activity="programme"), reason="late", by="officer", at=LATER,
        key=f"s:{operator}",
    )  # fmt: skip
    assert users(operator) == 131
    assert [line.value for line in paper.lines.order_by("position")] == ["120", "11"]


def test_what_was_taken_back_may_be_reported_again() -> None:
    operator = new_operator()
    paper = signed(operator)
    operations.withdraw(line=line_of(paper), reason="double", by="officer", at=LATER, key=f"w:{operator}")
    operations.supplement(
        paper=paper, number=number("users", 90, activity="space"), reason="late", by="officer", at=LAST, key=f"s:{operator}"
    )  # fmt: skip
    assert users(operator) == 90
    assert paper.lines.count() == 1


REFUSALS: list[tuple[str, Callable[[str], object], str]] = [
    ("no reason", lambda o: operations.correct(line=line_of(signed(o)), value="1", reason="", by="x", at=AT, key=o),
     "정정 사유를 고르십시오."),
    ("unknown reason", lambda o: operations.withdraw(line=line_of(signed(o)), reason="mood", by="x", at=AT, key=o),
     "정정 사유를 고르십시오."),
    ("not signed", lambda o: operations.correct(line=line_of(drafted(o)), value="1", reason="typo", by="x", at=AT, key=o),
     "아직 확정되지 않은 보고입니다. 보고에서 바로 고치십시오."),
    ("same value", lambda o: operations.correct(line=line_of(signed(o)), value="120", reason="typo", by="x", at=AT, key=o),
     "지금 값과 같습니다. 바르게 고친 값을 적으십시오."),
    ("below zero", lambda o: operations.correct(line=line_of(signed(o)), value="-1", reason="typo", by="x", at=AT, key=o),
     "'-1': 0보다 작은 수는 보고할 수 없습니다. 전에 많게 보고했다면 그 보고를 정정하십시오."),
    ("added though there", lambda o: operations.supplement(
        paper=signed(o), number=number("users", 1, activity="space"), reason="late", by="x", at=AT, key=o),
     "이미 보고된 항목입니다. 추가하지 말고 그 값을 정정하십시오."),
    ("added to a draft", lambda o: operations.supplement(
        paper=drafted(o), number=number("users", 1), reason="late", by="x", at=AT, key=o),
     "아직 확정되지 않은 보고입니다. 보고에서 바로 고치십시오."),
]  # fmt: skip


@pytest.mark.parametrize(("act", "sentence"), [pytest.param(*row[1:], id=row[0]) for row in REFUSALS])
def test_refusals(act: Callable[[str], object], sentence: str) -> None:
    operator = new_operator()
    with pytest.raises(Refused) as refused:
        act(operator)
    assert refused.value.sentences == (sentence,)
    assert not Correction.objects.filter(line__of__operator=operator).exists()


def test_a_number_is_taken_back_once() -> None:
    operator = new_operator()
    line = line_of(signed(operator))
    operations.withdraw(line=line, reason="double", by="x", at=AT, key=f"1:{operator}")
    with pytest.raises(Refused) as refused:
        operations.withdraw(line=line, reason="double", by="x", at=AT, key=f"2:{operator}")
    assert refused.value.sentences == ("이미 취소된 값입니다. 다시 보고하려면 빠진 값 추가로 입력하십시오.",)


@given(
    first=some.integers(0, 10**7), corrections=some.lists(some.none() | some.integers(0, 10**7), max_size=4), other=some.integers(0, 10**6)
)  # fmt: skip
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reversal_cancels_its_original_once_both_are_known(
    first: int, corrections: list[int | None], other: int
) -> None:
    """Whatever is corrected and taken back, the figure is what stands last, and what was known before stays as it was."""
    operator = new_operator()
    paper = signed(
        operator, number("users", first, activity="space"), number("users", other, activity="programme")
    )
    line = line_of(paper)
    known = [(read.last_seq(), first + other)]
    for step, value in enumerate(corrections):
        told = {"by": "officer", "at": AT, "key": f"{operator}:{step}", "reason": "typo"}
        if value is None and line.entry is not None:
            operations.withdraw(line=line, **told)  # type: ignore[arg-type]
            known.append((read.last_seq(), other))
        elif value is not None and line.entry is not None and str(value) != line.value:
            operations.correct(line=line, value=str(value), **told)  # type: ignore[arg-type]
            known.append((read.last_seq(), value + other))
    for seq, expected in known:
        assert users(operator, seq) == expected
    living = [
        one
        for one in read.lines(programme=CAFE, operator=operator, acts=("Used",))
        if not one.reverses and not one.reversed_by
    ]
    assert sum(int(one.quantity) for one in living) == known[-1][1]
    assert TODAY
