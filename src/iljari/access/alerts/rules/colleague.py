"""Own colleague: somebody looked at themselves, or at a person who works in the same division, district or operator."""

from django.utils.translation import gettext_lazy as _

from iljari.access.alerts.day import AccountDay, Finding

CODE = "colleague"
NAME = _("본인·동료 조회")
SAYS = _("본인이나 같은 곳에서 일하는 동료의 정보를 보았습니다.")


def find(day: AccountDay) -> Finding | None:
    """Any row that names one of them."""
    rows = tuple(row for row in day.of_persons() if row.subjects & day.colleagues)
    people = frozenset().union(*(row.subjects for row in rows)) & day.colleagues
    return Finding(len(people), 0, rows) if rows else None
