"""More documents: asked for with a due day, reminded of, answered, closed as lapsed by a human alone (보완 요구)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from iljari.desks.intake.models import Application, DocumentRequest, RequestReminder
from iljari.desks.intake.operations.deed import day_of, deed, hold, refuse_unless, terms_of
from iljari.kernel import resident_number


@deed
def request_documents(
    *,
    application: Application,
    wanted: Sequence[str],
    text: str,
    due_on: date,
    by: str,
    at: datetime,
    key: str,
) -> DocumentRequest:
    """보완 요구: ask an applicant for documents by a day, and say what for."""
    application = hold(application)
    refuse_unless(
        application.state == Application.State.SUBMITTED, _("접수한 신청에만 보완을 요구할 수 있습니다.")
    )
    known = {each.code for each in terms_of(application.call).documents}
    refuse_unless(wanted and set(wanted) <= known, _("공고의 제출 서류 가운데에서 보완할 서류를 고르십시오."))
    refuse_unless(text.strip(), _("무엇을 왜 보완해야 하는지 적으십시오."))
    refuse_unless(not resident_number.stands_in(text), _(resident_number.REFUSED))
    refuse_unless(due_on > day_of(at), _("보완 기한은 내일부터 고를 수 있습니다."))
    refuse_unless(
        not application.requests.filter(state=DocumentRequest.State.OPEN).exists(),
        _("아직 끝나지 않은 보완 요구가 있습니다. 그 요구를 먼저 마치십시오."),
    )
    return DocumentRequest.objects.create(
        application=application,
        wanted=sorted(set(wanted)),
        text=text.strip(),
        due_on=due_on,
        asked_by=by,
        asked_at=at,
    )


@deed
def remind(*, request: DocumentRequest, by: str, at: datetime, key: str) -> RequestReminder:
    """보완 독촉: remind of a request that is still open."""
    hold(request.application)
    _open(request)
    return RequestReminder.objects.create(of=request, by=by, at=at)


@deed
def answer_request(*, request: DocumentRequest, by: str, at: datetime, key: str) -> DocumentRequest:
    """보완 제출: the documents asked for are there; late is not too late as long as nobody closed the request."""
    application = hold(request.application)
    request = _open(request)
    since = application.documents.filter(uploaded_at__gte=request.asked_at, replaced_at=None)
    there = set(since.values_list("wanted", flat=True))
    refuse_unless(
        set(request.wanted) <= there,
        _("요구받은 서류가 아직 다 올라오지 않았습니다. 모두 올린 뒤 제출하십시오."),
    )
    return _closed(request, DocumentRequest.State.ANSWERED, by, at)


@deed
def extend_request(
    *, request: DocumentRequest, due_on: date, by: str, at: datetime, key: str
) -> DocumentRequest:
    """보완 기한 연장: give more time."""
    hold(request.application)
    request = _open(request)
    refuse_unless(due_on > request.due_on, _("연장한 기한은 지금 기한보다 늦어야 합니다."))
    request.due_on = due_on
    request.save()
    return request


@deed
def lapse(*, request: DocumentRequest, by: str, at: datetime, key: str) -> DocumentRequest:
    """보완 종결: close a request whose day has passed. No clock does it: a human does, and the rejection that may follow is signed."""
    hold(request.application)
    request = _open(request)
    refuse_unless(day_of(at) > request.due_on, _("보완 기한이 아직 지나지 않았습니다."))
    return _closed(request, DocumentRequest.State.LAPSED, by, at)


def _open(request: DocumentRequest) -> DocumentRequest:
    now = DocumentRequest.objects.get(pk=request.pk)
    refuse_unless(now.state == DocumentRequest.State.OPEN, _("이미 끝난 보완 요구입니다."))
    return now


def _closed(request: DocumentRequest, state: str, by: str, at: datetime) -> DocumentRequest:
    request.state, request.closed_by, request.closed_at = state, by, at
    request.save()
    return request
