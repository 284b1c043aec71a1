"""내보내기: the people of one organisation, or of all on the list as it is narrowed, as a file."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import exports
from iljari.access.exports import Exporter
from iljari.access.screens import asking_exports
from iljari.access.screens.asking_exports import Form
from iljari.registry import organisations
from iljari.registry.models import Organisation, OrganisationContact
from iljari.registry.organisations import kinds, listing
from iljari.registry.organisations.purposes import CONTACT
from iljari.registry.screens.organisations import rights
from iljari.registry.screens.organisations.asking import organisations_asked

KIND = "organisations.contacts"
FIELDS = ("name", "phone", "email")
_PART = 500


def form_of_one(request: HttpRequest, one: Organisation, count: int) -> Form | None:
    """What the page of an organisation's people offers."""
    if not count or not rights.may(request, "organisation.people_export", one):
        return None
    return _form(request, count, (("organisation", one.pk),), reverse("organisations:people", args=[one.pk]))


def form_of_list(request: HttpRequest, asked: listing.Asked) -> Form | None:
    """What the list of organisations offers: the people of those that stand on it and that one's right reaches."""
    if not rights.LINES.may(request, "organisation.people_export", district=request.office.district):  # type: ignore[attr-defined]
        return None
    count = _on_the_list(request, asked).count()
    names = ("text", "kind", "district", "certificate", "state")
    sent = tuple((name, str(getattr(asked, name))) for name in names if getattr(asked, name))
    sent = (*sent, ("on", asked.on.isoformat()))
    return _form(request, count, sent, reverse("organisations:list")) if count else None


def _form(request: HttpRequest, count: int, sent: tuple[tuple[str, str], ...], back: str) -> Form:
    whole = rights.LINES.may(request, "organisation.people_open", district=request.office.district)  # type: ignore[attr-defined]
    return Form(KIND, CONTACT, FIELDS, reverse("organisations:export-people"), count, whole, sent, back)


def _on_the_list(request: HttpRequest, asked: listing.Asked) -> QuerySet[OrganisationContact]:
    found = listing.find(asked).filter(**rights.LINES.reach(request, "organisation.people_export")).order_by()
    return organisations.contacts_of_many(found.values("pk"), request.today)  # type: ignore[attr-defined]


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Ask for the people of one organisation, or of those on the list, as a file."""
    rights.LINES.enter(request, "organisation.people_export")
    if key := request.POST.get("organisation", ""):
        one = get_object_or_404(Organisation, pk=key)
        rights.require(request, "organisation.people_export", one)
        people = [person.pk for person in organisations.contacts_of(one.pk, request.today)]  # type: ignore[attr-defined]
        form = form_of_one(request, one, len(people))
    else:
        asked, problem = organisations_asked(request, "organisation.people_export", request.POST)
        people = [] if problem else list(_on_the_list(request, asked).values_list("pk", flat=True))
        form = form_of_list(request, asked)
    if form is None:
        raise Http404
    return asking_exports.taken(request, form, people)


def _require(request: HttpRequest, subjects: Collection[str], whole: bool) -> None:
    deeds = (
        ("organisation.people_export", "organisation.people_open")
        if whole
        else ("organisation.people_export",)
    )
    for deed in deeds:
        reach = rights.LINES.reach(request, deed)
        found = 0
        for part in _parts(sorted(subjects)):
            people = OrganisationContact.objects.filter(pk__in=part)
            found += people.count()
            if (
                people.exclude(**{f"organisation__{name}": value for name, value in reach.items()}).exists()
                and reach
            ):
                raise Http404
        if found < len(subjects):
            raise exports.Refused(_("그사이 파기된 사람이 있어 받을 수 없습니다. 다시 찾아 신청하십시오."))


def _rows(subjects: Sequence[str], fields: Sequence[str], _on: date) -> Iterator[list[str]]:
    """Each one's values, whole, with the organisation and what the person is there."""
    for part in _parts(subjects):
        held = OrganisationContact.objects.select_related("organisation").in_bulk(part)
        for pk in part:
            person = held[pk]
            told = [str(getattr(person, field)) for field in fields]
            yield [*told, person.organisation.name, kinds.named(kinds.CONTACTS, person.role)]


def _parts(subjects: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(subjects), _PART):
        yield list(subjects[start : start + _PART])


def offer() -> None:
    """Let the people of organisations be exported (called when the registry starts)."""
    besides = (("기관", "Organisation"), ("누구", "Who"))
    exports.offer(KIND, Exporter("기관의 대표자·담당자", "People of organisations", _require, _rows, besides))
