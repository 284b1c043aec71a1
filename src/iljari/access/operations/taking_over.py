"""Staff from a personnel file (인사 파일): read, looked at row by row, taken over; leaving or moving ends rights at once.

Source: SP-24 (accounts tied to HR), SP-02 (a change of duty ends rights without delay). Names are kept encrypted.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.access import log
from iljari.access.models import Right, Staff, StaffFile
from iljari.access.offices import in_service
from iljari.access.operations import writing
from iljari.access.operations.ending import end_all
from iljari.catalogue.organisation import DIVISIONS
from iljari.files.parsing import Unreadable, day
from iljari.files.problems import Refusal, problem
from iljari.files.tables import read_table
from iljari.journal.slip import Refused
from iljari.kernel.canonical import opaque_id
from iljari.kernel.districts import BY_NAME, DISTRICTS

COLUMNS = {
    "인사번호": "hr_id", "이름": "name", "부서": "division", "팀": "team", "자치구": "district", "수행기관": "operator",
    "직급": "grade", "상태": "state", "시작일": "from_on", "마지막 날": "until_on",
}  # fmt: skip
NEEDED = ("인사번호", "이름", "상태", "시작일")
MOST_ROWS = 20_000
HR = "HR file"
"""By whom rights end when the personnel file says that somebody left or moved."""
_PLACE = ("division", "district", "operator")
_DIVISIONS = {**{one.ko: one.code for one in DIVISIONS}, **{one.code: one.code for one in DIVISIONS}}
_DISTRICTS = {
    **{name: one.code for name, one in BY_NAME.items()},
    **{one.code: one.code for one in DISTRICTS},
}
_STATES = {
    "재직": "working",
    "휴직": "on leave",
    "퇴직": "left",
    **{state: state for state in Staff.State.values},
}


@dataclass(frozen=True)
class Judged:
    """A row and what it would do: 'new', 'same', 'changed', 'ends' (leaves or moves: its rights end) or 'wrong'."""

    number: int
    told: dict[str, str]
    verdict: str
    sentences: tuple[str, ...] = ()
    rights: int = 0


def read(name: str, content: bytes, *, by: str, at: datetime) -> StaffFile:
    """Keep an uploaded file, encrypted, to be looked at. Raises Refusal when it is no such file."""
    table = read_table(name, content)
    place = table.sheet or table.name
    for title in NEEDED:
        table.column(title)
    strange = next((title for title in table.header if title and title not in COLUMNS), None)
    if strange is not None:
        raise Refusal([problem(
            place, "모르는 열이 있습니다. 인사번호, 이름, 부서, 팀, 자치구, 수행기관, 직급, 상태, 시작일, 마지막 날만 둡니다.",
            "There is an unknown column. Keep the columns of the form only.", row=table.header_row,
            column=table.header.index(strange),
        )])  # fmt: skip
    if not 0 < len(table.rows) <= MOST_ROWS:
        raise Refusal([problem(
            place, f"사람이 한 줄도 없거나 {MOST_ROWS:,}줄이 넘습니다.", f"There is nobody in it, or more than {MOST_ROWS:,} rows.",
        )])  # fmt: skip
    rows = [
        {"number": row.number}
        | {COLUMNS[title]: row.cells[at] for at, title in enumerate(table.header) if title}
        for row in table.rows
    ]
    return StaffFile.objects.create(
        id=opaque_id(),
        name=name[:200],
        rows=json.dumps(rows, ensure_ascii=False),
        uploaded_at=at,
        uploaded_by=by,
    )


def judged(file: StaffFile, *, today: date) -> list[Judged]:
    """What each row would do now. Names are compared, and shown to nobody."""
    with log.unseen():
        return _judged(json.loads(file.rows or "[]"), today)


def _judged(rows: list[dict[str, str]], today: date) -> list[Judged]:
    known = Staff.objects.in_bulk([row["hr_id"].strip() for row in rows])
    held: dict[str, int] = {}
    for right in Right.objects.filter(account__in=known):
        if right.ended_on is None or right.ended_on > today:
            held[right.account] = held.get(right.account, 0) + 1
    seen: set[str] = set()
    found = []
    for row in rows:
        told, wrong = _told(row)
        if told["hr_id"] in seen:
            wrong.append(_("같은 인사번호가 두 번 있습니다. 한 줄만 남기십시오."))
        seen.add(told["hr_id"])
        before = known.get(told["hr_id"])
        count = held.get(told["hr_id"], 0)
        found.append(_verdict(row["number"], told, wrong, before, count, today))
    return found


def _verdict(
    number: int, told: dict[str, str], wrong: list[str], before: Staff | None, count: int, today: date
) -> Judged:
    if wrong:
        return Judged(number, told, "wrong", tuple(wrong))
    if before is None:
        return Judged(number, told, "new")
    after = _filled(Staff(pk=before.pk), told)
    moved = any(getattr(before, name) != getattr(after, name) for name in _PLACE)
    if moved or not in_service(after, max(today, after.from_on)):
        changes = moved or before.state != after.state or before.until_on != after.until_on or count
        return Judged(number, told, "ends" if changes else "same", rights=count)
    same = all(getattr(before, name) == getattr(after, name) for name in _FIELDS) and not before.urgent_reason
    return Judged(number, told, "same" if same else "changed")


_FIELDS = ("name", "division", "team", "district", "operator", "grade", "state", "from_on", "until_on")


def _filled(person: Staff, told: dict[str, str]) -> Staff:
    for name in _FIELDS:
        value: object = told[name]
        if name in ("from_on", "until_on"):
            value = date.fromisoformat(told[name]) if told[name] else None
        setattr(person, name, value)
    person.urgent_reason, person.urgent_until_on = "", None
    return person


def _told(row: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """A row's cells as the table keeps them, and what cannot be read. A sentence names no person."""
    told = {name: str(row.get(name, "")).strip() for name in COLUMNS.values()}
    wrong = []
    if not told["hr_id"] or not told["name"]:
        wrong.append(_("인사번호와 이름을 적으십시오."))
    for name, words, sentence in (
        ("division", _DIVISIONS, _("그런 부서가 없습니다. 부서의 이름이나 코드를 적으십시오.")),
        ("district", _DISTRICTS, _("그런 자치구가 없습니다. 자치구의 이름을 적으십시오.")),
        ("state", _STATES, _("상태는 재직, 휴직, 퇴직 가운데 하나입니다.")),
    ):
        if told[name] or name == "state":
            if told[name] not in words:
                wrong.append(sentence)
            told[name] = words.get(told[name], "")
    for name in ("from_on", "until_on"):
        try:
            read = day(told[name])
        except Unreadable:
            wrong.append(_("날짜를 읽을 수 없습니다. 2018-11-15처럼 적으십시오."))
            read = None
        told[name] = read.isoformat() if read else ""
    if not told["from_on"] and not wrong:
        wrong.append(_("시작일을 적으십시오."))
    return told, wrong


@transaction.atomic
def take_over(file: StaffFile, *, by: str, at: datetime) -> tuple[int, int]:
    """Take the file over, all or nothing: (people new or changed, rights ended). Refused with every row that is wrong."""
    if file.taken_at is not None:
        raise Refused([_("이미 반영한 파일입니다.")])
    rows = judged(file, today=writing.day_of(at))
    wrong = [f"{row.number}: {sentence}" for row in rows for sentence in row.sentences]
    if wrong:
        raise Refused(wrong[:50])
    people = ended = 0
    for row in rows:
        if row.verdict == "same":
            continue
        person = Staff.objects.filter(pk=row.told["hr_id"]).first() or Staff(pk=row.told["hr_id"])
        _filled(person, row.told).save()
        people += 1
        if row.verdict == "ends":
            why = _("인사 파일: 떠나거나 옮김(올린 사람 %(by)s)") % {"by": by}
            ended += end_all(account=person.pk, why=why, by=HR, approved_by=HR, at=at)
    file.rows, file.taken_at = "", at
    file.save()
    return people, ended
