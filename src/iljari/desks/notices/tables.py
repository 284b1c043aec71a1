"""The messages as a file: what the council asked for (D16: when, to whom by which criterion, how many, text, cost)."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.catalogue.register import all_programmes
from iljari.desks.notices import audience
from iljari.desks.notices.audience import Narrowed
from iljari.desks.notices.models import Message
from iljari.files.writing import Sheet, write_csv, write_xlsx

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def criterion(paper: Message) -> str:
    """The criterion of a message in words."""
    return audience.in_words(
        paper.programme, paper.criterion, Narrowed.read(paper.narrowed), operator=paper.operator
    )


def programme_name(code: str) -> str:
    """A programme's name in the reader's language; its code where there is none any more."""
    known = all_programmes().get(code)
    return code if known is None else (known.name_en if get_language() == "en" else known.name)


def write(papers: Iterable[Message], kind: str) -> bytes:
    """The messages, a row each; `kind` is one of KINDS."""
    counted = (
        _("대상(명)"),
        _("보낸 사람(명)"),
        _("연락처 없음(명)"),
        _("처리정지(명)"),
        _("못 보냄(명)"),
        _("비용(원)"),
    )
    header = (
        _("보낸 때"), _("사업"), _("종류"), _("경로"), _("받는 사람의 기준"), *counted, _("제목"), _("내용"), _("보낸 계정"),
        _("번호"),
    )  # fmt: skip
    zone = ZoneInfo(settings.TIME_ZONE)
    rows = [
        (
            f"{paper.sent_at.astimezone(zone):%Y-%m-%d %H:%M}" if paper.sent_at else "", programme_name(paper.programme),
            paper.get_kind_display(), paper.get_channel_display(), criterion(paper), paper.audience_count,
            paper.reached_count, paper.without_contact_count, paper.stopped_count, paper.not_sent_count, paper.cost_won,
            paper.title, paper.text, paper.sent_by, paper.pk,
        )
        for paper in papers
    ]  # fmt: skip
    sheet = Sheet(_("안내 발송"), header, rows, grouped=frozenset(counted))
    return write_xlsx([sheet]) if kind == "xlsx" else write_csv(sheet)
