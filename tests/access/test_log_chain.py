"""The log's chain finds what an insider with all rights on the database did, except what only a kept head shows (TRUST 3.9)."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from iljari.access.log import chain, content, heads
from iljari.access.models import LogRow, LogSubject
from iljari.kernel.canonical import chained
from tests.access.desk import MOMENT, person, request, written
from tests.journal.scratch import ROOT, Scratch

pytestmark = pytest.mark.django_db
HARMS = 10_000 if os.environ.get("ILJARI_STRESS", "") == "full" else 300
ROW, SUBJECT = "access_logrow", "access_logsubject"
SIGNED_AT = datetime(2018, 11, 15, 12, tzinfo=UTC)


@pytest.fixture
def unguarded() -> None:
    """Thirty rows, and an insider who has taken the guards away (they come back with the test's end)."""
    for number in range(5):
        written(
            6, request=request(f"officer-{number}", at=MOMENT + timedelta(hours=number)), reason="contact"
        )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in (ROW, SUBJECT):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'access_log%'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")


def run(statement: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


class Harm:
    """One harm at a time, drawn by chance, told in words."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.rows = list(LogRow.objects.order_by("seq").values())
        self.pairs = list(LogSubject.objects.order_by("row_id", "subject").values("row_id", "subject"))

    def edit(self) -> str:
        """Another value in any column of any row."""
        if self.chance.random() < 0.3:
            pair = self.chance.choice(self.pairs)
            column = self.chance.choice(("row_id", "subject"))
            new = self._other(pair[column]) if column == "subject" else self.chance.choice(self.rows)["seq"]
            if new == pair[column]:
                return self.edit()
            run(f"UPDATE {SUBJECT} SET {column} = %s WHERE row_id = %s AND subject = %s", new, *pair.values())
            return f"{pair} {column} -> {new}"
        row = self.chance.choice(self.rows)
        column = self.chance.choice(list(row))
        new = self._other(row[column])
        run(f'UPDATE {ROW} SET "{column}" = %s WHERE seq = %s', new, row["seq"])
        return f"{row['seq']}.{column} {row[column]!r} -> {new!r}"

    def delete(self) -> str:
        """A row or a subject less, anywhere but where it is the tail."""
        if self.chance.random() < 0.5:
            pair = self.chance.choice(self.pairs)
            run(f"DELETE FROM {SUBJECT} WHERE row_id = %s AND subject = %s", *pair.values())
            return f"without {pair}"
        row = self.chance.choice(self.rows[:-1])
        run(f"DELETE FROM {SUBJECT} WHERE row_id = %s", row["seq"])
        run(f"DELETE FROM {ROW} WHERE seq = %s", row["seq"])
        return f"without {row['seq']}"

    def insert(self) -> str:
        """A subject more, or a row more like one that is there."""
        row = self.chance.choice(self.rows)
        if self.chance.random() < 0.5:
            run(
                f"INSERT INTO {SUBJECT} (row_id, subject) VALUES (%s, %s)",
                row["seq"],
                person(self.chance.randrange(50, 99)),
            )
            return f"a subject more in {row['seq']}"
        new = {**row, "seq": self.rows[-1]["seq"] + self.chance.choice((1, 7))}
        names, marks = ", ".join(f'"{name}"' for name in new), ", ".join(["%s"] * len(new))
        run(f"INSERT INTO {ROW} ({names}) VALUES ({marks})", *new.values())
        return f"{new['seq']} like {row['seq']}"

    def swap(self) -> str:
        """The subjects, or the values of one column, changed about between two rows."""
        one, other = self.chance.sample(self.rows, 2)
        if self.chance.random() < 0.3 and one["subjects_digest"] != other["subjects_digest"]:
            for of, to in ((one, -1), (other, one["seq"]), ({"seq": -1}, other["seq"])):
                run(f"UPDATE {SUBJECT} SET row_id = %s WHERE row_id = %s", to, of["seq"])
            return f"subjects of {one['seq']} and {other['seq']} swapped"
        column = self.chance.choice([name for name in one if name != "seq" and one[name] != other[name]])
        run(f'UPDATE {ROW} SET "{column}" = %s WHERE seq = %s', other[column], one["seq"])
        run(f'UPDATE {ROW} SET "{column}" = %s WHERE seq = %s', one[column], other["seq"])
        return f"{column} of {one['seq']} and {other['seq']} swapped"

    def _other(self, value: Any) -> Any:
        if isinstance(value, int):
            return value + self.chance.choice((1, 1000, 10**6))
        if isinstance(value, datetime):
            return value + timedelta(milliseconds=self.chance.choice((1, 1000, 86_400_000)))
        text = str(value)
        if len(text) == 64:
            place = self.chance.randrange(64)
            return text[:place] + ("0" if text[place] != "0" else "1") + text[place + 1 :]
        return text[:-1] if text and self.chance.random() < 0.3 else text[:8] + "x" + text[9:]


def undone(harm: Callable[[], Any]) -> Iterator[Any]:
    """Does harm, lets the caller look, and takes the harm back."""
    with transaction.atomic():
        yield harm()
        transaction.set_rollback(True)


def sentences(witness: tuple[int, str] | None = None) -> list[str]:
    return [fault.sentence for fault in chain.faults(witness)]


def test_a_log_is_whole(unguarded: None) -> None:
    assert LogRow.objects.count() == 30
    assert sentences() == []
    assert sentences(chain.head()) == []


def test_every_random_harm_is_found(unguarded: None) -> None:
    harm = Harm(20181115)
    kinds = (harm.edit, harm.edit, harm.edit, harm.delete, harm.insert, harm.swap)
    tried, missed = dict.fromkeys(("edit", "delete", "insert", "swap"), 0), []
    while sum(tried.values()) < HARMS:
        kind = harm.chance.choice(kinds)
        try:
            for told in undone(kind):
                tried[kind.__name__] += 1
                if not sentences():
                    missed.append(told)
        except IntegrityError:  # a key that is taken already: no harm done
            continue
    assert missed == []
    assert all(tried.values())


def test_several_processes_find_what_one_finds(scratch_database: Callable[[], Scratch]) -> None:
    """
    | eleven shares, by one process and by three                                | found                    |
    | whole, against its head                                                   | nothing                  |
    | a kept head further on                                                    | shorter than it          |
    | another hash kept                                                         | rewritten                |
    | edits at a seam and within, a row gone at a seam, subjects of no row      | each of them             |
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.access.shares"],
        env=scratch_database().environment, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["whole"] == []
    assert [seq for seq, _ in told["longer"]] == [115]
    assert [seq for seq, _ in told["rewritten"]] == [55]
    assert [seq for seq, _ in told["harmed"]] == [10, 11, 41, 41, 55, 0]
    assert "40번이 빠져" in told["harmed"][2][1]
    assert "3줄" in told["harmed"][-1][1]


# --- what only a kept head shows -----------------------------------------------------------------------------------


def cut(after: int) -> None:
    """The tail is cut off, with its subjects."""
    run(f"DELETE FROM {SUBJECT} WHERE row_id > %s", after)
    run(f"DELETE FROM {ROW} WHERE seq > %s", after)


def rewritten(since: int) -> None:
    """A row now names somebody else, and everything from there on is sealed anew: the work of a thorough insider."""
    LogRow.objects.filter(seq=since).update(account="somebody-else")
    previous = LogRow.objects.get(seq=since).previous
    for row in LogRow.objects.filter(seq__gte=since).order_by("seq").values():
        previous, before = chained(previous, content.row_digest(row)), previous
        LogRow.objects.filter(seq=row["seq"]).update(previous=before, hash=previous)


@pytest.mark.parametrize(
    "head_after", [False, True], ids=["head kept before the place", "head kept after the place"]
)
@pytest.mark.parametrize("harm", [cut, rewritten])
def test_cutting_and_sealing_anew_are_found_by_a_kept_head_alone(
    unguarded: None, harm: Callable[[int], None], head_after: bool
) -> None:
    """
    | harm          | without a head | head of before the place | head of after the place |
    | tail cut off  | not found      | not found                | found                   |
    | sealed anew   | not found      | not found                | found                   |
    """
    last = chain.head()
    place = last[0] - 10
    early = (place - 5, LogRow.objects.get(seq=place - 5).hash)
    for _ in undone(lambda: harm(place)):
        assert sentences() == []
        assert bool(sentences(last if head_after else early)) is head_after


# --- the signed head -----------------------------------------------------------------------------------------------


def test_a_signed_head_is_read_again(unguarded: None, tmp_path: Path) -> None:
    file = tmp_path / "head.json"
    file.write_text(json.dumps(heads.signed(SIGNED_AT)))
    assert heads.read(file) == chain.head()


@pytest.mark.parametrize(
    ("part", "value"),
    [("seq", 3), ("hash", "0" * 64), ("signed_at", "2030-01-01"), ("key", "0009-x"), ("signature", "AAAA"), ("kind", "x")],
)  # fmt: skip
def test_a_head_that_was_altered_is_not_believed(
    unguarded: None, tmp_path: Path, part: str, value: object
) -> None:
    file = tmp_path / "head.json"
    file.write_text(json.dumps(heads.signed(SIGNED_AT) | {part: value}))
    with pytest.raises(heads.Unsigned):
        heads.read(file)


@pytest.mark.parametrize("text", ["", "[]", "{}", "머리", '{"seq": "x"}'])
def test_what_is_no_head_is_told_so(tmp_path: Path, text: str) -> None:
    file = tmp_path / "head.json"
    file.write_text(text)
    with pytest.raises(heads.Unsigned, match="log-head"):
        heads.read(file)


@pytest.mark.parametrize("named", ["as ours", "0009-invented"])
def test_a_head_of_another_machine_is_not_believed(
    unguarded: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    ours = heads.ring("log-head")
    name = ours.current()[0] if named == "as ours" else named
    theirs = type("Ring", (), {"current": lambda self: (name, b"x" * 32)})()
    file = tmp_path / "head.json"
    with monkeypatch.context() as patch:
        patch.setattr(heads, "ring", lambda purpose: theirs)
        file.write_text(json.dumps(heads.signed(SIGNED_AT)))
    with pytest.raises(heads.Unsigned, match="이 시스템"):
        heads.read(file)
