"""The subject's file: everything that stands about one person, from every table with a subject path (PA-11)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models

from iljari.access import masking, purposes
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
    "kind": "항목", "value": "내용", "effective_on": "언제부터", "ends_before": "언제 전까지", "source": "출처",
    "evidence": "확인한 서류·기관", "recorded_at": "적은 때", "reason": "사유", "id": "번호", "registered_at": "등록한 때",
    "at": "언제", "role": "누가(직)", "division": "부서", "district": "자치구", "operator": "수행기관", "act": "무엇을",
    "purpose": "무슨 목적으로", "fields": "항목", "row_id": "접속기록의 자리", "programme": "사업", "unit": "단위", "amount_won": "금액(원)",
    "key": "한도", "found_at": "찾은 때", "state": "상태", "decided_at": "결정한 때", "decided_on": "결정한 날",
    "ground": "사유", "note": "덧붙인 말", "placed_at": "유예한 때", "until_on": "언제까지", "released_at": "푼 때",
    "channel": "어떻게", "wanted": "요구", "received_on": "받은 날", "due_on": "기한", "extended_on": "미룬 날",
    "decision": "결정", "answer": "답", "done_on": "조치한 날", "since_on": "언제부터", "lifted_on": "푼 날", "name": "이름",
    "phone": "전화번호", "email": "전자우편", "ended_on": "끝난 날", "username": "계정", "last_login": "마지막 로그인",
    "date_joined": "만든 때", "verified": "확인됨", "type": "종류", "created_at": "만든 때", "last_used_at": "마지막으로 쓴 때", "provider": "어디서",
    "began_at": "시작한 때", "seen_at": "마지막으로 쓴 때", "address": "접속 주소", "agent": "브라우저", "from_on": "언제부터", "account": "계정", "asked_at": "요청한 때",
}  # fmt: skip


_FIRST = (
    "registry.PersonFact",
    "registry.SubjectRequest",
    "registry.ProcessingStop",
    "access.LogRow",
    "journal.Entry",
)
"""What the person will look for first."""

_CHANNELS = {"paper": "서면", "screen": "화면"}


@dataclass(frozen=True)
class Part:
    """What one table holds of the person: headings and rows, as texts."""

    keeping: Keeping
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns in words."""
        return tuple(HEADINGS.get(column, column) for column in self.columns)

    @property
    def cells(self) -> list[list[tuple[str, str]]]:
        """The rows with each cell's heading, for screens on which a row is a card; days as one writes them there."""
        return [[(name, _ON_SCREEN.sub(_written, text)) for name, text in zip(self.headings, row, strict=True)]
                for row in self.rows]  # fmt: skip


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
        return "처음부터"
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
        return _CHANNELS.get(value, value)
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
