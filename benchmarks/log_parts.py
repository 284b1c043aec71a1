"""The access log's parts of the benchmark: what a row costs before a page, and the breach drill on a large log."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.journal.scratch import ROOT, VENDOR, Scratch

BEGAN = datetime(2017, 1, 1, tzinfo=UTC)
ACCOUNTS, PEOPLE = 400, 1_000_003


def _append(number: int, subjects: int, started: int = 0) -> float:
    """So many rows one after the other; gives the seconds."""
    from iljari.access.log.recording import append

    named = [f"p_{started:08d}{each:018d}" for each in range(subjects)]
    told = {"account": f"a-{started}", "role": "division officer", "division": "jobs", "act": "view", "page": "people",
            "address": "10.1.2.3", "purpose": "registry.contact", "fields": "name phone"}  # fmt: skip
    begun = time.perf_counter()
    for each in range(number):
        append(BEGAN + timedelta(seconds=each), named, **told)
    return time.perf_counter() - begun


def _bare_row(number: int) -> None:
    """The same two inserts in one transaction, without chain, lock or Django's models; into a table of its own kind."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        if number == 0:
            cursor.execute("CREATE TABLE bare_row AS SELECT * FROM access_logrow LIMIT 0")
            cursor.execute("CREATE TABLE bare_subject AS SELECT * FROM access_logsubject LIMIT 0")
        cursor.execute("INSERT INTO bare_row SELECT * FROM access_logrow WHERE seq = %s", [number + 1])
        cursor.execute("INSERT INTO bare_subject (row_id, subject) VALUES (%s, %s)", [number + 1, "p_1"])


