"""Entrustments of operators: `entrustments.open_on(operator, day)`. What they are and how they change stands in organisations.entrusting."""

from iljari.registry.organisations.entrusting import (
    CITY,
    Term,
    all_open,
    entrust,
    open_on,
    step,
    term_of,
    terms,
)

__all__ = ["CITY", "Term", "all_open", "entrust", "open_on", "step", "term_of", "terms"]
