"""Won are integers. Who pays (재원) and whose books (회계) it stands in are always said with an amount."""

from enum import StrEnum
from typing import NewType

Won = NewType("Won", int)

MILLION = 1_000_000


class FundingSource(StrEnum):
    """재원: whose money it is. A grant project is paid in shares (국비 : 시비 : 구비 : 자부담)."""

    NATIONAL = "national"
    CITY = "city"
    DISTRICT = "district"
    OWN = "own"


class Books(StrEnum):
    """In whose books an amount stands: the city's expenditure is the district's revenue."""

    CITY = "city"
    DISTRICT = "district"
    OPERATOR = "operator"


FUNDING_SOURCE_NAMES = {
    FundingSource.NATIONAL: ("국비", "national"),
    FundingSource.CITY: ("시비", "city"),
    FundingSource.DISTRICT: ("구비", "district"),
    FundingSource.OWN: ("자부담", "own"),
}
