"""Search without a case: people are looked for again and again though no paper is being worked on (searches)."""

from django.utils.translation import gettext_lazy as _

from iljari.access.alerts.day import AccountDay, Finding

CODE = "search"
NAME = _("업무 없이 찾기")
SAYS = _("맡은 건 없이 사람을 여러 번 찾았습니다.")

MOST = 10
"""At a counter somebody asks without an application now and then: so many searches a day are let pass."""


def find(day: AccountDay) -> Finding | None:
    """Counts searches that name no case."""
    rows = tuple(row for row in day.rows if row.act == "search" and not row.case)
    return Finding(len(rows), MOST, rows) if len(rows) > MOST else None
