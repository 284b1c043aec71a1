"""What the desk's screens read: who owes what and when, what came in, how a return came to stand as it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.catalogue.register import all_programmes
from iljari.desks.returns.models import Correction, Deliverer, Duty, Reminder, Return
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.kernel.period import Period, month

CITY = "city"
MISSING, COVERED = "missing", "covered"

Carrier = tuple[str, str, str]


@dataclass(frozen=True)
class Owed:
    """One return that one deliverer owes: for which period, until when, and where it stands.

    `state` is a return's state, 'missing' when nobody began it, or 'covered' when a longer return speaks for the period.
    """

    programme: str
    operator: str
    district: str
    since_on: date
    until_on: date
    due_on: date
    state: str = MISSING
    paper: str = ""
    reminded: int = 0
    reminded_at: datetime | None = None

    @property
    def received(self) -> bool:
        """Whether the division has it."""
        return self.state in (Return.State.SUBMITTED, Return.State.SIGNED, COVERED)

    def overdue(self, today: date) -> bool:
        """Whether its day has passed and it is not here."""
        return self.due_on < today and not self.received

    @property
    def months(self) -> int:
        """How many months it covers."""
        return (self.until_on.year - self.since_on.year) * 12 + self.until_on.month - self.since_on.month + 1

    @property
    def key(self) -> str:
        """Its name on forms: what, who, when."""
        return f"{self.programme}|{self.operator}|{self.district}|{self.until_on}"


@dataclass(frozen=True)
class Coverage:
    """How many of those who owe a return for a period have handed it in ('25개 가운데 18개')."""

    owed: tuple[Owed, ...]

    @property
    def total(self) -> int:
        """How many owe it."""
        return len(self.owed)

    @property
    def received(self) -> int:
        """How many are here, signed or not."""
        return sum(one.received for one in self.owed)

    @property
    def signed(self) -> int:
        """How many are signed off, or spoken for by a longer return that is."""
        return sum(one.state in (Return.State.SIGNED, COVERED) for one in self.owed)

    @property
    def waiting(self) -> int:
        """How many wait to be signed."""
        return sum(one.state == Return.State.SUBMITTED for one in self.owed)

    @property
    def sent_back(self) -> int:
        """How many were sent back."""
        return sum(one.state == Return.State.SENT_BACK for one in self.owed)

    @property
    def missing(self) -> int:
        """How many have not come."""
        return sum(not one.received for one in self.owed)


def owed(
    today: date, *, programmes: Iterable[str] | None = None, operator: str | None = None, district: str | None = None,
    since: date | None = None,
) -> list[Owed]:  # fmt: skip
    """Every return that is owed for a period that ended before `today`, the newest first."""
    chosen = _chosen(programmes, operator, district)
    papers = _papers(chosen)
    reminders = _reminders(chosen)
    found = []
    for duty in Duty.objects.filter(chosen):
        for since_on, until_on in periods_of(duty, today):
            if since is None or until_on >= since:
                found.append(_one(duty, since_on, until_on, papers, reminders))
    return sorted(
        found, key=lambda one: (one.until_on, one.programme, one.district, one.operator), reverse=True
    )


@dataclass(frozen=True)
class Late:
    """Everything of one programme that one deliverer owes and has not handed in by its day, the longest overdue first."""

    owed: tuple[Owed, ...]

    @property
    def programme(self) -> str:
        """The code of the programme."""
        return self.owed[0].programme

    @property
    def carrier(self) -> tuple[str, str]:
        """Who owes it: operator and district."""
        return self.owed[0].operator, self.owed[0].district

    @property
    def count(self) -> int:
        """How many returns."""
        return len(self.owed)

    @property
    def since_on(self) -> date:
        """The first day that they cover."""
        return min(one.since_on for one in self.owed)

    @property
    def until_on(self) -> date:
        """The last day that they cover."""
        return max(one.until_on for one in self.owed)

    @property
    def due_on(self) -> date:
        """The day by which the oldest was due."""
        return self.owed[0].due_on

    @property
    def reminded_at(self) -> datetime | None:
        """When one of them was last asked for."""
        return max((one.reminded_at for one in self.owed if one.reminded_at), default=None)

    @property
    def reminded(self) -> int:
        """How many reminders were sent for them."""
        return sum(one.reminded for one in self.owed)

    @property
    def key(self) -> str:
        """Its name on forms: what and who."""
        return f"{self.programme}|{self.owed[0].operator}|{self.owed[0].district}"


@dataclass(frozen=True)
class Overdue:
    """What is overdue on a day, counted one way for every screen: so many returns (건) of so many deliverers (곳)."""

    late: tuple[Late, ...]

    @property
    def returns(self) -> int:
        """How many returns: one a deliverer, programme and period."""
        return sum(one.count for one in self.late)

    @property
    def deliverers(self) -> int:
        """How many deliverers owe them, each once however many programmes it delivers."""
        return len({one.carrier for one in self.late})


def overdue_by_deliverer(today: date, **chosen: object) -> Overdue:
    """What is overdue by programme and deliverer, the longest overdue first. Takes what `owed` takes."""
    groups: dict[Carrier, list[Owed]] = {}
    for one in overdue(today, **chosen):
        groups.setdefault((one.programme, one.operator, one.district), []).append(one)
    return Overdue(tuple(Late(tuple(owed)) for owed in groups.values()))


def overdue(today: date, **chosen: object) -> list[Owed]:
    """Returns whose day has passed and that have not come, the longest overdue first. Takes what `owed` takes."""
    late = [one for one in owed(today, **chosen) if one.overdue(today)]  # type: ignore[arg-type]
    return sorted(late, key=lambda one: (one.due_on, one.programme, one.district, one.operator))


def coverage(programme: str, since_on: date, until_on: date, today: date) -> Coverage:
    """Who of those that owe this programme's return for a period has handed it in."""
    return Coverage(
        tuple(
            one
            for one in owed(today, programmes=[programme])
            if (one.since_on, one.until_on) == (since_on, until_on)
        )
    )


