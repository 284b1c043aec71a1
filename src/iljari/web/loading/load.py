"""Posting a checked package: in the order of its sources' dates, through the desks, once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from tqdm import tqdm

from iljari.acts.base import Act
from iljari.acts.decided import DelivererNamed, MigrationSigned
from iljari.desks.budget import operations as budget
from iljari.desks.budget.models import BudgetLine
from iljari.desks.council import operations as council
from iljari.desks.council.models import AuditItem
from iljari.desks.returns import operations as returns
from iljari.desks.returns.models import Deliverer, Duty, Return
from iljari.desks.works import operations as works
from iljari.desks.works.models import Milestone
from iljari.journal import door, read
from iljari.journal.slip import Refused
from iljari.kernel.canonical import digest
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.web.loading import package as packages
from iljari.web.loading.package import CITY, Package, Row

SEOUL = ZoneInfo("Asia/Seoul")
ACTOR = "migration:record"
SIGNER = "migration:record:division"
# A source gives a day alone. The offices open then: what is entered on that day, by those who came after, is known later.
OPENING = time(9, 0)


@dataclass(frozen=True)
class Event:
    """Something to post: when its source knew it, and how. Earlier sources first; within a day, in `rank` order."""

    known_on: date
    rank: int
    name: str
    post: Callable[[datetime], object]


def moment(day: date) -> datetime:
    """When a source of that day counts as recorded: when the offices open in Seoul."""
    return datetime.combine(day, OPENING, SEOUL)


def load(folder: Path, *, quiet: bool = False) -> str:
    """Take over a package whole, or not at all; says in one sentence what was done. A second time changes nothing.

    Raises packages.Unusable when rows are wrong, and Refused when another version of the package was taken over before.
    """
    package = packages.read(folder)
    name = f"record-{package.year}"
    before = list(read.lines(acts=("MigrationSigned",), object=name))
    if any(line.subject == package.digest for line in before):
        return f"'{name}' 묶음은 이미 적재되어 있습니다. 바뀐 것이 없습니다."
    if before:
        raise Refused(
            [
                f"'{name}' 묶음이 다른 내용으로 이미 적재되어 있습니다. 고칠 값은 화면에서 정정하거나, 새 데이터베이스에 적재하십시오."
            ]
        )
    events = sorted(_events(package), key=lambda event: (event.known_on, event.rank, event.name))
    with transaction.atomic():
        _papers(package)
        for event in tqdm(events, desc="기록 적재", unit="건", disable=quiet, ascii=" ▏▎▍▌▋▊▉█"):
            try:
                event.post(moment(event.known_on))
            except Refused as refused:
                raise Refused([f"{event.name}: {sentence}" for sentence in refused.sentences]) from None
        last = max(event.known_on for event in events)
        signed = MigrationSigned(
            programme="bureau.organisation", effective_on=last, object=name, subject=package.digest
        )  # fmt: skip
        door.post([signed], actor=ACTOR, key=f"{name}:signed", recorded_at=moment(last), silent=True)
    rows = sum(len(found) for found in package.rows.values())
    return f"'{name}' 묶음의 {rows:,}행을 {len(events):,}건으로 적재했습니다."


def _key(row: Row, what: str = "") -> str:
    return f"record-{row.year}:{row.table}:{digest(row.cells)[:20]}{what}"


def _papers(package: Package) -> None:
    """The working papers that the postings refer to: budget lines, deliverers, duties, milestones, audit items."""
    for row in package.rows.get("deliverers", []):
        Deliverer.objects.update_or_create(
            code=row["code"], programme=row["programme"],
            defaults={"name": row["name"], "name_en": row["name_en"], "kind": row["kind"], "line": row["line"],
                      "since_on": row["since"] or None, "until_on": row["until"] or None},
        )  # fmt: skip
    for position, row in enumerate(package.rows.get("budget_lines", [])):
        BudgetLine.objects.update_or_create(
            code=f"{row.year}:{row['number']}",
            defaults={"year": row.year, "number": row["number"], "position": position, "name": row["name"],
                      "name_en": row["name_en"], "division": row["division"], "category": row["category"],
                      "programme": row["programme"], "others": row["other_programmes"],
                      "funding": _shares(row["funding"]), "source": f"L{row['line']}"},
        )  # fmt: skip
    for row in package.rows.get("expenditure", []):
        BudgetLine.objects.update_or_create(
            code=f"{row.year}:{row['division']}",
            defaults={"year": row.year, "number": row["division"], "position": 900, "name": "부서 합계(사업별 내역 없음)",
                      "name_en": "division total, not itemised", "division": row["division"], "category": "unitemised",
                      "programme": "bureau.budget_summary", "source": f"L{row['line']}"},
        )  # fmt: skip
    for row in package.rows.get("audit_items", []):
        AuditItem.objects.update_or_create(
            id=row["id"],
            defaults={"kind": row["kind"], "division": row["division"], "name": row["name"], "text": row["text"],
                      "actions": row["actions"], "answered_by": row["answered_by"], "source": f"L{row['line']}"},
        )  # fmt: skip


def _shares(text: str) -> dict[str, str]:
    return {name: share for name, _, share in (part.partition("=") for part in text.split(";") if part)}


def _events(package: Package) -> Iterable[Event]:
    yield from _named(package)
    yield from _decisions(package)
    yield from _results(package)
    yield from _statements(package)
    yield from _money(package)
    yield from _milestones(package)
    yield from _audit(package)


def _named(package: Package) -> Iterable[Event]:
    """Who delivers what from when: known since the start where the document gives no day."""
    last_day = package.last_day()
    for row in package.rows.get("deliverers", []):
        since = date.fromisoformat(row["since"]) if row["since"] else row.first_day
        until = date.fromisoformat(row["until"]) if row["until"] else None
        place = {"district": row["code"]} if row["code"] in DISTRICTS else {"operator": row["code"]}
        act = DelivererNamed(
            programme=row["programme"], effective_on=since, until_on=until, source=f"L{row['line']}", **place
        )  # type: ignore[arg-type]  # fmt: skip
        yield Event(min(since, last_day), 0, f"{row.table} {row.number}행", _plain(act, _key(row)))


def _decisions(package: Package) -> Iterable[Event]:
    rows = [
        (row, packages.decided(row)[0], packages.the_day(row, "decided_on"))
        for row in package.rows.get("decided", [])
    ]
    rows += [
        (row, packages.staff(row)[0], packages.the_day(row, "basis_on"))
        for row in package.rows.get("staff", [])
    ]
    for row, act, day in rows:
        yield Event(day, 1, f"{row.table} {row.number}행", _plain(act, _key(row)))


def _plain(act: Act, key: str) -> Callable[[datetime], object]:
    def post(at: datetime) -> object:
        return door.post([act], actor=ACTOR, key=key, recorded_at=at, silent=True)

    return post


def _statements(package: Package) -> Iterable[Event]:
    for row in package.rows.get("stated", []):
        act, key = packages.stated(row)[0], _key(row)
        yield Event(packages.the_day(row, "basis_on"), 5, f"{row.table} {row.number}행", _statement(act, key))


def _statement(act: Act, key: str) -> Callable[[datetime], object]:
    return lambda at: returns.note_statement(act=act, by=ACTOR, at=at, key=key, silent=True)


def _results(package: Package) -> Iterable[Event]:
    """Results come as returns: one a programme, deliverer and month of what they report."""
    papers: dict[tuple[str, str, str, date], list[tuple[Row, Act, date]]] = {}
    for row in package.rows.get("happened", []):
        act = packages.happened(row)[0]
        known_on = packages.the_day(row, "basis_on")
        papers.setdefault(
            (act.programme, act.operator, act.district, packages.month_of(act.effective_on)[1]), []
        ).append((row, act, known_on))
    for row in package.rows.get("staff", []):
        act = packages.staff(row)[1]
        known_on = packages.the_day(row, "basis_on")
        papers.setdefault(
            (act.programme, act.operator, act.district, packages.month_of(act.effective_on)[1]), []
        ).append((row, act, known_on))
    for (programme, operator, district, _), found in sorted(papers.items()):
        known_on = max(day for _, _, day in found)
        name = f"{found[0][0].table} {found[0][0].number}행"
        yield Event(known_on, 3, name, _return(programme, operator, district, found))


def _return(
    programme: str, operator: str, district: str, found: list[tuple[Row, Act, date]]
) -> Callable[[datetime], object]:
    since_on, until_on = packages.month_of(found[0][1].effective_on)
    numbers = [_number(row, act) for row, act, _ in found]
    sources = sorted({f"L{row['line']}" for row, _, _ in found})

    def post(at: datetime) -> object:
        paper = returns.draft(
            programme=programme, operator=operator, district=district, since_on=since_on, until_on=until_on, by=ACTOR,
            numbers=numbers, id=digest([programme, operator, district, until_on.isoformat()])[:32],
            source=", ".join(sources)[:100],
        )  # fmt: skip
        returns.submit(paper=paper, by=ACTOR, at=at)
        if operator != CITY:
            Duty.objects.get_or_create(
                programme=programme,
                operator=operator,
                district=district,
                defaults={"since_on": found[0][0].first_day},
            )
        return returns.sign(paper=Return.objects.get(pk=paper.pk), by=SIGNER, at=at, silent=True)

    return post


def _number(row: Row, act: Act) -> returns.Number:
    if row.table.startswith("staff"):
        kinds = {name: value for name, value in act.kinds.items() if name != "item"}
        return returns.Number("staff", row["actual"], "people", act.effective_on, None, kinds, "", act.source)
    return returns.Number(
        row["indicator"], row["value"], row["unit"], act.effective_on, act.since_on, packages.the_kinds(row),
        row["note"], act.source,
    )  # fmt: skip


def _money(package: Package) -> Iterable[Event]:
    for row in package.rows.get("budget_lines", []):
        basis_on = packages.the_day(row, "basis_on")
        line, source = f"{row.year}:{row['number']}", f"L{row['line']}"
        yield Event(basis_on, 6, f"{row.table} {row.number}행", _appropriation(row, line, source, basis_on))
        yield Event(basis_on, 7, f"{row.table} {row.number}행", _commitment(row, line, source, basis_on))
    for row in package.rows.get("expenditure", []):
        yield Event(packages.the_day(row, "basis_on"), 8, f"{row.table} {row.number}행", _expenditure(row))


def _appropriation(row: Row, line: str, source: str, on: date) -> Callable[[datetime], object]:
    return lambda at: budget.appropriate(
        line=line, amount_won=packages.million_won(row, "appropriation_million"), on=on, by=ACTOR, at=at,
        key=_key(row, ":appropriation"), source=source, silent=True,
    )  # fmt: skip


def _commitment(row: Row, line: str, source: str, on: date) -> Callable[[datetime], object]:
    return lambda at: budget.commit(
        line=line, amount_won=packages.million_won(row, "commitment_million"), commitment=f"{line}:{on:%Y%m%d}", on=on,
        by=ACTOR, at=at, key=_key(row, ":commitment"), source=source, silent=True,
    )  # fmt: skip


def _expenditure(row: Row) -> Callable[[datetime], object]:
    line, on = f"{row.year}:{row['division']}", packages.the_day(row, "basis_on")
    return lambda at: budget.mirror_expenditure(
        line=line, amount_won=packages.million_won(row, "amount_million"), commitment=f"{line}:{on:%Y%m%d}", on=on,
        by=ACTOR, at=at, key=_key(row), source=f"L{row['line']}", silent=True,
    )  # fmt: skip


def _milestones(package: Package) -> Iterable[Event]:
    for row in package.rows.get("milestones", []):
        due = packages.the_period(row, "due")
        known_on = min(row.first_day, due.starts_on)
        yield Event(known_on, 2, f"{row.table} {row.number}행", _milestone(row))
        if row["reached_on"]:
            reached_on = packages.the_day(row, "reached_on")
            yield Event(reached_on, 4, f"{row.table} {row.number}행", _reached(row, reached_on))


def _milestone(row: Row) -> Callable[[datetime], object]:
    due = packages.the_period(row, "due")

    def post(at: datetime) -> object:
        paper, _ = Milestone.objects.get_or_create(
            programme=row["programme"], code=row["code"],
            defaults={"name": row["name"], "name_en": row["name_en"], "due_from": due.starts_on,
                      "due_on": min(due.last_day, date(9999, 1, 1)), "source": f"L{row['line']}"},
        )  # fmt: skip
        return works.plan(milestone=paper, by=ACTOR, at=at, key=_key(row), silent=True)

    return post


def _reached(row: Row, on: date) -> Callable[[datetime], object]:
    return lambda at: works.reach(
        milestone=Milestone.objects.get(programme=row["programme"], code=row["code"]), on=on, by=ACTOR, at=at,
        key=_key(row, ":reached"), silent=True,
    )  # fmt: skip


def _audit(package: Package) -> Iterable[Event]:
    for row in package.rows.get("audit_items", []):
        raised_on, answered_on = packages.the_day(row, "raised_on"), packages.the_day(row, "answered_on")
        yield Event(raised_on, 2, f"{row.table} {row.number}행", _finding(row, raised_on))
        yield Event(answered_on, 4, f"{row.table} {row.number}행", _answer(row, answered_on))


def _finding(row: Row, on: date) -> Callable[[datetime], object]:
    return lambda at: council.raise_finding(
        item=AuditItem.objects.get(pk=row["id"]), on=on, by=ACTOR, at=at, key=_key(row), silent=True
    )  # fmt: skip


def _answer(row: Row, on: date) -> Callable[[datetime], object]:
    return lambda at: council.answer(
        item=AuditItem.objects.get(pk=row["id"]), state=row["state"], measure=row["actions"], on=on, by=ACTOR, at=at,
        key=_key(row, ":answer"), silent=True,
    )  # fmt: skip
