"""Writes the access log: one row a request, before anything of a person is opened (SP-17)."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.http import HttpRequest

from iljari.access.log import content, store
from iljari.access.log.address import address_of
from iljari.access.models.log import LogNote
from iljari.access.purposes import Purpose
from iljari.access.reading import current
from iljari.journal.locks import turn
from iljari.kernel.canonical import chained


class LogAct(StrEnum):
    """What a row says was done."""

    VIEW = "view"
    SEARCH = "search"
    UNMASK = "unmask"
    PRINT = "print"
    SEND = "send"
    EXPORT_ASK = "export-ask"
    EXPORT_APPROVE = "export-approve"
    EXPORT_REFUSE = "export-refuse"
    EXPORT = "export"
    EXPORT_WHOLE = "export-whole"
    REGISTER = "register"
    CHANGE = "change"
    ERASE = "erase"
    CHECK = "check"
    SIGN_IN = "sign-in"
    SIGN_OUT = "sign-out"
    SIGN_IN_FAILED = "sign-in-failed"
    INVITE = "invite"


GATES: list[Callable[[HttpRequest, Collection[str], Purpose, "LogAct"], None]] = []
"""Asked before a row is written: each may refuse by raising (a person who has stopped the processing of her data)."""

OF_SESSIONS = frozenset({LogAct.SIGN_IN, LogAct.SIGN_OUT, LogAct.SIGN_IN_FAILED, LogAct.INVITE})
"""What concerns no person's data, but who gets in: coming and going, and a first secret given to an account."""


def record(
    request: HttpRequest,
    *,
    subjects: Collection[str],
    purpose: Purpose,
    act: str,
    fields: Iterable[str] | None = None,
    case: str = "",
    reason: str = "",
    note: str = "",
) -> int:
    """Write that this request shows, changes or exports `fields` of these subjects (opaque ids); then they can be opened.

    Call it before anything is opened and outside any transaction: the row is in the database when it returns, whatever
    becomes of the request. A page of many names them all; nobody found is a row without subjects. `fields`
    (all of the purpose's without it) must be the purpose's. `case`: the opaque id of the paper that is being worked on.
    `reason` is a code, `note` its free text, which is not chained. Gives the row's place. Raises ValueError for an act or
    fields that do not belong, and whatever the database raises: then nothing is shown.
    """
    named = sorted(set(subjects))
    told = sorted(set(purpose.fields if fields is None else fields))
    strange = [name for name in told if name not in purpose.fields]
    if strange:
        raise ValueError(f"{purpose.code} does not show {', '.join(strange)}")
    if LogAct(act) in OF_SESSIONS:
        raise ValueError("coming and going is written by session()")
    for gate in GATES:
        gate(request, named, purpose, LogAct(act))
    seq = _write(
        request, act, named, purpose=purpose.code, fields=" ".join(told), case=case, reason=reason, note=note
    )
    reading = current()
    if reading is not None:
        reading.admit(named, told)
    return seq


def session(request: HttpRequest, act: str, *, account: str = "", reason: str = "", case: str = "") -> int:
    """Write that somebody signed in or out, or failed to. `account` only where such an account exists: else leave it empty.
    `case` is the account that is given a first secret.

    What was typed at a failed sign-in may be a password or a name, and is never written.
    """
    if LogAct(act) not in OF_SESSIONS:
        raise ValueError(f"{act} is not a coming or going")
    return _write(request, act, [], account=account, reason=reason, case=case)


def _write(request: HttpRequest, act: str, subjects: list[str], *, note: str = "", **told: str) -> int:
    office = request.office  # type: ignore[attr-defined]
    match = request.resolver_match
    row = {
        "account": told.pop("account", "") or request.user.get_username(), "role": office.role, "division": office.division,
        "district": office.district, "operator": office.operator, "address": address_of(request),
        "page": match.view_name if match else "", "act": LogAct(act).value,
    }  # fmt: skip
    return append(request.moment, subjects, note=note, **{**row, **told})  # type: ignore[attr-defined]


def append(at: datetime, subjects: list[str], *, note: str = "", **told: str) -> int:
    """Put a row at the end of the chain, in a transaction of its own; gives its place."""
    row = dict.fromkeys(content.COLUMNS, "") | told
    with turn(), transaction.atomic(durable=True):
        store.lock_chain()
        seq, previous = store.head()
        row |= {
            "seq": seq + 1, "at": at, "subject_count": len(subjects), "subjects_digest": content.subjects_digest(subjects),
        }  # fmt: skip
        values = [row[name] for name in content.COLUMNS]
        store.insert([*values, previous, chained(previous, content.row_digest(row))], subjects)
        if note:
            LogNote.objects.create(row_id=seq + 1, text=note)
    return seq + 1
