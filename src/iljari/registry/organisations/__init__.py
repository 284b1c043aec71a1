"""Organisations: register, change, close, certify, report, join; and what was known of them when. Use it as a module:

from iljari.registry import organisations
organisations.facts_of(id, on=day, known_at=moment).value("size")
"""

from iljari.registry.organisations.certifying import certify, end, report_numbers
from iljari.registry.organisations.contacts import add_contact, contacts_of, contacts_of_many, end_contact
from iljari.registry.organisations.joining import join, part
from iljari.registry.organisations.reading import (
    Held,
    OrganisationFacts,
    by_code,
    codes_of,
    facts_of,
    history,
    organisation,
    same,
)
from iljari.registry.organisations.recording import (
    Likely,
    change,
    close,
    give_code,
    likely,
    register,
    register_many,
    reopen,
)

__all__ = [
    "Held",
    "Likely",
    "OrganisationFacts",
    "add_contact",
    "by_code",
    "certify",
    "change",
    "close",
    "codes_of",
    "contacts_of",
    "contacts_of_many",
    "end",
    "end_contact",
    "facts_of",
    "give_code",
    "history",
    "join",
    "likely",
    "organisation",
    "part",
    "register",
    "register_many",
    "reopen",
    "report_numbers",
    "same",
]
