"""An officer who posts on budget lines what chance tells, back-dated as often as not."""

import random
from datetime import date, datetime, timedelta
from typing import Any

from iljari.acts import money
from iljari.acts.base import Act
from iljari.journal import door
from iljari.journal.slip import Receipt, Refused, Reversal
from tests.journal.ledger import SEOUL, on_line

LINES = tuple(f"2019:{number}" for number in range(1, 6))
START = datetime(2019, 1, 2, 9, tzinfo=SEOUL)


class Officer:
    """Draws an act, hands it in, remembers what was let in."""

    def __init__(self, name: str, seed: int, lines: tuple[str, ...] = LINES) -> None:
        self.name, self.lines = name, lines
        self.chance = random.Random(seed)
        self.asked = self.refused = 0
        self.commitments: list[tuple[str, str]] = []
        self.postings: list[tuple[int, ...]] = []

    def ask(self) -> Receipt | None:
        """One posting; None when the door refused."""
        self.asked += 1
        acts = self._drawn()
        reason = "correction:typo" if any(isinstance(act, Reversal) for act in acts) else ""
        try:
            receipt = door.post(
                acts, actor=self.name, key=f"{self.name}:{self.asked}",
                recorded_at=START + timedelta(seconds=self.asked), reason=reason,
            )  # fmt: skip
        except Refused:
            self.refused += 1
            return None
        self.postings.append(receipt.entries)
        self.commitments += [(act.object, act.subject) for act in acts if isinstance(act, money.Committed)]
        return receipt

    def _day(self) -> date:
        return date(2019, 1, 1) + timedelta(days=self.chance.randrange(365))

    def _drawn(self) -> list[Act | Reversal]:
        chance = self.chance
        line, amount = chance.choice(self.lines), chance.choice((1, 7, 100, 900, 5_000))
        draw = chance.random()
        if draw < 0.50 or not self.commitments:
            return [self._act(money.Committed, line, amount, f"{self.name}-{self.asked}")]
        if draw < 0.80:
            line, commitment = chance.choice(self.commitments)
            kind: Any = money.Expended if draw < 0.68 else money.CommitmentVoided
            return [self._act(kind, line, amount, commitment)]
        if draw < 0.88:
            other, day = chance.choice([each for each in self.lines if each != line] or [line]), self._day()
            return [
                on_line(money.VirementMade, -amount, day, line=line),
                on_line(money.VirementMade, amount, day, line=other),
            ]
        if draw < 0.96 and self.postings:
            return [Reversal(entry) for entry in chance.choice(self.postings)]
        return [self._act(money.Appropriated, line, amount)]

    def _act(
        self, kind: type[money.BudgetAct], line: str, amount: int, commitment: str = ""
    ) -> money.BudgetAct:
        return on_line(kind, amount, self._day(), commitment, line=line)


def appropriate(lines: tuple[str, ...] = LINES, amount: int = 60_000) -> None:
    """What the lines have to begin with: a half on the first day, a half from July on."""
    for line in lines:
        for day, half in (("2019-01-01", amount // 2), ("2019-07-01", amount - amount // 2)):
            door.post(
                [on_line(money.Appropriated, half, day, line=line)], actor="council", key=f"voted:{line}:{day}",
                recorded_at=START,
            )  # fmt: skip
