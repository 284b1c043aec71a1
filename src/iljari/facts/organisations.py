"""Facts of a firm or another organisation, read from what the registry holds of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from iljari.registry.organisations.reading import Held, OrganisationFacts
from iljari.rules.fact import Known
from iljari.rules.vocabulary import OUTSIDE

_BY_CERTIFICATE = {
    "certified": "social_enterprise",
    "preliminary": "preliminary_social_enterprise",
    "village": "village_enterprise",
    "self_support": "self_reliance_enterprise",
    "cooperative": "cooperative",
    "social_cooperative": "social_cooperative",
}
_BY_KIND = ("cooperative", "social_cooperative", "federation")
_PUBLIC_CERTIFICATES = ("hi_seoul_brand", "innobiz", "mainbiz", "youth_friendly_sme")
_SMALL = ("micro", "small", "medium")

Reader = Callable[[OrganisationFacts], Known | None]


def _district(one: OrganisationFacts) -> Known | None:
    fact = one.facts.get("district")
    return (
        None if fact is None else Known(fact.value or OUTSIDE, fact.source, fact.effective_on, fact.evidence)
    )


def _workers(one: OrganisationFacts) -> Known | None:
    """The paid workers of the last year that was reported by the day."""
    years = [year for year, measure in one.numbers if measure == "paid_workers" and year <= one.on.year]
    if not years:
        return None
    row = one.numbers[max(years), "paid_workers"]
    return Known(row.value, row.source, row.recorded_at.date(), row.evidence)


def _status(one: OrganisationFacts) -> Known | None:
    """All that it is: by certificates in force, foundation and size. Known only where all three are: what is left out says 'no'."""
    kind, size = one.facts.get("kind"), one.facts.get("size")
    if not one.certificates or kind is None or kind.value == "not_stated" or size is None:
        return None
    found = {status for status, certificate in _BY_CERTIFICATE.items() if one.holds(certificate)}
    found |= {kind.value} & set(_BY_KIND)
    found |= {"small_or_medium"} if size.value in _SMALL else set()
    in_force = [held.certificate for held in _in_force(one)]
    declared = any(row.source == "declared" for row in (*in_force, kind, size))
    since = max(kind.effective_on, size.effective_on, *(held.issued_on for held in in_force))
    return Known(frozenset(found or {"none"}), "declared" if declared else "office", since)


def _in_force(one: OrganisationFacts) -> list[Held]:
    return [held for held in one.certificates if held.in_force]


def _support_year(one: OrganisationFacts) -> Known | None:
    """The year of support under the certificate in force that counts one; the certified one before the preliminary."""
    held = {each.certificate.kind: each for each in _in_force(one) if each.support_year is not None}
    for kind in ("social_enterprise", "preliminary_social_enterprise", "village_enterprise"):
        if kind in held:
            certificate = held[kind].certificate
            return Known(
                held[kind].support_year, certificate.source, certificate.issued_on, certificate.evidence
            )
    return None


def _kind(one: OrganisationFacts) -> Known | None:
    """What it is by its foundation; not known where that was not said."""
    fact = one.facts.get("kind")
    if fact is None or fact.value == "not_stated":
        return None
    return Known(fact.value, fact.source, fact.effective_on, fact.evidence)


def _publicly_certified(one: OrganisationFacts) -> Known | None:
    """Whether it holds a certificate that the document names (L202). None recorded is not 'no': the list is open."""
    held = [each.certificate for each in _in_force(one) if each.certificate.kind in _PUBLIC_CERTIFICATES]
    if not held:
        return None
    return Known(True, held[0].source, held[0].issued_on, held[0].evidence)


def _day_of(kind: str, day: Callable[[Any], date | None]) -> Reader:
    """A day that stands on the certificate of a kind in force."""

    def read(one: OrganisationFacts) -> Known | None:
        for each in _in_force(one):
            found = day(each.certificate) if each.certificate.kind == kind else None
            if found is not None:
                return Known(
                    found, each.certificate.source, each.certificate.issued_on, each.certificate.evidence
                )
        return None

    return read


READERS: dict[str, Reader] = {
    "firm.district": _district,
    "firm.workers": _workers,
    "firm.status": _status,
    "firm.support_year": _support_year,
    "firm.kind": _kind,
    "firm.publicly_certified": _publicly_certified,
    "firm.support_began_on": _day_of("social_enterprise", lambda held: held.support_since_on),
    "firm.designated_on": _day_of("preliminary_social_enterprise", lambda held: held.issued_on),
}
