"""Exports of personal data (내려받기): a reason, a whitelist, a second person over a thousand, one fetching (SP-18, SP-22).

This room knows no persons. A room that has some offers how they are read, when it starts:

    exports.offer("registry.persons", Exporter(ko="사람", en="Persons", require=…, rows=…))

and its screen asks: `exports.ask(request, Wish(kind="registry.persons", purpose=…, subjects=[…], reason=…))`. What is
offered is masked, unless whoever asks may see each of these fields whole and says so; the log then says it, too.
Nothing of a file is kept: it is written when it is fetched, from what the registry holds then (SP-15).
"""

import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.access import export_files, log, reasons
from iljari.access.models import Export, LogSubject
from iljari.access.purposes import Purpose
from iljari.files.writing import Value

ALONE = 1000
"""Up to so many subjects nobody else is asked (people): in one file, and in all that an account asks for within a day."""

A_DAY = timedelta(days=1)

KEPT = timedelta(days=7)
"""So long after it was asked for or approved a file can be fetched."""


class Refused(Exception):
    """An export that cannot be; says why and what to do."""


MOST = 50_000
"""No file holds more subjects than this (people): a list of everybody is no list for a purpose."""


@dataclass(frozen=True)
class Exporter:
    """How a room reads what it exports: `require(request, subjects, whole)` asks its permission lines for all of them, and
    more where the values shall stand unmasked, and raises; `rows(subjects, fields, on)` gives for each subject its values as
    known on that day, whole, in the order of the fields, and then those of the `besides`: columns (ko, en) that are nobody's
    personal data.
    """  # fmt: skip

    ko: str
    en: str
    require: Callable[[HttpRequest, Collection[str], bool], None]
    rows: Callable[[Sequence[str], Sequence[str], date], Iterable[Sequence[Value]]]
    besides: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Wish:
    """What somebody asks for: these fields of these subjects, masked or `whole`, as this kind of file, and why."""

    kind: str
    purpose: Purpose
    subjects: Collection[str]
    reason: str
    note: str = ""
    fields: Collection[str] | None = None
    format: str = Export.Format.XLSX
    whole: bool = False


_exporters: dict[str, Exporter] = {}


def offer(kind: str, exporter: Exporter) -> None:
    """Let this kind be exported by this exporter."""
    _exporters[kind] = exporter


def name_of(kind: str, english: bool = False) -> str:
    """What is exported, in words."""
    known = _exporters.get(kind)
    return kind if known is None else (known.en if english else known.ko)


def exporter_of(kind: str) -> Exporter:
    """Who exports this kind; Http404 for one that no room offers any more."""
    if kind not in _exporters:
        raise Http404
    return _exporters[kind]


def ask(request: HttpRequest, wish: Wish) -> Export:
    """Ask for a file. Ready at once, or waiting for a second person over ALONE subjects.

    Raises Refused with a sentence, and what the room's permission lines raise. The asking is in the log with all subjects.
    """
    named = sorted(set(wish.subjects))
    told = [name for name in wish.purpose.fields if wish.fields is None or name in wish.fields]
    if wrong := reasons.problem(wish.reason, wish.note) or _problem(wish, named, told):
        raise Refused(wrong)
    _exporters[wish.kind].require(request, named, wish.whole)
    key = f"x_{secrets.token_hex(13)}"
    row = log.record(
        request, subjects=named, purpose=wish.purpose, act="export-ask", fields=told, case=key, reason=wish.reason,
        note=wish.note,
    )  # fmt: skip
    alone = len(_lately(request).union(named)) <= ALONE
    return Export.objects.create(
        id=key, kind=wish.kind, purpose=wish.purpose.code, fields=" ".join(told), subject_count=len(named),
        reason=wish.reason, note=wish.note or None, account=request.office.account, division=request.office.division,  # type: ignore[attr-defined]
        asked_at=request.moment, asked_row=row, state=Export.State.READY if alone else Export.State.WAITING,  # type: ignore[attr-defined]
        format=wish.format, whole=wish.whole,
    )  # fmt: skip


