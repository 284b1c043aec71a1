"""The adapter for an identity agency: to it with `start`, from it with `finish`.

The browser carries only a ticket that says nothing; what is proven comes from server to server, signed (HMAC-SHA256), with our
nonce and an end: so that no name, birth date or connecting information (CI) ever stands in an address or a log. There is no
resident registration number in any of it (PA-04). Another agency's protocol is another class with the same two operations.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http.client import HTTPException
from typing import Any, Protocol
from urllib.parse import urlencode
from urllib.request import Request, urlopen

GOOD_FOR = timedelta(minutes=10)


class NotProven(Exception):
    """The agency has proven nothing: refused, broken off, too late, used before, or not its answer."""


@dataclass(frozen=True)
class Started:
    """Where to send the browser, and what to keep in its session until the answer."""

    address: str
    kept: dict[str, Any]


@dataclass(frozen=True)
class Proven:
    """Whom the agency has recognised. `synthetic`: a made-up person, as the stand-in agency has them."""

    name: str
    birth_on: date
    sex: str
    phone: str
    ci: str
    agency: str
    synthetic: bool


class Agency(Protocol):
    """Any identity agency."""

    def start(self, back: str, *, now: datetime) -> Started:
        """Begin; the agency sends the browser `back` with a ticket."""

    def finish(self, ticket: str, kept: dict[str, Any], *, now: datetime) -> Proven:
        """Whom the ticket stands for. Raises NotProven."""


@dataclass(frozen=True)
class TicketAgency:
    """An agency that hands out tickets, and answers for them signed with a key that it shares with us."""

    name: str
    address: str
    client: str
    key: str

    def start(self, back: str, *, now: datetime) -> Started:
        """A nonce of our own goes with the browser and must come back signed."""
        nonce = secrets.token_urlsafe(24)
        asked = urlencode({"client": self.client, "nonce": nonce, "back": back})
        return Started(f"{self.address}/?{asked}", {"nonce": nonce, "until": (now + GOOD_FOR).timestamp()})

    def finish(self, ticket: str, kept: dict[str, Any], *, now: datetime) -> Proven:
        """Asks for the ticket's answer, and checks signature, nonce and end."""
        if not ticket or now.timestamp() > kept.get("until", 0):
            raise NotProven
        body = self._answer(ticket)
        try:
            told = json.loads(body)
            if not hmac.compare_digest(told["nonce"], kept["nonce"]) or now.timestamp() > told["until"]:
                raise NotProven
            return Proven(
                told["name"], date.fromisoformat(told["birth_on"]), told["sex"], told["phone"], told["ci"],
                self.name, bool(told["synthetic"]),
            )  # fmt: skip
        except (KeyError, TypeError, ValueError):
            raise NotProven from None

    def _answer(self, ticket: str) -> str:
        asked = urlencode({"client": self.client, "ticket": ticket}).encode()
        try:
            with urlopen(Request(f"{self.address}/answer/", data=asked), timeout=10) as answer:
                told = json.loads(answer.read(100_000))
            body, signature = str(told["body"]), str(told["signature"])
        except (HTTPException, OSError, ValueError, LookupError, TypeError):
            raise NotProven from None
        if not hmac.compare_digest(signed(body, self.key).encode(), signature.encode()):
            raise NotProven
        return body


def signed(body: str, key: str) -> str:
    """The signature of an answer's body."""
    return hmac.new(key.encode(), body.encode(), hashlib.sha256).hexdigest()
