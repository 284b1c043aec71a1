"""People of any role who come to the screens of organisations by the web."""

from datetime import date

from django.test import Client

from iljari.access.roles import Role
from tests import signing_in

TODAY = date(2018, 11, 15)
HOME = "/organisations/"


def come(role: Role | None = Role.DIVISION_OFFICER, **place: str) -> Client:
    """Somebody of this role and place, signed in."""
    client = Client()
    if role:
        told = place or ({"division": "social"} if role is Role.DIVISION_OFFICER else {})
        name = "-".join(["test", *role.value.split(), *told.values()])
        signing_in.sign_in(client, signing_in.account(name, role, **told))
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    """A page's text."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()
