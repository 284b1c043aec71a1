"""Who is one and the same, as known at a place of the journal: joins less those parted again."""

from iljari.journal import read


def representatives(seq: int | None = None) -> dict[str, str]:
    """For each joined id the one that stands for all it is joined with; ids that were never joined are not in it."""
    joined: set[frozenset[str]] = set()
    for line in read.lines(acts=("SubjectsJoined", "SubjectsParted"), seq=seq):
        if line.reverses is not None or line.reversed_by is not None:
            continue
        pair = frozenset((line.subject, line.object))
        if line.act == "SubjectsJoined":
            joined.add(pair)
        else:
            joined.discard(pair)
    stands: dict[str, str] = {}

    def top(subject: str) -> str:
        while stands.get(subject, subject) != subject:
            subject = stands[subject]
        return subject

    for pair in sorted(joined, key=sorted):
        first, second = sorted(pair)
        stands.setdefault(first, first)
        stands.setdefault(second, second)
        stands[top(second)] = top(first)
    return {subject: top(subject) for subject in stands}


def different(subjects: set[str], seq: int | None = None) -> int:
    """How many different persons or bodies these ids are, as known at `seq`."""
    stands = representatives(seq)
    return len({stands.get(subject, subject) for subject in subjects})
