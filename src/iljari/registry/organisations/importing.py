"""Organisations from a file: each row read, judged and taken over. Public facts only; a column of people is refused.

A row is new, known (its registration number is registered: what differs becomes a fact from the row's day), likely (the same
name: an officer says whether it is another), or wrong. A file with a wrong row is not taken over at all.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.files.parsing import Unreadable, day
from iljari.files.problems import Problem, Refusal, problem
from iljari.files.tables import read_table
from iljari.journal.slip import Refused
from iljari.kernel.canonical import opaque_id
from iljari.kernel.districts import BY_NAME
from iljari.registry.models import Organisation, OrganisationFile
from iljari.registry.organisations import checks, kinds, names, recording
from iljari.registry.organisations.recording import Likely

COLUMNS = {
    "이름": "name", "영문 이름": "name_en", "종류": "kind", "사업자등록번호": "number", "자치구": "district", "규모": "size",
    "업종": "sector", "설립일": "founded_on", "주소": "address", "대표전화": "phone", "역할": "roles",
}  # fmt: skip
HEADER = (*COLUMNS, "기준일", "출처", "증빙")
EXAMPLE = (
    "(주)보기나눔", "Bogi Nanum", "기업", "123-45-67891", "마포구", "소기업", "교육 서비스업", "2014-03-02",
    "서울특별시 마포구 보기로 1", "02-123-4567", "참여기업(일할 곳)", "2018-01-01", "서류 확인", "사업자등록증",
)  # fmt: skip
MOST_ROWS = 20_000
_PEOPLE = (
    "대표자",
    "대표자명",
    "담당자",
    "담당자명",
    "성명",
    "휴대전화",
    "전자우편",
    "이메일",
    "주민등록번호",
)
_WORDS = {"kind": kinds.KINDS, "size": kinds.SIZES, "sector": kinds.SECTORS, "roles": kinds.ROLES}


@dataclass(frozen=True)
class Judged:
    """A row with what it would do: 'new', 'known', 'likely' or 'wrong'."""

    number: int
    facts: dict[str, str]
    verdict: str
    sentences: tuple[str, ...] = ()
    likely: tuple[Likely, ...] = ()
    changes: tuple[str, ...] = ()


def read(name: str, content: bytes, *, by: str, at: datetime, synthetic: bool) -> OrganisationFile:
    """Read an uploaded file into a working paper; raises Refusal when it is no such list."""
    table = read_table(name, content)
    place = table.sheet or table.name
    people = [title for title in table.header if title.replace(" ", "") in _PEOPLE]
    if people:
        raise Refusal([problem(
            place, f"‘{people[0]}’ 열은 사람의 정보입니다. 이 파일에는 기관의 사실만 올립니다. 그 열을 지우고 다시 올리십시오.",
            f"The column ‘{people[0]}’ is about people. This file takes facts about organisations only: delete that column.",
            row=table.header_row, column=table.header.index(people[0]),
        )])  # fmt: skip
    strange = [title for title in table.header if title and title not in HEADER]
    if strange:
        raise Refusal([problem(
            place, f"‘{strange[0]}’은(는) 모르는 열입니다. 양식을 받아 그 열 이름을 쓰십시오.",
            f"‘{strange[0]}’ is no column of the form. Download the form and use its titles.", row=table.header_row,
            column=table.header.index(strange[0]),
        )])  # fmt: skip
    at_columns = {title: table.column(title) for title in table.header if title in HEADER}
    for title in ("이름", "종류", "기준일", "출처"):
        table.column(title)
    if not table.rows or len(table.rows) > MOST_ROWS:
        raise Refusal([_none_or_many(place, len(table.rows))])
    rows = [
        {"number": row.number} | {title: row.cells[index] for title, index in at_columns.items()}
        for row in table.rows
    ]
    return OrganisationFile.objects.create(
        id=opaque_id()[:26], name=name[:200], rows=rows, uploaded_at=at, uploaded_by=by
    )  # fmt: skip


def _none_or_many(place: str, count: int) -> Problem:
    if count:
        return problem(
            place, f"{count:,}행은 너무 많습니다. {MOST_ROWS:,}행까지 나누어 올리십시오.",
            f"{count:,} rows are too many. Upload at most {MOST_ROWS:,} at a time.",
        )  # fmt: skip
    return problem(place, "기관이 한 줄도 없습니다.", "There is not one organisation in it.")


def judged(paper: OrganisationFile, *, synthetic: bool) -> list[Judged]:
    """What each row would do now: registered organisations and the file's own rows are both looked at."""
    told = [(row["number"], _facts(row)) for row in paper.rows]
    numbers = [_digits(facts.get("number", "")) for _number, (facts, _wrong) in told]
    keys = [names.key(facts.get("name", "")) for _number, (facts, _wrong) in told]
    by_number = {one.number: one for one in Organisation.objects.filter(number__in=[n for n in numbers if n])}
    by_key: dict[str, list[Organisation]] = {}
    for one in Organisation.objects.filter(name_key__in=[key for key in keys if key]):
        by_key.setdefault(one.name_key, []).append(one)
    seen: dict[str, int] = {}
    found = []
    for (row, (facts, wrong)), number, key in zip(told, numbers, keys, strict=True):
        sentences = list(wrong) or _faults(facts, synthetic, paper.uploaded_at.date())
        twin = seen.get(number) if number else None
        if twin:
            sentences.append(_("%(row)d행과 사업자등록번호가 같습니다. 하나만 남기십시오.") % {"row": twin})
        if number:
            seen.setdefault(number, row)
        same = by_number.get(number) if number else None
        if sentences:
            found.append(Judged(row, facts, "wrong", tuple(sentences)))
        elif same is not None:
            found.append(_known(row, facts, same))
        else:
            likely = tuple(Likely(one, "name") for one in by_key.get(key, []))
            found.append(Judged(row, facts, "likely" if likely else "new", likely=likely))
    return found


