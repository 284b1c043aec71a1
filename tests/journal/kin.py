"""Postings about ids that are one person, while joins and partings run. Run by test_joined."""

import json
import random
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from iljari.acts.base import Act, Cap, Limit, Mode
from iljari.acts.decided import MentorAssigned
from iljari.acts.identity import SubjectsJoined, SubjectsParted
from iljari.acts.register import ACTS
from iljari.catalogue.language import Delivery, Programme, Step
from iljari.catalogue.register import all_programmes
from iljari.indicators.definition import flow

CODE = "jobs.test_kin"
MOST = {"MentorAssigned": 1, "SuitLent": 2}
"""How often each act may stand for one person."""


class SuitLent(Act):
    """A suit is lent at most twice a year to one person."""

    ko, en = "정장 대여", "suit lent"
    units = ("cases",)
    mode_by_default = Mode.SINGLE

    def limits(self) -> tuple[Limit, ...]:
        """Twice by the end of the year."""
        sentence = "한 해에 두 번까지 빌릴 수 있습니다."
        return (Cap(f"suits:2019:{self.subject}", -1, sentence, 2, date(2019, 12, 31), "남은 횟수", "번"),)


def open_place() -> None:
    """Let the programme and its act be known to this process."""
    ACTS["SuitLent"] = SuitLent
    acts = ("MentorAssigned", "SuitLent", "SubjectsJoined", "SubjectsParted")
    all_programmes()[CODE] = Programme(
        code=CODE, name="시험", name_en="Test", mandate="-", mandate_en="-", delivery=(Delivery.DIRECT,),
        steps=(Step("test", "시험", "test", acts),),
        indicators=(flow("mentors", "멘토", "mentors", "MentorAssigned", "people"),),
    )  # fmt: skip


def close_place() -> None:
    """As it was before."""
    del ACTS["SuitLent"], all_programmes()[CODE]


def mentor(who: str) -> MentorAssigned:
    """Who gets a mentor, as only once is possible."""
    return MentorAssigned(programme=CODE, effective_on=date(2019, 3, 1), subject=who, object="mentor")


def lent(who: str, day: int = 1) -> SuitLent:
    """A suit for who has not had two this year."""
    return SuitLent(programme=CODE, effective_on=date(2019, 4, day), subject=who)


def joined(one: str, other: str) -> SubjectsJoined:
    """The two are one."""
    return SubjectsJoined(programme=CODE, effective_on=date(2019, 5, 1), subject=one, object=other)


def parted(one: str, other: str) -> SubjectsParted:
    """The two are two after all."""
    return SubjectsParted(programme=CODE, effective_on=date(2019, 5, 1), subject=one, object=other)


def one_with(who: str, pairs: Iterable[frozenset[str]]) -> set[str]:
    """Everybody who is the same as this one, by walking from pair to pair."""
    found = {who}
    while more := {name for pair in pairs if pair & found for name in pair} - found:
        found |= more
    return found


def beyond(lines: Iterable[Any]) -> list[str]:
    """The auditor's replay: what was let in although, by the joins known before it, its person had no more left."""
    found: list[str] = []
    pairs: set[frozenset[str]] = set()
    living: dict[int, Any] = {}
    for line in lines:
        pair = frozenset((line.subject, line.object))
        if line.reverses is not None:
            living.pop(line.reverses, None)
            if line.act == "SubjectsJoined":
                pairs.discard(pair)
        elif line.act == "SubjectsJoined":
            pairs.add(pair)
        elif line.act == "SubjectsParted":
            pairs.discard(pair)
        elif line.act in MOST:
            living[line.pk] = line
            same = one_with(line.subject, pairs)
            had = sum(each.subject in same and each.act == line.act for each in living.values())
            if had > MOST[line.act]:
                found.append(f"{line.seq}: {line.act} {line.subject} {had}")
    return found


def _mutate(mutant: str) -> None:
    """Take a guard out, so that the test of the guard can be tested."""
    from iljari.journal import joined as who_is_one
    from iljari.journal import locks

    careful = who_is_one.others

    def slow(subjects: Iterable[str]) -> dict[str, tuple[str, ...]]:
        found = careful(subjects)
        time.sleep(0.1)
        return found

    if mutant == "resolution":
        who_is_one.others = lambda subjects: {}  # type: ignore[assignment]
    if mutant == "joins":
        who_is_one.others = slow
        locks.lock_joins = lambda *, changing: None  # type: ignore[assignment]
    if mutant == "keys":
        who_is_one.others = slow
        whole = locks.lock_keys
        locks.lock_keys = lambda keys: whole([key for key in keys if key.startswith("posting:")])  # type: ignore[assignment]


def main() -> None:
    """processes rounds seed mutant"""
    import django

    number, rounds, seed, mutant = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    django.setup()
    from django.db import connection

    from iljari.journal import chain, door, read
    from iljari.journal.slip import Reversal
    from tests.journal.ledger import at
    from tests.journal.rush import together

    open_place()
    _mutate(mutant)
    drawn = random.Random(seed)
    keys = iter(range(10**9))

    def ask(*acts: Any, reason: str = "") -> Callable[[], Any]:
        key = f"kin:{next(keys)}"
        return lambda: door.post(list(acts), actor="x", key=key, recorded_at=at("2019-06-01"), reason=reason)

    def anything(ids: list[str], living: list[Any]) -> Callable[[], Any]:
        one, other = drawn.sample(ids, 2)
        backed = [line for line in living if line.subject in ids and line.reversed_by is None]
        asks = [[mentor(one)], [lent(one), lent(other, 2)], [mentor(one), lent(other)], [lent(one)],
                [joined(one, other)], [parted(one, other)]]  # fmt: skip
        if backed and drawn.random() < 0.2:
            return ask(Reversal(drawn.choice(backed).pk), reason="correction:typo")
        return ask(*drawn.choice(asks))

    told: dict[str, list[Any]] = {"joined already": [], "being joined": [], "anything": []}
    for turn in range(rounds):
        one, other = f"p_{turn}_a", f"p_{turn}_b"
        ask(joined(one, other))()
        connection.close()
        told["joined already"].append(
            together([ask(mentor((one, other)[each % 2])) for each in range(number)])
        )
        one, other = f"p_{turn}_c", f"p_{turn}_d"
        ask(mentor(one))()
        connection.close()
        told["being joined"].append(
            together([ask(joined(one, other) if each == 1 else mentor(other)) for each in range(number)])
        )
        ids = [f"p_{turn}_{name}" for name in "efgh"]
        for _ in range(3):
            living = list(read.lines(programme=CODE))
            connection.close()
            told["anything"].append(together([anything(ids, living) for _ in range(number)]))
    flat = [answer for answers in told.values() for each in answers for answer in each]
    answer = {
        "errors": [each for each in flat if each[0] == "error"][:2],
        "in": sum(each[0] == "in" for each in flat),
        "refused": sum(each[0] == "refused" for each in flat),
        "let in of those joined": [sum(each[0] == "in" for each in turn) for turn in told["joined already"]],
        "beyond": beyond(read.lines(programme=CODE))[:5],
        "chain": [fault.sentence for fault in chain.faults()][:5],
    }
    print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
