"""The people of the demonstration: one account for every office, with a password and an app that the sign-in page shows.

Their rights are granted through the ledger like everybody's. `make_account` is for real installations: who it makes has no
password; an invitation gives the first one.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from iljari.access import offices
from iljari.access import operations as access
from iljari.access.models import Preparation, Right, Staff
from iljari.access.roles import FROM_OUTSIDE, Role
from iljari.catalogue.organisation import DIVISIONS
from iljari.desks.returns.models import Deliverer
from iljari.kernel.districts import DISTRICTS
from iljari.registry import organisations
from iljari.web.signing_in import codes, demonstration
from iljari.web.today import SEOUL

_MANAGED = "labour_rights_centre"
"""The operator whose manager and counsellor are among the demonstration's people: 서울노동권익센터, entrusted by the city (L1464)."""
_FIRM = "lotte_homeshopping"
"""The firm of the record whose member is among them: it pays into the social investment fund."""
_COUNCIL = ("서울특별시의회 기획경제위원회", "Seoul Metropolitan Council, Planning and Economy Committee")
SINCE = date(2018, 1, 1)
"""From this day on the people of the demonstration hold their rights."""
PREPARED = (date(2018, 1, 1), date(2018, 7, 1), date(2019, 1, 1), date(2019, 7, 1))
"""On these days they were trained and pledged: the demonstration's day moves within 2018 and 2019."""


class Account(NamedTuple):
    """Who signs in, and the right that he was given."""

    user: User
    right: Right


@transaction.atomic
def make_account(
    name: str, role: Role, *, password: str | None = None, demo: bool = False, since: date = SINCE,
    prepared: Iterable[date] = PREPARED, place: str = "", place_en: str = "", **bound_to: str,
) -> Account:  # fmt: skip
    """Make the account `name` with its place in the personnel file, its training and its right; renew what has changed.

    Without a password it cannot sign in by form. `prepared` are the days of its training and pledge. A right that a review
    limits, or that was ended after it began, stays as it is: only who never had it is given it.
    """
    user, made = User.objects.get_or_create(username=name)
    if password is not None or made:
        user.set_password(password)
        user.save()
    if role not in FROM_OUTSIDE:
        told = {"from_on": since, "place": place, "place_en": place_en, "demo": demo}
        where = {key: value for key, value in bound_to.items() if key != "subject"}
        Staff.objects.update_or_create(pk=name, defaults=told | where)
        for day in prepared:
            for kind in Preparation.Kind.values:
                access.prepare(account=name, kind=kind, on=day, by="iljari load")
    given = Right.objects.filter(account=name, role=role, **bound_to).order_by("-from_on", "pk")
    right = given.filter(Q(ended_on=None) | Q(ended_on__gt=since)).first()
    if right is None:
        by = offices.DEMONSTRATION if demo else "iljari load"
        right = access.grant(
            account=name, role=role, why="첫 계정", by=by, approved_by=by, from_on=since,
            at=datetime(since.year, since.month, since.day, tzinfo=SEOUL), **bound_to,
        )  # fmt: skip
    return Account(user, right)


@transaction.atomic
def make_demo_accounts() -> int:
    """Make the people of the demonstration; a second time changes nothing. Returns how many there are."""
    people = [*_bureau(), *_districts(), *_operators(), *_at_one_operator(), *_of_a_firm()]
    shown = demonstration.password()
    hashed = make_password(shown)
    for name, role, place in people:
        user = make_account(name, role, demo=True, **place).user
        if not user.has_usable_password():
            user.password = hashed
            user.save(update_fields=["password"])
        codes.give_totp(user, demonstration.totp_secret(name))
    return len(people)


_Person = tuple[str, Role, dict[str, str]]


def _bureau() -> Iterable[_Person]:
    for division in DIVISIONS:
        yield f"{division.code}-officer", Role.DIVISION_OFFICER, {"division": division.code}
        yield f"{division.code}-head", Role.DIVISION_HEAD, {"division": division.code}
    yield "bureau-head", Role.BUREAU_HEAD, {}
    yield "budget-officer", Role.BUDGET_OFFICER, {}
    yield "data-officer", Role.DATA_OFFICER, {}
    yield "council-member", Role.COUNCIL_MEMBER, {"place": _COUNCIL[0], "place_en": _COUNCIL[1]}
    yield "auditor", Role.AUDITOR, {"place": "감사위원회", "place_en": "Audit and Inspection Commission"}
    yield "privacy-officer", Role.PRIVACY_OFFICER, {}
    yield "administrator", Role.ADMINISTRATOR, {}


def _districts() -> Iterable[_Person]:
    for district in DISTRICTS:
        yield district.code, Role.DISTRICT_OFFICER, {"district": district.code}


def _operators() -> Iterable[_Person]:
    """One person for every deliverer that is neither the city nor a district."""
    names: dict[str, tuple[str, str]] = {}
    for deliverer in Deliverer.objects.exclude(kind="district").order_by("code", "pk"):
        names.setdefault(deliverer.code, (deliverer.name, deliverer.name_en))
    districts = {district.code for district in DISTRICTS}
    for code, (name, name_en) in names.items():
        if code not in districts:
            yield code, Role.OPERATORS_STAFF, {"operator": code, "place": name, "place_en": name_en}


def _at_one_operator() -> Iterable[_Person]:
    """The manager and a counsellor of one operator, once it is registered."""
    deliverer = Deliverer.objects.filter(code=_MANAGED).first()
    if deliverer is not None:
        place = {"operator": _MANAGED, "place": deliverer.name, "place_en": deliverer.name_en}
        yield f"{_MANAGED}-manager", Role.OPERATORS_MANAGER, place
        yield f"{_MANAGED}-counsellor", Role.COUNSELLOR, place


def _of_a_firm() -> Iterable[_Person]:
    """A member of one firm, once the registry knows it."""
    firm = organisations.by_code(_FIRM)
    if firm:
        yield f"{_FIRM}-member", Role.FIRM_MEMBER, {"subject": firm}
