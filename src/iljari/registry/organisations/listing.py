"""Many organisations: found by name, number, kind, district and what they held on a day; counted by year and by district."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from iljari.registry.models import Certificate, CertificateEnd, Organisation, OrganisationFact
from iljari.registry.organisations import names
from iljari.registry.organisations.kinds import CERTIFICATES


@dataclass(frozen=True)
class Asked:
    """What is looked for; empty fields narrow nothing. `ids` narrows to some organisations (one's own)."""

    on: date
    text: str = ""
    kind: str = ""
    district: str = ""
    certificate: str = ""
    state: str = ""
    ids: tuple[str, ...] | None = field(default=None)


def in_force(on: date, *kinds: str) -> QuerySet[Certificate]:
    """The certificates that hold on a day."""
    found = Certificate.objects.filter(Q(expires_on=None) | Q(expires_on__gte=on), issued_on__lte=on)
    if kinds:
        found = found.filter(kind__in=kinds)
    ended = CertificateEnd.objects.filter(certificate=OuterRef("pk"), ended_on__lte=on)
    return found.filter(~Exists(ended))


def find(asked: Asked) -> QuerySet[Organisation]:
    """The organisations that fit, by name. Kind, district and state are the latest known; the certificate is that of the day."""
    found = Organisation.objects.order_by("name_key", "pk")
    if asked.ids is not None:
        found = found.filter(pk__in=asked.ids)
    for column in ("kind", "district", "state"):
        if wanted := getattr(asked, column):
            found = found.filter(**{column: wanted})
    if asked.certificate:
        wanted = () if asked.certificate == "any" else (asked.certificate,)
        found = found.filter(Exists(in_force(asked.on, *wanted).filter(organisation=OuterRef("pk"))))
    return found.filter(_named(asked.text)) if asked.text.strip() else found


def _named(text: str) -> Q:
    """By registration number, held now or before, where the text is one; else by a part of the name."""
    digits = "".join(sign for sign in text if sign.isdigit())
    if len(digits) == 10 and not any(sign.isalpha() for sign in text):
        return Q(pk__in=OrganisationFact.objects.filter(kind="number", value=digits).values("organisation"))
    english = Q(name_en__icontains=text.strip())
    key = names.key(text)
    return Q(name_key__contains=key) | english if key else english


def held_by(ids: Iterable[str], on: date) -> dict[str, list[str]]:
    """The kinds of certificate that each of these organisations holds on a day."""
    found: dict[str, list[str]] = {}
    rows = in_force(on).filter(organisation__in=list(ids)).order_by("issued_on", "pk")
    for organisation, kind in rows.values_list("organisation_id", "kind"):
        found.setdefault(organisation, []).append(kind)
    return found


@dataclass(frozen=True)
class Year:
    """How many held each kind of certificate at the end of a year, or on the day where the year is not over."""

    year: int
    on: date
    counts: dict[str, int]


def by_year(on: date, years: int = 7) -> tuple[list[str], list[Year]]:
    """The kinds that anybody held, and for each of the last years how many did: the stock, not what was issued."""
    ended = dict(CertificateEnd.objects.values_list("certificate", "ended_on"))
    rows = [
        (kind, issued, min(filter(None, (expires and date.fromordinal(expires.toordinal() + 1), ended.get(pk))), default=None))
        for pk, kind, issued, expires in Certificate.objects.values_list("pk", "kind", "issued_on", "expires_on")
    ]  # fmt: skip
    told = []
    for year in range(on.year - years + 1, on.year + 1):
        day = min(on, date(year, 12, 31))
        counts = Counter(
            kind for kind, issued, until in rows if issued <= day and (until is None or day < until)
        )
        told.append(Year(year, day, dict(counts)))
    kinds = [kind for kind in CERTIFICATES if any(year.counts.get(kind) for year in told)]
    while told and not told[0].counts:
        told.pop(0)
    return kinds, told


def by_district(found: QuerySet[Organisation]) -> dict[str, int]:
    """How many of these organisations each district has."""
    return dict(Counter(found.order_by().exclude(district="").values_list("district", flat=True)))
