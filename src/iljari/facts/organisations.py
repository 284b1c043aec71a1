"""Facts of a firm or another organisation, read from what the registry holds of it."""

from collections.abc import Callable

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
_BY_KIND = (
    "cooperative",
    "social_cooperative",
    "federation",
    "nonprofit",
    "university",
    "high_school",
    "union",
)
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
    """What it is: by certificates in force, by its foundation, by its size. Nothing known of any is not 'none'."""
    found: set[str] = {status for status, certificate in _BY_CERTIFICATE.items() if one.holds(certificate)}
    kind, size = one.facts.get("kind"), one.facts.get("size")
    if kind and kind.value in _BY_KIND:
        found.add(kind.value)
    if size and size.value in _SMALL:
        found.add("small_or_medium")
    if not found and not one.certificates and kind is None:
        return None
    behind = [held.certificate for held in _in_force(one)] + [fact for fact in (kind, size) if fact]
    declared = any(row.source == "declared" for row in behind)
    days = [held.certificate.issued_on for held in _in_force(one)]
    return Known(frozenset(found or {"none"}), "declared" if declared else "office", max(days, default=None))


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


READERS: dict[str, Reader] = {
    "firm.district": _district,
    "firm.workers": _workers,
    "firm.status": _status,
    "firm.support_year": _support_year,
}
