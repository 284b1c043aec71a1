"""The erasure drill, in a process and a database of its own: `python -m tests.registry.drill COUNT FOLDER [before|after …]`.

before: loads the record, registers COUNT persons who will go and COUNT who will stay, with everything that may hang on a
person. after: erases, cleans, and tells what a byte scan finds, and whether journal and figures are as they were.
"""

import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from time import monotonic
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from iljari.access import log  # noqa: E402
from iljari.access.alerts import answering  # noqa: E402
from iljari.access.log import chain as log_chain  # noqa: E402
from iljari.access.models import Alert, Check, CheckedRow, LogNote, LogSubject  # noqa: E402
from iljari.access.purposes import Purpose  # noqa: E402
from iljari.access.stores import of as stores_of  # noqa: E402
from iljari.figures.evaluate import Book  # noqa: E402
from iljari.journal import chain  # noqa: E402
from iljari.registry import erasure, facts, identity, persons, retention  # noqa: E402
from iljari.registry.facts import Given  # noqa: E402
from iljari.registry.kinds import values as v  # noqa: E402
from iljari.registry.models import LikelyPair, Person, ProcessingStop, SubjectRequest  # noqa: E402
from iljari.reports.council import publish  # noqa: E402
from iljari.reports.council.assemble import assemble  # noqa: E402
from iljari.web.loading.load import load  # noqa: E402
from tests.registry.remains import chunks, hits, spellings, under  # noqa: E402

AT = datetime(2018, 11, 15, 10, tzinfo=ZoneInfo("Asia/Seoul"))
RECORD = Path(__file__).parents[2] / "data" / "record-2018"
DRILL = Purpose("tests.drill", ko="파기 훈련", en="Erasure drill", fields=("name", "phone"), basis="시험")

# What names, telephone numbers, e-mail addresses and streets of those who go have in common, and of those who stay.
GO = ("뷁쭹", "010987", "kanarie", "뷁쭹로")
STAY = ("곽똠", "010123", "verblijf", "똠곽로")
LETTERS = "가나다라마바사아자차"


def given(marks: tuple[str, ...], number: int) -> list[Given]:
    """A person of that mark."""
    name, phone, email, street = marks
    tail = "".join(LETTERS[int(digit)] for digit in f"{number:04d}")
    day = date(2018, 1, 1)
    return [
        Given(kind="name", value=v.Name(f"{name}{tail}")),
        Given(kind="birth_on", value=v.BirthDate(date(1960, 1, 1) + timedelta(days=number))),
        Given(kind="phone", value=v.Phone(f"{phone}{number:05d}"), effective_on=day),
        Given(kind="email", value=v.Email(f"{email}{number}@example.kr"), effective_on=day),
        Given(kind="address", value=v.Address(f"{street} {number}", "mapo"), effective_on=day),
        Given(kind="vulnerable_group", value=v.VulnerableGroup("disabled"), effective_on=day),
    ]


