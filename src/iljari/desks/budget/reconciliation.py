"""A month's entries from e호조 against those that officers made themselves, line by line, and the limits that they broke.

What e호조 says is the truth of payment; what an officer entered before is replaced by it where line, commitment and amount
are the same. What is left over is for a person: counted twice, different, or missing over there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from iljari.desks.budget import queries
from iljari.desks.budget.models import BudgetLine, MirrorFile
from iljari.journal import read
from iljari.kernel.period import Period

REPLACED = "correction:mirrored"


@dataclass
class Pair:
    """What both sides say of one commitment of a line: its commitments, or its expenditures."""

    line: BudgetLine
    commitment: str
    expended: bool
    own: list[read.Line] = field(default_factory=list)
    mirrored: list[read.Line] = field(default_factory=list)
    replaced: int = 0

    @property
    def own_won(self) -> int:
        """What officers entered and still stands."""
        return _won(self.own)

    @property
    def mirrored_won(self) -> int:
        """What e호조 says."""
        return _won(self.mirrored)

    @property
    def difference_won(self) -> int:
        """e호조 less officers' own."""
        return self.mirrored_won - self.own_won

    @property
    def verdict(self) -> str:
        """agreed · mirrored (only e호조 has it) · own (e호조 has it not) · twice (both, same amount) · differs."""
        if not self.own:
            return "agreed" if self.replaced else "mirrored"
        if not self.mirrored:
            return "own"
        return "twice" if self.difference_won == 0 else "differs"

    @property
    def settled(self) -> bool:
        """Whether nobody has anything to do."""
        return self.verdict in ("agreed", "mirrored")


def _won(entries: Iterable[read.Line]) -> int:
    return sum((-1 if entry.act == "CommitmentVoided" else 1) * (entry.amount_won or 0) for entry in entries)


@dataclass(frozen=True)
class Reconciliation:
    """A month laid side by side."""

    month: Period
    pairs: list[Pair]
    breaches: list[queries.Broken]
    files: list[MirrorFile]

    @property
    def open(self) -> list[Pair]:
        """What a person must look at."""
        return [pair for pair in self.pairs if not pair.settled]

    @property
    def own_won(self) -> int:
        """Expenditures that only officers entered."""
        return sum(pair.own_won for pair in self.pairs if pair.expended)

    @property
    def mirrored_won(self) -> int:
        """Expenditures that came from e호조."""
        return sum(pair.mirrored_won for pair in self.pairs if pair.expended)


def reconcile(month: Period) -> Reconciliation:
    """The month's commitments and expenditures, as they stand now."""
    lines = {line.code: line for line in BudgetLine.objects.filter(year=month.starts_on.year)}
    entries = [entry for entry in queries.in_month(month) if entry.object in lines]
    pairs: dict[tuple[str, str, bool], Pair] = {}
    for entry in entries:
        if entry.act not in queries.SPENDING or entry.reverses is not None:
            continue
        expended = entry.act == "Expended"
        pair = pairs.setdefault(
            (entry.object, entry.subject, expended), Pair(lines[entry.object], entry.subject, expended)
        )
        if entry.reversed_by is None:
            (pair.mirrored if entry.mode == "mirrored" else pair.own).append(entry)
    for entry in entries:
        key = (entry.object, entry.subject, entry.act == "Expended")
        if (
            entry.reverses is not None
            and entry.reason == REPLACED
            and entry.mode != "mirrored"
            and key in pairs
        ):
            pairs[key].replaced += 1
    found = sorted(
        (pair for pair in pairs.values() if pair.own or pair.mirrored),
        key=lambda pair: (pair.settled, pair.line.position, pair.line.code, pair.commitment, pair.expended),
    )
    months = (month.starts_on, month.ends_before)
    files = list(MirrorFile.objects.filter(month_on__gte=months[0], month_on__lt=months[1]))
    return Reconciliation(month, found, queries.breaches_of(entries), files)
