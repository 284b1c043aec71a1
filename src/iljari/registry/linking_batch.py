"""The batch over the registry's own persons (iljari link): read, link, keep the likely pairs for an officer.

What is opened stays in this process's memory and is gone with it: DuckDB works in memory and may write no file. The run
stands in the access log as one act of the system, with everybody in a pair that it found.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

import pyarrow as pa
from django.utils.translation import gettext_lazy

from iljari.access.log.recording import LogAct, append
from iljari.access.purposes import Purpose
from iljari.registry import duplicates, facts, linking
from iljari.registry.models import Person, PersonFact

KINDS = ("name", "birth_on", "sex", "phone", "email", "address")
"""What two records are compared by."""

LINKING = Purpose(
    "registry.linking",
    ko="같은 사람의 중복 등록 확인",
    en="Finding people who are registered twice",
    fields=KINDS,
    basis=gettext_lazy("개인정보 보호법 제3조 제3항, 제15조 제1항 제3호"),
)

SYSTEM = "system"
_READ = 5000

_SCHEMA = pa.schema([
    (name, pa.date32() if name == "birth_on" else pa.string()) for name in linking.COLUMNS
])  # fmt: skip


@dataclass(frozen=True)
class Linked:
    """What a run came to: persons compared, likely pairs found, pairs that were not known before."""

    persons: int
    pairs: int
    new: int


def persons_count() -> int:
    """How many persons there are to compare."""
    return Person.objects.count()


def link(
    *,
    on: date,
    at: datetime,
    read: Callable[[int], object] = lambda _: None,
    step: Callable[[str], object] = lambda _: None,
) -> Linked:
    """Compare all persons as they are on a day, and keep the likely pairs found at this moment.

    `read` is told how many persons more were read, `step` what is done next.
    """
    records = pa.Table.from_batches(_batches(on, read), schema=_SCHEMA)
    found = linking.pairs(records, step=step)
    named = sorted({one for pair in found for one in (pair.first, pair.second)})
    append(
        at, named, note=f"{records.num_rows} persons compared, {len(found)} pairs found", account=SYSTEM, act=LogAct.CHECK.value,
        purpose=LINKING.code, fields=" ".join(sorted(KINDS)), page="iljari link",
    )  # fmt: skip
    new = duplicates.note_many(((pair.first, pair.second, pair.score) for pair in found), found_at=at)
    return Linked(records.num_rows, len(found), new)


def _batches(on: date, read: Callable[[int], object]) -> Iterator[pa.RecordBatch]:
    """The persons' records, in batches."""
    rows = PersonFact.objects.filter(kind__in=KINDS).order_by("person_id").iterator(chunk_size=_READ)
    some: list[dict[str, object]] = []
    for person, theirs in groupby(rows, key=lambda row: row.person_id):
        some.append(_record(person, list(theirs), on))
        if len(some) == _READ:
            yield pa.RecordBatch.from_pylist(some, schema=_SCHEMA)
            read(len(some))
            some = []
    yield pa.RecordBatch.from_pylist(some, schema=_SCHEMA)
    read(len(some))


def _record(person: str, rows: list[PersonFact], on: date) -> dict[str, object]:
    held = facts.held_on(rows, on)
    name, birth, sex, phone, email, address = (held.value(kind) for kind in KINDS)
    return {
        "id": person,
        "name": name and name.text,
        "birth_on": birth and birth.on,
        "sex": sex and sex.code,
        "phone": phone and phone.number,
        "email": email and email.address,
        "address": address and f"{address.district} {address.line}",
        "district": address and address.district,
    }
