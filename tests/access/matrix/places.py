"""The two sides of the matrix's world: the place of whoever asks, and another one."""

import itertools
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

OWN, OTHER = "own", "other"

SEOUL = ZoneInfo("Asia/Seoul")
TODAY = date(2019, 3, 15)
AT = datetime(2019, 3, 15, 10, 0, tzinfo=SEOUL)
EARLIER = datetime(2019, 1, 10, 10, 0, tzinfo=SEOUL)
SECRET = "가나다비밀"
"""The name of every person in this world: no refusal may say it."""
NUMBERS = itertools.count(1)
"""What tells apart the forms and lines of one world."""


@dataclass(frozen=True)
class Place:
    """One of the two sides."""

    division: str
    district: str
    programme: str
    indicator: str
    operator: str
    of_division: str
    """An operator that is nobody's own, for a programme of this division."""
    left_out: str
    """An indicator of the programme that no return of this world holds."""


PLACES = {
    OWN: Place("jobs", "nowon", "jobs.univ_job_center", "users", "matrix_a", "matrix_c", "agreements"),
    OTHER: Place("labour", "mapo", "labour.rest_shelter", "users", "matrix_b", "matrix_d", "staff"),
}
BY_DISTRICTS, OF_DISTRICTS = "jobs.local_community_jobs", "participants"
MONTHS = {
    "signed": (date(2019, 1, 1), date(2019, 1, 31)), "submitted": (date(2019, 2, 1), date(2019, 2, 28)),
    "draft": (date(2018, 12, 1), date(2018, 12, 31)),
}  # fmt: skip
