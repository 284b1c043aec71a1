"""Who an account is: its office today, and whether it is one of the demonstration's people."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from iljari.access import offices
from iljari.access.models import Staff
from iljari.access.offices import Office
from iljari.access.roles import FROM_OUTSIDE
from iljari.web import demo


def office_held(user: AbstractBaseUser, day: date) -> Office | None:
    """The first office that the account may ask in on a day; None without any."""
    return next(iter(offices.of(user, day)), None)


def is_staff(office: Office | None) -> bool:
    """Whether this is an office of the city, a district or an operator."""
    return office is not None and bool(office.role) and office.role not in FROM_OUTSIDE


def is_in_the_personnel_file(account: str) -> bool:
    """Whether the account's person stands in the personnel file (SP-24)."""
    return Staff.objects.filter(pk=account).exists()


def may_enter(user: AbstractBaseUser) -> bool:
    """Whether the account may come in at all: not who left, and nobody of the demonstration outside it."""
    return user.is_active and (demo.is_demo() or not is_of_demonstration(user.get_username()))


def is_of_demonstration(account: str) -> bool:
    """Whether the account is one of the demonstration's people."""
    return offices.is_of_demonstration(account)


def of_demonstration(day: date) -> list[Office]:
    """The offices of the demonstration's people on a day."""
    return offices.of_demonstration(day)
