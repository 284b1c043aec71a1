"""The specifications of the limits, run against limits that are wrong: each wrong one is told by some specification."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from iljari.journal import limits
from tests.journal import test_limits, test_posting
from tests.journal.ledger import Clerk

Patch = pytest.MonkeyPatch
SPECIFICATIONS: tuple[Callable[[Clerk], None], ...] = (
    *(told for name, told in vars(test_limits).items() if name.startswith("test_")),
    test_posting.test_a_correction_is_a_reversal_and_a_new_entry_in_one_posting,
)


def _span(chosen: Callable[[date, date], tuple[date, date]]) -> Callable[[Patch], None]:
    def mutate(patch: Patch) -> None:
        careful = limits._days

        def looked(profile: Any, added: Any, since: date, until: date, ceiling: int) -> Any:
            first, last = chosen(since, until)
            yield from careful(profile, added, first, max(first, last), ceiling)

        patch.setattr(limits, "_days", looked)

    return mutate


def _uses(chosen: Callable[[list[Any], int], list[Any]]) -> Callable[[Patch], None]:
    def mutate(patch: Patch) -> None:
        careful = limits.uses_of
        patch.setattr(limits, "uses_of", lambda act, sign=1: chosen(careful(act, sign), sign))

    return mutate


def _reversals_count_like_originals(patch: Patch) -> None:
    careful = limits.uses_of
    patch.setattr(limits, "uses_of", lambda act, sign=1: careful(act, 1))


def _one_by_one(patch: Patch) -> None:
    careful = limits.broken
    patch.setattr(limits, "broken", lambda uses: [hit for use in uses for hit in careful([use])])


def _whole_again(patch: Patch) -> None:
    careful = limits._days

    def looked(*words: Any) -> Any:
        return ((left, -1) for left, _ in careful(*words))

    patch.setattr(limits, "_days", looked)


MUTANTS: tuple[tuple[str, Callable[[Patch], None]], ...] = (
    ("no limit is looked at", lambda patch: patch.setattr(limits, "broken", lambda uses: [])),
    ("only the day itself is looked at", _span(lambda since, until: (since, since))),
    ("only the year's last day is looked at", _span(lambda since, until: (until, until))),
    ("the next weeks are not looked at", _span(lambda since, until: (since + timedelta(days=30), until))),
    ("the day itself is not looked at", _span(lambda since, until: (since + timedelta(days=1), until))),
    ("the acts of a posting are looked at one by one", _one_by_one),
    ("a reversal frees nothing and takes nothing", _uses(lambda uses, sign: uses if sign == 1 else [])),
    ("a reversal counts like its original", _reversals_count_like_originals),
    ("a number is never taken", _uses(lambda uses, sign: [use for use in uses if not use.is_once])),
    ("a commitment is not drawn down", _uses(lambda uses, sign: [use for use in uses if use.key.startswith("line:")])),
    ("a line is not drawn down", _uses(lambda uses, sign: [use for use in uses if not use.key.startswith("line:")])),
    ("money that is given back is not seen", _uses(lambda uses, sign: [use for use in uses if use.change < 0])),
    ("what makes it better is refused too", _whole_again),
)  # fmt: skip


def _told(clerk: Clerk) -> list[str]:
    """The specifications that do not hold."""
    failed = []
    for specification in SPECIFICATIONS:
        try:
            with transaction.atomic():
                specification(Clerk(clerk.clock))
                transaction.set_rollback(True)
        except (Exception, pytest.fail.Exception):
            failed.append(specification.__name__)
    return failed


def test_limits_that_are_right_pass_every_specification(clerk: Clerk) -> None:
    assert _told(clerk) == []


@pytest.mark.parametrize("mutate", [each[1] for each in MUTANTS], ids=[each[0] for each in MUTANTS])
def test_limits_that_are_wrong_are_told(
    clerk: Clerk, monkeypatch: Patch, mutate: Callable[[Patch], None]
) -> None:
    mutate(monkeypatch)
    assert _told(clerk) != []
