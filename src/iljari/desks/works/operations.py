"""What the works desk does: set a milestone, note that it was reached."""

from datetime import date, datetime

from iljari.acts.decided import MilestoneReached, MilestoneSet
from iljari.desks.works.models import Milestone
from iljari.journal import door
from iljari.journal.slip import Receipt


def plan(*, milestone: Milestone, by: str, at: datetime, key: str, silent: bool = False) -> Receipt:
    """일정 설정: enter a step with the period within which it is due."""
    act = MilestoneSet(
        programme=milestone.programme, effective_on=milestone.due_from, until_on=milestone.due_on,
        object=milestone.code, source=milestone.source,
    )  # fmt: skip
    return door.post([act], actor=by, key=key, recorded_at=at, silent=silent)


def reach(
    *, milestone: Milestone, on: date, by: str, at: datetime, key: str, silent: bool = False
) -> Receipt:
    """일정 완료: the step was done on this day."""
    act = MilestoneReached(
        programme=milestone.programme, effective_on=on, object=milestone.code, source=milestone.source
    )  # fmt: skip
    return door.post([act], actor=by, key=key, recorded_at=at, silent=silent)
