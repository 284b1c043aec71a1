"""The two sides of the matrix's world: the place of whoever asks, and another one."""

from dataclasses import dataclass
from datetime import date

OWN, OTHER = "own", "other"


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


PLACES = {
    OWN: Place("jobs", "nowon", "jobs.univ_job_center", "users", "matrix_a", "matrix_c"),
    OTHER: Place("labour", "mapo", "labour.rest_shelter", "users", "matrix_b", "matrix_d"),
}
BY_DISTRICTS, OF_DISTRICTS = "jobs.local_community_jobs", "participants"
MONTHS = {
    "signed": (date(2019, 1, 1), date(2019, 1, 31)), "submitted": (date(2019, 2, 1), date(2019, 2, 28)),
    "draft": (date(2018, 12, 1), date(2018, 12, 31)),
}  # fmt: skip
