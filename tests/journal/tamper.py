"""An insider with all rights on a scratch database: takes the guards away and harms the journal. Run by test_chain."""

import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

# The number of a limit use or breach says nothing and is not sealed (journal/chain.py says so).
NOT_SEALED = {("journal_limituse", "id"), ("journal_breach", "id")}
TABLES = (
    "journal_posting",
    "journal_seal",
    "journal_cell",
    "journal_entry",
    "journal_limituse",
    "journal_breach",
)


def _journal() -> None:
    """Thirty postings with everything that a journal has: money, returns, reversals, breaches, several entries."""
    from fractions import Fraction

    from iljari.acts.base import Mode
    from iljari.acts.happened import Participated
    from iljari.acts.money import Appropriated, Committed, Expended, VirementMade
    from tests.journal.ledger import PROGRAMME, Clerk, on_line

    clerk = Clerk()
    clerk.post(
        on_line(Appropriated, 10_000, "2019-01-02"), on_line(Appropriated, 500, "2019-01-02", line="2019:two")
    )
    for number in range(1, 8):
        day = f"2019-0{number}-15"
        clerk.post(on_line(Committed, 100 * number, day, f"c-{number}"), day=day, name=f"c-{number}")
        clerk.post(
            on_line(
                Expended, 50 * number, day, f"c-{number}", draws_on=clerk.receipts[f"c-{number}"].entries[0]
            )
        )
        clerk.post(
            Participated(programme=PROGRAMME, effective_on=date.fromisoformat(day), quantity=Fraction(number),
                         operator="op", since_on=date(2019, 1, 1), kinds={"half": "h1" if number < 4 else "h2"})
        )  # fmt: skip
    clerk.post(
        on_line(VirementMade, -5, "2019-08-01"), on_line(VirementMade, 5, "2019-08-01", line="2019:two")
    )
    clerk.post(on_line(Expended, 900, "2019-08-02", "c-1", mode=Mode.MIRRORED, source="e-Hojo"))
    clerk.post(on_line(Committed, 7, "2019-08-03", "c-9"), name="c-9", day="2019-08-03")
    clerk.reverse("c-9", day="2019-08-04")
    for number in range(4):
        clerk.post(on_line(Appropriated, 11 + number, "2019-08-05"), day=f"2019-08-1{number}")


def _without_guards() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")


