"""Unmasking (가림 풀기): one person, one field, one row of the log, with a reason; many at once cannot be asked (SP-22).

This room knows no persons. A room that holds some offers, when it starts, how to ask for the right and how to read:

    unmasking.offer("p_", Opener(purposes=(…,), require=…, read=…))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from iljari.access import log
from iljari.access.purposes import Purpose


@dataclass(frozen=True)
class Opener:
    """How a room opens a field: for which purposes (those of the screens that show the button, and no other's, however much
    it may see); `require(request, subject, field)` asks its permission lines and raises; `read(subject, field)` gives the
    value, empty where there is none. It is read after the log holds it.
    """  # fmt: skip

    purposes: tuple[Purpose, ...]
    require: Callable[[HttpRequest, str, str], None]
    read: Callable[[str, str], str]


_openers: dict[str, Opener] = {}


def offer(prefix: str, opener: Opener) -> None:
    """Open subjects whose ids begin so by this opener."""
    _openers[prefix] = opener


def require(request: HttpRequest, subject: str, field: str, purpose: str) -> tuple[Opener, Purpose]:
    """Who opens this and for what; raises what the room's permission lines raise, Http404 for what is not there."""
    opener = next((one for prefix, one in _openers.items() if subject.startswith(prefix)), None)
    declared = Purpose.every.get(purpose)
    if opener is None or declared not in opener.purposes or field not in declared.fields:
        raise Http404
    opener.require(request, subject, field)
    return opener, declared


def unmask(request: HttpRequest, *, subject: str, field: str, purpose: str, reason: str, note: str) -> str:
    """The value of one field of one subject, once its row is in the log; raises as `require` does."""
    opener, declared = require(request, subject, field, purpose)
    log.record(
        request, subjects=[subject], purpose=declared, act="unmask", fields=[field], reason=reason, note=note
    )
    return opener.read(subject, field)
