"""Organisations for tests: numbers that fit, and short ways to register one."""

from datetime import UTC, date, datetime
from typing import Any

from iljari.kernel.registration_number import check_digit
from iljari.registry import organisations
from iljari.registry.models import Organisation

AT = datetime(2018, 11, 15, 1, 0, tzinfo=UTC)
DAY = date(2015, 3, 2)
BY = "social-officer"
SHOWN = {"source": "document", "evidence": "사업자등록증", "by": BY, "at": AT}


def number(serial: int, series: str = "999") -> str:
    """A registration number of a series that fits its check digit."""
    nine = f"{series}81{serial:04d}"
    return nine + check_digit(nine)


def firm(
    name: str = "한빛나눔", *, on: date = DAY, despite: tuple[str, ...] = (), **facts: str
) -> Organisation:
    """A registered firm."""
    told = {"name": name, "kind": "firm"} | facts
    return organisations.register(facts=told, on=on, despite=despite, **SHOWN)


def refused(call: Any, *arguments: Any, **named: Any) -> str:
    """The sentences with which a call is refused; fails when it is not."""
    from iljari.journal.slip import Refused

    try:
        call(*arguments, **named)
    except Refused as refusal:
        return " ".join(refusal.sentences)
    raise AssertionError("it was not refused")
