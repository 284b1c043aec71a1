"""200 people who exist in the whole run of the tests, so that whatever lets personal data out is heard at once.

Their names, phones and e-mail addresses occur nowhere else. They live in every database that holds the record of 2018,
and `Watch` looks, during every test, at all that leaves the program without being asked for: addresses of pages, log
lines, refusals and error pages (TRUST.md 3.6).
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse

from iljari.registry import persons
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v

COUNT = 200
SINCE = date(2018, 1, 1)
AT = datetime(2018, 1, 2, 9, tzinfo=ZoneInfo("Asia/Seoul"))

# The middle syllable tells them apart, and is what a mask hides.
_SYLLABLES = [chr(code) for code in range(0xAC00 + 28, 0xAC00 + 28 * (COUNT + 1), 28)]

SECRETS = re.compile(r"쀍[가-힣]뷁|010-?0099-?\d{4}|canary\d{3}@|쀍뷁로 \d+", re.IGNORECASE)
"""What must not be seen: a whole name, phone, e-mail or street. (쀍*뷁, 010-****-0007 and c***@… are masked, and fine.)"""


def name(number: int) -> str:
    """The name of canary 0 to 199."""
    return f"쀍{_SYLLABLES[number]}뷁"


def phone(number: int) -> str:
    """Its mobile phone, in a block that is given to nobody."""
    return f"0100099{number:04}"


def email(number: int) -> str:
    """Its e-mail address, under a domain that cannot exist."""
    return f"canary{number:03}@iljari.test"


def given(number: int) -> list[Given]:
    """What a canary hands in on registering."""
    return [
        Given(kind="name", value=v.Name(name(number))),
        Given(kind="birth_on", value=v.BirthDate(date(1950 + number % 60, 1 + number % 12, 1 + number % 28))),
        Given(kind="phone", value=v.Phone(phone(number)), effective_on=SINCE),
        Given(kind="email", value=v.Email(email(number)), effective_on=SINCE),
        Given(kind="address", value=v.Address(f"쀍뷁로 {number}", "nowon"), effective_on=SINCE),
    ]


def let_in() -> list[str]:
    """Register all canaries through the registry's own way in; their ids, in their order."""
    batches = persons.register_many((given(n) for n in range(COUNT)), by="canaries", recorded_at=AT)
    return [each for batch in batches for each in batch]


def heard(text: str) -> list[str]:
    """Which secrets a text gives away."""
    return SECRETS.findall(text)


class Watch(logging.Handler):
    """Collects what left the program unasked and held a secret: (where, what)."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.hits: list[tuple[str, str]] = []

    def look(self, where: str, text: str) -> None:
        """Keep what this text gives away."""
        self.hits += [(where, secret) for secret in heard(text)]

    def emit(self, record: logging.LogRecord) -> None:
        """A line of any log, with its traceback."""
        self.look(f"log {record.name}", logging.Formatter().format(record))

    def answered(self, request: HttpRequest, response: HttpResponse) -> None:
        """An address that was asked for, where it came from and leads to; a refusal's or an error's page."""
        self.look("address", request.get_full_path())
        self.look("address", request.META.get("HTTP_REFERER", ""))
        self.look("address", response.headers.get("Location", ""))
        if response.status_code in (403, 404, 405, 409) or response.status_code >= 500:
            self.look(f"page {response.status_code}", response.content.decode("utf-8", "replace"))


@contextmanager
def watching() -> Iterator[Watch]:
    """Watch everything while this lasts: all logs, and every request of test clients and live servers."""
    watch, answer = Watch(), BaseHandler.get_response
    root = logging.getLogger()

    def get_response(handler: Any, request: HttpRequest) -> HttpResponse:
        response = answer(handler, request)
        watch.answered(request, response)
        return response

    root.addHandler(watch)
    BaseHandler.get_response = get_response  # type: ignore[method-assign,assignment]
    try:
        yield watch
    finally:
        BaseHandler.get_response = answer  # type: ignore[method-assign]
        root.removeHandler(watch)
