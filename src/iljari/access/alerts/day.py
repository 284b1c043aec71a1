"""What a rule looks at: one account's rows of one day, beside what the account did before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")


@dataclass(frozen=True)
class Row:
    """A row of the log as rules need it."""

    seq: int
    at: datetime
    act: str
    case: str = ""
    address: str = ""
    subjects: frozenset[str] = frozenset()

    @property
    def hour(self) -> int:
        """The hour of the day in Seoul."""
        return self.at.astimezone(SEOUL).hour


@dataclass(frozen=True)
class AccountDay:
    """One account on one day. `before` are distinct subjects by earlier day, `addresses` those it came from before,
    `colleagues` the persons who are this account's holder or share its division, district or operator.
    """  # fmt: skip

    account: str
    day: date
    rows: tuple[Row, ...]
    before: Mapping[date, int]
    addresses: frozenset[str] = frozenset()
    colleagues: frozenset[str] = frozenset()

    def of_persons(self) -> tuple[Row, ...]:
        """The rows in which persons were shown, changed or looked for."""
        return tuple(row for row in self.rows if not row.act.startswith("sign-"))


@dataclass(frozen=True)
class Finding:
    """What a rule found: how much, over which bound, in which rows."""

    measure: int
    threshold: int
    rows: tuple[Row, ...]
