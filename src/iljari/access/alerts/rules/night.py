"""Night: personal data handled between ten in the evening and six in the morning, in Seoul."""

from django.utils.translation import gettext_lazy as _

from iljari.access.alerts.day import AccountDay, Finding

CODE = "night"
NAME = _("밤 시간 접속")
SAYS = _("밤 10시부터 아침 6시 사이에 개인정보를 다루었습니다.")

FROM_HOUR, UNTIL_HOUR = 22, 6


def find(day: AccountDay) -> Finding | None:
    """Any row of a person in these hours."""
    rows = tuple(row for row in day.of_persons() if row.hour >= FROM_HOUR or row.hour < UNTIL_HOUR)
    return Finding(len(rows), 0, rows) if rows else None
