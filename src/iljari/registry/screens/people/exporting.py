"""내보내기: the persons of a search or of the waiting pairs as a file. The list is found anew by the same question, not sent along."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import exports
from iljari.access.exports import Exporter
from iljari.access.screens import asking_exports
from iljari.access.screens.asking_exports import Form
from iljari.registry import duplicates, persons
from iljari.registry.models import LikelyPair
from iljari.registry.screens.people import purposes, rights, searching
from iljari.registry.subject import stops

FOUND, LIKELY = "people.found", "people.likely"
FIELDS = ("name", "birth_on", "sex", "phone", "email", "address")
_PART = 500


def found_form(request: HttpRequest, typed: dict[str, str], count: int) -> Form | None:
    """What the result of a search offers; nothing to whom it is not offered, or where nobody was found."""
    if not count or not rights.LINES.may(request, "person.export", district=request.office.district):  # type: ignore[attr-defined]
        return None
    return Form(
        FOUND, purposes.LIST, FIELDS, reverse("people:export"), count, _may_whole(request),
        (("list", "found"), *((name, value) for name, value in typed.items() if value)), reverse("people:find"),
    )  # fmt: skip


def likely_form(request: HttpRequest, count: int) -> Form | None:
    """What the list of waiting pairs offers."""
    if not count or not rights.LINES.may(request, "person.export", district=request.office.district):  # type: ignore[attr-defined]
        return None
    return Form(
        LIKELY, purposes.IDENTITY, FIELDS, reverse("people:export"), count, _may_whole(request), (("list", "likely"),),
        reverse("people:likely"),
    )  # fmt: skip


def _may_whole(request: HttpRequest) -> bool:
    return rights.LINES.may(request, "person.unmask", district=request.office.district)  # type: ignore[attr-defined]


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Ask for a list as a file."""
    rights.LINES.enter(request, "person.export")
    if request.POST.get("list") == "likely":
        rights.LINES.require(request, "person.identity")
        people = in_pairs()
        form = likely_form(request, len(people))
    else:
        typed = searching.typed(request)
        try:
            people = rights.within(request, "person.export", searching.exactly(typed))
        except searching.Unfindable:
            raise Http404 from None
        form = found_form(request, typed, len(people))
    if form is None:
        raise Http404
    stopped = stops.stopped(people, on=request.today)  # type: ignore[attr-defined]
    if stopped:
        messages.info(
            request, _("처리정지를 요구한 %(count)s명은 담기지 않습니다.") % {"count": len(stopped)}
        )
    return asking_exports.taken(request, form, set(people) - stopped)


def in_pairs() -> list[str]:
    """Whoever stands in a pair that waits."""
    return sorted(
        {each for pair in duplicates.open_pairs().values_list("person_a", "person_b") for each in pair}
    )


def _require(request: HttpRequest, subjects: Collection[str], whole: bool) -> None:
    named = sorted(subjects)
    rights.LINES.enter(request, "person.export")
    if sum(persons.existing(part) for part in _parts(named)) < len(named):
        raise exports.Refused(_("그사이 파기된 사람이 있어 받을 수 없습니다. 다시 찾아 신청하십시오."))
    for deed in ("person.export", "person.unmask") if whole else ("person.export",):
        if any(rights.within(request, deed, part) != part for part in _parts(named)):
            raise Http404


def _require_likely(request: HttpRequest, subjects: Collection[str], whole: bool) -> None:
    rights.LINES.require(request, "person.identity")
    _require(request, subjects, whole)


def rows(subjects: Sequence[str], fields: Sequence[str], on: date) -> Iterator[list[str]]:
    """Each person's values on a day, whole, and the person's number."""
    for part in _parts(subjects):
        held = persons.facts_of_many(part, on)
        for person in part:
            told = [" · ".join(fact.shown for fact in held[person].of(field)) for field in fields]
            yield [*told, person]


def _likely_rows(subjects: Sequence[str], fields: Sequence[str], on: date) -> Iterator[list[str]]:
    """The same with the numbers of the waiting pairs in which a person stands."""
    pairs: dict[str, list[str]] = {}
    for pair in LikelyPair.objects.filter(state=LikelyPair.State.OPEN).order_by("pk"):
        for person in (pair.person_a_id, pair.person_b_id):
            pairs.setdefault(person, []).append(str(pair.pk))
    for row in rows(subjects, fields, on):
        yield [*row, ", ".join(pairs.get(row[-1], []))]


def _parts(subjects: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(subjects), _PART):
        yield list(subjects[start : start + _PART])


def offer() -> None:
    """Let these lists be exported (called when the registry starts)."""
    number = ("대상자 번호", "Subject number")
    exports.offer(FOUND, Exporter("찾은 사람", "People found", _require, rows, (number,)))
    exports.offer(
        LIKELY,
        Exporter(
            "중복이 의심되는 사람", "Likely duplicates", _require_likely, _likely_rows,
            (number, ("쌍 번호", "Pair numbers")),
        ),
    )  # fmt: skip
