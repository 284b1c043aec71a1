"""Many processes that ask for the same thing at the same moment. Run by test_concurrency."""

import json
import os
import sys
import traceback
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any


def together(asks: list[Callable[[], Any]]) -> list[list[Any]]:
    """Each ask in a process of its own, all let go at once: ["in", seq], ["refused", sentence] or ["error", trace]."""
    start_read, start_write = os.pipe()
    pipes = []
    for ask in asks:
        read_end, write_end = os.pipe()
        if os.fork() == 0:
            os.close(start_write)
            os.read(start_read, 1)
            from iljari.journal.slip import Refused

            try:
                answer = ["in", ask().seq]
            except Refused as refused:
                answer = ["refused", refused.sentences[0]]
            except BaseException:
                answer = ["error", traceback.format_exc()[-600:]]
            os.write(write_end, json.dumps(answer).encode())
            os._exit(0)
        os.close(write_end)
        pipes.append(read_end)
    os.close(start_write)
    told = [json.loads(os.read(read_end, 65536)) for read_end in pipes]
    for _ in pipes:
        os.wait()
    return told


def main() -> None:
    """processes"""
    import django

    number = int(sys.argv[1])
    django.setup()
    from django.db import connection

    from iljari.acts.decided import ReturnSigned
    from iljari.acts.happened import Participated
    from iljari.acts.money import Appropriated, Committed
    from iljari.journal import chain, door, read
    from iljari.journal.slip import Reversal
    from tests.journal.ledger import PROGRAMME, Clerk, at, on_line

    def ask(acts: list[Any], key: str, reason: str = "") -> Callable[[], Any]:
        return lambda: door.post(acts, actor="somebody", key=key, recorded_at=at("2019-05-01"), reason=reason)

    def took_part(each: int) -> Participated:
        return Participated(
            programme=PROGRAMME, effective_on=date(2019, 4, 15), operator="op", quantity=Fraction(each + 1)
        )

    clerk = Clerk()
    (entry,) = clerk.post(
        on_line(Appropriated, 10_000, "2019-01-02"), on_line(Appropriated, 1, "2019-01-02")
    ).entries[1:]
    signing = ReturnSigned(
        programme=PROGRAMME,
        effective_on=date(2019, 4, 30),
        since_on=date(2019, 4, 1),
        operator="op",
        object="paper",
    )
    rushes = {
        "the same posting": [ask([on_line(Appropriated, 5, "2019-02-01")], "same") for _ in range(number)],
        "another content under one key": [
            ask([on_line(Appropriated, 5 + each, "2019-02-01")], "other") for each in range(number)
        ],
        "the same commitment number": [
            ask([on_line(Committed, 5, "2019-02-01", "n-1")], f"number:{each}") for each in range(number)
        ],
        "the same reversal": [
            ask([Reversal(entry)], f"back:{each}", "correction:typo") for each in range(number)
        ],
        "a month that is being signed off": [
            ask([signing if each == number // 2 else took_part(each)], f"month:{each}")
            for each in range(number)
        ],
        "the last money of a line": [
            ask([on_line(Committed, 9_000, "2019-02-01", f"all-{each}")], f"all:{each}")
            for each in range(number)
        ],
    }
    answer: dict[str, Any] = {}
    for name, asks in rushes.items():
        connection.close()
        answer[name] = together(asks)
    answer["chain"] = [fault.sentence for fault in chain.faults()]
    answer["after the signature"] = _after_the_signature(read)
    print(json.dumps(answer, ensure_ascii=False))


def _after_the_signature(read: Any) -> int:
    """Numbers that stand in the closed month behind its signature: there must be none."""
    signed = next(line.seq for line in read.lines(acts=("ReturnSigned",)))
    return sum(line.seq > signed for line in read.lines(acts=("Participated",)))


if __name__ == "__main__":
    main()
