"""The windows of operators: an operator's people may work only while one of its entrustments is open on that day (PA-06).

The registry keeps the entrustments and posts their terms here, since access stands below it and may not ask it. No window,
no right: what was never entrusted, and what has ended, opens nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from iljari.access.models import OperatorWindow


@dataclass(frozen=True)
class Window:
    """The term of one entrustment and what it opens; None where the term is not stated, which leaves that side open."""

    entrustment: int
    since_on: date | None
    until_on: date | None
    programmes: tuple[str, ...]


@transaction.atomic
def post(operators: Collection[str], windows: Sequence[Window]) -> None:
    """Put these windows in place of all that these operators (codes) had."""
    OperatorWindow.objects.filter(operator__in=list(operators)).delete()
    OperatorWindow.objects.bulk_create(
        OperatorWindow(
            entrustment=window.entrustment, operator=operator, since_on=window.since_on, until_on=window.until_on,
            programmes=list(window.programmes),
        )
        for operator in operators for window in windows
    )  # fmt: skip


def open_programmes(operator: str, on: date) -> frozenset[str]:
    """The programmes that are entrusted to this operator (code) on a day."""
    found = OperatorWindow.objects.filter(
        Q(since_on=None) | Q(since_on__lte=on), Q(until_on=None) | Q(until_on__gte=on), operator=operator
    )
    return frozenset(code for codes in found.values_list("programmes", flat=True) for code in codes)


def is_open(operator: str, on: date) -> bool:
    """Whether anything is entrusted to this operator (code) on a day."""
    return bool(operator) and bool(open_programmes(operator, on))
