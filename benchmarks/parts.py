"""The parts of the benchmark; each runs in a process of its own, on a scratch database, and prints its rows as JSON."""

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.journal.scratch import VENDOR, Scratch, _url

Row = tuple[Any, ...]


@contextmanager
def _database() -> Iterator[Scratch]:
    """A scratch database that this process works on."""
    with tempfile.TemporaryDirectory() as folder:
        made = Scratch.made(Path(folder) / "one")
        try:
            yield made
        finally:
            from django.db import connections

            connections.close_all()
            made.drop()


def _use(database: Scratch) -> None:
    os.environ.update(database.environment)
    import django

    django.setup()


class Bare:
    """The database without Django and without the journal: its driver and the same statements."""

    def __init__(self, database: Scratch) -> None:
        if VENDOR == "postgresql":
            import psycopg

            self.connection: Any = psycopg.connect(_url(database.name), autocommit=True)
            self.mark, self.begin = "%s", "BEGIN"
            for table in ("posting", "seal", "cell", "entry", "limituse", "breach"):
                self.run(f"ALTER TABLE journal_{table} DISABLE TRIGGER USER")
        else:
            import sqlite3

            from iljari.web.settings import wal_is_safe

            self.connection = sqlite3.connect(database.file, isolation_level=None)
            self.mark, self.begin = "?", "BEGIN IMMEDIATE"
            self.run(f"PRAGMA journal_mode={'WAL' if wal_is_safe() else 'DELETE'}")
            self.run("PRAGMA synchronous=FULL")
            for (name,) in self.run("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
                self.run(f"DROP TRIGGER {name}")

    def run(self, statement: str, values: Row = ()) -> list[Row]:
        """One statement; its rows where it has some."""
        cursor = self.connection.cursor()
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []

    def insert(self, table: str, columns: str, rows: list[Row], returning: str = "") -> list[Row]:
        """One INSERT of so many rows."""
        marks = ", ".join("(" + ", ".join([self.mark] * len(rows[0])) + ")" for _ in rows)
        return self.run(f"INSERT INTO {table} ({columns}) VALUES {marks} {returning}", sum(rows, ()))

    def many(self, table: str, columns: str, rows: Iterator[Row]) -> None:
        """Very many rows, the fastest way that the driver has."""
        if VENDOR == "postgresql":
            with (
                self.connection.cursor() as cursor,
                cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["?"] * (columns.count(",") + 1))
            self.connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


_ENTRY = (
    "posting_id, position, cell_id, act, programme, effective_on, since_on, until_on, district, operator, subject, object, "
    "draws_on_id, quantity_e4, unit, amount_won, funding_source, books, mode, source, reverses_id"
)


def posting(size: str) -> dict[str, Any]:
    """Postings at the door against the same rows inserted with the bare driver, turn by turn."""
    rounds, each = (4, 25) if size == "small" else (30, 50)
    with _database() as database, tempfile.TemporaryDirectory() as folder:
        other = database.copied(Path(folder) / "bare")
        _use(database)
        from tests.journal.officer import LINES, START, appropriate

        from iljari.acts.money import Committed
        from iljari.journal import door

        appropriate(LINES, 10**12)
        bare = Bare(other)
        bare.insert("journal_cell", "digest, kinds", [("d", "{}")])
        seconds = {"door": 0.0, "bare": 0.0, "door, processor": 0.0}
        number = 0
        for _ in range(rounds):
            started, cpu = time.perf_counter(), time.process_time()
            for _ in range(each):
                number += 1
                act = _committed(Committed, LINES[number % 5], number)
                door.post([act], actor="clerk", key=f"k{number}", recorded_at=START)
            seconds["door"] += time.perf_counter() - started
            seconds["door, processor"] += time.process_time() - cpu
            started = time.perf_counter()
            for offset in range(each):
                _bare_posting(bare, number - each + offset + 1)
            seconds["bare"] += time.perf_counter() - started
        bare.connection.close()
        other.drop()
    ratio = seconds["bare"] / seconds["door"]
    return {
        "title": "Postings",
        "says": [
            "One commitment a posting (one entry, three limits, a seal), one process, one transaction each, written to disk",
            "(SQLite: `synchronous=FULL`). Bare: the same five inserts by the driver alone, no checks, no triggers.",
        ],
        "rows": {
            "postings at the door, a second": f"{number / seconds['door']:,.0f}",
            "the bare database's inserts, a second": f"{number / seconds['bare']:,.0f}",
            "the door as a part of the bare database": f"{ratio:.2f}",
            "processor time of the program, a posting": f"{1000 * seconds['door, processor'] / number:.2f} ms",
        },
    }


def _committed(kind: Any, line: str, number: int) -> Any:
    from tests.journal.ledger import on_line

    return on_line(kind, 1000, date(2019, 1, 1) + timedelta(days=number % 365), f"c{number}", line=line)


def _bare_posting(bare: Bare, number: int) -> None:
    day = (date(2019, 1, 1) + timedelta(days=number % 365)).isoformat()
    bare.run(bare.begin)
    hash = f"{number:064d}"
    ((posting_id,),) = bare.insert(
        "journal_posting", "key, content_digest, actor, reason, recorded_at",
        [(f"k{number}", hash, "clerk", "", "2019-01-02 00:00:00+00:00")], "RETURNING id",
    )  # fmt: skip
    ((entry_id,),) = bare.insert(
        "journal_entry", _ENTRY,
        [(posting_id, 0, 1, "Committed", "jobs.public_works", day, None, None, "", "", f"c{number}", "2019:1", None, 10_000,
          "cases", 1000, "", "city", "single", "", None)], "RETURNING id",
    )  # fmt: skip
    uses = [(f"{key}:{number}", entry_id, day, -1000) for key in ("line", "commitment", "once")]
    bare.insert("journal_limituse", "key, entry_id, effective_on, change", uses)
    bare.insert(
        "journal_seal", "seq, posting_id, previous, hash, recorded_at",
        [(number, posting_id, hash, hash, "2019-01-02 00:00:00+00:00")],
    )  # fmt: skip
    bare.run("COMMIT")


def _fill(bare: Bare, first: int, last: int, chance: random.Random) -> None:
    """Entries as a city has them over three years: single records by day, and monthly returns, 1,000 a posting."""
    postings = range(first // 1000 + 1, last // 1000 + 1)
    stamp = "2019-01-02 00:00:00+00:00"
    bare.run(bare.begin)
    bare.many("journal_posting", "id, key, content_digest, actor, reason, recorded_at, stored_at",
              ((n, f"fill{n}", "d", "filler", "", stamp, stamp) for n in postings))  # fmt: skip
    bare.many(
        "journal_seal",
        "seq, posting_id, previous, hash, recorded_at",
        ((n, n, "p", f"{n:064d}", stamp) for n in postings),
    )
    start = date(2017, 1, 1)

    def entry(number: int) -> Row:
        monthly = chance.random() < 0.3
        day = start + timedelta(days=chance.randrange(36) * 30 if monthly else chance.randrange(1095))
        programme = chance.randrange(60 if monthly else 12)
        money = not monthly and programme < 3
        return (
            number // 1000 + 1, number % 1000, 1 + (programme * 5 + chance.randrange(5)) % 300,
            "Committed" if money else "Participated", f"jobs.programme_{programme}", day.isoformat(), None, None,
            "" if money else f"district_{chance.randrange(25)}", "", f"{number:032x}", "2019:1" if money else "", None,
            10_000 * chance.randrange(1, 50), "cases" if money else "people", 1000 if money else None, "",
            "city" if money else "", "single", "", None,
        )  # fmt: skip

    bare.many("journal_entry", _ENTRY, (entry(number) for number in range(first, last)))
    bare.run("COMMIT")
    bare.run("ANALYZE")


def totals(size: str) -> dict[str, Any]:
    """One pass over the whole journal against the same GROUP BY by hand."""
    from iljari.kernel.canonical import digest

    sizes = (20_000, 50_000) if size == "small" else (200_000, 1_000_000)
    rows: dict[str, str] = {}
    with _database() as database:
        _use(database)
        from iljari.journal import read

        bare = Bare(database)
        cells = [{"half": f"h{n % 2 + 1}", "kind": f"k{n}"} for n in range(300)]
        for cell in cells:
            bare.insert("journal_cell", "digest, kinds", [(digest(cell), json.dumps(cell))])
        done = 0
        for number in sizes:
            _fill(bare, done, number, random.Random(number))
            done = number
            by_hand, groups = _best(lambda: len(bare.run(_BY_HAND)))
            told, lines = _best(lambda: len(read.totals()))
            pinned, _ = _best(lambda: len(read.totals(read.last_seq())))
            assert groups == lines, (groups, lines)
            name = f"{number:,} entries"
            rows[f"{name}: rows of the sum"] = f"{groups:,}"
            rows[f"{name}: `totals()`"] = f"{told:.2f} s"
            rows[f"{name}: `totals(seq)`, as known at a place"] = f"{pinned:.2f} s"
            rows[f"{name}: GROUP BY by hand"] = f"{by_hand:.2f} s"
            rows[f"{name}: `totals()` as a multiple of it"] = f"{told / by_hand:.2f}"
        bare.connection.close()
    return {
        "title": "One pass over the journal",
        "says": [
            "`read.totals()` adds up everything by programme, act, dimensions, carrier and day: the pass from which all additive",
            "figures come. By hand: one GROUP BY over the same columns by the driver, rows fetched and thrown away.",
        ],
        "rows": rows,
    }


_BY_HAND = (
    "SELECT programme, act, cell_id, unit, effective_on, since_on, until_on, district, operator, "
    "CASE WHEN act = 'Committed' THEN object ELSE '' END, funding_source, mode, SUM(quantity_e4), SUM(amount_won), COUNT(*), "
    "MAX(id), COUNT(reverses_id) FROM journal_entry GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"
)


def _best(what: Callable[[], int], times: int = 3) -> tuple[float, int]:
    """The shortest of some runs, and what the last gave."""
    best, given = float("inf"), 0
    for _ in range(times):
        started = time.perf_counter()
        given = what()
        best = min(best, time.perf_counter() - started)
    return best, given


def report(size: str) -> dict[str, Any]:
    """The record loaded, the report evaluated and written."""
    rows: dict[str, str] = {}
    with _database() as database, tempfile.TemporaryDirectory() as folder:
        _use(database)
        from iljari.figures import consistency
        from iljari.figures.evaluate import Book
        from iljari.journal import chain, read
        from iljari.reports.council import publish
        from iljari.reports.council.assemble import assemble
        from iljari.web.knowledge import audit_lines
        from iljari.web.loading.load import load

        @contextmanager
        def timed(name: str) -> Iterator[None]:
            started = time.perf_counter()
            yield
            rows[name] = f"{time.perf_counter() - started:.2f} s"

        with timed("the record of 2018 loaded through the desks"):
            load(Path(__file__).parents[1] / "data" / "record-2018", quiet=True)
        rows["entries, postings"] = f"{sum(each.entries for each in read.totals()):,}, {read.last_seq():,}"
        with timed("the chain verified"):
            assert list(chain.faults()) == []
        with timed("the report evaluated and assembled"):
            book = Book(date(2018, 11, 15))
            made = assemble(book, audit=audit_lines(book.seq))
        rows["its figures"] = f"{len(made.figures):,}"
        with timed("all identities checked"):
            rows["identities"] = f"{len(consistency.checks(Book(date(2018, 11, 15)))):,}"
        last = time.perf_counter()

        def step(name: str) -> None:
            nonlocal last
            now = time.perf_counter()
            rows[f"written: {Path(name).suffix[1:].upper()}"] = f"{now - last:.2f} s"
            last = now

        publish.write(made, book, Path(folder), step=step)
    return {
        "title": "The report of 2018",
        "says": ["From an empty database to the five files."],
        "rows": rows,
    }


def stress(size: str) -> dict[str, Any]:
    """The full sizes of tests/journal: sixteen writers, and a writer killed two hundred times."""
    postings, kills = (50, 20) if size == "small" else (1000, 200)
    rows: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        template = Scratch.made(Path(folder) / "template")
        crowd = template.copied(Path(folder) / "crowd")
        told = crowd.run("crowd", 16, postings, 20181115, "none", timeout=7200)
        crowd.drop()
        assert told["errors"] == told["overdrafts"] == told["chain"] == [], told
        assert told["left"] == told["reckoned"], told
        rows["16 processes: postings asked for"] = f"{told['asked']:,}"
        rows["written, refused"] = f"{told['written']:,}, {told['refused']:,}"
        rows["a second, all together"] = f"{told['asked_per_second']:,.0f}"
        rows["the longest wait of one posting"] = f"{told['slowest']:.1f} s"
        rows["overdrafts, at any place and day"] = "0"
        unguarded = template.copied(Path(folder) / "unguarded")
        without = unguarded.run("crowd", 16, max(20, postings // 20), 20181115, "guard", timeout=7200)
        unguarded.drop()
        assert without["overdrafts"], "the guard was out and nobody noticed"
        rows["overdrafts found with the guard taken out"] = "yes"
        killed = template.copied(Path(folder) / "killed")
        told = killed.run("killed", kills, 20181115, timeout=7200)
        killed.drop()
        template.drop()
        assert told["wrong"] == told["chain"] == told["overdrafts"] == [], told
        assert told["doubled"] == 0, told
        rows["writers killed (kill -9)"] = f"{told['kills']:,}"
        rows["postings acknowledged between kills"] = f"{told['acknowledged']:,}"
        rows["in flight at a kill, and there when asked again"] = f"{told['already']:,}"
        rows["lost, doubled, torn"] = "0, 0, 0"
    return {
        "title": "Many writers, and killed ones",
        "says": [
            "`tests/journal/test_concurrency.py` and `test_kill.py` at full size (`ILJARI_STRESS=full`), with durable commits.",
        ],
        "rows": rows,
    }


def log(size: str) -> dict[str, Any]:
    """What a row of the access log costs."""
    from benchmarks import log_parts

    with _database() as database:
        _use(database)
        return log_parts.log(size, database)


def breach(size: str) -> dict[str, Any]:
    """The breach drill on a large log."""
    from benchmarks import log_parts

    with _database() as database:
        _use(database)
        return log_parts.breach(size, database)


def cipher(size: str) -> dict[str, Any]:
    """Encrypted fields against the bare library."""
    with _database() as database:
        _use(database)
        from benchmarks.cipher import measured

        return measured(size)


def main() -> None:
    """part size"""
    from benchmarks import deadline, linking, rules

    parts = {
        "posting": posting,
        "totals": totals,
        "report": report,
        "linking": linking.measure,
        "rules": rules.measure,
        "log": log,
        "breach": breach,
        "cipher": cipher,
        "stress": stress,
        "deadline": deadline.deadline,
    }
    answer = parts[sys.argv[1]](sys.argv[2])
    print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
