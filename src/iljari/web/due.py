"""What is due on a day: returns not yet handed in, milestones to come or missed, audit items still open."""

from dataclasses import dataclass
from datetime import date, timedelta

from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.desks.council.models import AuditItem
from iljari.desks.returns.models import Duty, Return
from iljari.desks.works.models import Milestone
from iljari.journal import read
from iljari.kernel.period import month
from iljari.web import knowledge, words
from iljari.web.models import Office, Role

SOON = timedelta(days=45)


@dataclass(frozen=True)
class Missing:
    """A return that is overdue: whose, for which months, since when, by how many days."""

    programme: Programme
    operator: str
    district: str
    name: str
    since_on: date
    until_on: date
    due_on: date
    days_late: int


def missing_returns(day: date) -> list[Missing]:
    """The returns that should have been handed in by `day`: all months since each deliverer's last one."""
    told: dict[tuple[str, str, str], date] = {}
    handed = Return.objects.filter(state__in=(Return.State.SUBMITTED, Return.State.SIGNED), until_on__lte=day)
    for programme, operator, district, until_on in handed.values_list("programme", "operator", "district", "until_on"):
        key = (programme, operator, district)
        told[key] = max(told.get(key, until_on), until_on)
    names = words.operators()
    found = []
    for duty in Duty.objects.filter(since_on__lte=day).order_by("programme", "district", "operator"):
        missing = _missing(duty, told.get((duty.programme, duty.operator, duty.district)), day, names)
        if missing:
            found.append(missing)
    return sorted(found, key=lambda one: (one.due_on, one.programme.code, one.name))


def _missing(duty: Duty, last: date | None, day: date, names: dict[str, tuple[str, str]]) -> Missing | None:
    start = last + timedelta(days=1) if last and last >= duty.since_on else duty.since_on
    first_due, end = None, None
    begins = start
    while begins < day and (duty.until_on is None or begins <= duty.until_on):
        ends = begins
        for _ in range(duty.every_months):
            ends = month(ends.year, ends.month).ends_before
        last_day = ends - timedelta(days=1)
        due_on = last_day + timedelta(days=duty.due_days)
        if due_on >= day:
            break
        first_due, end, begins = first_due or due_on, last_day, ends
    programme = all_programmes().get(duty.programme)
    if first_due is None or end is None or programme is None:
        return None
    return Missing(
        programme, duty.operator, duty.district, words.deliverer(duty.operator, duty.district, names),
        start, end, first_due, (day - first_due).days,
    )  # fmt: skip


@dataclass(frozen=True)
class Step:
    """A milestone as it stands on a day."""

    paper: Milestone
    programme: Programme
    reached_on: date | None
    late: bool

    @property
    def name(self) -> tuple[str, str]:
        """Both names."""
        return self.paper.name, self.paper.name_en

    @property
    def span(self) -> tuple[date, date]:
        """First and last day on which it is due."""
        return self.paper.due_from, self.paper.due_on


def milestones(day: date, programme: str = "") -> list[Step]:
    """Every milestone (of one programme where it is named) by its due day, with whether it was reached by `day`."""
    reached = {
        (line.programme, line.object): line.effective_on
        for line in read.lines(programme=programme or None, acts=("MilestoneReached",))
        if line.reverses is None and line.reversed_by is None and line.effective_on <= day
    }
    papers = Milestone.objects.order_by("due_on", "programme", "code")
    if programme:
        papers = papers.filter(programme=programme)
    found = []
    for paper in papers:
        known = all_programmes().get(paper.programme)
        if known is not None:
            on = reached.get((paper.programme, paper.code))
            found.append(Step(paper, known, on, on is None and paper.due_on < day))
    return found


def steps_ahead(day: date, steps: list[Step]) -> list[Step]:
    """Those not reached that fall due soon."""
    return [step for step in steps if step.reached_on is None and day <= step.paper.due_on <= day + SOON]


def steps_late(steps: list[Step]) -> list[Step]:
    """Those whose day has passed without being reached, the latest first."""
    return [step for step in steps if step.late][::-1]


def open_items() -> list[tuple[AuditItem, str]]:
    """Audit items that are not done, with their state."""
    states = knowledge.audit_states()
    items = AuditItem.objects.order_by("id")
    return [(item, states.get(item.pk, "")) for item in items if states.get(item.pk) != AuditItem.State.DONE]


@dataclass(frozen=True)
class Mine:
    """What waits for whoever is signed in."""

    missing: list[Missing]
    to_sign: list[Return]
    steps: list[Step]
    items: list[tuple[AuditItem, str]]

    @property
    def nothing(self) -> bool:
        """Whether nothing waits."""
        return not (self.missing or self.to_sign or self.steps or self.items)


def mine(office: Office, missing: list[Missing], steps: list[Step], items: list[tuple[AuditItem, str]]) -> Mine:
    """Of everything that is due, what is this office's."""
    division = office.division
    if office.role == Role.DISTRICT_OFFICER:
        return Mine([one for one in missing if one.district == office.district], [], [], [])
    if office.role == Role.OPERATORS_STAFF:
        return Mine([one for one in missing if one.operator == office.operator], [], [], [])
    if office.role in (Role.DIVISION_OFFICER, Role.DIVISION_HEAD):
        waiting = Return.objects.filter(state=Return.State.SUBMITTED, programme__startswith=f"{division}.")
        return Mine(
            [one for one in missing if one.programme.division == division],
            list(waiting.order_by("submitted_at")),
            [step for step in steps if step.programme.division == division],
            [(item, state) for item, state in items if item.division == division],
        )
    return Mine([], [], [], [])
