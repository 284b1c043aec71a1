"""An access log that several processes check in shares, whole and harmed. Run by test_log_chain."""

import json
from datetime import timedelta
from typing import Any

ROWS, SHARE = 110, 10


def _never(seq: int, previous: str) -> Any:
    """A whole log is checked by the quick look alone, whatever signs stand in it."""
    raise AssertionError(f"row {seq} was looked at twice")


def main() -> None:
    """No words."""
    import django

    django.setup()
    from django.db import connection

    from iljari.access.log import chain, recording
    from tests.access.desk import MOMENT, person

    for number in range(ROWS):
        recording.append(
            MOMENT + timedelta(seconds=number, microseconds=number % 3), [person(each) for each in range(number % 4)],
            account='"o\\fficer"\t한' if number % 7 == 0 else "officer", role="", act="view", page="tests:page",
        )  # fmt: skip
    chain._A_SHARE = SHARE

    def told(witness: tuple[int, str] | None = None) -> list[list[Any]]:
        alone, together = (
            [(fault.seq, fault.sentence) for fault in chain.faults(witness, processes=processes)]
            for processes in (1, 3)
        )
        assert alone == together, (alone, together)
        return [list(each) for each in together]

    head = chain.head()
    careful = chain._one
    chain._one = _never
    answer = {"whole": told(head)}
    chain._one = careful
    answer |= {
        "longer": told((ROWS + 5, head[1])),
        "rewritten": told((ROWS // 2, "0" * 64)),
    }
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE access_logrow DISABLE TRIGGER ALL")
            cursor.execute("ALTER TABLE access_logsubject DISABLE TRIGGER ALL")
        else:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'access_log%'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute("PRAGMA foreign_keys = OFF")
        # At the seam of two shares and in the middle of one; a row gone at a seam; subjects of nobody before, between, behind.
        cursor.execute("UPDATE access_logrow SET account = 'x' WHERE seq IN (10, 11, 55)")
        cursor.execute("DELETE FROM access_logsubject WHERE row_id = 40")
        cursor.execute("DELETE FROM access_logrow WHERE seq = 40")
        for seq in (-5, 40, ROWS + 9):
            cursor.execute("INSERT INTO access_logsubject (row_id, subject) VALUES (%s, 'p_x')", [seq])
    answer["harmed"] = told(head)
    print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
