"""What the budget desk does, one function a verb; each verb of money ends in a posting within the line's limits.

voting: request, appropriate, reduce, carry in, allot, vire · spending: commit, void, expend, and their mirrors from e호조 ·
closing: carry over, lapse, close and reopen a year · correcting: reverse · papers: register and classify a line,
explain, forecast · posts: authorise posts.
"""

from iljari.desks.budget.operations.closing import (
    ClosingPlan,
    carry_over,
    close_year,
    closing_plan,
    closing_plans,
    lapse,
    reopen,
)
from iljari.desks.budget.operations.correcting import REASONS, reverse
from iljari.desks.budget.operations.papers import CATEGORIES, classify, explain, forecast, register_line
from iljari.desks.budget.operations.posts import GRADES, SERVICES, authorise_posts, posts_on
from iljari.desks.budget.operations.spending import (
    Mirrored,
    commit,
    expend,
    mirror,
    mirror_commitment,
    mirror_expenditure,
    void,
)
from iljari.desks.budget.operations.voting import allot, appropriate, carry_in, reduce, request, vire

__all__ = [
    "CATEGORIES", "GRADES", "REASONS", "SERVICES", "ClosingPlan", "Mirrored", "allot", "appropriate", "authorise_posts",
    "carry_in", "carry_over", "classify", "close_year", "closing_plan", "closing_plans", "commit", "expend", "explain", "forecast", "lapse",
    "mirror", "mirror_commitment", "mirror_expenditure", "posts_on", "reduce", "register_line", "reopen", "request",
    "reverse", "vire", "void",
]  # fmt: skip
