"""What the budget desk's tests share: lines of their own, days, and people who sign in."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from iljari.desks.budget.models import BudgetLine
from tests.desks.budget import papers
from tests.signing_in import account, sign_in

Visitor = Callable[..., Client]
TODAY = date(2018, 11, 15)


@pytest.fixture
def line(db: None) -> BudgetLine:
    """A line of 2022 without money."""
    return papers.line("T1")


@pytest.fixture
def other(db: None) -> BudgetLine:
    """Another line of 2022, of another division."""
    return papers.line("T2", programme="labour.labour_org_support", division="labour")


@pytest.fixture
def visitor(db: None, settings: object) -> Visitor:
    """visitor('budget officer', today=...): a client signed in with that office, on that day; nobody without one."""

    def come(role: str = "", *, today: date = TODAY, language: str = "ko", **place: str) -> Client:
        from iljari.access.roles import Role

        settings.ILJARI_TODAY = today  # type: ignore[attr-defined]
        client = Client()
        client.cookies["django_language"] = language
        if role:
            name = f"test-{role}-{'-'.join(place.values())}".replace(" ", "-").replace("'", "")
            sign_in(client, account(name, Role(role), **place))
        return client

    return come
