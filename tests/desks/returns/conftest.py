"""In these tests it is 15 March 2019 (months that the record of 2018 does not hold), and they begin in Korean."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from tests.desks.returns.people import TODAY


@pytest.fixture(autouse=True)
def in_march(settings: Any) -> Iterator[None]:
    settings.ILJARI_TODAY = TODAY
    settings.ILJARI_DEMO = False
    with translation.override("ko"):
        yield
