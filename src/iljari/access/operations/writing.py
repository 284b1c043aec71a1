"""Writing in the ledger of rights, and the live table after it. Nothing else writes either."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from iljari.access.models import Right, RightEntry
from iljari.access.roles import FROM_OUTSIDE, OF_OPERATORS, Role
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.journal.slip import Refused
from iljari.kernel.districts import BY_CODE as DISTRICTS

HELD = ("account", "role", "division", "district", "operator", "subject")
SEOUL = ZoneInfo("Asia/Seoul")

BOUND_TO = {
    **dict.fromkeys(FROM_OUTSIDE, "subject"), **dict.fromkeys(OF_OPERATORS, "operator"),
    Role.COUNSELLOR: "operator", Role.DISTRICT_OFFICER: "district",
    Role.DIVISION_OFFICER: "division", Role.DIVISION_HEAD: "division",
}  # fmt: skip
"""What a right of this role must be bound to; a role that is not here is the whole city's and bound to nothing."""


def write(entry: RightEntry) -> Right:
    """Add the row; the live table follows it."""
    entry.save(force_insert=True)
    right, _made = Right.objects.update_or_create(pk=entry.right, defaults=standing(entry))
    return right


def standing(entry: RightEntry) -> dict[str, Any]:
    """How the right stands after this row."""
    return {name: getattr(entry, name) for name in (*HELD, "from_on", "ended_on")}


def refuse_oneself(account: str, by: str, approved_by: str) -> None:
    """Nobody grants, changes, limits or ends a right of his own, nor approves it."""
    if by == account:
        raise Refused([_("자기 권한은 자기가 바꿀 수 없습니다. 다른 사람이 처리해야 합니다.")])
    if approved_by == account:
        raise Refused([_("권한을 받는 사람이 그 권한을 승인할 수 없습니다. 다른 승인자를 적으십시오.")])
    if not (by and approved_by):
        raise Refused([_("누가 처리하고 누가 승인했는지 적으십시오.")])


def refuse_no_reason(why: str) -> None:
    """A row says why."""
    if not why.strip():
        raise Refused([_("까닭을 적으십시오. 까닭은 권한 대장에 남습니다.")])


def refuse_misfit(role: str, place: dict[str, str]) -> None:
    """A right is bound to what its role asks for, to something that there is, and to nothing else."""
    if role not in Role.values:
        raise Refused([_("그런 역할이 없습니다. 목록에서 고르십시오.")])
    bound = BOUND_TO.get(Role(role), "")
    sentences = {
        "division": _("어느 부서의 권한인지 고르십시오."), "district": _("어느 자치구의 권한인지 고르십시오."),
        "operator": _("어느 수행기관의 권한인지 고르십시오."), "subject": _("어느 사람이나 기업의 권한인지 적으십시오."),
    }  # fmt: skip
    known = {"division": DIVISIONS, "district": DISTRICTS}
    told = place.get(bound, "")
    if bound and (not told or (bound in known and told not in known[bound])):
        raise Refused([sentences[bound]])
    if any(value for name, value in place.items() if name != bound):
        raise Refused([_("이 역할의 권한은 다른 곳에 묶을 수 없습니다. 역할에 맞는 곳 하나만 고르십시오.")])


def day_of(at: datetime) -> Any:
    """The day of a moment in Seoul."""
    return at.astimezone(SEOUL).date()