def _lately(request: HttpRequest) -> set[str]:
    """Whom the account has asked for within a day without a second person: many small files are one large one."""
    files = Export.objects.filter(
        account=request.office.account, asked_at__gt=request.moment - A_DAY, decided_by=""  # type: ignore[attr-defined]
    ).exclude(state=Export.State.WAITING)  # fmt: skip
    return set(LogSubject.objects.filter(row__in=files.values("asked_row")).values_list("subject", flat=True))


def _problem(wish: Wish, named: Sequence[str], fields: Sequence[str]) -> str:
    """What is wrong with a wish besides its reason; empty when nothing is."""
    if not named:
        return _("내려받을 대상자가 없습니다. 먼저 찾거나 고르십시오.")
    if len(named) > MOST:
        return _("한 파일에 %(most)s명까지 담을 수 있습니다. 조건을 좁혀 다시 신청하십시오.") % {
            "most": f"{MOST:,}"
        }
    if not fields:
        return _("담을 항목을 하나 이상 고르십시오.")
    if wish.format not in Export.Format.values:
        return _("파일의 형식을 고르십시오.")
    return ""


def until(export: Export) -> datetime:
    """The last moment at which a ready file can be fetched."""
    return (export.decided_at or export.asked_at) + KEPT


def decide(request: HttpRequest, export: Export, *, approve: bool) -> None:
    """The second person says yes or no. Raises Refused for one's own, and for what is decided already."""
    account = request.office.account  # type: ignore[attr-defined]
    if account == export.account:
        raise Refused(_("자기가 신청한 내려받기는 다른 사람이 승인해야 합니다."))
    if export.state != Export.State.WAITING:
        raise Refused(_("이미 처리된 신청입니다."))
    state = Export.State.READY if approve else Export.State.REFUSED
    log.record(
        request, subjects=(), purpose=Purpose.every[export.purpose], fields=(), case=export.pk,
        act="export-approve" if approve else "export-refuse",
    )  # fmt: skip
    changed = Export.objects.filter(pk=export.pk, state=Export.State.WAITING).update(
        state=state,
        decided_by=account,
        decided_at=request.moment,  # type: ignore[attr-defined]
    )
    if not changed:
        raise Refused(_("이미 처리된 신청입니다."))


def fetch(request: HttpRequest, export: Export, *, mark: str) -> bytes:
    """The file, once, for whoever asked for it; its subjects are in the log before anything is read.

    `mark` is what every file of this world says of itself. Raises Refused, and what the permission lines raise.
    """
    if export.account != request.office.account:  # type: ignore[attr-defined]
        raise Http404
    exporter, purpose = exporter_of(export.kind), Purpose.every[export.purpose]
    subjects = list(
        LogSubject.objects.filter(row=export.asked_row).order_by("subject").values_list("subject", flat=True)
    )
    exporter.require(request, subjects, export.whole)
    moment: datetime = request.moment  # type: ignore[attr-defined]
    if export.state == Export.State.READY and moment > until(export):
        raise Refused(_("받을 수 있는 기간(7일)이 지났습니다. 다시 신청하십시오."))
    ready = Export.objects.filter(pk=export.pk, state=Export.State.READY)
    if not ready.update(state=Export.State.FETCHED, fetched_at=moment):
        raise Refused(_("한 번만 받을 수 있는 파일입니다. 다시 필요하면 새로 신청하십시오."))
    fields = [name for name in export.fields.split() if name in purpose.fields]
    try:
        log.record(
            request, subjects=subjects, purpose=purpose, act="export-whole" if export.whole else "export", fields=fields,
            case=export.pk, reason=export.reason,
        )  # fmt: skip
        rows = [tuple(row) for row in exporter.rows(subjects, fields, request.today)]  # type: ignore[attr-defined]
        english = get_language() == "en"
        return export_files.written(
            export, rows, title=exporter.en if english else exporter.ko, besides=[pair[english] for pair in exporter.besides],
            at=moment, office=str(request.office), mark=mark,  # type: ignore[attr-defined]
        )  # fmt: skip
    except Exception:  # whatever failed, the file was not had: it may be fetched again
        Export.objects.filter(pk=export.pk).update(state=Export.State.READY, fetched_at=None)
        raise
