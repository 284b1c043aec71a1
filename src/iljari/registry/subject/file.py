"""The subject's file: everything that stands about one person, from every table with a subject path (PA-11)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.access import masking, purposes
from iljari.access.browsers import browser
from iljari.access.fields import EncryptedTextField
from iljari.access.roles import Role
from iljari.access.templatetags.access_words import act_name
from iljari.acts.register import ACTS
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.catalogue.register import all_programmes
from iljari.files.marks import mark
from iljari.files.writing import Sheet
from iljari.kernel.days import day_in_words
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.kernel.period import ALWAYS_FROM
from iljari.registry import identity
from iljari.registry.facts import Known
from iljari.registry.keeping import erasing, table
from iljari.registry.keeping.table import Keeping
from iljari.registry.kinds import KINDS, evidence
from iljari.registry.models import PersonFact

HEADINGS = {
    "kind": gettext_lazy("항목"), "value": gettext_lazy("내용"), "effective_on": gettext_lazy("언제부터"), "ends_before": gettext_lazy("언제 전까지"), "source": gettext_lazy("출처"),
    "evidence": gettext_lazy("확인한 서류·기관"), "recorded_at": gettext_lazy("적은 때"), "reason": gettext_lazy("사유"), "id": gettext_lazy("번호"), "registered_at": gettext_lazy("등록한 때"),
    "at": gettext_lazy("언제"), "role": gettext_lazy("누가(직)"), "division": gettext_lazy("부서"), "district": gettext_lazy("자치구"), "operator": gettext_lazy("수행기관"), "act": gettext_lazy("무엇을"),
    "purpose": gettext_lazy("무슨 목적으로"), "fields": gettext_lazy("항목"), "row_id": gettext_lazy("접속기록의 자리"), "programme": gettext_lazy("사업"), "unit": gettext_lazy("단위"), "amount_won": gettext_lazy("금액(원)"),
    "key": gettext_lazy("한도"), "found_at": gettext_lazy("찾은 때"), "state": gettext_lazy("상태"), "decided_at": gettext_lazy("결정한 때"), "decided_on": gettext_lazy("결정한 날"),
    "ground": gettext_lazy("사유"), "note": gettext_lazy("덧붙인 말"), "placed_at": gettext_lazy("유예한 때"), "until_on": gettext_lazy("언제까지"), "released_at": gettext_lazy("푼 때"),
    "channel": gettext_lazy("어떻게"), "wanted": gettext_lazy("요구"), "received_on": gettext_lazy("받은 날"), "due_on": gettext_lazy("기한"), "extended_on": gettext_lazy("미룬 날"),
    "decision": gettext_lazy("결정"), "answer": gettext_lazy("답"), "done_on": gettext_lazy("조치한 날"), "since_on": gettext_lazy("언제부터"), "lifted_on": gettext_lazy("푼 날"), "name": gettext_lazy("이름"),
    "phone": gettext_lazy("전화번호"), "email": gettext_lazy("전자우편"), "ended_on": gettext_lazy("끝난 날"), "username": gettext_lazy("계정"), "last_login": gettext_lazy("마지막 로그인"),
    "date_joined": gettext_lazy("만든 때"), "verified": gettext_lazy("확인됨"), "type": gettext_lazy("종류"), "created_at": gettext_lazy("만든 때"), "last_used_at": gettext_lazy("마지막으로 쓴 때"), "provider": gettext_lazy("어디서"),
    "began_at": gettext_lazy("시작한 때"), "seen_at": gettext_lazy("마지막으로 쓴 때"), "address": gettext_lazy("접속 주소"), "agent": gettext_lazy("브라우저"), "from_on": gettext_lazy("언제부터"), "account": gettext_lazy("계정"), "asked_at": gettext_lazy("요청한 때"),
}  # fmt: skip


_FIRST = (
    "registry.PersonFact",
    "registry.SubjectRequest",
    "registry.ProcessingStop",
    "access.LogRow",
    "journal.Entry",
)
"""What the person will look for first."""

_CHANNELS = {"paper": gettext_lazy("서면"), "screen": gettext_lazy("화면")}


@dataclass(frozen=True)
class Part:
    """What one table holds of the person: headings and rows, as texts."""

    keeping: Keeping
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns in words."""
        return tuple(str(HEADINGS.get(column, column)) for column in self.columns)

    @property
    def cells(self) -> list[list[tuple[str, str]]]:
        """The rows with each cell's heading, for screens on which a row is a card; days as one writes them there, browsers by
        their names, the long code of an identity agency masked (the file has it whole)."""  # fmt: skip
        return [
            [(heading, self._on_screen(row, column, text)) for heading, column, text in zip(self.headings, self.columns, row, strict=True)]
            for row in self.rows
        ]  # fmt: skip

    def _on_screen(self, row: tuple[str, ...], column: str, text: str) -> str:
        if column == "agent":
            return browser(text)
        if column == "value" and KINDS["ci"].ko in row and text:
            return _("본인확인 기관이 준 부호(가려 보임, 파일에는 그대로 있음)")
        return _ON_SCREEN.sub(_written, text)


