"""Who an applicant is in the registry: whether the id is one, and of the kind that applies. Never a name."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from iljari.catalogue.calls import OF_PERSONS, Applicant
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.registry.models import Organisation, OrganisationCode, Person


def faults(
    who: Applicant, subject: str, members: Iterable[str], *, district: str = "", operator: str = ""
) -> list[str]:
    """What is wrong with an applicant and its members, in sentences; empty when all are known."""
    found = []
    others = list(members)
    if not _known(who, subject):
        found.append(_("신청하는 사람이나 기관이 등록부에 없습니다. 먼저 등록하십시오."))
    if subject in others or len(set(others)) < len(others):
        found.append(_("구성원은 서로 다르고 대표와 달라야 합니다."))
    if any(not (_person(each) if who is Applicant.TEAM else _member(each)) for each in others):
        found.append(_("등록부에 없는 구성원이 있습니다. 먼저 등록하십시오."))
    if district and district not in DISTRICTS:
        found.append(_("없는 자치구입니다. 자치구를 고르십시오."))
    if who is Applicant.DISTRICT and district != subject:
        found.append(_("자치구의 신청에는 그 자치구를 적으십시오."))
    if (who is Applicant.OPERATOR) != bool(operator) or (operator and operator != subject):
        found.append(_("수행기관의 신청에는 그 기관을 적고, 아니면 비워 두십시오."))
    return found


def _known(who: Applicant, subject: str) -> bool:
    if who in OF_PERSONS:
        return _person(subject)
    if who is Applicant.DISTRICT:
        return subject in DISTRICTS
    if who is Applicant.OPERATOR:
        return OrganisationCode.objects.filter(pk=subject).exists()
    return _organisation(subject)


def _person(subject: str) -> bool:
    return Person.objects.filter(pk=subject).exists()


def _organisation(subject: str) -> bool:
    return Organisation.objects.filter(pk=subject).exists()


def _member(subject: str) -> bool:
    """A consortium may hold bodies, persons and districts."""
    return _organisation(subject) or _person(subject) or subject in DISTRICTS
