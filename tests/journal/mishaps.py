"""What may befall a connection between two postings, one after the other in one process. Run by test_kept_cursor."""

import json
import os
import threading
from collections.abc import Callable
from typing import Any


def main() -> None:
    """Do each mishap, then post once more; tell what became of that posting, and of the chain in the end."""
    import django

    django.setup()
    from django.db import connection

    from iljari.journal import chain, read, store
    from tests.journal.ledger import Clerk

    clerk = Clerk()
    answer: dict[str, Any] = {}
    for mishap in (_nothing, _closed, _rolled_back, _failed, _lost, _many_threads, _noted_down):
        first = store.cursor()
        told = mishap(clerk)
        answer[mishap.__name__[1:]] = [told, _posted(clerk)]
        if mishap is _nothing:
            answer["kept"] = store.cursor() is first
        if mishap in (_closed, _lost):
            answer[f"kept after {mishap.__name__[1:]}"] = store.cursor() is first
    connection.inc_thread_sharing()
    answer["kept where threads share"] = store.cursor() is store.cursor()
    connection.dec_thread_sharing()
    answer["chain"] = [fault.sentence for fault in chain.faults()]
    answer["postings"] = len({line.seq for line in read.lines()})
    print(json.dumps(answer, ensure_ascii=False))


def _posted(clerk: Any) -> bool:
    from iljari.acts.money import Appropriated
    from tests.journal.ledger import on_line

    number = clerk.posted + 1
    receipt = clerk.post(on_line(Appropriated, 1, "2019-01-02"), key=f"mishap:{os.getpid()}:{number}")
    return len(receipt.entries) == 1


def _nothing(clerk: Any) -> str:
    return ""


def _closed(clerk: Any) -> str:
    from django.db import connection

    connection.close()
    return ""


def _rolled_back(clerk: Any) -> str:
    from django.db import transaction

    with transaction.atomic():
        _posted(clerk)
        transaction.set_rollback(True)
    return ""


def _failed(clerk: Any) -> str:
    """A statement of the journal's own fails, within a transaction that is thereby lost."""
    from django.db import Error, transaction

    from iljari.journal import store

    return _refused(
        lambda: store.cursor().execute("SELECT no_such_column FROM journal_seal"), Error, transaction
    )


def _refused(ask: Callable[[], object], error: type[Exception], transaction: Any) -> str:
    try:
        with transaction.atomic():
            ask()
    except error:
        return "failed"
    return ""


def _lost(clerk: Any) -> str:
    """The server ends the connection; the posting that meets it fails, and Django gives the connection up."""
    from django.db import Error, connection

    if connection.vendor != "postgresql":
        return "failed"
    import psycopg

    told = connection.connection.info.backend_pid
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute("SELECT pg_terminate_backend(%s, 5000)", [told])
    try:
        _posted(clerk)
    except Error:
        connection.close_if_unusable_or_obsolete()
        return "failed"
    return ""


def _many_threads(clerk: Any) -> list[str]:
    """Eight threads, each with a connection of its own."""
    from django.db import connection

    from iljari.acts.money import Appropriated
    from iljari.journal import door
    from tests.journal.ledger import at, on_line

    errors: list[str] = []

    def work(number: int) -> None:
        try:
            for each in range(20):
                acts = [on_line(Appropriated, 1, "2019-01-02")]
                door.post(acts, actor="clerk", key=f"thread:{number}:{each}", recorded_at=at("2019-02-01"))
        except BaseException as error:
            errors.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def _noted_down(clerk: Any) -> bool:
    """Whoever counts statements counts those of the journal too."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as noted:
        _posted(clerk)
    return any("INSERT INTO journal_seal" in query["sql"] for query in noted.captured_queries)


if __name__ == "__main__":
    main()
