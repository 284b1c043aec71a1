"""Taking a person out of every table by the subject paths of `table.csv`."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from iljari.access import stores
from iljari.access.keys import KeyPurpose
from iljari.access.models import Right
from iljari.access.operations import ending
from iljari.access.roles import FROM_OUTSIDE
from iljari.journal import locks
from iljari.journal.locks import turn
from iljari.journal.slip import Refused
from iljari.registry import identity
from iljari.registry.keeping import holds, ledger, table
from iljari.registry.keeping.table import Keeping
from iljari.registry.models import ErasureEntry, Person

# A statement names so many subjects at most.
_MOST = 500


def erase(person: str, *, reason: str, by: str, at: datetime, request: str = "") -> list[str]:
    """Erase a person with all ids that were joined to it; gives the ids. Raises Refused with sentences, and then nothing is gone."""
    return erase_many([person], reason=reason, by=by, at=at, request=request)


def erase_many(
    persons: Sequence[str], *, reason: str, by: str, at: datetime, request: str = "",
    step: Callable[[int], object] = lambda done: None,
) -> list[str]:  # fmt: skip
    """Erase many, all or none; gives their ids. The ledger's file is written before the database lets go.

    Nothing can be joined to them or written about them meanwhile: what was begun before is waited for. Raises Refused.
    """
    try:
        with turn(), transaction.atomic():
            subjects = _held_still(persons)
            against = reasons_against(subjects, on=at.date())
            if reason not in ErasureEntry.Reason.values:
                against.append(_("왜 파기하는지 사유를 고르십시오."))
            if against:
                raise Refused(against)
            gone = _gone_before(subjects)
            entries = [
                ErasureEntry(subject=each, reason=reason, by=by, at=at, request=request)
                for each in subjects
                if each not in gone
            ]
            carry_out(entries, step=step)
            if (
                connection.vendor == "postgresql"
            ):  # what still refers to them is found now, not after the file is written
                connection.check_constraints()
            ledger.append(entries)
    except IntegrityError:
        raise Refused(
            [_("방금 이 사람에 관하여 무엇인가 적혔습니다. 화면을 새로 열어 확인한 뒤 다시 하십시오.")]
        ) from None
    return subjects


def _held_still(persons: Sequence[str]) -> list[str]:
    """All ids of these persons, their rows locked: whoever joins (identity.join) or writes a fact waits for them."""
    locks.lock_keys([ledger.LOCK])
    subjects: set[str] = set()
    found = identity.all_ids(persons)
    while found != subjects:
        subjects = found
        rows = Person.objects.select_for_update().filter(pk__in=sorted(subjects)).order_by("pk")
        list(rows.values_list("pk", flat=True))
        found = identity.all_ids(subjects)
    return sorted(subjects)


def _gone_before(subjects: Collection[str]) -> set[str]:
    return set(ErasureEntry.objects.filter(subject__in=subjects).values_list("subject", flat=True))


def reasons_against(subjects: Collection[str], *, on: date) -> list[str]:
    """Why these may not be erased, in sentences; empty when nothing stands against it."""
    found = [hold.sentence for hold in holds.on_subjects(subjects, on=on)]
    if Person.objects.filter(pk__in=subjects).exists() or _contacts(subjects):
        return found
    gone = _gone_before(subjects)
    if gone:
        return [
            *found,
            _("이미 파기한 사람입니다(%(count)s명). 더 할 일이 없습니다.") % {"count": f"{len(gone):,}"},
        ]
    return [*found, _("등록부에 없는 사람입니다. 번호를 확인하십시오.")]


def _contacts(subjects: Collection[str]) -> bool:
    return table.every()["registry.OrganisationContact"].of_subjects(list(subjects)).exists()


def carry_out(entries: Sequence[ErasureEntry], *, step: Callable[[int], object] = lambda done: None) -> None:
    """Delete or empty the rows of these subjects and write them into the ledger: within the caller's transaction."""
    for start in range(0, len(entries), _MOST):
        part = entries[start : start + _MOST]
        subjects = [entry.subject for entry in part]
        _accounts_gone(part)
        for keeping in table.of_persons():
            if keeping.erasure == "keep":
                continue
            keys = list(keeping.of_subjects(subjects).values_list("pk", flat=True))
            for first in range(0, len(keys), _MOST):
                rows = keeping.model._base_manager.filter(pk__in=keys[first : first + _MOST])
                _gone(rows, keeping.cleared)
        ErasureEntry.objects.bulk_create(part)
        step(len(part))
    _indexes_anew()


def _indexes_anew() -> None:
    """SQLite: build the indexes with blind-index tokens anew, so that their old pages are freed and overwritten at once.

    `secure_delete` overwrites what is deleted and pages that are freed, but an index page that was put together anew
    keeps scraps of moved tokens in its gap: a drill of 1,000 found 36 signs of one. VACUUM would find them only at night.
    """
    if connection.vendor != "sqlite":
        return
    tables = {store.model._meta.db_table for store in stores.of(KeyPurpose.INDEX)}
    with connection.cursor() as cursor:
        for name in sorted(tables):
            cursor.execute(f"REINDEX {connection.ops.quote_name(name)}")


def _gone(rows: "models.QuerySet[models.Model]", cleared: tuple[str, ...]) -> None:
    """Empty the columns where the row stays, else delete it. References are checked when the transaction ends."""
    if cleared:
        fields = [rows.model._meta.get_field(name) for name in cleared]
        rows.update(**{field.attname: None if field.null else "" for field in fields})
    else:
        rows._raw_delete(rows.db)


def accounts_of(subjects: Collection[str]) -> list[str]:
    """The accounts with which these persons sign in for themselves; never one that works here as well."""
    outside = Right.objects.filter(subject__in=list(subjects), role__in=FROM_OUTSIDE)
    names = set(outside.values_list("account", flat=True))
    working = Right.objects.filter(account__in=names).exclude(role__in=FROM_OUTSIDE)
    return sorted(names - set(working.values_list("account", flat=True)))


def _accounts_gone(entries: Sequence[ErasureEntry]) -> None:
    """Delete the accounts with which these persons sign in, with their sessions and all that hangs on them; end their rights."""
    by_subject = {entry.subject: entry for entry in entries}
    names = accounts_of(by_subject)
    if not names:
        return
    for right in Right.objects.filter(account__in=names, subject__in=list(by_subject), ended_on=None):
        entry = by_subject[right.subject]
        ending.end(right=right.pk, why="파기", by=entry.by, approved_by=entry.by, at=entry.at)
    users = get_user_model()._default_manager.filter(username__in=names)
    for keeping in _of_accounts():
        keeping.of_accounts(names).delete()
    users.delete()


def _of_accounts() -> list[Keeping]:
    """The tables whose rows go with the account; what hangs on the account itself goes with it."""
    return [
        each
        for each in table.every().values()
        if each.account and not each.subject and each.erasure == "delete" and each.label != "auth.User"
    ]
