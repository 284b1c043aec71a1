"""Every fact that a rule may ask, in one place, grouped as rules speak of them: person, household, firm, application, earlier.

A rule reads `person.age >= 15`, `household.property_won <= 200_000_000`, `firm.is_("certified")`. `FACTS` holds them all by name,
but for those of `earlier`, which are made by asking: `earlier.count("Lent", programme="jobs.interview_suit", within=Within.YEAR)`.
"""

from iljari.rules.vocabulary.applications import application
from iljari.rules.vocabulary.asked import FACTS, OUTSIDE
from iljari.rules.vocabulary.earlier import earlier
from iljari.rules.vocabulary.organisations import firm
from iljari.rules.vocabulary.people import household, person

__all__ = ["FACTS", "OUTSIDE", "application", "earlier", "firm", "household", "person"]
