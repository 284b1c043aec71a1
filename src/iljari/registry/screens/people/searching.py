"""What is typed to find a person, and whoever has exactly these values."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from iljari.journal.slip import Refused
from iljari.registry import persons
from iljari.registry.screens.people import inputs

ASKED = ("name", "birth_on", "phone", "email")


def typed(request: HttpRequest) -> dict[str, str]:
    """What is looked for."""
    return {name: request.POST.get(name, "").strip()[:200] for name in ASKED}


class Unfindable(ValueError):
    """Nothing that can be looked for; says what to type."""


def exactly(asked: dict[str, str]) -> list[str]:
    """Whoever has exactly these values. Raises Unfindable."""
    try:
        birth_on: date | None = inputs.day(asked["birth_on"], _("생년월일")) if asked["birth_on"] else None
        return persons.search_exact(
            name=asked["name"], birth_on=birth_on, phone=asked["phone"], email=asked["email"]
        )
    except (Refused, inputs.Mistyped) as refused:
        raise Unfindable(str(refused)) from None
