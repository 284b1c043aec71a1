"""People of organisations: representatives and contacts. Personal data: encrypted, opened only for who is logged, erasable."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from iljari.journal.slip import Refused
from iljari.kernel import resident_number
from iljari.registry.kinds import refused_number
from iljari.registry.models import Organisation, OrganisationContact
from iljari.registry.models.organisations import contact_id
from iljari.registry.organisations import checks
from iljari.registry.organisations.kinds import CONTACTS

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")


@transaction.atomic
def add_contact(
    *, organisation: Organisation, role: str, name: str, since_on: date, source: str, by: str, at: datetime,
    phone: str = "", email: str = "", evidence: str = "", id: str = "",
) -> OrganisationContact:  # fmt: skip
    """담당자 등록: a person of an organisation from a day on; `id` is one drawn before. A new representative ends the former one's time."""
    evidence = checks.provenance(source, evidence)
    checks.day(since_on, at.date())
    wrong = []
    if role not in CONTACTS:
        wrong.append(_("대표자인지 담당자인지 고르십시오."))
    if not name.strip() or len(name) > 60:
        wrong.append(_("이름을 60자 안으로 적으십시오."))
    if phone.strip() and not re.fullmatch(r"\+?[\d\s\-().]{8,20}", phone.strip()):
        wrong.append(_("전화번호가 아닙니다. 02-123-4567처럼 적으십시오."))
    if email.strip() and not _EMAIL.fullmatch(email.strip()):
        wrong.append(_("전자우편 주소가 아닙니다. name@example.kr처럼 적으십시오."))
    if any(resident_number.stands_in(text) for text in (name, phone, email, evidence)):
        wrong.append(refused_number.sentence())
    if wrong:
        raise Refused(wrong)
    if role == "representative":
        former = organisation.contacts.filter(role=role, ended_on=None)
        for one in former:
            end_contact(contact=one, on=max(since_on, one.since_on))
    made = OrganisationContact(
        id=id or contact_id(), organisation=organisation, role=role, name=name.strip(), phone=phone.strip(), email=email.strip(),
        since_on=since_on, source=source, evidence=evidence, recorded_at=at, recorded_by=by,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def end_contact(*, contact: OrganisationContact, on: date) -> None:
    """담당 끝: from this day the person no longer speaks for the organisation."""
    if contact.ended_on is not None:
        raise Refused([_("이미 끝난 담당자입니다.")])
    if on < contact.since_on:
        raise Refused([_("끝난 날이 맡은 날보다 이릅니다. 날짜를 확인하십시오.")])
    OrganisationContact.objects.filter(pk=contact.pk).update(ended_on=on)


def contacts_of_many(organisations: Iterable[str], on: date) -> "QuerySet[OrganisationContact]":
    """Who speaks for these organisations on a day, with the organisation."""
    found = OrganisationContact.objects.filter(organisation__in=organisations, since_on__lte=on)
    current = found.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    return current.select_related("organisation").order_by("organisation__name_key", "role", "pk")


def contacts_of(organisation: str, on: date) -> list[OrganisationContact]:
    """Who speaks for an organisation on a day, representatives first. Their fields open only once the access log names them."""
    found = OrganisationContact.objects.filter(organisation=organisation, since_on__lte=on)
    current = [one for one in found.order_by("since_on", "pk") if one.ended_on is None or on < one.ended_on]
    return sorted(current, key=lambda one: one.role != "representative")
