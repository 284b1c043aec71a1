"""Selection (선정): who is chosen, who waits, who is not. Plain Python over a record; no framework, no database, no clock.

    python -m iljari.desks.intake.selection RECORD.json

reads an exported record, computes the list anew and says whether it is the one that the record holds. Anybody may run it.

**Ranking.** `review`: by points, the exact mean of the reviewers' sums. `first_come`: by the order of receipt. `lots`: by
`lot(seed, receipt)`, the SHA-256 of "seed, colon, receipt" in UTF-8, smallest first. Equal points are parted by the call's
tie-break, in its order (`criterion:<code>`: more points there; `earliest`: received earlier; `lots`), at last by receipt order.

**Choosing.** First each quota with a least number, in published order, takes its members in rank order until that number is
reached; then all the others in rank order until the places are full. Nobody is taken beyond a quota's most, and nobody is
passed over for want of money: where the next in rank does not fit what is left of the budget, the walk ends.

**Reserve.** Who was not taken and has the pass mark waits in rank order, as many as the call says (None: all). When a place
is given back, `next_of_reserve` says who moves up.

A seed is never chosen: the call names, before it opens, a public drawing that happens after it closes (docs/decisions/0070).
"""

from iljari.desks.intake.selection.record import again, candidate_of, digest, record, terms_of
from iljari.desks.intake.selection.rule import (
    Candidate,
    Choice,
    Criterion,
    Outcome,
    Placed,
    Quota,
    Terms,
    Unsound,
    lot,
    next_of_reserve,
    ranked,
    seed_of,
    select,
)

__all__ = [
    "Candidate", "Choice", "Criterion", "Outcome", "Placed", "Quota", "Terms", "Unsound", "again", "candidate_of",
    "digest", "lot", "next_of_reserve", "ranked", "record", "seed_of", "select", "terms_of",
]  # fmt: skip
