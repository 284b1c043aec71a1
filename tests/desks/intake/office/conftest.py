"""The day of these tests, which each moves as its call goes on."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def on(settings: Any) -> Iterator[Callable[[str], None]]:
    """Go on to a day; it begins before the call opens."""

    def go(day: str) -> None:
        settings.ILJARI_TODAY = date.fromisoformat(day)

    settings.ILJARI_DEMO = False
    go("2019-04-20")
    with translation.override("ko"):
        yield go