def log(size: str, database: Scratch) -> dict[str, Any]:
    """Rows of the log at one writer and at four, and checking them."""
    number = 200 if size == "small" else 2000
    rows: dict[str, str] = {}
    single = 0.0
    for subjects in (1, 50):
        took = _append(number, subjects)
        single = number / took if subjects == 1 else single
        rows[f"rows of {subjects} subject{'s' * (subjects > 1)} a second, one process"] = (
            f"{number / took:,.0f}"
        )
    begun = time.perf_counter()
    for each in range(number):
        _bare_row(each)
    bare = number / (time.perf_counter() - begun)
    rows["the bare database's inserts of such a row, a second"] = f"{bare:,.0f}"
    rows["the log as a part of the bare database"] = f"{single / bare:.2f}"
    command = [sys.executable, "-m", "benchmarks.log_parts", str(number // 4)]
    crowd = [
        subprocess.Popen(
            [*command, str(each)], cwd=ROOT, env=database.environment, stdout=subprocess.PIPE, text=True
        )
        for each in range(1, 5)
    ]
    took = max(float(process.communicate()[0]) for process in crowd)
    rows["rows of 1 subject a second, four processes at once"] = f"{number / took:,.0f}"
    rows |= _checked(10 * number if size == "small" else 250_000)
    says = [
        "Every page that shows a person writes one sealed row first, in a transaction of its own, written to disk.",
        "Of the rows checked one in ten names 20 people, the others one. Bare: SHA-256 over the same texts, which lie in memory:",
        "of the row, of those it names, and of the chain. Goal: 20 million rows in 60 s (TRUST.md 3.9).",
    ]
    return {"title": "Access log", "says": says, "rows": rows}


def _checked(number: int) -> dict[str, str]:
    """How fast a log of so many rows is checked, and how fast the same bytes are hashed by themselves."""
    from iljari.access.log import chain

    _seal(number)
    total = chain.head()[0]
    rows, bare = {}, _hashed()
    rows["bare hashing of the same bytes: processor time a row"] = f"{bare / total * 1e6:.1f} µs"
    for processes in (1, 2):
        begun, worked = time.perf_counter(), time.process_time()
        if list(chain.faults(processes=processes)):
            raise SystemExit("the log is not whole")
        took, worked = time.perf_counter() - begun, time.process_time() - worked
        if processes == 1:
            rows["rows checked (`iljari verify`): processor time of the program a row"] = (
                f"{worked / total * 1e6:.1f} µs"
            )
            rows["… as a multiple of bare hashing"] = f"{worked / bare:.1f}"
        named = f"rows checked a second, {processes} process{'es' * (processes > 1)}"
        rows[named] = f"{total / took:,.0f}"
    return rows


def _hashed() -> float:
    """Seconds of processor time for hashing the log's texts."""
    from hashlib import sha256

    from iljari.access.log import store

    named = store.named(-1, 2**62)
    texts = [
        (row[1].encode(), named.get(row[0], (0, "[]"))[1].encode()) for row in store.sealed(-1, 2**62, 2**62)
    ]
    before = bytes(32)
    begun = time.process_time()
    for text, subjects in texts:
        sha256(subjects).hexdigest()
        before = sha256(b"\x00" + before + sha256(text).digest()).digest()
    return time.process_time() - begun


def _seal(number: int) -> None:
    """So many rows more, sealed as the log seals them, in one transaction."""
    from django.db import transaction

    from iljari.access.log import content, store
    from iljari.kernel.canonical import chained

    with transaction.atomic():
        seq, hash = store.head()
        for each in range(number):
            seq += 1
            named = [f"p_{(each * 7919 + one) % PEOPLE:026d}" for one in range(20 if each % 10 == 0 else 1)]
            row: dict[str, Any] = dict.fromkeys(content.COLUMNS, "") | {
                "seq": seq, "at": BEGAN + timedelta(seconds=each), "account": f"a-{each % ACCOUNTS}",
                "role": "division officer", "division": "jobs", "address": "10.1.2.3", "act": "view",
                "purpose": "registry.contact", "fields": "name phone", "page": "registry:person",
                "subject_count": len(named), "subjects_digest": content.subjects_digest(named),
            }  # fmt: skip
            previous, hash = hash, chained(hash, content.row_digest(row))
            store.insert([*(row[name] for name in content.COLUMNS), previous, hash], named)


def breach(size: str, database: Scratch) -> dict[str, Any]:
    """50,000 people touched by one account, found in a log of 20 million rows."""
    from iljari.access import breaches
    from iljari.access.models import Breach

    number = {"small": 200_000, "full": 20_000_000}.get(size) or int(size)
    begun = time.perf_counter()
    _fill(number)
    filled = time.perf_counter() - begun
    found = Breach(account="a-7", since_at=BEGAN, until_at=BEGAN + timedelta(days=3650))
    begun = time.perf_counter()
    people = sum(1 for _one in breaches.touched(found.account, found.since_at, found.until_at))
    took = time.perf_counter() - begun
    rows = {
        "rows of the log, one subject each": f"{number:,}",
        "people whom the account touched": f"{people:,}",
        "list of them, with acts, fields, first and last": f"{took:.1f} s",
        "(filling the log in bulk)": f"{filled:,.0f} s",
    }
    says = [
        "`iljari breach`: from an account and a span of time to everybody touched (PA-09; goal: 10 minutes). The log is filled",
        "in bulk for it, without the guards and the chain. The cold disk of a real incident is not in it.",
    ]  # fmt: skip
    return {"title": "Breach drill", "says": says, "rows": rows}


@contextmanager
def _bare() -> Iterator[Any]:
    """The log without its guards and second indexes; the indexes are made again at the end, and looked at."""
    from django.apps import apps
    from django.db import connection

    indexed = [(model, index) for name in ("LogRow", "LogSubject")
               for model in [apps.get_model("access", name)] for index in model._meta.indexes]  # fmt: skip
    with connection.cursor() as cursor:
        if VENDOR == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'access_log%'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute("PRAGMA foreign_keys = OFF")
        with connection.schema_editor() as editor:
            for model, index in indexed:
                editor.remove_index(model, index)
        yield cursor
        with connection.schema_editor() as editor:
            for model, index in indexed:
                editor.add_index(model, index)
        cursor.execute("ANALYZE access_logrow")
        cursor.execute("ANALYZE access_logsubject")


def _fill(number: int) -> None:
    """A row every ten seconds or so by one of many accounts, each about one of a million people."""
    sqlite = VENDOR != "postgresql"
    numbers = (
        f"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {number}) SELECT i FROM n)"
        if sqlite
        else f"(SELECT i FROM generate_series(1, {number}) AS g(i)) AS n"
    )
    at = ("strftime('%Y-%m-%d %H:%M:%f', 1483228800 + i * 10, 'unixepoch')" if sqlite
          else "to_timestamp(1483228800 + i * 10)")  # fmt: skip
    hash = "hex(randomblob(32))" if sqlite else "md5(i::text) || md5((i + 1)::text)"
    subject = (f"'p_' || printf('%026d', (i * 7919) % {PEOPLE})" if sqlite
               else f"'p_' || lpad(((i::bigint * 7919) % {PEOPLE})::text, 26, '0')")  # fmt: skip
    with _bare() as cursor:
        cursor.execute(
            "INSERT INTO access_logrow (seq, at, account, role, division, district, operator, address, act, purpose, fields, "
            'page, "case", reason, subject_count, subjects_digest, previous, hash) '
            f"SELECT i, {at}, 'a-' || (i % {ACCOUNTS}), 'division officer', 'jobs', '', '', '10.1.2.3', 'view', "
            f"'registry.contact', 'name phone', 'registry:person', '', '', 1, {hash}, {hash}, {hash} FROM {numbers}"
        )
        cursor.execute(f"INSERT INTO access_logsubject (row_id, subject) SELECT i, {subject} FROM {numbers}")


if __name__ == "__main__":
    import django

    django.setup()
    print(_append(int(sys.argv[1]), 1, int(sys.argv[2])))
