"""Requests of made-up accounts, as the access log sees them, without a web around them."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from iljari.access import log
from iljari.access.purposes import Purpose

MOMENT = datetime(2018, 11, 15, 1, 30, tzinfo=UTC)
CONTACT = Purpose("tests.contact", ko="연락", en="Contact", fields=("name", "phone"), basis="시험 제1조")


def request(
    account: str = "jobs-officer", *, at: datetime = MOMENT, address: str = "10.1.2.3", **office: str
) -> Any:
    """A request as the screens hand it down: office, moment, address."""
    place = {"role": "division officer", "division": "jobs", "district": "", "operator": ""} | office
    return SimpleNamespace(
        user=SimpleNamespace(get_username=lambda: account), office=SimpleNamespace(account=account, **place), moment=at, today=at.date(),
        META={"REMOTE_ADDR": address}, resolver_match=SimpleNamespace(view_name="tests:page"),
    )  # fmt: skip


def person(number: int) -> str:
    """An opaque id."""
    return f"p_{number:026d}"


def written(number: int = 4, **told: Any) -> list[int]:
    """So many rows, each with a few subjects; gives their places."""
    asking = told.pop("request", None) or request()
    return [
        log.record(
            asking, subjects=[person(each) for each in range(row % 4)], purpose=CONTACT, act="view", **told
        )
        for row in range(number)
    ]
