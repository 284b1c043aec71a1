"""A refusal has written nothing: seen at every write row, by forms so complete that whoever may, does it.

Without that, "nothing was written" would say nothing: an empty form writes nothing for anybody.
"""

from dataclasses import replace

import pytest

from iljari.access import matrix
from iljari.access.matrix import ASKERS, NOBODY, Row
from tests.access.matrix.asking import Answer, answer, asks, scopes_for, wrong
from tests.access.matrix.typed import NOT_TRIED, READS
from tests.access.matrix.ways import Ask
from tests.access.matrix.world import OWN, World

pytestmark = pytest.mark.django_db


def write_rows() -> list[Row]:
    """The rows that change something, and not about the own account."""
    return [row for row in matrix.rows() if row.method == "POST" and not row.public and not row.account]


def done(world: World, row: Row) -> tuple[str, Ask, Answer | None]:
    """Somebody who may and did it, on one's own: the first whose request wrote something."""
    tried = []
    for role in ASKERS:
        if row.verdicts[role] != NOBODY:
            for _scope, which, ask in asks(world, row, scopes_for(row, role)):
                if which == OWN:
                    came = answer(world, row, role, ask)
                    tried.append(f"{role}: {came.status}")
                    if came.written:
                        return role, ask, came
    return ", ".join(tried), Ask(), None


def test_whoever_may_does_it_and_a_refusal_after_the_deed_would_be_seen(world: World) -> None:
    """At every write row: the deed is done as it is typed; the same answer, called a refusal, is found to have written."""
    undone, unseen = [], []
    tried = [row for row in write_rows() if row.url not in READS | NOT_TRIED]
    for row in tried:
        who, ask, came = done(world, row)
        if came is None:
            undone.append(f"{row} ({who})")
            continue
        nobody = replace(row, verdicts=dict.fromkeys(ASKERS, NOBODY))
        late = replace(came, status=403, text="")
        if not wrong(nobody, "auditor", OWN, ask, late).startswith("refused, but it wrote"):
            unseen.append(str(row))
    print(f"\n{len(tried)} write rows, {len(tried) - len(undone)} done by whoever may")
    assert undone == []
    assert unseen == []


def test_what_is_not_tried_is_there() -> None:
    assert (READS | NOT_TRIED).keys() <= {row.url for row in write_rows()}