class Harm:
    """One harm at a time, drawn by chance, said in words."""

    def __init__(self, seed: int) -> None:
        from django.db import connection

        self.chance = random.Random(seed)
        self.connection = connection
        self.rows = {table: self._all(f"SELECT * FROM {table} ORDER BY 1") for table in TABLES}

    def _all(self, statement: str, values: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _run(self, statement: str, values: tuple[Any, ...]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)
            assert cursor.rowcount == 1, (statement, values, cursor.rowcount)

    def _place(self, table: str) -> tuple[str, dict[str, Any]]:
        return ("seq" if table == "journal_seal" else "id"), self.chance.choice(self.rows[table])

    def edit(self) -> str:
        """Another value in any column of any row."""
        table = self.chance.choice(TABLES)
        key, row = self._place(table)
        column = self.chance.choice([name for name in row if (table, name) not in NOT_SEALED])
        new = self._other(table, column, row[column])
        self._run(f'UPDATE {table} SET "{column}" = %s WHERE {key} = %s', (new, row[key]))
        return f"{table}.{column} {row[column]!r} -> {new!r}"

    def delete(self) -> str:
        """A row less, anywhere but where it is the tail."""
        table = self.chance.choice(TABLES)
        key, row = self._place(table)
        self._run(f"DELETE FROM {table} WHERE {key} = %s", (row[key],))
        return f"{table} without {row[key]}"

    def insert(self) -> str:
        """A row more, like one that is there."""
        table = self.chance.choice(TABLES)
        key, row = self._place(table)
        new = dict(row)
        taken = {key, *(("key", "content_digest") if table == "journal_posting" else ())}
        taken |= {"posting_id"} if table == "journal_seal" else set()
        taken |= {"position", "reverses_id"} if table == "journal_entry" else set()
        taken |= {"digest"} if table == "journal_cell" else set()
        for column in taken & set(row):
            new[column] = self._other(table, column, row[column])
        if table == "journal_cell":
            from iljari.kernel.canonical import digest

            new |= {"kinds": '{"half":"h9"}', "digest": digest({"half": "h9"})}
        names, marks = ", ".join(f'"{name}"' for name in new), ", ".join(["%s"] * len(new))
        self._run(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(new.values()))
        return f"{table} with one more like {row[key]}"

    def swap(self) -> str:
        """The values of one column changed about between two rows."""
        while True:
            table = self.chance.choice(TABLES)
            key, one = self._place(table)
            _, other = self._place(table)
            column = self.chance.choice(
                [name for name in one if name != key and (table, name) not in NOT_SEALED]
            )
            if one[column] != other[column] and not self._unique(table, column):
                break
        self._run(f'UPDATE {table} SET "{column}" = %s WHERE {key} = %s', (other[column], one[key]))
        self._run(f'UPDATE {table} SET "{column}" = %s WHERE {key} = %s', (one[column], other[key]))
        return f"{table}.{column} of {one[key]} and {other[key]} swapped"

    def move(self) -> str:
        """Two seals change their postings: the order of what happened."""
        one, other = self.chance.sample(self.rows["journal_seal"], 2)
        for value, seq in (
            (-1, one["seq"]),
            (one["posting_id"], other["seq"]),
            (other["posting_id"], one["seq"]),
        ):
            self._run("UPDATE journal_seal SET posting_id = %s WHERE seq = %s", (value, seq))
        return f"postings of {one['seq']} and {other['seq']} swapped"

    def _unique(self, table: str, column: str) -> bool:
        return (table, column) in {
            ("journal_posting", "key"), ("journal_seal", "posting_id"), ("journal_cell", "digest"),
            ("journal_entry", "reverses_id"), ("journal_entry", "position"), ("journal_entry", "posting_id"),
        }  # fmt: skip

    def _other(self, table: str, column: str, value: Any) -> Any:
        if column in ("posting_id", "cell_id", "entry_id", "draws_on_id", "reverses_id"):
            of = {"cell_id": "journal_cell", "posting_id": "journal_posting"}.get(column, "journal_entry")
            ids = [row["id"] for row in self.rows[of]]
            free = [each for each in [*ids, max(ids) + 1000] if each != value]
            used = {row[column] for row in self.rows[table]}
            return self.chance.choice(
                [each for each in free if not self._unique(table, column) or each not in used]
            )
        if column == "kinds":
            return '{"kind":"financial"}'
        if isinstance(value, bool) or value is None:
            return {"amount_won": 5}.get(column, date(2019, 1, 5))
        if isinstance(value, int):
            return (
                value
                + self.chance.choice((1, 1000, 10**6))
                + (10**6 if column in ("id", "seq", "position") else 0)
            )
        if isinstance(value, datetime):
            return value + timedelta(milliseconds=self.chance.choice((1, 1000, 86_400_000)))
        if isinstance(value, date):
            return value + timedelta(days=self.chance.choice((-1, 1, 365)))
        text = str(value)
        if len(text) == 64:
            return ("0" if text[0] != "0" else "1") + text[1:]
        return text[:-1] if text and self.chance.random() < 0.3 else (text + "x")[-10:]


def _rolled_back(what: Callable[[], str]) -> Iterator[tuple[str, list[str]]]:
    from django.db import transaction

    from iljari.journal import chain

    with transaction.atomic():
        told = what()
        yield told, [fault.sentence for fault in chain.faults()]
        transaction.set_rollback(True)


def random_harm(seed: int, number: int) -> dict[str, Any]:
    """`number` harms, each found or missed; the journal is whole again after each."""
    from django.db import IntegrityError

    harm = Harm(seed)
    kinds = (harm.edit, harm.edit, harm.edit, harm.delete, harm.insert, harm.swap, harm.move)
    missed, tried = [], {kind.__name__: 0 for kind in kinds}
    while sum(tried.values()) < number:
        kind = harm.chance.choice(kinds)
        try:
            for told, found in _rolled_back(kind):
                tried[kind.__name__] += 1
                if not found:
                    missed.append(told)
        except IntegrityError:  # a key that is taken already: no harm done
            continue
    return {"tried": tried, "missed": missed}


def _rewritten(from_seq: int) -> str:
    """A posting changed, and everything after it sealed anew: the work of a thorough insider."""
    from iljari.journal import content
    from iljari.journal.models import Breach, Entry, LimitUse, Posting, Seal
    from iljari.kernel.canonical import chained

    first = Seal.objects.get(seq=from_seq)
    Entry.objects.filter(posting=first.posting_id).update(amount_won=999)
    previous = first.previous
    for seal in Seal.objects.filter(seq__gte=from_seq).order_by("seq").select_related("posting"):
        posting = seal.posting
        rows = list(Entry.objects.filter(posting=posting).order_by("position").select_related("cell"))
        contents = [
            content.of_row([getattr(row, f"{name}_id" if name in ("draws_on", "reverses") else name)
                            for name in content.COLUMNS], json.loads(row.cell.kinds))
            for row in rows
        ]  # fmt: skip
        same = content.content_digest(posting.actor, posting.reason, contents)
        Posting.objects.filter(pk=posting.pk).update(content_digest=same)
        sealed = content.seal_digest(
            seq=seal.seq, posting=posting.pk, key=posting.key, recorded_at=posting.recorded_at,
            stored_at=posting.stored_at, content=same, entries=[row.pk for row in rows],
            uses=list(LimitUse.objects.filter(entry__in=rows).values_list("entry_id", "key", "effective_on", "change")),
            breaches=list(Breach.objects.filter(entry__in=rows).values_list("entry_id", "key", "sentence")),
        )  # fmt: skip
        hash = chained(previous, sealed)
        Seal.objects.filter(seq=seal.seq).update(previous=previous, hash=hash)
        previous = hash
    return f"rewritten from {from_seq}"


def _cut(after_seq: int) -> str:
    """The tail is cut off, with all its rows."""
    from iljari.journal.models import Breach, Entry, LimitUse, Posting, Seal

    postings = list(Seal.objects.filter(seq__gt=after_seq).values_list("posting_id", flat=True))
    Breach.objects.filter(entry__posting__in=postings).delete()
    LimitUse.objects.filter(entry__posting__in=postings).delete()
    Seal.objects.filter(seq__gt=after_seq).delete()
    Entry.objects.filter(posting__in=postings)._raw_delete("default")
    Posting.objects.filter(pk__in=postings)._raw_delete("default")
    return f"cut after {after_seq}"


def thorough_harm() -> dict[str, Any]:
    """Cutting and rewriting: what is found without a witness, and with heads kept before and after the place."""
    from django.db import transaction

    from iljari.journal import chain
    from iljari.journal.models import Seal

    whole = chain.head()
    early = (3, Seal.objects.get(seq=3).hash)
    answer = {"whole": [fault.sentence for fault in chain.faults(whole)], "head": whole[0]}
    for name, harm in (("cut", lambda: _cut(whole[0] - 3)), ("rewritten", lambda: _rewritten(whole[0] - 3))):
        with transaction.atomic():
            harm()
            for kind, witness in (("none", None), ("early", early), ("last", whole)):
                answer[f"{name}, witness {kind}"] = [fault.sentence for fault in chain.faults(witness)]
            transaction.set_rollback(True)
    return answer


def main() -> None:
    """seed number"""
    import django

    assert os.environ["ILJARI_RUN"]
    django.setup()
    from iljari.journal import chain

    _journal()
    before = [fault.sentence for fault in chain.faults()]
    _without_guards()
    answer = {"before": before, "thorough": thorough_harm()} | random_harm(int(sys.argv[1]), int(sys.argv[2]))
    answer["after"] = [fault.sentence for fault in chain.faults()]
    print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
