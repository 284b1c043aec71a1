"""Certificates and yearly numbers: issued, ended, reported."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.journal.slip import Refused
from iljari.registry.models import Certificate, CertificateEnd, Organisation, YearlyNumber
from iljari.registry.organisations import checks, reading
from iljari.registry.organisations.kinds import CERTIFICATES, ENDINGS, MEASURES, PURPOSES

_FIRST_YEAR = 1990
_MOST = 10**15


@transaction.atomic
def certify(
    *, organisation: Organisation, kind: str, issued_on: date, source: str, by: str, at: datetime, evidence: str = "",
    number: str = "", purpose: str = "", issuer: str = "", expires_on: date | None = None,
    support_since_on: date | None = None,
) -> Certificate:  # fmt: skip
    """인증·지정·인가 기록: a certificate from its day of issue. One of a kind holds at a time; a new one before it expires renews it."""
    known = CERTIFICATES.get(kind)
    if known is None:
        raise Refused([_("어떤 인증·지정인지 목록에서 고르십시오.")])
    evidence = checks.provenance(source, evidence)
    checks.day(issued_on, at.date())
    wrong = []
    if purpose and (purpose not in PURPOSES or not known.purposes):
        wrong.append(_("유형은 사회적기업과 예비사회적기업에만, 목록에서 골라 적습니다."))
    if expires_on is not None and expires_on < issued_on:
        wrong.append(_("끝나는 날이 인증·지정일보다 이릅니다. 날짜를 확인하십시오."))
    if support_since_on is not None and (support_since_on < issued_on or known.support_years is None):
        wrong.append(_("지원 시작일은 지원 연한이 있는 인증·지정에, 인증·지정일이나 그 뒤로 적습니다."))
    for held in reading.facts_of(organisation.pk, issued_on).certificates:
        same = held.certificate.kind == kind and held.state != "mistaken"
        if same and (
            held.certificate.issued_on == issued_on or (held.in_force and not held.certificate.expires_on)
        ):
            wrong.append(_("그날 같은 인증·지정이 이미 있습니다. 먼저 그것을 끝내거나, 잘못 적은 것이면 지우십시오."))  # fmt: skip
    if wrong:
        raise Refused(wrong)
    return Certificate.objects.create(
        organisation=organisation, kind=kind, number=number.strip()[:40], purpose=purpose,
        issuer=(issuer.strip() or known.issuer)[:60], issued_on=issued_on, expires_on=expires_on,
        support_since_on=support_since_on, source=source, evidence=evidence, recorded_at=at, recorded_by=by,
    )  # fmt: skip


@transaction.atomic
def end(
    *, certificate: Certificate, on: date, reason: str, source: str, by: str, at: datetime, evidence: str = ""
) -> CertificateEnd:
    """취소·반납·전환: from this day the certificate no longer holds. One recorded by mistake never did."""
    if reason not in ENDINGS:
        raise Refused([_("왜 끝났는지 목록에서 고르십시오.")])
    evidence = checks.provenance(source, evidence)
    checks.day(on, at.date())
    if certificate.ends.exists():
        raise Refused([_("이미 끝난 인증·지정입니다.")])
    ended_on = certificate.issued_on if reason == "mistaken" else on
    if ended_on < certificate.issued_on:
        raise Refused([_("끝난 날이 인증·지정일보다 이릅니다. 날짜를 확인하십시오.")])
    if certificate.expires_on is not None and ended_on > certificate.expires_on:
        raise Refused([_("그날에는 이미 기간이 지나 끝난 인증·지정입니다.")])
    return CertificateEnd.objects.create(
        certificate=certificate, ended_on=ended_on, reason=reason, source=source, evidence=evidence, recorded_at=at,
        recorded_by=by,
    )  # fmt: skip


@transaction.atomic
def report_numbers(
    *, organisation: Organisation, year: int, values: dict[str, int | None], source: str, by: str, at: datetime,
    evidence: str = "",
) -> list[str]:  # fmt: skip
    """연도별 현황: workers, jobs and sales of a year. None says "not reported" (and takes back what was); 0 is a number.

    Gives the measures that changed.
    """
    evidence = checks.provenance(source, evidence)
    if not _FIRST_YEAR <= year <= at.year:
        raise Refused([_("연도는 %(first)d에서 %(last)d까지 적을 수 있습니다.") % {"first": _FIRST_YEAR, "last": at.year}])  # fmt: skip
    before = {
        measure: row.value
        for (known, measure), row in reading.numbers_of([organisation.pk]).items()
        if known == year
    }
    now = before | values
    wrong = [
        f"{MEASURES[measure]}: {_('0 이상인 정수여야 합니다.')}"
        for measure, value in values.items()
        if value is not None and not 0 <= value < _MOST
    ]
    workers, disadvantaged = now.get("paid_workers"), now.get("disadvantaged_workers")
    if workers is not None and disadvantaged is not None and disadvantaged > workers:
        wrong.append(_("취약계층 근로자가 유급근로자보다 많습니다. 두 수를 확인하십시오."))
    if wrong:
        raise Refused(wrong)
    changed = sorted(measure for measure, value in values.items() if value != before.get(measure))
    if not changed:
        raise Refused([_("달라진 것이 없습니다. 바꿀 값을 고쳐 적으십시오.")])
    YearlyNumber.objects.bulk_create(
        YearlyNumber(
            organisation=organisation, year=year, measure=measure, value=values[measure], source=source,
            evidence=evidence, recorded_at=at, recorded_by=by,
        )
        for measure in changed
    )  # fmt: skip
    return changed
