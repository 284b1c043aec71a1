"""The tables of the registry, one file a piece. Import from here."""

from iljari.registry.models.person import Person, PersonFact
from iljari.registry.models.world import WorldMark

__all__ = ["Person", "PersonFact", "WorldMark"]
