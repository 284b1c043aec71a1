"""The guard at every place where somebody shows a secret: counts first, lets through, takes back, and says until when."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from iljari.access.log.address import address_of
from iljari.web.signing_in import happenings, lockout, sentences


@contextmanager
def guarded(request: HttpRequest, account: str, what: str) -> Iterator[None]:
    """Within, a ValidationError is a failure of this account and address (`what`: "password", "code" …); none is forgiven.

    Raises ValidationError with the moment until which the door is closed.
    """
    address = address_of(request)
    now = timezone.now()
    try:
        lockout.strike(account, address, now=now)
    except lockout.Closed as closed:
        happenings.failed(request, account, "closed")
        raise ValidationError(sentences.closed(closed.until, now), code="closed") from None
    try:
        yield
    except ValidationError:
        happenings.failed(request, account, what)
        raise
    lockout.forgive(account, address)
