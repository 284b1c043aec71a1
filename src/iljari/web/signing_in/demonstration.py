"""The people of the demonstration: a password that is shown, an app whose code is shown, and the ordinary way in with them.

Nothing here opens a door: what is shown is typed into the same forms, and stands behind the same guard, as everywhere.
"""

import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from iljari.access.offices import Office
from iljari.access.roles import FROM_OUTSIDE, OF_OPERATORS, Role
from iljari.registry import organisations
from iljari.web import demo
from iljari.web.signing_in import codes, who


def _derived(what: str) -> bytes:
    return hmac.new(
        settings.SECRET_KEY.encode(), f"iljari.demonstration:{what}".encode(), hashlib.sha256
    ).digest()


def password() -> str:
    """The password of all people of this installation's demonstration; another one in every installation."""
    text = base64.b32encode(_derived("password")).decode().lower()
    return "-".join(text[at : at + 5] for at in (0, 5, 10))


def totp_secret(account: str) -> str:
    """The secret of a demonstration account's app."""
    return base64.b32encode(_derived(f"app:{account}")[:20]).decode()


def shown_code(user: AbstractBaseUser | None) -> str | None:
    """The code that the demonstration shows for its own account; None for everybody else and everywhere else.

    Empty when the near ones are spent: then the next one comes within half a minute.
    """
    if user is None or not demo.is_demo():
        return None
    if not who.is_of_demonstration(user.get_username()):
        return None
    return codes.next_code(user, now=timezone.now(), lasting=True)


_COUNCIL = (Role.COUNCIL_MEMBER, Role.AUDITOR)
_AT_OPERATORS = (*OF_OPERATORS, Role.COUNSELLOR)


def _named(office: Office) -> Office:
    """The office with the name of the firm for which a member of it comes."""
    firm = organisations.organisation(office.subject) if office.role == Role.FIRM_MEMBER else None
    return replace(office, place=firm.name, place_en=firm.name_en) if firm else office


def people(day: date) -> list[dict[str, object]]:
    """The people of the demonstration who work on a day, in five groups."""
    elsewhere = (Role.DISTRICT_OFFICER, *_AT_OPERATORS, *_COUNCIL, *FROM_OUTSIDE)
    groups = (
        (_("시 본청"), lambda role: role not in elsewhere),
        (_("시의회·감사"), lambda role: role in _COUNCIL),
        (_("자치구"), lambda role: role == Role.DISTRICT_OFFICER),
        (_("수행기관"), lambda role: role in _AT_OPERATORS),
        (_("기업"), lambda role: role in FROM_OUTSIDE),
    )
    offices = [_named(office) for office in who.of_demonstration(day)]
    offices.sort(key=lambda office: office.place_name if office.district or office.operator else "")
    return [
        {"name": name, "offices": [office for office in offices if fits(office.role)]}
        for name, fits in groups
    ]
