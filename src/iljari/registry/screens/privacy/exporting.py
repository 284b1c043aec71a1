"""내보내기: whoever made the requests that stand on the desk's list, as a file with what was asked and by when."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import exports
from iljari.access.exports import Exporter
from iljari.access.screens import asking_exports
from iljari.access.screens.asking_exports import Form
from iljari.registry import persons
from iljari.registry.models import Person
from iljari.registry.screens.people import exporting
from iljari.registry.screens.privacy.rights import LINES
from iljari.registry.subject import requests
from iljari.registry.subject.purposes import REQUEST

KIND = "privacy.requests"
FIELDS = ("name", "birth_on", "phone", "email", "address")


def form(request: HttpRequest) -> Form | None:
    """What the list of waiting requests offers."""
    count = len(_waiting())
    if not count or not LINES.may(request, "privacy.answer"):
        return None
    back = reverse("privacy:requests")
    return Form(KIND, REQUEST, FIELDS, reverse("privacy:requests-file"), count, True, (), back)


def _waiting() -> list[str]:
    """Whose requests wait; whoever is not registered any more has none."""
    asking = requests.waiting().order_by().values("subject")
    return list(Person.objects.filter(pk__in=asking).order_by("pk").values_list("pk", flat=True))


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Ask for the list as a file."""
    LINES.enter(request, "privacy.answer")
    offered = form(request)
    if offered is None:
        raise Http404
    return asking_exports.taken(request, offered, _waiting())


def _require(request: HttpRequest, subjects: Collection[str], whole: bool) -> None:
    LINES.require(request, "privacy.answer")
    if persons.existing(list(subjects)) < len(subjects):
        raise exports.Refused(_("그사이 파기된 사람이 있어 받을 수 없습니다. 다시 찾아 신청하십시오."))


def _rows(subjects: Sequence[str], fields: Sequence[str], on: date) -> Iterator[list[str]]:
    asked: dict[str, list[str]] = {}
    for one in requests.waiting():
        told = f"{one.get_kind_display()} ({one.received_on} → {one.due_on}, {one.get_state_display()})"
        asked.setdefault(one.subject, []).append(told)
    for row in exporting.rows(subjects, fields, on):
        yield [*row, "; ".join(asked.get(row[-1], []))]


def offer() -> None:
    """Let the list be exported (called when the registry starts)."""
    besides = (
        ("대상자 번호", "Subject number"),
        ("요구(받은 날 → 기한, 상태)", "Request (received → due, state)"),
    )
    exports.offer(
        KIND,
        Exporter("답을 기다리는 요구의 정보주체", "Subjects of waiting requests", _require, _rows, besides),
    )
