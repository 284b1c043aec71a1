"""Changing a right (변경): the old one ends and a new one begins, so that each day's rights stay what they were."""

from datetime import date, datetime

from django.db import transaction

from iljari.access.models import Right
from iljari.access.operations.ending import end
from iljari.access.operations.granting import grant


@transaction.atomic
def change(
    *, right: str, why: str, by: str, approved_by: str, at: datetime, role: str, on: date, until_on: date | None = None,
    division: str = "", district: str = "", operator: str = "", subject: str = "",
) -> Right:  # fmt: skip
    """From `on`, the right is of this role and bound to this place. Refused as `end` and `grant` are; then nothing changes."""
    ended = end(right=right, why=why, by=by, approved_by=approved_by, at=at, on=on)
    return grant(
        account=ended.account, role=role, why=why, by=by, approved_by=approved_by, at=at, from_on=on, until_on=until_on,
        division=division, district=district, operator=operator, subject=subject, replaces=ended.pk,
    )  # fmt: skip