def _known(row: int, facts: dict[str, str], same: Organisation) -> Judged:
    """A registered number: which facts differ on the row's day."""
    on = date.fromisoformat(facts["on"])
    before = {each.kind: each.value for each in recording.own_facts(same, on)}
    told = checks.checked(_only_facts(facts), synthetic=same.synthetic)
    changes = tuple(kind for kind, value in told.items() if value and value != before.get(kind, ""))
    return Judged(row, facts, "known", likely=(Likely(same, "number"),), changes=changes)


def _only_facts(facts: dict[str, str]) -> dict[str, str]:
    return {kind: value for kind, value in facts.items() if kind in checks.FACTS and value}


def _faults(facts: dict[str, str], synthetic: bool, today: date) -> list[str]:
    try:
        checks.checked({"name": "", "kind": ""} | _only_facts(facts), synthetic=synthetic)
        checks.provenance(facts["source"], facts["evidence"])
        checks.day(date.fromisoformat(facts["on"]), today)
    except Refused as refused:
        return list(refused.sentences)
    return []


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _facts(row: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """A row's cells as facts by code, and what cannot be read."""
    facts: dict[str, str] = {}
    wrong: list[str] = []
    for title, kind in COLUMNS.items():
        text = row.get(title, "")
        if kind in _WORDS and text:
            text = ",".join(_code(kind, part) for part in text.split(",") if part.strip())
        elif kind == "district" and text:
            text = BY_NAME[text].code if text in BY_NAME else checks.OUTSIDE if text == "서울 밖" else text
        elif kind == "founded_on" and text:
            text = _day(text, title, wrong)
        facts[kind] = text
    facts["source"] = next(
        (code for code, word in kinds.SOURCES.items() if row.get("출처") in (word.ko, code)), ""
    )
    facts["evidence"] = row.get("증빙", "")
    facts["on"] = _day(row.get("기준일", ""), "기준일", wrong)
    if not facts["on"] and not wrong:
        wrong.append(_("기준일이 비어 있습니다. 언제부터 그러한지 적으십시오."))
    return facts, wrong


def _code(kind: str, text: str) -> str:
    told = text.strip()
    return next((code for code, word in _WORDS[kind].items() if told in (word.ko, word.en, code)), told)


def _day(text: str, title: str, wrong: list[str]) -> str:
    try:
        found = day(text)
    except Unreadable as error:
        wrong.append(f"{title}: {error.sentence_ko}")
        return ""
    return found.isoformat() if found else ""


@transaction.atomic
def take_over(
    paper: OrganisationFile, *, by: str, at: datetime, synthetic: bool, despite: Collection[str] = ()
) -> tuple[int, int]:  # fmt: skip
    """Take a judged file over: gives how many were registered and how many changed. Refused with every row that is wrong.

    `despite` holds the row numbers of which an officer says that they are other organisations than those of the same name;
    likely rows without it are left out.
    """
    rows = judged(paper, synthetic=synthetic)
    wrong = [f"{row.number}: {sentence}" for row in rows for sentence in row.sentences]
    if wrong:
        raise Refused(wrong[:50])
    made = changed = 0
    for row in rows:
        how = {
            "on": date.fromisoformat(row.facts["on"]), "source": row.facts["source"], "evidence": row.facts["evidence"],
            "by": by, "at": at,
        }  # fmt: skip
        facts = _only_facts(row.facts)
        try:
            if row.verdict == "known" and row.changes:
                recording.change(
                    organisation=row.likely[0].organisation,
                    facts={kind: facts[kind] for kind in row.changes},
                    **how,
                )
                changed += 1
            elif row.verdict == "new" or (row.verdict == "likely" and str(row.number) in despite):
                looked_at = [one.organisation.pk for one in recording.likely(name=facts["name"])]
                recording.register(facts=facts, synthetic=synthetic, despite=looked_at, **how)
                made += 1
        except Refused as refused:
            raise Refused([f"{row.number}: {sentence}" for sentence in refused.sentences]) from None
    if not made and not changed:
        raise Refused([_("등록하거나 고칠 것이 없습니다.")])
    OrganisationFile.objects.filter(pk=paper.pk).update(taken_at=at, rows=[])
    return made, changed
