"""Reviews (심의): a public record's class goes only as far as a review has decided (KR-05)."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from iljari.journal.slip import Refused
from iljari.kernel import resident_number
from iljari.registry.keeping.classes import CLASSES
from iljari.registry.models import RetentionReview


def review(
    record_class: str,
    *,
    due_until_on: date,
    decision: str,
    paper: str,
    decided_on: date,
    by: str,
    at: datetime,
) -> RetentionReview:
    """Write down what a review decided of a class that fell due up to a day; `paper` is its document's number. Raises Refused."""
    faults = []
    known = CLASSES.get(record_class)
    if known is None or not known.record or known.for_good:
        faults.append(_("심의를 거치는 보존 구분을 목록에서 고르십시오."))
    if decision not in RetentionReview.Decision.values:
        faults.append(_("심의 결과(폐기·보류)를 고르십시오."))
    if not paper.strip() or len(paper) > 60 or resident_number.stands_in(paper):
        faults.append(_("심의서의 문서번호를 60자까지로 적으십시오."))
    if decided_on > at.date() or due_until_on > decided_on:
        faults.append(_("심의한 날은 오늘까지, 대상 기간은 심의한 날까지로 적으십시오."))
    if faults:
        raise Refused(faults)
    return RetentionReview.objects.create(
        record_class=record_class, due_until_on=due_until_on, decision=decision, paper=paper.strip(),
        decided_on=decided_on, recorded_by=by, recorded_at=at,
    )  # fmt: skip


def reviewed_until(record_class: str) -> date | None:
    """Up to which due day the class may go: as the latest review says; None while there is none or it keeps."""
    last = RetentionReview.objects.filter(record_class=record_class).order_by("decided_on", "pk").last()
    if last is None or last.decision != RetentionReview.Decision.DISPOSE:
        return None
    return last.due_until_on
