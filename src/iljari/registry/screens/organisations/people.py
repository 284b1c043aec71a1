"""The people of an organisation: representatives and contacts. Masked; the access log names each one that a page shows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from iljari.access import log, unmasking
from iljari.journal.slip import Refused
from iljari.registry import organisations
from iljari.registry.models import OrganisationContact
from iljari.registry.models.organisations import contact_id
from iljari.registry.organisations import kinds
from iljari.registry.organisations.purposes import CONTACT
from iljari.registry.screens.organisations import exporting, fields, rights
from iljari.registry.screens.organisations.fields import Field
from iljari.registry.screens.organisations.verbs import form, found


def people(request: HttpRequest, id: str) -> HttpResponse:
    """Who speaks for it today, masked."""
    one = found(id)
    rights.require(request, "organisation.people", one)
    current = organisations.contacts_of(one.pk, request.today)  # type: ignore[attr-defined]
    log.record(request, subjects=[person.pk for person in current], purpose=CONTACT, act="view")
    context = {
        "one": one, "people": [(person, kinds.named(kinds.CONTACTS, person.role)) for person in current], "purpose": CONTACT,
        "may_change": rights.may(request, "organisation.people_change", one),
        "form": exporting.form_of_one(request, one, len(current)),
    }  # fmt: skip
    return render(request, "organisations/people.html", context)


def add(request: HttpRequest, id: str) -> HttpResponse:
    """대표자·담당자 등록."""
    one = found(id)
    rights.require(request, "organisation.people_change", one)
    asked = (
        Field("role", _("누구"), "choice", choices=fields.of(kinds.CONTACTS), required=True),
        Field("name", _("이름"), most=60, required=True),
        Field("phone", _("전화번호"), most=20),
        Field("email", _("전자우편"), most=120),
        Field("since_on", _("언제부터"), "day", request.today.isoformat(), required=True),  # type: ignore[attr-defined]
        *fields.provenance(),
    )

    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        id = contact_id()
        log.record(request, subjects=[id], purpose=CONTACT, act="register")
        made = organisations.add_contact(
            organisation=one, role=typed["role"], name=typed["name"], phone=typed["phone"], email=typed["email"],
            since_on=fields.the_day(typed["since_on"], _("언제부터")) or request.today,  # type: ignore[attr-defined]
            source=typed["source"], evidence=typed["evidence"], id=id, **who,
        )  # fmt: skip
        return _("등록했습니다: %(role)s.") % {"role": kinds.named(kinds.CONTACTS, made.role)}

    return form(
        request, title=_("대표자·담당자 등록"), asked=asked, do=do, then="organisations:people", organisation=one,
        lead=_("개인정보입니다. 업무에 필요한 것만 적으십시오. 새 대표자를 적으면 앞의 대표자는 그날로 끝납니다."),
    )  # fmt: skip


def end(request: HttpRequest, id: str, contact: str) -> HttpResponse:
    """담당 끝."""
    one = found(id)
    rights.require(request, "organisation.people_change", one)
    person = get_object_or_404(OrganisationContact, pk=contact, organisation=one)
    asked = (Field("on", _("언제부터 아닌가"), "day", request.today.isoformat(), required=True),)  # type: ignore[attr-defined]

    def do(typed: dict[str, str], _who: dict[str, Any]) -> str:
        on = fields.the_day(typed["on"], _("언제부터 아닌가"))
        if on is None or on > request.today:  # type: ignore[attr-defined]
            raise Refused([_("오늘이나 그 앞의 날을 적으십시오.")])
        log.record(request, subjects=[person.pk], purpose=CONTACT, act="change", fields=[])
        organisations.end_contact(contact=person, on=on)
        return _("담당이 끝난 것으로 적었습니다.")

    return form(
        request, title=_("담당 끝"), asked=asked, do=do, then="organisations:people", organisation=one,
        lead=kinds.named(kinds.CONTACTS, person.role),
    )  # fmt: skip


def _contact(subject: str) -> OrganisationContact:
    return get_object_or_404(OrganisationContact.objects.select_related("organisation"), pk=subject)


def _may_open(request: HttpRequest, subject: str, _field: str) -> None:
    rights.require(request, "organisation.people_open", _contact(subject).organisation)


def _read(subject: str, field: str) -> str:
    return str(getattr(_contact(subject), field, ""))


def offer() -> None:
    """Let single fields of contact persons be opened, with a reason, and lists of them be exported."""
    unmasking.offer("c_", unmasking.Opener(purposes=(CONTACT,), require=_may_open, read=_read))
    exporting.offer()
