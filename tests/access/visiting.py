"""People of any role who come to the access room's screens by the web."""

from datetime import date
from typing import Any

from django.test import Client

from iljari.access.roles import Role
from tests import signing_in

TODAY = date(2018, 11, 15)


class Visitors:
    """visitors("district officer", district="nowon"): a client of that office on that day; nobody without a role."""

    def __init__(self, settings: Any) -> None:
        self._settings = settings

    def __call__(
        self, role: str = "", *, account: str = "", today: date = TODAY, language: str = "ko", **place: str
    ) -> Client:
        self._settings.ILJARI_TODAY = today
        client = Client()
        client.cookies["django_language"] = language
        if role:
            name = account or f"test {role} {' '.join(place.values())}".strip().replace(" ", "-").replace(
                "'", ""
            )
            signing_in.sign_in(client, signing_in.account(name, Role(role), **place))
        return client
