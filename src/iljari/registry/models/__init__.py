"""The tables of the registry, one file a piece. Import from here."""

from iljari.registry.models.entrustments import Entrustment, EntrustmentStep
from iljari.registry.models.keeping import Cleaning, ErasureEntry, Hold, RetentionReview
from iljari.registry.models.likely import LikelyPair
from iljari.registry.models.organisations import (
    Certificate,
    CertificateEnd,
    Organisation,
    OrganisationCode,
    OrganisationContact,
    OrganisationFact,
    OrganisationFile,
    YearlyNumber,
)
from iljari.registry.models.person import Person, PersonFact
from iljari.registry.models.requests import ProcessingStop, SubjectRequest
from iljari.registry.models.world import WorldMark

__all__ = [
    "Certificate",
    "CertificateEnd",
    "Cleaning",
    "Entrustment",
    "EntrustmentStep",
    "ErasureEntry",
    "Hold",
    "LikelyPair",
    "Organisation",
    "OrganisationCode",
    "OrganisationContact",
    "OrganisationFact",
    "OrganisationFile",
    "Person",
    "PersonFact",
    "ProcessingStop",
    "RetentionReview",
    "SubjectRequest",
    "WorldMark",
    "YearlyNumber",
]
