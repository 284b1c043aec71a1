"""Who carries messages (발송 대행): the interface that an outside system fills. Which one does is a setting (`MESSAGE_CARRIER`)."""

from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


class NotCarried(Exception):
    """The carrier did not take a message for one recipient. Says why without naming the recipient."""


class Carrier(Protocol):
    """Takes one message for one recipient.

    `reference` is the delivery's own number: the same reference a second time is the same delivery and is not sent
    again, so that trying again never doubles. Raises NotCarried.
    """

    def carry(self, *, reference: str, channel: str, contact: str, title: str, text: str) -> None:
        """Take it, or raise."""


def configured() -> Carrier:
    """The carrier that the settings name."""
    return cast(Carrier, import_string(settings.MESSAGE_CARRIER)())
