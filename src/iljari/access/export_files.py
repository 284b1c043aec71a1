"""The file of an export: a workbook whose first sheet says who took it and what for, or a text file whose rows name it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.access import masking, purposes, reasons
from iljari.access.models import Export
from iljari.access.purposes import Purpose
from iljari.files.writing import Sheet, Value, write_csv, write_xlsx


def written(
    export: Export, rows: Sequence[Sequence[Value]], *, title: str, besides: Sequence[str], at: datetime, office: str,
    mark: str,
) -> bytes:  # fmt: skip
    """The bytes of the file. Values are masked here, for all rooms alike, unless the export is whole.

    A row has the export's fields in their order, then the columns named in `besides`.
    """
    english = get_language() == "en"
    fields = export.fields.split()
    header = tuple(masking.FIELDS[name].en if english else masking.FIELDS[name].ko for name in fields)
    shown = [(*_values(row[: len(fields)], fields, whole=export.whole), *row[len(fields) :]) for row in rows]
    if export.format == Export.Format.CSV:
        # No place for a first sheet: every row names the export, under which the log knows all the rest.
        number = _("내려받기 번호")
        return write_csv(Sheet("csv", (*header, *besides, number), [(*row, export.pk) for row in shown]))
    return write_xlsx(
        [
            Sheet(_("받은 기록"), (_("항목"), _("내용")), _said(export, at=at, office=office, mark=mark)),
            Sheet(title[:31], (*header, *besides), shown),
        ],
        created=at.astimezone(ZoneInfo("UTC")).replace(tzinfo=None),
    )


def _values(row: Sequence[Value], fields: Sequence[str], *, whole: bool) -> list[Value]:
    if whole:
        return list(row)
    return [masking.masked(name, str(value or "")) for name, value in zip(fields, row, strict=True)]


def _said(export: Export, *, at: datetime, office: str, mark: str) -> list[tuple[Value, Value]]:
    """Who took the file, when and what for."""
    local = at.astimezone(ZoneInfo("Asia/Seoul"))
    purpose = Purpose.every[export.purpose]
    told: list[tuple[Value, Value]] = [
        (_("받은 사람"), f"{office} ({export.account})"), (_("받은 때"), local.strftime("%Y-%m-%d %H:%M")),
        (_("처리 목적"), f"{purposes.called(purpose.code, english=get_language() == 'en')} ({purpose.basis})"),
        (_("사유"), str(reasons.Reason(export.reason).label)), (_("승인한 사람"), export.decided_by or "—"),
        (_("대상자"), export.subject_count), (_("가림"), _("가리지 않음") if export.whole else _("가림")),
        (_("내려받기 번호"), export.pk),
        (_("주의"), _("목적 밖에 쓰거나 남에게 주지 마십시오. 다 쓰면 지우십시오. 받은 사실은 접속기록에 남아 있습니다.")),
    ]  # fmt: skip
    return [(_("세상"), mark), *told] if mark else told
