"""What is due on a day: returns not yet handed in, milestones to come or missed, audit items still open."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from iljari.access.offices import Office
from iljari.access.roles import Role
from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.desks.budget import outlook
from iljari.desks.budget import queries as budget
from iljari.desks.council.models import AuditItem
from iljari.desks.returns import queries as returns
from iljari.desks.returns.models import Return
from iljari.desks.works.models import Milestone
from iljari.journal import read
from iljari.web import knowledge

SOON = timedelta(days=45)


@dataclass(frozen=True)
class Missing:
    """What one deliverer of a programme owes and has not handed in by its day: the desk's own count, with its names."""

    late: returns.Late
    programme: Programme
    name: str
    days_late: int

    @property
    def operator(self) -> str:
        """The operator that owes it; empty for a district."""
        return self.late.carrier[0]

    @property
    def district(self) -> str:
        """The district that owes it; empty for an operator."""
        return self.late.carrier[1]


def missing_returns(day: date, names: returns.Names) -> list[Missing]:
    """The returns that should have been handed in by `day`, by programme and deliverer, the longest overdue first."""
    return [
        Missing(
            late,
            all_programmes()[late.programme],
            names.of(late.programme, *late.carrier),
            (day - late.due_on).days,
        )
        for late in returns.overdue_by_deliverer(day, programmes=all_programmes()).late
    ]


def counted(missing: list[Missing]) -> returns.Overdue:
    """How many returns of how many deliverers, as the returns desk counts them."""
    return returns.Overdue(tuple(one.late for one in missing))


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


def open_items(seq: int | None = None) -> list[tuple[AuditItem, str]]:
    """Audit items that are not done as known at a place of the journal, with their state."""
    states = knowledge.audit_states(seq)
    items = AuditItem.objects.order_by("id")
    return [(item, states.get(item.pk, "")) for item in items if states.get(item.pk) != AuditItem.State.DONE]


@dataclass(frozen=True)
class Mine:
    """What waits for whoever is signed in."""

    missing: list[Missing]
    to_sign: list[Return]
    steps: list[Step]
    items: list[tuple[AuditItem, str]]
    lines: list[outlook.Outlook] = field(default_factory=list)

    @property
    def overdue(self) -> returns.Overdue:
        """How many returns of how many deliverers are missing."""
        return counted(self.missing)

    @property
    def nothing(self) -> bool:
        """Whether nothing waits."""
        return not (self.missing or self.to_sign or self.steps or self.items or self.lines)


def lines_at_risk(office: Office, day: date, seq: int) -> list[outlook.Outlook]:
    """Budget lines far behind the year, for whoever answers for money: all, or those of a division."""
    if office.role not in (Role.BUDGET_OFFICER, Role.BUREAU_HEAD, Role.DIVISION_HEAD, Role.DIVISION_OFFICER):
        return []
    states = budget.states(day.year, as_of=day, seq=seq)
    found = outlook.at_risk(outlook.outlooks(states))
    return [one for one in found if not office.division or one.state.line.division == office.division]


def mine(
    office: Office, missing: list[Missing], steps: list[Step], items: list[tuple[AuditItem, str]], day: date, seq: int
) -> Mine:  # fmt: skip
    """Of everything that is due, what is this office's."""
    division = office.division
    lines = lines_at_risk(office, day, seq)
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
            lines,
        )
    return Mine([], [], [], [], lines)
