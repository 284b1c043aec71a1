"""Closed doors (SP-06): after five failures an account is closed for 15 minutes, and an address waits longer each time.

A failure is counted before anything is looked at, and taken back when it was none: however many try at once, no more than
five are looked at. Accounts count as they were typed, whether there is such an account or not. All processes share the table.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from iljari.web.signing_in.models import Strike

MOST = 5
"""Failures after which an account is closed, and from which on an address waits."""

ACCOUNT_CLOSED = timedelta(minutes=15)
ADDRESS_LONGEST = timedelta(minutes=15)
ACCOUNT_FORGETS = timedelta(minutes=15)
ADDRESS_FORGETS = timedelta(hours=1)


class Closed(Exception):
    """The door is closed until a moment."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@dataclass(frozen=True)
class _Door:
    """An account's or an address's door."""

    key: str
    of_account: bool

    @property
    def forgets(self) -> timedelta:
        return ACCOUNT_FORGETS if self.of_account else ADDRESS_FORGETS

    def closed_for(self, count: int) -> timedelta | None:
        """How long the door stays closed after that many failures."""
        if self.of_account:
            return ACCOUNT_CLOSED if count >= MOST else None
        return min(timedelta(seconds=2 ** min(count - MOST, 20)), ADDRESS_LONGEST) if count > MOST else None


def _doors(account: str, address: str) -> list[_Door]:
    named = []
    if account:
        typed = unicodedata.normalize("NFKC", account).strip().casefold()
        named.append(_Door(_hash("account", typed), True))
    if address:
        named.append(_Door(_hash("address", address), False))
    return sorted(named, key=lambda door: door.key)


def _hash(kind: str, text: str) -> str:
    return salted_hmac("iljari.signing_in.door", f"{kind}:{text}", algorithm="sha256").hexdigest()


@transaction.atomic
def strike(account: str, address: str, *, now: datetime) -> None:
    """Count a failure at both doors before anything is looked at. Raises Closed, and counts nothing, when one is closed."""
    doors = _doors(account, address)
    rows = [_row(door, now) for door in doors]
    closed = [row.closed_until for row in rows if row.closed_until and row.closed_until > now]
    if closed:
        raise Closed(max(closed))
    for door, row in zip(doors, rows, strict=True):
        fresh = now - row.last_at > door.forgets or (
            door.of_account and row.closed_until is not None
        )  # what was closed and has opened again begins anew
        row.count = 1 if fresh else row.count + 1
        row.last_at = now
        wait = door.closed_for(row.count)
        row.closed_until = now + wait if wait else None
        row.save()


def _row(door: _Door, now: datetime) -> Strike:
    Strike.objects.get_or_create(door=door.key, defaults={"count": 0, "last_at": now})
    return Strike.objects.select_for_update().get(door=door.key)


@transaction.atomic
def forgive(account: str, address: str) -> None:
    """Take back what was counted: it was no failure."""
    for door in _doors(account, address):
        row = Strike.objects.select_for_update().filter(door=door.key).first()
        if row and row.count:
            row.count -= 1
            row.closed_until = None
            row.save()


def closed_until(account: str, address: str, *, now: datetime) -> datetime | None:
    """Until when the account's or the address's door is closed; None while both are open."""
    keys = [door.key for door in _doors(account, address)]
    closed = Strike.objects.filter(door__in=keys, closed_until__gt=now).values_list("closed_until", flat=True)
    return max(closed, default=None)


def open_again(account: str) -> None:
    """Forget an account's failures: it has come in, or an administrator opens it."""
    Strike.objects.filter(door__in=[door.key for door in _doors(account, "")]).delete()


def sweep(*, now: datetime) -> int:
    """Remove failures that count no more; returns how many."""
    stale = Strike.objects.filter(last_at__lt=now - max(ADDRESS_FORGETS, ACCOUNT_FORGETS))
    return stale.delete()[0]
