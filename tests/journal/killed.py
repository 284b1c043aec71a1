"""A writer is killed (kill -9) again and again while it posts; after each kill the journal is looked at. Run by test_kill.

The writer tells every receipt to a pipe as soon as `post()` has returned. What was told before the kill was acknowledged.
The next writer begins with the posting that had not been acknowledged, under the same key.
"""

import json
import os
import random
import signal
import sys
import time
from typing import Any

LINES = ("2019:from", "2019:to")
ENTRIES = 4


def _posting(number: int) -> Any:
    """The number-th posting: money moved, committed and spent at once; always the same under the same key."""
    from iljari.acts import money
    from iljari.journal import door
    from tests.journal.ledger import at, on_line

    day = f"2019-{1 + number % 12:02d}-{1 + number % 28:02d}"
    acts = [
        on_line(money.VirementMade, -3, day, line=LINES[0]),
        on_line(money.VirementMade, 3, day, line=LINES[1]),
        on_line(money.Committed, 2, day, f"k-{number}", line=LINES[1]),
        on_line(money.Expended, 1, day, f"k-{number}", line=LINES[1]),
    ]
    assert len(acts) == ENTRIES
    return door.post(acts, actor="writer", key=f"kill:{number}", recorded_at=at("2019-02-01"))


def _writer(first: int, pipe: int) -> None:
    number = first
    while True:
        receipt = _posting(number)
        os.write(pipe, f"{number} {receipt.seq} {receipt.hash}\n".encode())
        number += 1


def _life(first: int, seconds: float) -> list[tuple[int, int, str]]:
    """One writer's life: born, writes, killed. Gives what it had acknowledged."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            _writer(first, write_end)
        except BaseException as error:
            os.write(write_end, f"error {type(error).__name__} {str(error)[:300]}\n".encode())
        os._exit(1)
    os.close(write_end)
    # Its life is counted from its first acknowledged posting, so that each writes at least one.
    told = os.read(read_end, 65536)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(read_end, 65536):
        told += part
    os.close(read_end)
    lines = [line.split(" ", 2) for line in told.decode().splitlines()]
    broken = [" ".join(line) for line in lines if line[0] == "error"]
    assert not broken, broken
    return [(int(number), int(seq), hash) for number, seq, hash in lines]


def _looked_at(acknowledged: dict[int, tuple[int, str]]) -> list[str]:
    """What is wrong after a kill; the rows are asked, no code of the journal."""
    from django.db import connection

    asked = {
        "a posting without a seal": "SELECT count(*) FROM journal_posting p WHERE NOT EXISTS "
        "(SELECT 1 FROM journal_seal s WHERE s.posting_id = p.id)",
        "a seal without a posting": "SELECT count(*) FROM journal_seal s WHERE NOT EXISTS "
        "(SELECT 1 FROM journal_posting p WHERE s.posting_id = p.id)",
        "a posting without all its entries": "SELECT count(*) FROM journal_posting p WHERE key LIKE 'kill:%' AND "
        f"(SELECT count(*) FROM journal_entry e WHERE e.posting_id = p.id) <> {ENTRIES}",
        "entries that do not balance": "SELECT count(*) FROM (SELECT posting_id FROM journal_entry "
        "WHERE act = 'VirementMade' GROUP BY posting_id HAVING sum(amount_won) <> 0) AS unbalanced",
        "an entry without all its limits": "SELECT count(*) FROM journal_entry e WHERE "
        "(SELECT count(*) FROM journal_limituse u WHERE u.entry_id = e.id) <> "
        "CASE e.act WHEN 'Committed' THEN 3 ELSE 1 END",
        "a gap in the places": "SELECT coalesce(max(seq), 0) - count(*) FROM journal_seal",
    }
    found = []
    with connection.cursor() as cursor:
        for what, statement in asked.items():
            cursor.execute(statement.replace("%", "%%"), [])
            (number,) = cursor.fetchone()
            if number:
                found.append(f"{what}: {number}")
        cursor.execute(
            "SELECT p.key, s.seq, s.hash FROM journal_posting p JOIN journal_seal s ON s.posting_id = p.id"
        )
        there = {key: (seq, hash) for key, seq, hash in cursor.fetchall()}
    lost = [number for number, told in acknowledged.items() if there.get(f"kill:{number}") != told]
    if lost:
        found.append(f"acknowledged postings lost: {lost[:5]}")
    return found


def main() -> None:
    """kills seed"""
    import django

    kills, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    django.setup()
    from django.db import connection

    from iljari.journal import chain, read
    from tests.journal import audit, officer

    officer.appropriate(LINES, 10**9)
    acknowledged: dict[int, tuple[int, str]] = {}
    wrong: list[str] = []
    already = 0
    started = time.perf_counter()
    for _ in range(kills):
        connection.close()
        first = max(acknowledged, default=-1) + 1
        for number, seq, hash in _life(first, chance.uniform(0.0, 0.05)):
            acknowledged[number] = (seq, hash)
        # What the next writer will ask again may be there already: written and sealed, but not acknowledged.
        already += f"kill:{max(acknowledged) + 1}" in _keys()
        wrong += _looked_at(acknowledged)
        if wrong:
            break
    seconds = time.perf_counter() - started
    keys = _keys()
    print(
        json.dumps(
            {
                "kills": kills, "wrong": wrong, "acknowledged": len(acknowledged), "already": already,
                "doubled": len(keys) - len(set(keys)), "unasked": len(set(keys)) - len(acknowledged),
                "chain": [fault.sentence for fault in chain.faults()][:5], "seconds": seconds,
                "overdrafts": audit.overdrafts(audit.in_order())[:5], "postings": read.last_seq(),
            }
        )
    )  # fmt: skip


def _keys() -> list[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM journal_posting WHERE key LIKE 'kill:%%'", [])
        return [key for (key,) in cursor.fetchall()]


if __name__ == "__main__":
    main()
