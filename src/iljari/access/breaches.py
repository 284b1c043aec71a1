"""Breach drill (유출 대응): whom an account touched in a span of time, the 72-hour clock, and the notice (PA-09).

개인정보 보호법 제34조, 시행령 제39조·제39조의2·제40조.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from iljari.access.log.searching import SEOUL
from iljari.access.models import Breach

WITHIN = timedelta(hours=72)
"""Notice to the persons, and the report, are due so soon after it is known (hours)."""

REPORT_FROM = 1000
"""From so many persons on it is reported to the 개인정보보호위원회 or KISA (people; 시행령 제40조)."""


@dataclass(frozen=True)
class Touched:
    """A subject that an account touched: how often, by which acts, which fields, from when to when."""

    subject: str
    row_count: int
    acts: tuple[str, ...]
    fields: tuple[str, ...]
    first_at: datetime
    last_at: datetime


def touched(account: str, since_at: datetime, until_at: datetime) -> Iterator[Touched]:
    """Every subject of the account's rows from `since_at` to before `until_at`, in the order of their ids."""
    adapt = connection.ops.adapt_datetimefield_value
    kinds = (
        "STRING_AGG(DISTINCT {0}, ' ')" if connection.vendor == "postgresql" else "GROUP_CONCAT(DISTINCT {0})"
    )
    statement = (
        f"SELECT s.subject, COUNT(*), {kinds.format('r.act')}, {kinds.format('r.fields')}, MIN(r.at), MAX(r.at) "
        "FROM access_logrow r JOIN access_logsubject s ON s.row_id = r.seq "
        "WHERE r.account = %s AND r.at >= %s AND r.at < %s GROUP BY s.subject ORDER BY s.subject"
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, [account, adapt(since_at), adapt(until_at)])
        while part := cursor.fetchmany(5000):
            for subject, count, acts, fields, first, last in part:
                yield Touched(subject, count, _split(acts), _split(fields), _moment(first), _moment(last))


def count(breach: Breach) -> int:
    """How many subjects the breach touches (people)."""
    return sum(1 for _one in touched(breach.account, breach.since_at, breach.until_at))


def due_at(breach: Breach) -> datetime:
    """Until when the notice is due."""
    return breach.known_at + WITHIN


def must_report(breach: Breach, subject_count: int) -> bool:
    """Whether it is reported as well: a thousand persons, or somebody from outside came in.

    Sensitive data and identifiers of law are not held (PA-02); where a programme holds some, report whatever the number.
    """
    return subject_count >= REPORT_FROM or breach.from_outside


@dataclass(frozen=True)
class Item:
    """One of the notice's items: its heading, and what it says; empty where somebody must still write it."""

    heading: str
    text: str


def notice(breach: Breach, fields: list[str]) -> list[Item]:
    """The seven items of the notice to the persons (법 제34조 제1항, 2026-09-11부터 손해배상·분쟁조정 안내 포함)."""
    span = f"{_local(breach.since_at)} ~ {_local(breach.until_at)}"
    return [
        Item(_("유출 등이 된 개인정보의 항목"), ", ".join(fields)),
        Item(_("유출 등이 된 시점과 그 경위"), f"{span}\n{breach.how}" if breach.how else ""),
        Item(_("피해를 줄이기 위하여 할 수 있는 방법"), breach.protect or ""),
        Item(_("처리기관의 대응조치와 피해 구제절차"), breach.measures or ""),
        Item(_("피해를 신고·상담할 부서와 연락처"), breach.contact or ""),
        Item(
            _("손해배상을 청구할 수 있는 권리"),
            _(
                "개인정보 보호법 제39조에 따라 손해배상을, 제39조의2에 따라 300만원 이하의 범위에서 법정손해배상을 청구할 수 있습니다."
            ),
        ),
        Item(
            _("분쟁조정을 신청할 수 있는 권리"),
            _(
                "개인정보 분쟁조정위원회(1833-6972, www.kopico.go.kr)에 분쟁조정을 신청할 수 있습니다(개인정보 보호법 제43조)."
            ),
        ),
    ]


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(sorted(set((text or "").replace(",", " ").split())))


def _moment(value: datetime | str) -> datetime:
    """SQLite gives moments in UTC, as text."""
    at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _local(at: datetime) -> str:
    return at.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M")
