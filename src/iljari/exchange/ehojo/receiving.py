"""Taking a file over: what is new of it is posted, all or nothing; what is there already changes nothing."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from iljari.desks.budget import operations as budget
from iljari.desks.budget.models import MirrorFile
from iljari.exchange.ehojo import reading
from iljari.exchange.ehojo.layout import LAYOUTS, Layout
from iljari.exchange.ehojo.reading import Told
from iljari.files import tables
from iljari.files.encodings import Encoding
from iljari.files.problems import Problem, Refusal, problem
from iljari.journal import read
from iljari.kernel.money import FundingSource


@dataclass
class Received:
    """What came of a file."""

    layout: Layout
    rows: int = 0
    posted: int = 0
    replaced: int = 0
    corrected: int = 0
    unchanged: int = 0
    totals_skipped: int = 0
    seen_before: bool = False
    flagged: list[tuple[int, str]] = field(default_factory=list)
    months: tuple[date, ...] = ()
    sentences: tuple[str, ...] = ()
    """Each limit that was broken, with the documents that broke it together."""
    before: list[int] = field(default_factory=list)
    """The entries that the posted rows had before: taking a row over anew is another posting than the first time."""


@transaction.atomic
def receive(
    *, kind: str, name: str, content: bytes, by: str, at: datetime, today: date, correct: bool = False,
    encoding: Encoding | None = None,
) -> Received:  # fmt: skip
    """Take over a file; raises files.Refusal with a problem for every row that cannot be taken, and then nothing is kept.

    `correct` lets rows that e호조 says differently now take the place of what it said before.
    """
    layout = LAYOUTS[kind]
    table = reading.read(name, content, layout, encoding)
    found, skipped = reading.rows(table, layout, today)
    problems: list[Problem] = []
    fresh, received = _compared(table, layout, found, problems, correct)
    if problems:
        raise Refusal(problems[: tables.MAX_PROBLEMS])
    received.totals_skipped = skipped
    received.months = tuple(sorted({told.on.replace(day=1) for told in found}))
    _post(layout, fresh, received, by=by, at=at)
    digest = hashlib.sha256(kind.encode() + content).hexdigest()
    _, made = MirrorFile.objects.get_or_create(
        digest=digest,
        defaults={"name": name[:200], "kind": kind, "month_on": received.months[-1], "rows": received.rows,
                  "posted": received.posted, "flagged": len(received.flagged), "by": by, "at": at},
    )  # fmt: skip
    received.seen_before = not made
    return received


def _compared(
    table: tables.Table, layout: Layout, found: Sequence[Told], problems: list[Problem], correct: bool
) -> tuple[list[budget.Mirrored], Received]:
    """What of the file is new, with what it takes the place of; rows that contradict what is there become problems."""
    there, own = _there(layout, found)
    received, fresh = Received(layout, rows=len(found)), []
    for told in found:
        before = there.get((told.line.code, told.source), [])
        living = [entry for entry in before if entry.reversed_by is None]
        if any(_said(entry) == told.said for entry in living):
            received.unchanged += 1
            continue
        if before and not correct:
            problems.append(_differs(table, told, living))
            continue
        received.before += [entry.pk for entry in before]
        instead = living[0].pk if living else _own(own, told)
        received.corrected += bool(before)
        received.replaced += bool(not before and instead)
        fresh.append(
            budget.Mirrored(
                line=told.line.code,
                amount_won=told.amount_won,
                commitment=told.commitment,
                on=told.on,
                source=told.source,
                expended=layout.expended,
                funding_source=told.payer,
                instead_of=instead,
            )
        )
    received.posted = len(fresh)
    return fresh, received


_Key = tuple[str, str]


def _there(
    layout: Layout, found: Sequence[Told]
) -> tuple[dict[_Key, list[read.Line]], dict[_Key, list[read.Line]]]:
    """What is in the journal of these years: mirrored by (line, document), officers' own by (line, commitment)."""
    mirrored: dict[_Key, list[read.Line]] = {}
    own: dict[_Key, list[read.Line]] = {}
    for year in sorted({told.line.year for told in found}):
        for entry in read.lines(acts=layout.act, object_starts=f"{year}:"):
            if entry.reverses is not None:
                continue
            if entry.mode == "mirrored":
                mirrored.setdefault((entry.object, entry.source), []).append(entry)
            elif entry.reversed_by is None:
                own.setdefault((entry.object, entry.subject), []).append(entry)
    return mirrored, own


def _said(entry: read.Line) -> tuple[object, ...]:
    sign = -1 if entry.act == "CommitmentVoided" else 1
    payer = FundingSource(entry.funding_source) if entry.funding_source else None
    return (
        entry.object,
        entry.source,
        entry.subject,
        entry.effective_on,
        sign * (entry.amount_won or 0),
        payer,
    )


def _own(own: Mapping[_Key, list[read.Line]], told: Told) -> int | None:
    """The officer's own entry of the same commitment and amount, on the same day if there are several; each once."""
    entries = own.get((told.line.code, told.commitment), [])
    same = [entry for entry in entries if _said(entry)[4] == told.amount_won]
    that_day = [entry for entry in same if entry.effective_on == told.on]
    chosen = (that_day or same)[:1]
    for entry in chosen:
        entries.remove(entry)
    return chosen[0].pk if chosen else None


def _differs(table: tables.Table, told: Told, living: Sequence[read.Line]) -> Problem:
    if living:
        amount = _said(living[0])[4]
        ko = (
            f"{told.source}은(는) 이미 다른 내용으로 받았습니다(받은 금액 {amount:,}원, {living[0].effective_on}). "
            "e호조에서 고친 것이면 '고친 내용으로 바꾸기'를 고르고 다시 올리십시오."
        )  # fmt: skip
        en = f"Already taken over with another content ({amount:,} won). Choose 'take corrections' if e-Hojo was corrected."
    else:
        ko = (
            f"{told.source}은(는) 받은 뒤에 담당자가 되돌렸습니다. "
            "다시 받으려면 '고친 내용으로 바꾸기'를 고르고 다시 올리십시오."
        )
        en = "Taken over before, and taken back by an officer. Choose 'take corrections' to take it over again."
    return problem(table.sheet or table.name, ko, en, row=told.row)


def _post(
    layout: Layout, fresh: Sequence[budget.Mirrored], received: Received, *, by: str, at: datetime
) -> None:
    """Hand the new rows in, as one posting, and say which of them were flagged."""
    if not fresh:
        return
    told = "\n".join(repr(row) for row in (*fresh, received.before))
    key = f"ehojo:{layout.kind}:{hashlib.sha256(told.encode()).hexdigest()[:40]}"
    receipt = budget.mirror(rows=fresh, by=by, at=at, key=key)
    sentences = _flagged(receipt.entries)
    sources = {row.source: number for number, row in enumerate(fresh)}
    by_limit: dict[str, list[str]] = {}
    for entry in read.lines(pks=[pk for pk in receipt.entries if pk in sentences]):
        received.flagged.append((sources.get(entry.source, 0), f"{entry.source}: {sentences[entry.pk]}"))
        by_limit.setdefault(sentences[entry.pk], []).append(entry.source)
    received.sentences = tuple(
        f"{', '.join(documents[:5])}{f' 등 {len(documents)}건' if len(documents) > 5 else ''}: {sentence}"
        for sentence, documents in by_limit.items()
    )


def _flagged(entries: Iterable[int]) -> dict[int, str]:
    wanted = set(entries)
    return {pk: sentence for pk, _, sentence in read.breaches() if pk in wanted}
