"""The people of the demonstration: one account for every office. They have no password; the sign-in page offers them.

`make_account` is for real installations: it sets a password (Argon2).
"""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from iljari.access.roles import Role
from iljari.catalogue.organisation import DIVISIONS
from iljari.desks.returns.models import Deliverer
from iljari.kernel.districts import DISTRICTS
from iljari.web.models import Office

_COUNCIL = ("서울특별시의회 기획경제위원회", "Seoul Metropolitan Council, Planning and Economy Committee")


def make_account(
    name: str, role: Role, *, password: str | None = None, demo: bool = False, **place: str
) -> Office:
    """Make or renew the account `name` with its office; without a password it cannot sign in by form."""
    user, made = User.objects.get_or_create(username=name)
    if password is not None or made:
        user.set_password(password)
        user.save()
    office, _ = Office.objects.update_or_create(user=user, defaults={"role": role, "demo": demo, **place})
    return office


@transaction.atomic
def make_demo_accounts() -> int:
    """Make the people of the demonstration; a second time changes nothing. Returns how many there are."""
    people = list(_bureau()) + list(_districts()) + list(_operators())
    for name, role, place in people:
        make_account(name, role, demo=True, **place)
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