def periods_of(duty: Duty, today: date) -> list[tuple[date, date]]:
    """The periods that a duty covers and that are over: first and last day of each."""
    found = []
    starts_on = duty.since_on.replace(day=1)
    while True:
        ends_on = end_of(starts_on, duty.every_months)
        if ends_on >= today or (duty.until_on is not None and ends_on > duty.until_on):
            return found
        found.append((starts_on, ends_on))
        starts_on = ends_on + timedelta(days=1)


def end_of(starts_on: date, months: int = 1) -> date:
    """The last day of so many months from the month of a day on."""
    number = starts_on.year * 12 + starts_on.month - 1 + months - 1
    return month(number // 12, number % 12 + 1).last_day


def _chosen(programmes: Iterable[str] | None, operator: str | None, district: str | None) -> Q:
    chosen = Q()
    if programmes is not None:
        chosen &= Q(programme__in=list(programmes))
    if operator is not None:
        chosen &= Q(operator=operator)
    if district is not None:
        chosen &= Q(district=district)
    return chosen


def _papers(chosen: Q) -> dict[Carrier, list[Return]]:
    """The returns of each deliverer, each with the first day that its numbers speak of."""
    found: dict[Carrier, list[Return]] = {}
    papers = Return.objects.filter(chosen).exclude(operator=CITY).annotate(speaks_from=Min("lines__since_on"))
    for paper in papers.order_by("until_on"):
        found.setdefault((paper.programme, paper.operator, paper.district), []).append(paper)
    return found


def _reminders(chosen: Q) -> dict[tuple[Carrier, date], tuple[int, datetime]]:
    rows = Reminder.objects.filter(chosen).values_list("programme", "operator", "district", "until_on")
    return {
        ((programme, operator, district), until_on): (number, last)
        for programme, operator, district, until_on, number, last in rows.annotate(
            Count("pk"), Max("sent_at")
        )
    }


def _one(
    duty: Duty, since_on: date, until_on: date, papers: dict[Carrier, list[Return]],
    reminders: dict[tuple[Carrier, date], tuple[int, datetime]],
) -> Owed:  # fmt: skip
    carrier = (duty.programme, duty.operator, duty.district)
    number, last = reminders.get((carrier, until_on), (0, None))
    state, paper = MISSING, ""
    for one in papers.get(carrier, []):
        if one.until_on == until_on:
            state, paper = one.state, one.pk
            break
        speaks_from = min(one.since_on, one.speaks_from or one.since_on)  # type: ignore[attr-defined]
        if not one.open and speaks_from <= since_on and one.until_on >= until_on:
            state, paper = COVERED, one.pk
    return Owed(
        *carrier, since_on, until_on, until_on + timedelta(days=duty.due_days), state, paper, number, last
    )  # fmt: skip


# --- names ---------------------------------------------------------------------------------------------------


def programmes_of(division: str) -> list[str]:
    """The codes of a division's programmes, then of those of the whole bureau; all for an empty division."""
    found = [
        code
        for code, programme in all_programmes().items()
        if not division or programme.division in (division, "bureau")
    ]
    return sorted(found, key=lambda code: code.startswith("bureau."))


class Names:
    """Names of deliverers in the reader's language, read once a page."""

    def __init__(self) -> None:
        self._english = get_language() == "en"
        self._operators = {
            (code, programme): (name, name_en)
            for code, programme, name, name_en in Deliverer.objects.values_list(
                "code", "programme", "name", "name_en"
            )
        }
        self._anywhere = {code: names for (code, _), names in self._operators.items()}

    def programmes_of(self, code: str) -> set[str]:
        """The programmes that a deliverer carries out."""
        return {programme for each, programme in self._operators if each == code}

    def of(self, programme: str, operator: str, district: str) -> str:
        """Who delivers: a district, an operator, or the city itself by its division."""
        if district:
            return DISTRICTS[district].en if self._english else DISTRICTS[district].ko
        if operator in ("", CITY):
            division = DIVISIONS.get(programme.split(".")[0])
            if division is None:
                return _("정책관 전체")
            return division.en if self._english else division.ko
        name, name_en = self._operators.get(
            (operator, programme), self._anywhere.get(operator, (operator, ""))
        )
        return (name_en if self._english else "") or name


def deliverers_of(programme: str) -> QuerySet[Deliverer]:
    """Who delivers a programme, by name."""
    return Deliverer.objects.filter(programme=programme).order_by("name")


def delivers(programme: str, operator: str, district: str) -> bool:
    """Whether this district or operator delivers the programme: it is named or owes its return."""
    code = operator or district
    if operator == CITY:
        return True
    return (
        Deliverer.objects.filter(code=code, programme=programme).exists()
        or Duty.objects.filter(programme=programme, operator=operator, district=district).exists()
        or bool(district and "districts" in all_programmes()[programme].delivery)
    )


def delivered_by(operator: str, district: str) -> list[str]:
    """The codes of the programmes that a district or operator delivers, in the catalogue's order."""
    named = set(Deliverer.objects.filter(code=operator or district).values_list("programme", flat=True))
    named |= set(
        Duty.objects.filter(operator=operator, district=district).values_list("programme", flat=True)
    )
    return [
        code
        for code, programme in all_programmes().items()
        if code in named or (district and "districts" in programme.delivery)
    ]


# --- a return's history ----------------------------------------------------------------------------------------


def corrections(paper: Return) -> QuerySet[Correction]:
    """What was corrected in a return, in order."""
    return Correction.objects.filter(line__of=paper).select_related("line").order_by("pk")


def earlier(programme: str, operator: str, district: str, before: date) -> Return | None:
    """The deliverer's last signed return before a day."""
    return (
        Return.objects.filter(
            programme=programme,
            operator=operator,
            district=district,
            state=Return.State.SIGNED,
            until_on__lt=before,
        )
        .order_by("-until_on")
        .first()
    )


def waiting(programmes: Iterable[str]) -> QuerySet[Return]:
    """Returns that wait to be signed, the longest waiting first."""
    papers = Return.objects.filter(programme__in=list(programmes), state=Return.State.SUBMITTED)
    return papers.annotate(number=Count("lines")).order_by("submitted_at")


def span_of(paper: Return) -> Period:
    """The period that a return is for."""
    return Period(paper.since_on, paper.until_on + timedelta(days=1))
