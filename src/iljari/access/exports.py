"""Exports of personal data (내려받기): a reason, a whitelist, a second person over a thousand, one fetching (SP-18, SP-22).

This room knows no persons. A room that has some offers how they are read, when it starts:

    exports.offer("registry.persons", Exporter(ko="사람", en="Persons", require=…, rows=…))

and its screen asks: `exports.ask(request, kind="registry.persons", purpose=…, subjects=[…], reason=…, note=…)`.
"""

import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from iljari.access import log, masking, reasons
from iljari.access.models import Export, LogSubject
from iljari.access.purposes import Purpose
from iljari.files.writing import Sheet, Value, write_xlsx

ALONE = 1000
"""Up to so many subjects nobody else is asked (people)."""

KEPT = timedelta(days=7)
"""So long after it was asked for or approved a file can be fetched."""


class Refused(Exception):
    """An export that cannot be; says why and what to do."""


@dataclass(frozen=True)
class Exporter:
    """How a room reads what it exports: `require(request, subjects)` asks its permission lines for all of them and raises;
    `rows(subjects, fields)` gives for each subject its values in the order of the fields.
    """  # fmt: skip

    ko: str
    en: str
    require: Callable[[HttpRequest, Collection[str]], None]
    rows: Callable[[Sequence[str], Sequence[str]], Iterable[Sequence[Value]]]


_exporters: dict[str, Exporter] = {}


def offer(kind: str, exporter: Exporter) -> None:
    """Let this kind be exported by this exporter."""
    _exporters[kind] = exporter


def name_of(kind: str, english: bool = False) -> str:
    """What is exported, in words."""
    known = _exporters.get(kind)
    return kind if known is None else (known.en if english else known.ko)


def ask(
    request: HttpRequest, *, kind: str, purpose: Purpose, subjects: Collection[str], reason: str, note: str = "",
    fields: Collection[str] | None = None,
) -> Export:  # fmt: skip
    """Ask for a file of these fields of these subjects. Ready at once, or waiting for a second person over ALONE subjects.

    Raises Refused with a sentence, and what the room's permission lines raise. The asking is in the log with all subjects.
    """
    wrong = reasons.problem(reason, note)
    if wrong:
        raise Refused(wrong)
    named = sorted(set(subjects))
    if not named:
        raise Refused(_("내려받을 대상자가 없습니다. 먼저 찾거나 고르십시오."))
    _exporters[kind].require(request, named)
    told = [name for name in purpose.fields if fields is None or name in fields]
    row = log.record(
        request, subjects=named, purpose=purpose, act="export-ask", fields=told, reason=reason, note=note
    )
    alone = len(named) <= ALONE
    return Export.objects.create(
        id=f"x_{secrets.token_hex(13)}", kind=kind, purpose=purpose.code, fields=" ".join(told), subject_count=len(named),
        reason=reason, note=note or None, account=request.office.account, division=request.office.division,  # type: ignore[attr-defined]
        asked_at=request.moment, asked_row=row, state=Export.State.READY if alone else Export.State.WAITING,  # type: ignore[attr-defined]
    )  # fmt: skip


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
    exporter, purpose = _exporters[export.kind], Purpose.every[export.purpose]
    subjects = list(
        LogSubject.objects.filter(row=export.asked_row).order_by("subject").values_list("subject", flat=True)
    )
    exporter.require(request, subjects)
    moment: datetime = request.moment  # type: ignore[attr-defined]
    if export.state == Export.State.READY and moment > (export.decided_at or export.asked_at) + KEPT:
        raise Refused(_("받을 수 있는 기간(7일)이 지났습니다. 다시 신청하십시오."))
    ready = Export.objects.filter(pk=export.pk, state=Export.State.READY)
    if not ready.update(state=Export.State.FETCHED, fetched_at=moment):
        raise Refused(_("한 번만 받을 수 있는 파일입니다. 다시 필요하면 새로 신청하십시오."))
    fields = [name for name in export.fields.split() if name in purpose.fields]
    try:
        log.record(
            request, subjects=subjects, purpose=purpose, act="export", fields=fields, case=export.pk, reason=export.reason
        )  # fmt: skip
    except Exception:
        Export.objects.filter(pk=export.pk).update(state=Export.State.READY, fetched_at=None)
        raise
    return _file(export, exporter, purpose, fields, subjects, moment, str(request.office), mark)  # type: ignore[attr-defined]


def _file(
    export: Export, exporter: Exporter, purpose: Purpose, fields: list[str], subjects: list[str], moment: datetime,
    office: str, mark: str,
) -> bytes:  # fmt: skip
    """The workbook: first who took it, when and what for; then the table."""
    local = moment.astimezone(ZoneInfo("Asia/Seoul"))
    told = [
        (_("받은 사람"), f"{office} ({export.account})"), (_("받은 때"), local.strftime("%Y-%m-%d %H:%M")),
        (_("처리 목적"), f"{purpose.ko} ({purpose.basis})"), (_("사유"), str(reasons.Reason(export.reason).label)),
        (_("승인한 사람"), export.decided_by or "—"), (_("대상자"), len(subjects)),
        (_("내려받기 번호"), export.pk),
        (_("주의"), _("목적 밖에 쓰거나 남에게 주지 마십시오. 다 쓰면 지우십시오. 받은 사실은 접속기록에 남아 있습니다.")),
    ]  # fmt: skip
    if mark:
        told.insert(0, (_("세상"), mark))
    header = tuple(masking.FIELDS[name].ko for name in fields)
    rows = [tuple(row) for row in exporter.rows(subjects, fields)]
    return write_xlsx(
        [
            Sheet(_("받은 기록"), (_("항목"), _("내용")), told),
            Sheet(exporter.ko[:31], header, rows),
        ],
        created=moment.astimezone(ZoneInfo("UTC")).replace(tzinfo=None),
    )
