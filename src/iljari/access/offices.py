"""The office (직) in which somebody asks: one right in use, with what it is bound to. It comes with every request.

Whose rights hold on a day is asked of the live table at each request, so that what is ended is ended on the next one
(SP-02). An account of the city, a district or an operator works only while its person stands in the personnel file
(SP-24), and was trained and pledged within the year (SP-25). A right at an operator holds only on days on which something
is entrusted to that operator (PA-06).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from iljari.access import windows
from iljari.access.models import Preparation, Right, RightEntry, Staff
from iljari.access.roles import FROM_OUTSIDE, Role
from iljari.catalogue.organisation import BUREAU
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.kernel.districts import BY_CODE as DISTRICTS

IN_USE = "right"
"""The session's key for the right in use, where an account has several."""

DEMONSTRATION = "iljari load (시연)"
"""Who grants the rights of the demonstration's people: so those from outside, who stand in no personnel file, are known too."""

YEAR_OF_DAYS = 365
"""For so many days a training and a pledge hold (days)."""


@dataclass(frozen=True)
class Office:
    """Role and place of whoever asks. `subject` is the person or firm that a citizen or firm member is."""

    role: str = ""
    division: str = ""
    district: str = ""
    operator: str = ""
    subject: str = ""
    account: str = ""
    right: str = ""
    place: str = ""
    place_en: str = ""

    def __str__(self) -> str:
        return f"{self.place_name} {self.role_name}".strip()

    @property
    def role_name(self) -> str:
        """The role in the reader's language; empty for nobody."""
        return str(Role(self.role).label) if self.role else ""

    @property
    def place_name(self) -> str:
        """The division, district or operator in the reader's language."""
        english = get_language() == "en"
        if self.division in DIVISIONS:
            return DIVISIONS[self.division].en if english else DIVISIONS[self.division].ko
        if self.district in DISTRICTS:
            return DISTRICTS[self.district].en if english else DISTRICTS[self.district].ko
        if self.place:
            return (self.place_en if english else "") or self.place
        return BUREAU[english] if self.role and self.role not in FROM_OUTSIDE else ""


NOBODY = Office()
"""Who is not signed in, or holds no right today: no role, no place."""


def of(user: object, day: date) -> list[Office]:
    """The offices that this account may ask in on this day, the one granted first before the others."""
    account = user.get_username() if getattr(user, "is_active", False) else ""  # type: ignore[attr-defined]
    if not account:
        return []
    held = [
        right
        for right in Right.objects.filter(account=account).order_by("from_on", "pk")
        if holds(right, day) and entrusted(right, day)
    ]
    if not held:
        return []
    staff = _prepared(account, day).first()
    if any(right.role not in FROM_OUTSIDE for right in held) and not _may_work(staff, day):
        held = [right for right in held if right.role in FROM_OUTSIDE]
    return [_office(right, staff) for right in held]


def holds(right: Right, day: date) -> bool:
    """Whether a right holds on a day."""
    return right.from_on <= day and (right.ended_on is None or day < right.ended_on)


def entrusted(right: Right, day: date) -> bool:
    """Whether a right is bound to no operator, or something is entrusted to its operator on this day (PA-06)."""
    return not right.operator or windows.is_open(right.operator, day)


def wanting(account: str, day: date) -> list[str]:
    """What an account of the city, a district or an operator lacks to work on this day: 'staff', 'training', 'pledge'."""
    return wanting_of_many([account], day)[account]


def wanting_of_many(accounts: Collection[str], day: date) -> dict[str, list[str]]:
    """The same of several accounts, with two statements."""
    staff = Staff.objects.in_bulk(list(accounts))
    done = Preparation.objects.filter(account__in=list(accounts), done_on__lte=day)
    last = {(one, kind): on for one, kind, on in done.values_list("account", "kind").annotate(Max("done_on"))}
    return {
        one: _lacks(staff.get(one), {kind: last.get((one, kind)) for kind in Preparation.Kind.values}, day)
        for one in accounts
    }


