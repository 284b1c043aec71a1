"""What was known of an organisation: facts, certificates and yearly numbers, as of a day and as known at a moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from iljari.journal import identity, read
from iljari.registry.models import (
    Certificate,
    CertificateEnd,
    Organisation,
    OrganisationCode,
    OrganisationFact,
    YearlyNumber,
)
from iljari.registry.organisations.kinds import CERTIFICATES, CertificateKind


@dataclass(frozen=True)
class Held:
    """A certificate as it was on a day: in force or not, and what ended it."""

    certificate: Certificate
    end: CertificateEnd | None
    on: date

    @property
    def kind(self) -> CertificateKind:
        """What it is."""
        return CERTIFICATES[self.certificate.kind]

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds: before its end, or when it expires; None while it goes on."""
        days = [self.certificate.expires_on] if self.certificate.expires_on else []
        if self.end is not None:
            days.append(date.fromordinal(self.end.ended_on.toordinal() - 1))
        return min(days, default=None)

    @property
    def in_force(self) -> bool:
        """Whether it holds on the day."""
        last = self.last_day
        return self.certificate.issued_on <= self.on and (last is None or self.on <= last)

    @property
    def state(self) -> str:
        """'in_force', 'ended', 'expired', 'to_come' or 'mistaken'."""
        if self.end is not None and self.end.reason == "mistaken":
            return "mistaken"
        if self.certificate.issued_on > self.on:
            return "to_come"
        if self.in_force:
            return "in_force"
        return "ended" if self.end is not None and self.end.ended_on <= self.on else "expired"

    @property
    def support_year(self) -> int | None:
        """Which year of support the day lies in (1, 2, 3 …); None before it begins and where the rules name no years."""
        began = self.certificate.support_since_on
        if began is None and not self.kind.from_first_support:
            began = self.certificate.issued_on
        if began is None or self.kind.support_years is None or self.on < began:
            return None
        return self.on.year - began.year + ((self.on.month, self.on.day) >= (began.month, began.day))

    @property
    def support_over(self) -> bool:
        """Whether the years within which support may be had are over."""
        within = self.kind.within_years or self.kind.support_years
        return self.support_year is not None and within is not None and self.support_year > within


@dataclass(frozen=True)
class OrganisationFacts:
    """Everything known of an organisation on a day. `also`: the ids that are one and the same with it, as known then.

    `history`: every fact ever recorded, by kind, the latest first.
    """

    id: str
    also: tuple[str, ...]
    on: date
    facts: dict[str, OrganisationFact]
    certificates: tuple[Held, ...]
    numbers: dict[tuple[int, str], YearlyNumber]
    history: dict[str, list[OrganisationFact]]

    def value(self, kind: str) -> str:
        """A fact's value; empty where it is not known."""
        found = self.facts.get(kind)
        return found.value if found else ""

    def number(self, year: int, measure: str) -> int | None:
        """A yearly number; None where nothing was reported, which is not 0."""
        found = self.numbers.get((year, measure))
        return found.value if found else None

    def holds(self, *certificates: str) -> bool:
        """Whether a certificate of one of these kinds is in force."""
        return any(held.in_force and held.certificate.kind in certificates for held in self.certificates)


def organisation(id: str) -> Organisation | None:
    """The organisation with this id."""
    return Organisation.objects.filter(pk=id).first()


def by_code(code: str) -> str:
    """The id of the organisation that desks name by this code; empty where none is registered."""
    found = OrganisationCode.objects.filter(code=code).values_list("organisation_id", flat=True).first()
    return found or ""


def codes_of(ids: Iterable[str]) -> list[str]:
    """The codes by which desks name these organisations."""
    return list(
        OrganisationCode.objects.filter(organisation__in=list(ids)).order_by("code").values_list("code", flat=True)
    )  # fmt: skip


def same(id: str, known_at: datetime | None = None) -> tuple[str, ...]:
    """All ids that stand for the same organisation, this one first, as known at a moment."""
    stands = identity.representatives(read.seq_known_at(known_at) if known_at else None)
    if id not in stands:
        return (id,)
    others = sorted(other for other, top in stands.items() if top == stands[id] and other != id)
    return (id, *others)


def facts_of(id: str, on: date, known_at: datetime | None = None) -> OrganisationFacts:
    """What held for an organisation on a day, as known at a moment (now without one)."""
    ids = same(id, known_at)
    told = history(ids, known_at)
    standing = {
        kind: next((row for row in rows if row.effective_on <= on), None) for kind, rows in told.items()
    }
    facts = {kind: row for kind, row in standing.items() if row is not None and row.value}
    return OrganisationFacts(
        id, ids[1:], on, facts, _held(ids, on, known_at), numbers_of(ids, known_at), told
    )


def _held(ids: Iterable[str], on: date, known_at: datetime | None) -> tuple[Held, ...]:
    rows = Certificate.objects.filter(organisation__in=list(ids)).order_by("issued_on", "pk")
    ends = CertificateEnd.objects.filter(certificate__organisation__in=list(ids)).order_by(
        "recorded_at", "pk"
    )
    if known_at is not None:
        rows, ends = rows.filter(recorded_at__lte=known_at), ends.filter(recorded_at__lte=known_at)
    ended = {end.certificate_id: end for end in ends}
    return tuple(Held(row, ended.get(row.pk), on) for row in rows)


def numbers_of(ids: Iterable[str], known_at: datetime | None = None) -> dict[tuple[int, str], YearlyNumber]:
    """Yearly numbers by (year, measure), each as last reported; what was taken back is not there."""
    rows = YearlyNumber.objects.filter(organisation__in=list(ids))
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    found: dict[tuple[int, str], YearlyNumber] = {}
    for row in rows.order_by("recorded_at", "pk"):
        found[row.year, row.measure] = row
    return {place: row for place, row in found.items() if row.value is not None}


def history(ids: Iterable[str], known_at: datetime | None = None) -> dict[str, list[OrganisationFact]]:
    """Every fact ever recorded of these ids (one organisation's), by kind, the latest first."""
    rows = OrganisationFact.objects.filter(organisation__in=list(ids))
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    found: dict[str, list[OrganisationFact]] = defaultdict(list)
    for row in rows.order_by("-effective_on", "-recorded_at", "-pk"):
        found[row.kind].append(row)
    return dict(found)