def registered(marks: tuple[str, ...], count: int) -> list[str]:
    """So many persons of that mark, with what may hang on a person."""
    asked = (given(marks, number) for number in range(count))
    found = [one for part in persons.register_many(asked, by="H0001", recorded_at=AT) for one in part]
    request: Any = SimpleNamespace(
        user=SimpleNamespace(get_username=lambda: "H0001"), moment=AT, META={"REMOTE_ADDR": "10.0.0.1"},
        office=SimpleNamespace(account="H0001", role="division officer", division="jobs", district="", operator=""),
        resolver_match=SimpleNamespace(view_name="tests:drill"),
    )  # fmt: skip
    for number, person in enumerate(found[: max(10, count // 10)]):
        name = f"{marks[0]}{number}"
        standing = next(each for each in persons.history_of(person) if each.kind.code == "name")
        facts.correct(standing.id, Given(kind="name", value=v.Name(f"{name}개명")), reason="subject_request", by="H0001",
                      recorded_at=AT)  # fmt: skip
        seq = log.record(
            request, subjects=[person], purpose=DRILL, act="view", reason="other", note=f"{name}에게 연락"
        )
        watched(seq, name)
        SubjectRequest.objects.create(
            subject=person, kind="access", channel="paper", wanted=f"{name}의 기록을 보여 주십시오", received_on=AT.date(),
            received_by="H0001", received_at=AT, due_on=AT.date(), state="done", answer=f"{name} 귀하", done_on=AT.date(),
        )  # fmt: skip
        ProcessingStop.objects.create(subject=person, since_on=AT.date(), set_by="H0001", set_at=AT)
        held = retention.hold(ground="audit", by="H0001", at=AT, subject=person, note=f"{name} 감사")
        retention.release(held.pk, by="H0001", at=AT)
    for one, other in zip(found[0:6:2], found[1:6:2], strict=True):
        first, second = sorted((one, other))
        LikelyPair.objects.create(person_a_id=first, person_b_id=second, score=0.9, why="phone", found_at=AT)
        identity.join(first, second, reason="identity_checked", by="H0001", recorded_at=AT)
    return found


def watched(seq: int, name: str) -> None:
    """An alert and a check that speak of a person in words."""
    day = AT.date()
    alert = Alert.objects.create(
        rule=f"drill-{seq}", account="H0001", happened_on=day, measure=1, threshold=0, first_row=seq, last_row=seq,
        raised_at=AT, due_on=day,
    )  # fmt: skip
    answering.explain(alert, f"{name} 씨가 물어서 보았습니다", at=AT)
    answering.judge(alert, accept=True, text=f"{name} 씨에게 확인함", account="H0009", at=AT)
    check = Check.objects.create(starts_on=day, ends_before=day, checker=f"checker-{seq}", begun_at=AT, row_count=1, own_count=0,
                                 method="전수")  # fmt: skip
    row = CheckedRow.objects.create(check_of=check, row_id=seq)
    row.note = check.follow_up = f"{name} 씨에게 물음"
    row.save()
    check.save()


def secrets_of(subjects: list[str]) -> list[str]:
    """Every ciphertext and index token that lies under these subjects."""
    paths = {"registry.Person": "id", "registry.PersonFact": "person_id", "registry.SubjectRequest": "subject",
             "registry.Hold": "subject", "access.LogNote": "row__subjects__subject",
             "access.CheckedRow": "row__subjects__subject", "access.Check": "rows__row__subjects__subject",
             "access.Alert": "first_row"}  # fmt: skip
    found = []
    for store in [*stores_of("registry"), *stores_of("index"), *stores_of("log-note")]:
        path = paths.get(store.model._meta.label)
        for start in range(0, len(subjects) if path else 0, 500):
            part: Any = subjects[start : start + 500]
            if path == "first_row":
                part = LogSubject.objects.filter(subject__in=part).values("row_id")
            rows = store.model._base_manager.filter(**{f"{path}__in": part})
            found += [str(each) for each in rows.values_list(store.field.attname, flat=True) if each]
    return found


def known() -> dict[str, Any]:
    """Journal and published figures as they stand."""
    book = Book(date(2018, 11, 15))
    figures = publish.figure_list(assemble(book), book)["figures"]
    return {
        "head": chain.head(), "faults": len(list(chain.faults())), "log": log_chain.head(),
        "log_faults": len(list(log_chain.faults())), "figures": figures,
    }  # fmt: skip


def files(folder: Path) -> dict[str, list[Path]]:
    """Where anything could lie: the database's files, the program's folder (without its keys), PostgreSQL's log apart."""
    mine = [path for path in under(folder) if "keys" not in path.parts and path.name != "drill.json"]
    if connection.vendor != "postgresql":
        return {"data": mine, "log": []}
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        data = Path(cursor.fetchone()[0])
        cursor.execute("SELECT oid FROM pg_database WHERE datname <> current_database()")
        others = {str(oid) for (oid,) in cursor.fetchall()}  # the backup lies in the same cluster
    found = [
        path for path in under(data) if not (path.parent.name in others and path.parent.parent.name == "base")
    ]
    return {
        "data": mine + [path for path in found if "pg_wal" not in path.parts],
        "log": [path for path in found if "pg_wal" in path.parts],
    }


def scanned(folder: Path, texts: set[bytes], pieces: set[bytes]) -> dict[str, dict[str, int]]:
    """What the scan finds, in the data and in PostgreSQL's write-ahead log."""
    return {name: hits(found, texts, pieces) for name, found in files(folder).items()}


def turn_over() -> None:
    """Let PostgreSQL give up its old log segments instead of using them again (its administrator's part).

    Those that it has set aside already are used up: as many turns as there are segments, and one.
    """
    with connection.cursor() as cursor:
        for statement in (
            "ALTER SYSTEM SET wal_recycle = off",
            "SELECT pg_reload_conf()",
            "SELECT pg_sleep(1)",
        ):
            cursor.execute(statement)
        cursor.execute("SELECT count(*) FROM pg_ls_waldir()")
        for _ in range(cursor.fetchone()[0] + 1):
            cursor.execute("CREATE TABLE IF NOT EXISTS turned (); DROP TABLE turned")
            cursor.execute("SELECT pg_switch_wal()")
            cursor.execute("CHECKPOINT")
        cursor.execute("ALTER SYSTEM RESET wal_recycle")
        cursor.execute("SELECT pg_reload_conf()")


def before(count: int, folder: Path) -> dict[str, Any]:
    """Load, register; what stands under those who will go is written down beside the database."""
    load(RECORD, quiet=True)
    registered(STAY, count)
    gone = registered(GO, count)
    told = {"gone": gone, "secrets": secrets_of(gone), "known": known()}
    (folder / "drill.json").write_text(json.dumps(told))
    return {"persons": Person.objects.count(), "secrets": len(told["secrets"])}


def after(count: int, folder: Path) -> dict[str, Any]:
    """Erase, clean, look."""
    told = json.loads((folder / "drill.json").read_text())
    texts = {each for mark in GO for each in spellings(mark)}
    pieces = chunks(told["secrets"])
    answer: dict[str, Any] = {"at first": scanned(folder, texts, pieces)}
    begun = monotonic()
    erasure.erase_many(told["gone"], reason="request", by="H0002", at=AT)
    answer["seconds"] = round(monotonic() - begun, 2)
    answer["not cleaned"] = scanned(folder, texts, pieces)
    answer["cleaning"] = round(erasure.clean(by="H0002", at=AT), 2)
    answer["cleaned"] = scanned(folder, texts, pieces)
    if connection.vendor == "postgresql":
        turn_over()
        answer["turned over"] = scanned(folder, texts, pieces)
    now = json.loads(json.dumps(known()))
    answer["same"] = {name: now[name] == told["known"][name] for name in now}
    answer["faults"] = now["faults"] + now["log_faults"]
    answer["figures"] = len(now["figures"])
    answer["persons"], answer["notes"] = Person.objects.count(), LogNote.objects.count()
    answer["stay"] = len(persons.search_exact(phone=f"{STAY[1]}00003"))
    return answer


def opened(count: int, folder: Path) -> dict[str, Any]:
    """What is there when a server has opened this database."""
    was = Person.objects.count()
    from iljari.web import wsgi

    told = json.loads((folder / "drill.json").read_text())
    return {
        "application": callable(wsgi.application), "was": was, "is": Person.objects.count(),
        "back": Person.objects.filter(pk__in=told["gone"][:500]).count(),
        "ledger": str(settings.ERASURES), "faults": len(list(chain.faults())),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[3]](int(sys.argv[1]), Path(sys.argv[2]))))