def _may_work(person: Staff | None, day: date) -> bool:
    """Whether somebody out of `_prepared` lacks nothing."""
    return person is not None and not _lacks(
        person, {kind: getattr(person, f"{kind}_on") for kind in Preparation.Kind.values}, day
    )


def _prepared(account: str, day: date) -> QuerySet[Staff]:
    """The account's person with the last day of each preparation, in one statement: it is asked at every request."""
    done = Preparation.objects.filter(account=OuterRef("pk"), done_on__lte=day).order_by("-done_on")
    last = {
        f"{kind}_on": Subquery(done.filter(kind=kind).values("done_on")[:1])
        for kind in Preparation.Kind.values
    }
    return Staff.objects.filter(pk=account).annotate(**last)


def _lacks(person: Staff | None, last: Mapping[str, date | None], day: date) -> list[str]:
    lacks = [] if person is not None and in_service(person, day) else ["staff"]
    return lacks + [kind for kind, on in last.items() if on is None or (day - on).days >= YEAR_OF_DAYS]


def in_service(person: Staff, day: date) -> bool:
    """Whether the person works on this day, by the personnel file or by an urgent exception with an end."""
    if person.urgent_until_on is not None and day <= person.urgent_until_on:
        return True
    if person.urgent_reason or person.state != Staff.State.WORKING:
        return False
    return person.from_on <= day and (person.until_on is None or day <= person.until_on)


def named(accounts: Iterable[str]) -> dict[str, Office]:
    """The office of each account that ever held one, the last granted: for saying who did what, however long ago."""
    wanted = set(accounts)
    rights = Right.objects.filter(account__in=wanted).order_by("from_on", "pk")
    staff = Staff.objects.in_bulk(list(wanted))
    return {right.account: _office(right, staff.get(right.account)) for right in rights}


def of_demonstration(day: date) -> list[Office]:
    """The offices of the demonstration's people on a day, in the order in which they were made.

    A right that a review under way limits still holds until then.
    """
    staff = {person.pk: person for person in Staff.objects.filter(demo=True)}
    rights = Right.objects.filter(account__in=[*staff, *_from_outside()]).order_by("from_on", "pk")
    return [_office(right, staff.get(right.account)) for right in rights if holds(right, day)]


def is_of_demonstration(account: str) -> bool:
    """Whether the account is one of the demonstration's people."""
    people = Staff.objects.filter(pk=account, demo=True).values_list("pk", flat=True)
    return people.union(_from_outside().filter(account=account)).exists()


def _from_outside() -> QuerySet[RightEntry, str]:
    """The accounts of the demonstration's citizens and firms."""
    granted = RightEntry.objects.filter(act=RightEntry.Act.GRANTED, by=DEMONSTRATION, role__in=FROM_OUTSIDE)
    return granted.values_list("account", flat=True)


def of_right(right: Right, staff: Staff | None = None) -> Office:
    """What a right makes of its account, wherever and whenever it holds; `staff` where its person is at hand."""
    return _office(right, staff or Staff.objects.filter(pk=right.account).first())


def _office(right: Right, staff: Staff | None) -> Office:
    return Office(
        right.role, right.division, right.district, right.operator, right.subject, right.account, right.pk,
        staff.place if staff else "", staff.place_en if staff else "",
    )  # fmt: skip


def office_of(request: HttpRequest) -> Office:
    """The office in use: the one that the session chose, else the first; NOBODY without any."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return NOBODY
    held = of(user, request.today)  # type: ignore[attr-defined]
    chosen = request.session.get(IN_USE, "")
    return next((office for office in held if office.right == chosen), held[0] if held else NOBODY)


class OfficeMiddleware:
    """Gives every request the office of whoever sends it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.office = office_of(request)  # type: ignore[attr-defined]
        return self._get_response(request)