_ON_SCREEN = re.compile(r"^(\d{4}-\d{2}-\d{2})(?=$| \d{2}:\d{2}$)")


def _written(found: re.Match[str]) -> str:
    return day_in_words(date.fromisoformat(found[1]))


def of(person: str, *, whole: bool) -> list[Part]:
    """Everything about a person under all ids: whole for the person's own request, else masked. Empty tables are left out."""
    subjects = sorted(identity.all_ids([person]))
    accounts = erasing.accounts_of(subjects)
    found = []
    for keeping in table.every().values():
        rows = list(_rows(keeping, subjects, accounts))
        if keeping.shown and rows:
            told = [tuple(_said(keeping, row, name, whole) for name in keeping.shown) for row in rows]
            found.append(Part(keeping, keeping.shown, told))
    return sorted(
        found,
        key=lambda part: _FIRST.index(part.keeping.label) if part.keeping.label in _FIRST else len(_FIRST),
    )


def _rows(keeping: Keeping, subjects: list[str], accounts: list[str]) -> Iterable[models.Model]:
    if keeping.subject:
        return keeping.of_subjects(subjects).distinct().order_by("pk")
    if accounts and keeping.erasure == "delete":
        return keeping.of_accounts(accounts).order_by("pk")
    return []


def _said(keeping: Keeping, row: models.Model, name: str, whole: bool) -> str:
    """One cell in words."""
    if isinstance(row, PersonFact):
        special = _of_fact(row, name, whole)
        if special is not None:
            return special
    field = row._meta.get_field(name)
    if isinstance(field, EncryptedTextField):
        if row.__dict__.get(field.attname) is None:
            return ""
        code = row.whose(name)[1]  # type: ignore[attr-defined]
        return str(getattr(row, name)) if whole else masking.masked(code, getattr(row, name))
    if getattr(field, "choices", None):
        return str(getattr(row, f"get_{name}_display")())
    return _in_words(keeping.label, name, getattr(row, name))


def _of_fact(row: PersonFact, name: str, whole: bool) -> str | None:
    if name == "value":
        known = Known(row)
        if not row.value_is_stored:
            return ""
        return known.shown if whole else known.masked
    if name == "effective_on" and row.effective_on == ALWAYS_FROM:
        return _("처음부터")
    if name == "kind":
        return KINDS[row.kind].ko
    if name == "evidence":
        return evidence.named(row.evidence)
    if name == "reason":
        return evidence.REASONS.get(row.reason, row.reason)
    return None


def _in_words(label: str, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(settings.TIME_ZONE)).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if label == "journal.Entry" and name == "act" and value in ACTS:
        return str(ACTS[value].ko)
    if name == "programme" and value in all_programmes():
        return str(all_programmes()[value].name)
    if name in ("division", "district"):
        place = DIVISIONS.get(value) or DISTRICTS.get(value)
        return place.ko if place else str(value)
    if name == "role" and value in Role.values:
        return str(Role(value).label)
    if name == "act" and label == "access.LogRow":
        return act_name(value)
    if name == "channel":
        return str(_CHANNELS.get(value, value))
    if name == "purpose":
        return purposes.called(value)
    if name == "fields":
        return ", ".join(
            masking.FIELDS[each].ko if each in masking.FIELDS else each for each in value.split()
        )
    return str(value)


def as_json(person: str, parts: list[Part], *, at: datetime) -> dict[str, Any]:
    """The file for machines; in practice it says so."""
    return ({"mark": mark()} if mark() else {}) | {
        "subject": person,
        "made_at": at.isoformat(timespec="seconds"),
        "parts": [
            {
                "table": part.keeping.label, "name": part.keeping.ko,
                "kept": part.keeping.kept_as.ko if part.keeping.kept_as else "",
                "rows": [dict(zip(part.headings, row, strict=True)) for row in part.rows],
            }
            for part in parts
        ],
    }  # fmt: skip


def as_sheets(parts: list[Part]) -> Iterator[Sheet]:
    """The file for people: one sheet a table."""
    for part in parts:
        yield Sheet(part.keeping.ko[:31], part.headings, part.rows)
