"""Whatever is posted in whatever order: at no (as_of, known_at) does a line stand beyond its appropriation.

The check reads entries alone and adds them up by itself; it knows nothing of the door's limits.
"""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iljari.desks.budget.models import BudgetLine
from iljari.journal import read
from iljari.journal.slip import Refused
from tests.desks.budget import papers

LINES = ("2022:T1", "2022:T2")
START = date(2022, 1, 1)
GIVES = {
    "Appropriated": 1,
    "CarriedIn": 1,
    "VirementMade": 1,
    "Committed": -1,
    "CommitmentVoided": 1,
    "Lapsed": -1,
}
HOLDS = {"Committed": 1, "CommitmentVoided": -1, "Expended": -1, "CarriedOver": -1}

STEP = st.tuples(
    st.sampled_from(
        [
            "appropriate",
            "reduce",
            "commit",
            "commit",
            "void",
            "expend",
            "vire",
            "carry_over",
            "lapse",
            "reverse",
        ]
    ),
    st.sampled_from([0, 1]),
    st.integers(1, 400),
    st.integers(0, 40),
    st.sampled_from("ABC"),
)


def _try(step: tuple[str, int, int, int, str], number: int) -> None:
    verb, which, won, day, commitment = step
    code, on, known = LINES[which], START + timedelta(days=day), "2022-12-31"
    told: dict[str, object] = {}
    if verb in ("commit", "void", "expend"):
        told["commitment"] = commitment
    if verb == "vire":
        told["to_line"] = LINES[1 - which]
    if verb == "carry_over" and day % 2:
        told |= {"stage": "unforeseen", "commitment": commitment}
    try:
        if verb == "reverse":
            entries = papers.entries(code)
            if entries:
                entry = entries[won % len(entries)].pk
                papers.operations.reverse(
                    entry=entry, reason="typo", by="x", at=papers.at(known), key=f"h{number}"
                )
        else:
            papers.do(verb, code, won, on.isoformat(), known=known, key=f"h{number}", **told)
    except Refused:
        pass


def _within(entries: list[read.Line], seq: int) -> None:
    """At every day, as known at `seq`: no line below zero, no commitment below zero."""
    known = [entry for entry in entries if entry.seq <= seq]
    for day in sorted({entry.effective_on for entry in known}):
        for code in LINES:
            here = [entry for entry in known if entry.object == code and entry.effective_on <= day]
            left = sum(GIVES.get(entry.act, 0) * (entry.amount_won or 0) for entry in here)
            left -= sum(
                entry.amount_won or 0 for entry in here if entry.act == "CarriedOver" and not entry.subject
            )
            assert left >= 0, (code, day, seq)
            for number in "ABC":
                drawn = [entry for entry in here if entry.subject == number]
                assert sum(HOLDS.get(entry.act, 0) * (entry.amount_won or 0) for entry in drawn) >= 0, (
                    code,
                    number,
                    day,
                    seq,
                )


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(STEP, min_size=4, max_size=25))
def test_no_line_is_ever_beyond_its_appropriation(steps: list[tuple[str, int, int, int, str]]) -> None:
    with transaction.atomic():
        for number in ("T1", "T2"):
            papers.line(number)
        for number, step in enumerate(steps):
            _try(step, number)
        entries = list(read.lines(object_starts="2022:T"))
        for seq in sorted({entry.seq for entry in entries}):
            _within(entries, seq)
        total = sum(entry.amount_won or 0 for entry in entries if entry.act == "VirementMade")
        assert total == 0, "a virement creates no money"
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_check_would_see_a_breach(line: BudgetLine) -> None:
    """The property is not empty: a mirrored commitment beyond the line, which is flagged and not refused, fails it."""
    papers.line("T2")
    papers.do("appropriate", line.code, 100, "2022-01-01")
    papers.do("mirror_commitment", line.code, 101, "2022-02-01", commitment="A", source="e호조 원인행위 A")
    entries = papers.entries(line.code)
    with pytest.raises(AssertionError):
        _within(entries, entries[-1].seq)
